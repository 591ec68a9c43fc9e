"""What of a caseload did not fit, as a table: a row for each client and column that could not be read, and why."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from express_entry.law.text import Language, Text

from .findings import Finding, Place
from .spreadsheet import Notice, Refused

HEADS: Mapping[str, Text] = {
    "file": Text("File", "Fichier"),
    "sheet": Text("Sheet", "Feuille"),
    "row": Text("Row", "Ligne"),
    "reference": Text("Reference", "Référence"),
    "cell": Text("Cell", "Cellule"),
    "head": Text("Head of the column", "En-tête de la colonne"),
    "field": Text("Field", "Champ"),
    "value": Text("Value", "Valeur"),
    "problem": Text("Problem", "Problème"),
    "accepted": Text("Accepted", "Valeurs acceptées"),
    "suggestion": Text("Perhaps meant", "Peut-être voulu"),
}
"""The heads of the table, by the names that programs read."""

Plain = str | int | None


def misfits(notices: Iterable[Notice], refused: Iterable[Refused], language: Language) -> Iterator[list[Plain]]:
    """Everything that did not fit, a row each, under :data:`HEADS`: columns that were not read, then clients."""
    for notice in notices:
        if notice.misfit:
            yield _row(notice.place, None, notice.finding, language)
    for each in refused:
        for finding in each.findings:
            yield _row(each.place, each.reference, finding, language)


class _Part(NamedTuple):
    cell: str | None
    head: str | None
    field: str | None


def _row(place: Place, reference: str | None, finding: Finding, language: Language) -> list[Plain]:
    problem, first = finding.problem, finding.cells[0] if finding.cells else None
    part = _Part(first.name, first.head or None, first.column or None) if first else _Part(None, None, problem.path)
    return [
        *place,
        reference,
        *part,
        problem.value,
        problem.message.say(language),
        problem.accepted.say(language),
        problem.suggestion.say(language) if problem.suggestion else None,
    ]
