"""Calendars in the tables of a caseload: the next change of each client's result, or every change, a row each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from express_entry.law import Consolidation, Result, Text
from express_entry.law.days import DAY, add_months
from express_entry.profile.document import Profile
from express_entry.profile.spreadsheet import Client

from .assess import Assessment
from .calendar import MONTHS, Entry, calendar
from .changes import Change, Range
from .overview import WHO, Head, Part, Table, Value, Word, doubts_about, laid_over, laid_over_heads, who
from .words import ELIGIBLE, MEMBER

SOON = 6
"""Months within which most results change; only then is the whole span looked through."""


def next_change(profile: Profile, *, on: date, law: Consolidation) -> Entry | None:
    """The first day in the next 24 months on which the result changes; None where there is none."""
    for months in (SOON, MONTHS):
        found = calendar(profile, on=on, until=add_months(on, months), law=law)
        if found.entries:
            return found.entries[0]
    return None


def next_change_part(on: date, law: Consolidation) -> Part:
    """Until when the result is sure to hold, and the next change."""

    def values(client: Client, _: Assessment) -> Sequence[Value]:
        entry = next_change(client.profile, on=on, law=law)
        if entry is None:
            return [add_months(on, MONTHS), None, (), ()]
        return [entry.day - DAY, entry.day, entry.changes, entry.causes]

    return Part(NEXT, values)


def calendar_table(on: date, law: Consolidation, until: date | None = None) -> Table:
    """Every change of every client's result, a row each; one row without a day for a client whose result holds."""

    def rows(client: Client) -> Iterator[Sequence[Value]]:
        found = calendar(client.profile, on=on, until=until, law=law)
        before = [*who(client), on, found.holds_until]
        after = [doubts_about(client), *laid_over(law)]
        if not found.entries:
            yield [*before, None, None, None, None, None, (), *after]
        for entry in found.entries:
            for change in entry.changes:
                yield [*before, entry.day, change.what, *_both(change), change, entry.causes, *after]

    return Table((*WHO, *EVERY, *laid_over_heads(law)), rows)


def _both(change: Change) -> Iterator[Value]:
    words = MEMBER if change.what.startswith("categories.") else ELIGIBLE
    for value in (change.before, change.after):
        is_result = isinstance(value, str) and not isinstance(value, Range)
        yield Word(str(value), words[Result(value)]) if is_result else value


NEXT = (
    Head("holds_until", Text("Holds until", "Vaut jusqu'au")),
    Head("next_change", Text("Next change on", "Prochain changement le")),
    Head("next_change.what", Text("What changes", "Ce qui change")),
    Head("next_change.why", Text("Why", "Pourquoi")),
)
EVERY = (
    Head("on", Text("Day", "Date")),
    Head("holds_until", Text("Result of that day holds until", "Le résultat de cette date vaut jusqu'au")),
    Head("day", Text("Change on", "Changement le")),
    Head("what", Text("Of what", "De quoi")),
    Head("before", Text("Before", "Avant")),
    Head("after", Text("From that day", "À partir de ce jour")),
    Head("change", Text("What changes", "Ce qui change")),
    Head("why", Text("Why", "Pourquoi")),
    Head("doubtful", Text("Worth a second look", "À vérifier")),
)
