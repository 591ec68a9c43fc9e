"""The factor columns as a page: what a file of candidates to be scored may hold, and what comes back."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial

from express_entry.law import Consolidation, Text
from express_entry.scoring.columns import COLUMNS, CRS, ID, POINTS, Column
from express_entry.scoring.poolcolumns import PROGRAM_COLUMNS, SUBMITTED, category_column

from .page import Page, Sheet, bullets, table

CATEGORY_TABLES = "category/"


def columns_page(law: Consolidation) -> Page:
    """The page of the factor columns."""
    return Page("columns", TITLE, partial(_columns, law))


def _columns(law: Consolidation, sheet: Sheet) -> Iterator[str]:
    yield sheet.say(OPENING)
    yield f"## {sheet.say(GIVEN)}"
    rows = [[f"`{ID}`", sheet.say(ID_MEANS), sheet.say(ANY_TEXT), sheet.say(ROW_NUMBER)]]
    rows += [
        [f"`{each.name}`", sheet.say(each.meaning), _accepted(sheet, each), _default(sheet, each)] for each in COLUMNS
    ]
    yield table([sheet.say(head) for head in HEADS], rows)
    yield sheet.say(DECLARED)
    yield f"## {sheet.say(OF_A_POOL)}"
    yield sheet.say(PASSED)
    slugs = [name.removeprefix(CATEGORY_TABLES) for name in law.tables if name.startswith(CATEGORY_TABLES)]
    yield bullets(
        [
            _item(sheet, [SUBMITTED], SUBMITTED_MEANS),
            _item(sheet, PROGRAM_COLUMNS, PROGRAMS_MEAN),
            _item(sheet, map(category_column, slugs), CATEGORIES_MEAN),
        ]
    )
    yield f"## {sheet.say(BACK)}"
    yield sheet.say(CRS_MEANS.of(column=f"`{CRS}`"))
    yield table([sheet.say(head) for head in OUT_HEADS], _points(law, sheet))
    yield sheet.say(AFTER)


def _item(sheet: Sheet, names: Iterable[str], meaning: Text) -> str:
    return sheet.say(ITEM.of(names=", ".join(f"`{name}`" for name in names), meaning=meaning))


def _accepted(sheet: Sheet, column: Column) -> str:
    words = ", ".join(f"`{word}`" for word in column.words)
    if not column.words:
        return sheet.say(column.accepted())
    return sheet.say(OR_NUMBERS.of(words=words, most=column.most)) if column.numbers else words


def _default(sheet: Sheet, column: Column) -> str:
    if column.default is None:
        return sheet.say(REQUIRED)
    return f"`{column.words[column.default]}`" if column.words else str(column.default)


def _points(law: Consolidation, sheet: Sheet) -> Iterator[list[str]]:
    """Every factor and subtotal of every ranking that there was, with the versions that have it."""
    found: dict[str, tuple[object, list[str]]] = {}
    for version in law.tables["crs"].versions:
        if version.gap is None:
            grid = law.on(version.from_).crs
            names = {factor.id: factor.title for factor in grid.factors}
            for name in (*names, *grid.sections):
                found.setdefault(name, (names.get(name) or grid.titles[name], []))[1].append(str(version.from_))
    most = max(len(versions) for _, versions in found.values())
    for name, (title, versions) in found.items():
        yield [
            f"`{POINTS}{name}`",
            sheet.say(title),
            sheet.say(EVERY) if len(versions) == most else ", ".join(versions),
        ]


TITLE = Text("Columns of a file to be scored", "Colonnes d'un fichier à évaluer")
OPENING = Text(
    "`express-entry score` and the functions for arrays and frames take one row a candidate. The names and values are "
    "a contract: they never change. A missing column has its default, and a column that nobody knows is an error that "
    "names it.",
    "`express-entry score` et les fonctions pour tableaux et trames prennent une ligne par candidat. Les noms et les "
    "valeurs sont un contrat : ils ne changent jamais. Une colonne absente a sa valeur par défaut, et une colonne que "
    "personne ne connaît est une erreur qui la nomme.",
)
GIVEN = Text("What is given", "Ce qui est donné")
HEADS = (
    Text("Column", "Colonne"),
    Text("Meaning", "Sens"),
    Text("Accepts", "Accepte"),
    Text("If absent", "Si elle est absente"),
)
ID_MEANS = Text("passed through as it is", "conservé tel quel")
ANY_TEXT = Text("any text", "tout texte")
ROW_NUMBER = Text("the number of the row", "le numéro de la ligne")
REQUIRED = Text("required", "obligatoire")
OR_NUMBERS = Text("{words}, or 0 to {most} in that order", "{words}, ou 0 à {most} dans cet ordre")
DECLARED = Text(
    "A law that is laid over the law may declare further facts (tables of the kind `occupation_level`): each is a "
    "column of its own, a level from 0 on, which is 0 where it is absent.",
    "Un droit posé par-dessus le droit peut déclarer d'autres faits (tables du genre `occupation_level`) : chacun est "
    "une colonne à part, un niveau à partir de 0, qui vaut 0 si elle est absente.",
)
OF_A_POOL = Text("What a pool may have besides", "Ce qu'un bassin peut avoir en plus")
ITEM = Text("{names}: {meaning}", "{names} : {meaning}")
PASSED = Text(
    "These mean nothing to the score, and are passed through. A round and the report of a change of law read them.",
    "Elles n'ont pas de sens pour la note et sont conservées. Une ronde et le rapport d'une modification du droit les "
    "lisent.",
)
SUBMITTED_MEANS = Text(
    "the instant of submission, in UTC: a timestamp, or text such as `2026-01-31T14:05:09Z`",
    "l'instant de présentation, en UTC : un horodatage, ou un texte comme `2026-01-31T14:05:09Z`",
)
PROGRAMS_MEAN = Text(
    "0 or 1, whether the candidate is eligible for the program",
    "0 ou 1, si le candidat est admissible au programme",
)
CATEGORIES_MEAN = Text(
    "0 or 1, whether the candidate meets the criteria of the category",
    "0 ou 1, si le candidat répond aux critères de la catégorie",
)
BACK = Text("What comes back", "Ce qui revient")
CRS_MEANS = Text(
    "The same rows in their order, with {column}, the total; with `--breakdown` also the points by factor and the "
    "subtotals that the ranking of the day has:",
    "Les mêmes lignes dans leur ordre, avec {column}, le total; avec `--breakdown` aussi les points par facteur et les "
    "sous-totaux que compte le classement de la date :",
)
OUT_HEADS = (Text("Column", "Colonne"), Text("Meaning", "Sens"), Text("Rankings of", "Classements du"))
EVERY = Text("every day", "toutes les dates")
AFTER = Text(
    "Points of a factor are after its own maximum and before the caps of its pair and its section; subtotals are "
    "after caps. With `--last-known-rules` a column `crs_rules` says `in_force` or `last_known` of each row.",
    "Les points d'un facteur tiennent compte de son propre maximum, mais pas des plafonds de sa paire et de sa "
    "section; les sous-totaux tiennent compte des plafonds. Avec `--last-known-rules`, une colonne `crs_rules` dit "
    "`in_force` ou `last_known` pour chaque ligne.",
)
