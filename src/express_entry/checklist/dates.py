"""The dates of a checklist in order: when to ask for what, the deadline, when documents run out, the expected end."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from express_entry.law import Reason, Text

from .items import Checklist, Item
from .words import item_told

KINDS = ("begin", "deadline", "runs_out", "expected_end")


class Dated(NamedTuple):
    """Something on a day: its kind, a key that lasts while the day moves, the items it is about, and the words."""

    day: date
    kind: str
    key: str
    items: tuple[str, ...]
    reason: Reason


def dates_of(checklist: Checklist) -> tuple[Dated, ...]:
    """Every date from the day asked about on, in order."""
    found = [*_begins(checklist), *_ends(checklist), *_run_out(checklist)]
    return tuple(sorted(found, key=lambda item: (item.day, KINDS.index(item.kind), item.key)))


def _begins(checklist: Checklist) -> Iterator[Dated]:
    """What is asked for by when, so that it is there by the deadline; what should be on its way already, at once."""
    by_lead: dict[int, list[Item]] = {}
    for item in checklist.items:
        lead = item.lead_time
        if item.begin_by is not None and lead is not None and lead.months and item.role != "optional":
            by_lead.setdefault(lead.months, []).append(item)
    for months, items in by_lead.items():
        begin = items[0].begin_by
        assert begin is not None
        text = AT_ONCE if begin < checklist.on else BEGIN
        said = {"documents": list(dict.fromkeys(item.title for item in items))}
        ids = tuple(item.id for item in items)
        yield Dated(max(begin, checklist.on), "begin", f"begin+{months}", ids, text.of(**said))


def _ends(checklist: Checklist) -> Iterator[Dated]:
    if checklist.deadline is not None and checklist.deadline >= checklist.on:
        yield Dated(checklist.deadline, "deadline", "deadline", (), DEADLINE.of())
    if checklist.expected_end is not None and checklist.expected_end >= checklist.on and checklist.deadline:
        yield Dated(checklist.expected_end, "expected_end", "expected_end", (), EXPECTED_END.of())


def _run_out(checklist: Checklist) -> Iterator[Dated]:
    """The last day on which each document can be relied on."""
    for item in checklist.items:
        if item.relied_until is not None and item.relied_until >= checklist.on:
            said = {"person": checklist.people[item.person], "what": item_told(item)}
            yield Dated(item.relied_until, "runs_out", f"runs_out+{item.id}", (item.id,), LAST_DAY.of(**said))


BEGIN = Text(
    "the last day to ask for: {documents}, if it takes as long as it is taken to",
    "dernier jour pour demander : {documents}, si le délai est celui supposé",
)
AT_ONCE = Text(
    "ask for at once, since it may take longer than the time left: {documents}",
    "à demander tout de suite, car le délai peut dépasser le temps qui reste : {documents}",
)
DEADLINE = Text("the last day of the invitation", "dernier jour de l'invitation")
EXPECTED_END = Text("the decision is expected by then", "la décision est attendue au plus tard à cette date")
LAST_DAY = Text("{what} ({person}): the last day to rely on it", "{what} ({person}) : dernier jour pour s'y fier")
