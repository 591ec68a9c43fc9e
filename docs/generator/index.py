"""The index of the reference: everything that was generated, and the pages beside it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from typing import Any

from express_entry.law import Consolidation, Instrument, Table, Text
from express_entry.law.citations import cited
from express_entry.reports.lawlabels import CONFIDENCE

from .lawpages import GAPS, GAPS_TITLE, instrument_page, table_page
from .page import INDEX, Page, Sheet, bullets, table

TITLE = Text("Reference", "Référence")
OPENING = Text(
    "Generated from the package itself: what stands here is what the programs compute with.",
    "Produite à partir du logiciel lui-même : ce qui figure ici est ce avec quoi les programmes calculent.",
)
PAGES = {
    "cli": Text("Commands", "Commandes"),
    "profile": Text("The profile document", "Le document de profil"),
    "case": Text("The case document", "Le document de dossier"),
    "changes": Text("Changes on the way", "Changements en cours de route"),
    "columns": Text("Columns of a file to be scored", "Colonnes d'un fichier à évaluer"),
    "settings": Text("Settings of the service", "Réglages du service"),
    "lifecycle": Text("States of the pool and of applications", "États du bassin et des demandes"),
    "permissions": Text("Who may do what over the API", "Qui peut faire quoi par l'API"),
    "impact": Text("What is decided without anybody's hand", "Ce qui se décide sans la main de personne"),
    "asvs": Text("OWASP ASVS 5.0: what meets each item", "OWASP ASVS 5.0 : ce qui répond à chaque élément"),
    GAPS: GAPS_TITLE,
    "benchmarks": Text("Benchmarks", "Mesures de vitesse"),
    "benchmarks-bulk": Text("Benchmarks: many candidates", "Mesures de vitesse : beaucoup de candidats"),
    "benchmarks-pool": Text("Benchmarks: a pool", "Mesures de vitesse : un bassin"),
    "benchmarks-pages": Text("Benchmarks: the pages", "Mesures de vitesse : les pages"),
    "replays": Text("Published rounds, held again", "Rondes publiées, tenues de nouveau"),
    "mutation": Text("Do the tests notice a changed law?", "Les tests remarquent-ils un droit modifié ?"),
    "../how-to/law-file": Text("The format of a file of law", "Le format d'un fichier de droit"),
}
TABLES = Text("Tables", "Tables")
TABLES_SAY = Text("{tables} tables with {versions} versions.", "{tables} tables qui comptent {versions} versions.")
INSTRUMENTS = Text("Instruments", "Instruments")
OTHERS = Text("Other tables", "Autres tables")
HEADS = (Text("Title", "Titre"), Text("Citation", "Référence"), Text("In force", "En vigueur"))
TABLE_HEADS = (Text("Table", "Table"), Text("Versions since", "Versions depuis"), Text("Confidence now", "Confiance"))
GAP_MARK = Text("gap", "lacune")
GROUPS: dict[str, Text] = {
    "crs": Text("Comprehensive Ranking System", "Système de classement global"),
    "fsw": Text("Federal Skilled Worker Program", "Programme des travailleurs qualifiés (fédéral)"),
    "category": Text("Categories", "Catégories"),
    "language": Text("Language tests", "Tests de langue"),
    "invitation": Text("Invitations", "Invitations"),
    "application": Text("The application on its way", "La demande en cours"),
    "fees": Text("Fees", "Frais"),
    "retention": Text("How long records are kept", "Durée de conservation des dossiers"),
}


def index_page(law: Consolidation) -> Page:
    """The index of everything in the reference."""
    return Page(INDEX, TITLE, partial(_index, law))


def _index(law: Consolidation, sheet: Sheet) -> Iterator[str]:
    yield sheet.say(OPENING)
    yield bullets(sheet.link(words, name) for name, words in PAGES.items())
    yield f"## {sheet.say(TABLES)}"
    yield sheet.say(TABLES_SAY.of(tables=len(law.tables), versions=sum(1 for _ in law.versions())))
    for group, words in {**GROUPS, "": OTHERS}.items():
        tables = [item for item in law.tables.values() if _group(item) == group]
        yield f"### {sheet.say(words)}" if tables else ""
        yield _rows(sheet, TABLE_HEADS, tables, _table_row)
    yield f"## {sheet.say(INSTRUMENTS)}"
    yield _rows(sheet, HEADS, list(law.instruments.values()), _instrument_row)


def _group(of: Table) -> str:
    first = of.id.partition("/")[0]
    return first if first in GROUPS else ""


def _rows(sheet: Sheet, heads: tuple[Text, ...], items: list[Any], row: Callable[[Sheet, Any], list[str]]) -> str:
    return table([sheet.say(head) for head in heads], (row(sheet, item) for item in items))


def _table_row(sheet: Sheet, of: Table) -> list[str]:
    days = [f"{v.from_} ({sheet.say(GAP_MARK)})" if v.gap else str(v.from_) for v in of.versions]
    return [sheet.link(of.title, table_page(of.id)), ", ".join(days), sheet.say(CONFIDENCE[of.versions[-1].confidence])]


def _instrument_row(sheet: Sheet, item: Instrument) -> list[str]:
    return [
        sheet.link(item.title, instrument_page(item.id)),
        cited(item.citation, sheet.language),
        str(item.in_force or "–"),
    ]
