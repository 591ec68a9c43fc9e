"""The days on which a result changes, and why: birthdays, milestones of work, what runs out, changes of law.

A score is piecewise constant in time. :func:`turning_days` finds every day on which anything may change;
:func:`calendar` assesses on those days only and keeps the ones on which score, eligibility or a category does change.
The day before the first of them is the day until which today's result is sure to hold: as long as the facts stay as
they are stated, a job still held goes on, and the law changes only as it is known to change.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from express_entry.law import Consolidation, Law, consolidated
from express_entry.law.days import DAY, add_months
from express_entry.law.pointtables import OCCUPATION_LEVEL
from express_entry.law.programtable import REQUIREMENTS
from express_entry.law.programtable import TABLE as PROGRAMS
from express_entry.law.view import CATEGORY
from express_entry.profile.document import Profile
from express_entry.profile.standing import standing_of

from .assess import Assessment, assess
from .causes import Cause, that_matter
from .changes import Change, LineChange, RequirementChange, differences, line_changes, requirement_changes
from .counts import gauges_of
from .dated import dated_causes
from .gauges import all_steps

__all__ = ["MONTHS", "Calendar", "Cause", "Change", "Entry", "calendar", "differences", "turning_days"]

MONTHS = 24
"""Months that a calendar covers unless another span is asked for."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A day on which the result changes, with the causes that make the difference, and what they change.

    ``assessment`` is that of the day, ``before`` that of the day before, but for its date.
    """

    day: date
    causes: tuple[Cause, ...]
    changes: tuple[Change, ...]
    before: Assessment
    assessment: Assessment

    @property
    def lines(self) -> tuple[LineChange, ...]:
        """The lines of points that differ."""
        return tuple(line_changes(self.before, self.assessment))

    @property
    def requirements(self) -> tuple[RequirementChange, ...]:
        """The requirements of programs that differ."""
        return tuple(requirement_changes(self.before, self.assessment))


@dataclass(frozen=True, slots=True)
class Calendar:
    """The changes of a result after one day, up to another; ``first`` is the assessment on the first of them."""

    on: date
    until: date
    first: Assessment
    entries: tuple[Entry, ...]

    @property
    def holds_until(self) -> date:
        """The last day on which the first result is sure to hold: the day before a change, or the end of the span."""
        return self.entries[0].day - DAY if self.entries else self.until


def calendar(profile: Profile, *, on: date, until: date | None = None, law: Consolidation | None = None) -> Calendar:
    """Every day after ``on`` up to ``until`` (24 months later unless stated) on which the result changes.

    :param law: the law with its history and what is known of its future; by default that of the package.
    :raises ProfileError: where the person was not born by the day.
    :raises NoLawYet: for a day before 2015-01-01.
    :raises ValueError: for a span that ends before it begins.
    """
    whole = law or consolidated()
    last = until or add_months(on, MONTHS)
    if last < on:
        raise ValueError(f"a calendar of {on} cannot end on {last}")
    first = before = assess(profile, on=on, law=whole.on(on))
    entries = []
    for day, causes in sorted(turning_days(profile, on=on, until=last, law=whole).items()):
        now = assess(profile, on=day, law=whole.on(day), like=before)
        changes = tuple(differences(before, now))
        if changes:
            matter = that_matter(profile, whole, _each_once(causes), before, now)
            entries.append(Entry(day, matter, changes, before, now))
        before = now
    return Calendar(on, last, first, tuple(entries))


def _each_once(causes: Iterable[Cause]) -> Iterable[Cause]:
    return {(cause.kind, cause.say("en")): cause for cause in causes}.values()


def turning_days(profile: Profile, *, on: date, until: date, law: Consolidation) -> Mapping[date, list[Cause]]:
    """Every day after ``on`` up to ``until`` on which something may change, with the causes; never one too few."""
    found: dict[date, list[Cause]] = {}
    if until <= on:
        return found
    for cause in dated_causes(profile, law, on, until):
        found.setdefault(cause.day, []).append(cause)
    for cause in _work_causes(profile, law, on, until):
        found.setdefault(cause.day, []).append(cause)
    return found


def _work_causes(profile: Profile, whole: Consolidation, on: date, until: date) -> Iterator[Cause]:
    """Milestones of work under each law that holds during the span."""
    for begin, end, law in _spans(whole, on, until):
        standing = standing_of(profile, law, until + DAY)
        for gauge, step in all_steps(gauges_of(law, standing), begin, end):
            path, mark = "spouse.work" if gauge.of_spouse else "work", f"{gauge.id}:{step.after}"
            yield Cause(step.day, "work", gauge.say(step), "count", path, mark, touches=gauge.touches)


def _spans(whole: Consolidation, on: date, until: date) -> Iterator[tuple[date, date, Law]]:
    """The span cut where what the law asks of work changes; each part begun a day early, for comparison."""
    cuts = [on]
    for day in sorted({day for day, _ in whole.boundaries if on < day <= until}):
        if not _asks_the_same(whole.on(cuts[-1]), whole.on(day)):
            cuts.append(day)
    for begin, end in pairwise((*cuts, until + DAY)):
        yield max(begin - DAY, on), end - DAY, whole.on(begin)


WORK = ("experience", "skilled", "trades", "fsw/experience", PROGRAMS)
"""The tables that say which work counts and how much is asked, beside those of programs, categories and levels."""


def _asks_the_same(one: Law, other: Law) -> bool:
    names = {*WORK, *(name for law in (one, other) for name in law.versions if _asks_for_work(name))}
    names |= {table.id for law in (one, other) for table, _ in law.of_kind(OCCUPATION_LEVEL)}
    return all(one.versions.get(name) is other.versions.get(name) for name in names)


def _asks_for_work(table: str) -> bool:
    return table.startswith(CATEGORY) or table.endswith(REQUIREMENTS)
