"""The factor columns: what the ranking needs of each candidate, already derived, one row a candidate.

The names and values are a contract with files that people keep; ``docs/reference/columns.md`` is written from this
module. A law that declares further facts (a table of the kind ``occupation_level``) adds a column for each.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from express_entry.law import CanadianStudy, Consolidation, Education, Factors, Offer, Text
from express_entry.law.facts import ABILITIES, TOP_LEVELS, Levels
from express_entry.law.pointtables import OCCUPATION_LEVEL
from express_entry.law.tablechecks import DERIVED_FACTS
from express_entry.law.text import Reason

from .faults import ColumnError, listed, shown

OLDEST, MOST_YEARS, TOP_LEVEL = 120, 100, TOP_LEVELS[0]
"""The greatest age, years of work and level that are taken for meant."""
GREATEST = 127
"""The greatest number that any column holds: a code has to fit in one signed byte."""

ID = "id"
WITH_SPOUSE = "with_spouse"
FIRST_LANGUAGE = "first_language"
CRS = "crs"
POINTS = "points_"
"""The prefix of the columns of points by factor and of subtotals in the output."""


class Column(NamedTuple):
    """One column: its values as whole numbers from 0 to ``most``, or as words that stand for them.

    ``default`` is the number that a missing column stands for; None where the column is required.
    """

    name: str
    most: int
    default: int | None
    words: tuple[str, ...] = ()
    numbers: bool = True
    meaning: Text = Text("", "")

    def accepted(self) -> Reason:
        """What the column takes, in words."""
        if not self.words:
            return (_FLAG if self.most == 1 else _NUMBER).of(most=self.most)
        return (_WORD_OR_NUMBER if self.numbers else _WORD).of(words=", ".join(self.words), most=self.most)

    def code(self, text: str) -> int | None:
        """The number that a cell of text stands for; None where it cannot be used."""
        cell = text.strip(" \t")
        if cell in self.words:
            return self.words.index(cell)
        if not self.numbers or not cell.isascii() or not cell.isdigit() or len(cell) > len(str(GREATEST)):
            return None
        return number if (number := int(cell)) <= self.most else None


GROUPS: Mapping[str, tuple[str, ...]] = {
    "clb_first": tuple(f"clb_first_{ability}" for ability in ABILITIES),
    "clb_second": tuple(f"clb_second_{ability}" for ability in ABILITIES),
    "spouse_clb": tuple(f"spouse_clb_{ability}" for ability in ABILITIES),
}
"""The facts that are four levels, each with its columns."""

_EDUCATION = tuple(level.slug for level in Education)
_MEANINGS: Mapping[str, Text] = {
    "clb_first": Text("level in the first official language: {0}", "niveau dans la première langue officielle : {0}"),
    "clb_second": Text("level in the other official language: {0}", "niveau dans l'autre langue officielle : {0}"),
    "spouse_clb": Text("level of the spouse or partner: {0}", "niveau de l'époux ou du conjoint de fait : {0}"),
}
_SKILLS: Mapping[str, Text] = {
    "speaking": Text("speaking", "expression orale"),
    "listening": Text("listening", "compréhension de l'oral"),
    "reading": Text("reading", "compréhension de l'écrit"),
    "writing": Text("writing", "expression écrite"),
}


def _levels(group: str) -> list[Column]:
    words = _MEANINGS[group]
    return [
        Column(name, TOP_LEVEL, 0, meaning=Text(words.en.format(skill.en), words.fr.format(skill.fr)))
        for name, skill in zip(GROUPS[group], (_SKILLS[ability] for ability in ABILITIES), strict=True)
    ]


COLUMNS: tuple[Column, ...] = (
    Column("age", OLDEST, None, meaning=Text("whole years", "années révolues")),
    Column(
        WITH_SPOUSE,
        1,
        0,
        meaning=Text(
            "an accompanying spouse or partner who is not a citizen or permanent resident",
            "un époux ou conjoint de fait qui accompagne et n'est ni citoyen ni résident permanent",
        ),
    ),
    Column("education", 7, None, _EDUCATION, meaning=Text("level of education", "niveau de scolarité")),
    Column(
        FIRST_LANGUAGE,
        1,
        0,
        ("en", "fr"),
        numbers=False,
        meaning=Text("which official language is the first", "laquelle des langues officielles est la première"),
    ),
    *_levels("clb_first"),
    *_levels("clb_second"),
    Column(
        "canadian_work_years",
        MOST_YEARS,
        0,
        meaning=Text("whole years; 5 and more are five or more", "années complètes; 5 et plus : cinq ou plus"),
    ),
    Column(
        "foreign_work_years",
        MOST_YEARS,
        0,
        meaning=Text("whole years; 3 and more are three or more", "années complètes; 3 et plus : trois ou plus"),
    ),
    Column(
        "certificate_of_qualification",
        1,
        0,
        meaning=Text("a certificate of qualification in a trade", "un certificat de compétence dans un métier"),
    ),
    Column(
        "spouse_education",
        7,
        0,
        _EDUCATION,
        meaning=Text(
            "level of education of the spouse or partner", "niveau de scolarité de l'époux ou du conjoint de fait"
        ),
    ),
    *_levels("spouse_clb"),
    Column(
        "spouse_canadian_work_years",
        MOST_YEARS,
        0,
        meaning=Text("whole years of the spouse or partner", "années complètes de l'époux ou du conjoint de fait"),
    ),
    Column(
        "nomination",
        1,
        0,
        meaning=Text("nominated by a province through Express Entry", "désignation dans le cadre d'Entrée express"),
    ),
    Column(
        "job_offer",
        2,
        0,
        tuple(offer.slug for offer in Offer),
        meaning=Text(
            "qualifying offer: senior is major group 00, skilled any other of TEER 0 to 3",
            "offre admissible : senior est le grand groupe 00, skilled toute autre de FÉER 0 à 3",
        ),
    ),
    Column(
        "canadian_education",
        2,
        0,
        tuple(study.slug for study in CanadianStudy),
        meaning=Text("best Canadian post-secondary credential", "meilleur titre postsecondaire canadien"),
    ),
    Column(
        "sibling",
        1,
        0,
        meaning=Text("a brother or sister who counts", "un frère ou une sœur qui compte"),
    ),
)
"""The columns that every law knows, in the order of the contract; ``id`` comes before them and is passed through."""

NAMES = tuple(column.name for column in COLUMNS)


_TAKEN = {ID, CRS, *NAMES, *Factors.__dataclass_fields__, *DERIVED_FACTS}
"""Names that no further fact can have."""


def columns_of(law: Consolidation) -> tuple[Column, ...]:
    """The columns that a law knows: those of the contract, and one for each further fact that a table declares.

    :raises ColumnError: where a table declares a fact that is a column already, or a level that is too high.
    """
    further: dict[str, int] = {}
    for table in law.tables.values():
        if table.kind != OCCUPATION_LEVEL:
            continue
        name = str(table.attributes["fact"])
        levels = [int(most) for v in table.versions if v.gap is None for most in v.values["levels"].values()]
        further[name] = max([further.get(name, 0), *levels])
        if name in _TAKEN or further[name] > GREATEST:
            raise ColumnError(_BAD_FACT.of(table=table.id, fact=shown(name), most=GREATEST))
    return (*COLUMNS, *(Column(name, most, 0, meaning=DECLARED) for name, most in further.items()))


def factors_of(codes: Mapping[str, int]) -> Factors:
    """One row, given by the numbers of its cells, as the facts that the scalar rules read.

    A column not given has its default; names that are not columns of the contract are facts that a law declares.
    """
    known = {**_DEFAULTS, **codes}
    further = known.keys() - _DEFAULTS.keys()
    return Factors(
        age=known["age"],
        education=_LEVELS[known["education"]],
        with_spouse=known[WITH_SPOUSE] == 1,
        first_language=_LANGUAGES[known[FIRST_LANGUAGE]],
        clb_first=_four(known, "clb_first"),
        clb_second=_four(known, "clb_second"),
        canadian_work_years=known["canadian_work_years"],
        foreign_work_years=known["foreign_work_years"],
        certificate_of_qualification=known["certificate_of_qualification"] == 1,
        spouse_education=_LEVELS[known["spouse_education"]],
        spouse_clb=_four(known, "spouse_clb"),
        spouse_canadian_work_years=known["spouse_canadian_work_years"],
        nomination=known["nomination"] == 1,
        job_offer=_OFFERS[known["job_offer"]],
        canadian_education=_STUDIES[known["canadian_education"]],
        sibling=known["sibling"] == 1,
        further={name: known[name] for name in further},
    )


_DEFAULTS = {column.name: column.default or 0 for column in COLUMNS}
_LEVELS, _OFFERS, _STUDIES, _LANGUAGES = tuple(Education), tuple(Offer), tuple(CanadianStudy), ("en", "fr")


def _four(codes: Mapping[str, int], group: str) -> Levels:
    speaking, listening, reading, writing = GROUPS[group]
    return codes[speaking], codes[listening], codes[reading], codes[writing]


def check_names(given: Sequence[str], known: Iterable[Column], also: Iterable[str] = ()) -> None:
    """Whether a table has the columns it must have, each once, and none that nobody knows.

    ``also`` are names of the columns of a pool, which are passed through.

    :raises ColumnError: naming the column, and what may have been meant.
    """
    columns = tuple(known)
    twice = sorted({name for name in given if given.count(name) > 1})
    if twice:
        raise ColumnError(_TWICE.of(names=listed([shown(name) for name in twice])))
    names = [ID, *(column.name for column in columns)]
    strangers = [name for name in given if name not in names and name not in set(also)]
    if strangers:
        raise ColumnError(unknown(strangers, names, also))
    missing = [column.name for column in columns if column.default is None and column.name not in given]
    if missing:
        raise ColumnError(_MISSING.of(names=", ".join(missing), given=listed([shown(name) for name in given])))


def unknown(strangers: Sequence[str], names: Sequence[str], also: Iterable[str] = ()) -> Reason:
    """That some names are no columns, and what may have been meant by the first of them; ``also`` are those of a pool.

    What is accepted is told in short: the columns of a pool by how their names begin.
    """
    near = difflib.get_close_matches(strangers[0].strip().lower(), [*names, *also], n=1, cutoff=0.6)
    text = _UNKNOWN_BUT if near else _UNKNOWN
    return text.of(names=listed([shown(name) for name in strangers]), near="".join(near), accepted=", ".join(names))


_FLAG = Text("0 or 1", "0 ou 1")
_NUMBER = Text("a whole number from 0 to {most}", "un nombre entier de 0 à {most}")
_WORD = Text("{words}", "{words}")
_WORD_OR_NUMBER = Text("{words}, or 0 to {most} in that order", "{words}, ou 0 à {most} dans cet ordre")
DECLARED = Text("a level that the law declares", "un niveau que le droit déclare")
_BAD_FACT = Text(
    "the table {table} declares the fact {fact}, which cannot be a column. Accepted: a name that is no column yet, and "
    "levels up to {most}.",
    "la table {table} déclare le fait {fact}, qui ne peut pas être une colonne. Valeurs acceptées : un nom qui n'est "
    "pas encore une colonne, et des niveaux d'au plus {most}.",
)
_TWICE = Text(
    "the columns {names} are there more than once. Accepted: each column once.",
    "les colonnes {names} sont présentes plus d'une fois. Valeurs acceptées : chaque colonne une seule fois.",
)
_UNKNOWN = Text(
    "no law knows the columns {names}. Accepted: {accepted}; of a pool, submitted, program_… and category_…; others "
    "where they are named to be kept.",
    "aucun droit ne connaît les colonnes {names}. Valeurs acceptées : {accepted}; pour un bassin, submitted, program_… "
    "et category_…; d'autres, si elles sont nommées pour être conservées.",
)
_UNKNOWN_BUT = Text(
    'no law knows the columns {names}. Is "{near}" meant? Accepted: {accepted}; of a pool, submitted, program_… and '
    "category_…; others where they are named to be kept.",
    "aucun droit ne connaît les colonnes {names}. S'agit-il de « {near} »? Valeurs acceptées : {accepted}; pour un "
    "bassin, submitted, program_… et category_…; d'autres, si elles sont nommées pour être conservées.",
)
_MISSING = Text(
    "the columns {names} are required and missing; there are {given}.",
    "les colonnes {names} sont obligatoires et manquent; il y a {given}.",
)
