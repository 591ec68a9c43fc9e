"""A spreadsheet of clients as a firm sends it: who was read, what did not fit, and the assessment as a workbook."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any, Literal

from express_entry.assessment.many import Answered, for_each
from express_entry.assessment.overview import assessment_table, coded, worded
from express_entry.assessment.pastrounds import in_the_last_year
from express_entry.assessment.roundsoverview import Ours, sufficient_part
from express_entry.history import Round
from express_entry.law import Consolidation, Text
from express_entry.law.days import day_of
from express_entry.law.text import Language
from express_entry.pages.knownhistory import known_history
from express_entry.pages.lastlines import held_here
from express_entry.pool.faults import Unacceptable
from express_entry.profile.daytext import DayOrder
from express_entry.profile.misfits import HEADS, Plain, misfits
from express_entry.profile.spreadsheet import Client, Notice, Refused, clients_in
from express_entry.profile.tablefiles import Leaf, csv_for_spreadsheets, workbook_bytes

MOST_ROWS = 500
"""Clients that are taken from one file."""
NARROWEST, WIDEST = 12, 40
Form = Literal["xlsx", "csv"]


@dataclass
class Sent:
    """What was read of a file: the clients, those who did not fit, and what else is to be known about it."""

    clients: list[Client] = field(default_factory=list)
    refused: list[Refused] = field(default_factory=list)
    notices: list[Notice] = field(default_factory=list)

    def misfits(self, language: Language) -> list[list[Plain]]:
        """Everything that did not fit, a row each; the name of the file is left out, since there is one alone."""
        return [row[1:] for row in misfits(self.notices, self.refused, language)]


MISFIT_HEADS = dict(list(HEADS.items())[1:])
"""The heads of what did not fit."""


def read_sheet(path: Path, order: DayOrder | None) -> Sent:
    """Every client of a spreadsheet, or why not.

    :raises Unacceptable: where there are more than are taken at once, or the file cannot be read at all.
    """
    found = Sent()
    for item in clients_in(path, order=order):
        if isinstance(item, Client):
            found.clients.append(item)
        elif isinstance(item, Refused):
            found.refused.append(item)
        elif isinstance(item, Notice):
            found.notices.append(item)
        if len(found.clients) + len(found.refused) > MOST_ROWS:
            raise Unacceptable(MANY.of(most=str(MOST_ROWS)), fields={"sheet": MANY.of(most=str(MOST_ROWS))})
    unread = [each for each in found.refused if each.place.row is None and each.place.sheet is None]
    if unread:
        said = _without_path(unread[0], path)
        raise Unacceptable(said.of(), fields={"sheet": said.of()})
    if not found.clients and not found.refused:
        raise Unacceptable(NOBODY.of(), fields={"sheet": NOBODY.of()})
    return found


def _without_path(refused: Refused, path: Path) -> Text:
    """Why a file cannot be read, without where it lies on this machine."""
    said = {language: refused.findings[0].say(language).replace(str(path), path.name) for language in ("en", "fr")}
    return Text(said["en"].replace("{", "("), said["fr"].replace("{", "("))


def counted(at: datetime) -> tuple[Sequence[Round], Mapping[Round, Ours]]:
    """The rounds of the twelve months up to an instant, the department's and this pool's, and which are this pool's."""
    ours = {each.round: Ours(each.named, each.programs) for each in held_here(at)}
    known = [each for each in known_history().rounds if each.instant <= at]
    recent = in_the_last_year([*known, *ours], day_of(at))
    return sorted(recent, key=lambda each: each.instant), ours


def assessed(sent: Sent, law: Consolidation, at: datetime, language: Language, form: Form) -> bytes:
    """The assessment of everybody in a file, with the latest rounds; and on a second sheet what did not fit.

    CSV has one table: there those who did not fit are rows with a reference and no result.
    """
    on, (rounds, ours) = day_of(at), counted(at)
    table = assessment_table(on, law.on(on), [sufficient_part(law, rounds, ours)])
    made: list[list[Any]] = []
    for item in for_each(sent.clients, lambda client: list(table.rows(client))):
        if isinstance(item, Answered):
            made += [list(row) for row in item.answer]
        elif isinstance(item, Refused):
            sent.refused.append(item)
    columns = [place for place, head in enumerate(table.heads) if head.key != "file"]  # there is one alone
    heads, rows = [table.heads[place] for place in columns], [[row[place] for place in columns] for row in made]
    if form == "csv":
        plain = [[coded(value, language) for value in row] for row in rows]
        plain += [[*_whose(each), *[None] * (len(heads) - 3)] for each in sent.refused]
        return b"".join(csv_for_spreadsheets([head.key for head in heads], plain))
    names = [head.say(language) for head in heads]
    said = [[worded(head, value, language) for head, value in zip(heads, row, strict=True)] for row in rows]
    first = Leaf(ASSESSED.say(language), names, said, list(_widths(names)))
    misfit_names = [head.say(language) for head in MISFIT_HEADS.values()]
    second = Leaf(MISFITS.say(language), misfit_names, sent.misfits(language), list(_widths(misfit_names)))
    return workbook_bytes([first, second])


def _whose(each: Refused) -> list[Plain]:
    """Somebody who did not fit, in the first columns of those who did."""
    return [each.reference, each.place.sheet, each.place.row]


def _widths(names: Sequence[str]) -> Iterator[int]:
    return (max(NARROWEST, min(len(name) // 2, WIDEST)) for name in names)


ASSESSED = Text("Assessments", "Évaluations")
MISFITS = Text("Could not be read", "Illisibles")
MANY = Text(
    "The file has too many rows. Accepted: up to {most} clients a file; split it into several.",
    "Le fichier a trop de lignes. Accepté : jusqu'à {most} clients par fichier; répartissez-le en plusieurs.",
)
NOBODY = Text(
    "There is no client in the file. Accepted: rows of clients below the heads of the template.",
    "Il n'y a aucun client dans le fichier. Accepté : des lignes de clients sous les en-têtes du modèle.",
)
