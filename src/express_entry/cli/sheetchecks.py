"""What a check of a spreadsheet or a folder of profiles found: as documents, one a client, and as lines to read."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from express_entry.law.text import Language, Text
from express_entry.profile import Syntax, warnings
from express_entry.profile.caseload import caseload
from express_entry.profile.findings import Cell, Finding, Place
from express_entry.profile.spreadsheet import Client, Notice, Refused

from .documents import profile_at
from .page import Page
from .rejects import REFERRED, Tally
from .render_profile import shown


class SheetCheck(NamedTuple):
    """A spreadsheet or a folder: how many clients fit, who does not and why, and what is doubtful about whom."""

    file: str
    tally: Tally
    clients: tuple[tuple[Client, tuple[Finding, ...]], ...]

    @property
    def is_sound(self) -> bool:
        """Whether everybody fits, and every column was read."""
        return self.tally.code == 0


def sheet_checked(file: str, syntax: Syntax | None) -> SheetCheck:
    """A spreadsheet or a folder, read and checked."""
    tally, clients = Tally(), []
    for item in caseload([file], load=lambda name: profile_at(name, syntax)):
        if isinstance(item, Client):
            tally.answered += 1
            doubts = tuple(item.finding(problem) for problem in warnings(item.profile))
            clients.append((item, doubts))
        elif isinstance(item, Refused):
            tally.refused.append(item)
        elif isinstance(item, Notice):
            tally.notices.append(item)
    return SheetCheck(file, tally, tuple(clients))


def as_documents(check: SheetCheck, language: Language) -> Iterator[dict[str, Any]]:
    """What was found in plain values, words in one language: columns that were not read, then every client."""
    for notice in check.tally.misfits:
        yield _document(notice.place, None, [notice.finding], (), language)
    items: list[Client | Refused] = [*(client for client, _ in check.clients), *check.tally.refused]
    doubts = {client.place: found for client, found in check.clients}
    for item in sorted(items, key=lambda item: (item.place.file, item.place.sheet or "", item.place.row or 0)):
        if isinstance(item, Refused):
            yield _document(item.place, item.reference, item.findings, (), language)
        else:
            yield _document(item.place, item.profile.reference, (), doubts[item.place], language)


def _document(place: Place, reference: str | None, problems: Any, doubts: Any, language: Language) -> dict[str, Any]:
    return {
        **place._asdict(),
        "reference": reference,
        "valid": not problems,
        "problem_count": len(problems),
        "problems": [_finding(each, language) for each in problems],
        "warnings": [_finding(each, language) for each in doubts],
    }


def _finding(finding: Finding, language: Language) -> dict[str, Any]:
    problem = finding.problem
    at: tuple[Cell | None, ...] = finding.cells or (None,)
    return {
        "path": problem.path,
        "cell": at[0].name if at[0] else None,
        "related": [cell.name for cell in finding.cells[1:]] or list(problem.related),
        "value": problem.value,
        "message": problem.message.say(language),
        "accepted": problem.accepted.say(language),
        "suggestion": problem.suggestion.say(language) if problem.suggestion else None,
    }


def render_sheet(page: Page, check: SheetCheck, language: Language) -> None:
    """How many clients have no problem, and what is doubtful about whom; nothing where all have some."""
    if not check.clients:
        return
    said = {"file": shown(check.file), "sound": len(check.clients), "others": len(check.tally.refused)}
    page.say((SOUND if check.is_sound else PARTLY).of(**said).say(language), style="good" if check.is_sound else "open")
    for client, doubts in check.clients:
        reference = client.profile.reference
        who = REFERRED.of(place=client.place, reference=reference).say(language) if reference else None
        for doubt in doubts:
            page.item(DOUBT.of(who=who or client.place.say(language), doubt=doubt).say(language))


SOUND = Text("{file}: {sound} clients, no problem", "{file} : {sound} clients, aucun problème")
PARTLY = Text(
    "{file}: {sound} clients without a problem, {others} with problems",
    "{file} : {sound} clients sans problème, {others} avec des problèmes",
)
DOUBT = Text("{who}: worth a second look: {doubt}", "{who} : à vérifier : {doubt}")
