"""The days on which a result changes, and why: birthdays, milestones of work, what runs out, changes of law.

A score is piecewise constant in time. :func:`turning_days` finds every day on which anything may change;
:func:`calendar` assesses on those days only and keeps the ones on which score, eligibility or a category does change.
The day before the first of them is the day until which today's result is sure to hold.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import NamedTuple

from express_entry.law import Consolidation, Language, Law, Reason, Result, Text, consolidated
from express_entry.law.answers import Between
from express_entry.law.days import DAY, add_months
from express_entry.profile.document import Profile
from express_entry.profile.standing import amounts_to

from .assess import Assessment, assess
from .dated import Cause, dated_causes
from .gauges import Step, gauges_of, steps_of

MONTHS = 24
"""Months that a calendar covers unless another span is asked for."""


class Change(NamedTuple):
    """One thing that differs from the day before: the total, a program or a category, with both values."""

    what: str
    before: int | str | None
    after: int | str | None

    def say(self, language: Language) -> str:
        """The change as a phrase."""
        return CHANGE.of(what=self.what, before=self.before, after=self.after).say(language)


@dataclass(frozen=True, slots=True)
class Entry:
    """A day on which the result changes, with every cause known for that day and what it changes."""

    day: date
    causes: tuple[Cause, ...]
    changes: tuple[Change, ...]
    assessment: Assessment


@dataclass(frozen=True, slots=True)
class Calendar:
    """The changes of a result after one day, up to another.

    ``first`` is the assessment on the first of them.
    """

    on: date
    until: date
    first: Assessment
    entries: tuple[Entry, ...]

    @property
    def holds_until(self) -> date | None:
        """The day before the first change; None where there is none by the end of the span."""
        return self.entries[0].day - DAY if self.entries else None


def calendar(profile: Profile, *, on: date, until: date | None = None, law: Consolidation | None = None) -> Calendar:
    """Every day after ``on`` up to ``until`` (24 months later unless stated) on which the result changes.

    :param law: the law with its history and what is known of its future; by default that of the package.
    :raises ProfileError: where the person was not born by the day.
    :raises NoLawYet: for a day before 2015-01-01.
    """
    whole = law or consolidated()
    last = until or add_months(on, MONTHS)
    first = before = assess(profile, on=on, law=whole.on(on))
    entries = []
    for day, causes in sorted(turning_days(profile, on=on, until=last, law=whole).items()):
        now = assess(profile, on=day, law=whole.on(day))
        changes = tuple(differences(before, now))
        if changes:
            entries.append(Entry(day, tuple(_each_once(causes)), changes, now))
        before = now
    return Calendar(on, last, first, tuple(entries))


def _each_once(causes: Iterable[Cause]) -> Iterable[Cause]:
    return {(cause.kind, cause.say("en")): cause for cause in causes}.values()


def turning_days(profile: Profile, *, on: date, until: date, law: Consolidation) -> Mapping[date, list[Cause]]:
    """Every day after ``on`` up to ``until`` on which something may change, with the causes; never one too few."""
    found: dict[date, list[Cause]] = {}
    for cause in dated_causes(profile, law, on, until):
        found.setdefault(cause.day, []).append(cause)
    for cause in _work_causes(profile, law, on, until):
        found.setdefault(cause.day, []).append(cause)
    return found


def _work_causes(profile: Profile, whole: Consolidation, on: date, until: date) -> Iterator[Cause]:
    """Milestones of work under each law that holds during the span."""
    if until <= on:
        return
    for begin, end, law in _spans(whole, on, until):
        standing = amounts_to(profile, law, until + DAY).standing
        for gauge in gauges_of(law, standing):
            for step in steps_of(gauge, law, begin, end):
                yield Cause(step.day, "work", _milestone(gauge.title, step))


def _spans(whole: Consolidation, on: date, until: date) -> Iterator[tuple[date, date, Law]]:
    """The span cut at the changes of the law; each part with the law of its days, begun a day early for comparison."""
    cuts = sorted({on, *(day for day, _ in whole.boundaries if on < day <= until), until + DAY})
    for begin, end in pairwise(cuts):
        yield max(begin - DAY, on), end - DAY, whole.on(begin)


def _milestone(title: Text, step: Step) -> Reason:
    return MILESTONE.of(title=title, before=_reading(step.before), after=_reading(step.after))


def _reading(value: object) -> object:
    if isinstance(value, Between):
        return BETWEEN.of(low=value.low, high=value.high)
    return value if isinstance(value, (bool, int)) else UNDETERMINED


def differences(before: Assessment, after: Assessment) -> Iterable[Change]:
    """What differs between two assessments: the total, each program, each category.

    A category that begins or ends without the person being in it is no difference to this person.
    """
    earlier, later = _headline(before), _headline(after)
    for what in dict.fromkeys((*later, *earlier)):
        absent = ABSENT if what.startswith("categories.") else None
        old, new = earlier.get(what, absent), later.get(what, absent)
        if old != new:
            yield Change(what, old, new)


ABSENT = Result.NOT_MET.value


def _headline(item: Assessment) -> dict[str, int | str | None]:
    """What a person looks at first: the score, under the last known rules where the law has a gap, and each result."""
    score = item.amounts.score
    where = "crs" if item.crs is not None else "crs.last_known_rules"
    found: dict[str, int | str | None] = {f"{where}.total": score.total}
    if score.total is None:
        found[f"{where}.at_least"] = score.at_least
    found |= {f"programs.{slug}": program.result.value for slug, program in item.programs.items()}
    return found | {f"categories.{slug}": member.result.value for slug, member in item.categories.items()}


CHANGE = Text("{what}: {before} -> {after}", "{what} : {before} -> {after}")
MILESTONE = Text("{title}: {before} before, {after} from this day", "{title} : {before} avant, {after} dès ce jour")
BETWEEN = Text("from {low} to {high}", "de {low} à {high}")
UNDETERMINED = Text("not determined", "indéterminé")
