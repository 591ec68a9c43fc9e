"""What becomes of a profile in the pool from one instant to another, without anybody doing anything.

A pure function of the document, the recorded nomination, the law and two instants: at each instant at which something
may change (a day of the person's own calendar, or a change of law) the standing is determined anew, in order, until the
last instant, the end of the profile's time, or its removal. So it does not matter how often the clock is run.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping
from datetime import date, datetime, timedelta
from typing import Any, NamedTuple

from express_entry.assessment.again import Kept, ranked_again
from express_entry.assessment.assess import assess
from express_entry.assessment.nextday import next_turning_day, next_turning_day_again
from express_entry.assessment.ranked import ranked
from express_entry.law import Consolidation, Law, Result
from express_entry.law.days import add_months, clock_of, day_of, instant_at
from express_entry.profile import Profile as Document

from .laws import has_gap, people_of

LAST = instant_at(date(2200, 12, 31))
POOL_PERIOD = "pool/period"

_CHANGES: dict[int, tuple[Consolidation, tuple[datetime, ...]]] = {}
"""The changes of each law that was asked for, which is kept so that its place in memory stays its own."""


class Standing(NamedTuple):
    """How a profile stands from an instant on: what :func:`ranked` says, and when something may next change.

    ``due`` is the first instant of the person's own calendar at which it may be another; ``eligible`` says whether the
    person may stay in the pool. The law is that of ``since``.
    """

    since: datetime
    points: int | None
    programs: frozenset[str]
    categories: frozenset[tuple[str, str]]
    due: datetime | None
    eligible: bool


class Had(NamedTuple):
    """The standing that a profile has, and until when it may be in the pool.

    ``stale`` says that it rests on a law that is no longer held for that of its instant (a table was corrected or
    installed): it is then determined anew at the end of the progress at the latest.
    """

    last: Standing
    expires: datetime
    stale: bool


def standing(document: Document, at: datetime, until: datetime, whole: Consolidation, *, goes_on: bool) -> Standing:
    """How a profile stands at an instant; ``until`` is the end of its time in the pool.

    :param goes_on: whether points of the last known ranking are taken where the law has a gap.
    """
    return standing_at(document, at, whole, goes_on=goes_on)._replace(due=_due(document, day_of(at), until, whole))


def standing_at(document: Document, at: datetime, whole: Consolidation, *, goes_on: bool) -> Standing:
    """How a profile stands at an instant that is past: when it may next be otherwise is not looked for."""
    law, day = whole.at(at), day_of(at)
    found = ranked(document, on=day, law=law)
    points = found.points if goes_on or not has_gap(law) else None
    eligible = bool(found.programs) or _may_stay(document, day, law)
    return Standing(at, points, found.programs, found.categories, None, eligible)


def _after_change_of_law(
    last: Standing, document: Document, at: datetime, until: datetime, whole: Consolidation, *, goes_on: bool
) -> Standing:
    """What :func:`standing` finds, from a standing that would still hold had the law not changed."""
    before, law, day = whole.at(last.since), whole.at(at), day_of(at)
    kept = Kept(last.points, last.programs, last.categories)
    found = ranked_again(document, on=day, law=law, before=before, kept=kept)
    points = found.points if goes_on or not has_gap(law) else None
    if whole.on(day_of(last.since)) is before:
        known = day_of(last.due) if last.due is not None else None
        last_day = day_of(until)
        turn = next_turning_day_again(document, on=day, until=last_day, law=whole, before=before, found=known)
        due = instant_at(turn) if turn is not None else None
    else:  # a day is found under the law at its end, which was another than at the instant
        due = _due(document, day, until, whole)
    eligible = bool(found.programs) or _may_stay(document, day, law)
    return Standing(at, points, found.programs, found.categories, due, eligible)


def _due(document: Document, day: date, until: datetime, whole: Consolidation) -> datetime | None:
    turn = next_turning_day(document, on=day, until=day_of(until), law=whole)
    return instant_at(turn) if turn is not None else None


def _may_stay(document: Document, day: date, law: Law) -> bool:
    """Whether some program is neither met nor ruled out: what is not known removes nobody."""
    programs = assess(document, on=day, law=law).programs
    return any(item.result is Result.UNKNOWN for item in programs.values())


def progress(
    had: Had, document: Document, now: datetime, whole: Consolidation, *, goes_on: bool
) -> tuple[Standing, ...]:
    """The standings that a profile comes to have after the one it has, up to an instant.

    :return: in order; the last one that is not eligible ends the profile.
    """
    steps: list[Standing] = []
    last, is_sure = had.last, not had.stale
    while True:
        following = _following(last.since, last.due, whole)
        if following > now or following >= had.expires:
            break
        if is_sure and following != last.due:
            made = _after_change_of_law(last, document, following, had.expires, whole, goes_on=goes_on)
        else:
            made = standing(document, following, had.expires, whole, goes_on=goes_on)
        steps.append(made)
        if not made.eligible:
            return tuple(steps)
        last, is_sure = made, True
    if had.stale and not steps and now < had.expires:
        steps.append(standing(document, now, had.expires, whole, goes_on=goes_on))
    return tuple(steps)


def _following(at: datetime, due: datetime | None, whole: Consolidation) -> datetime:
    """The next instant at which a standing has to be determined."""
    if due is not None and due <= at:
        return at
    turns = [turn for turn in (due, next_change(whole, at)) if turn is not None]
    return min(turns, default=LAST)


def next_change(whole: Consolidation, after: datetime) -> datetime | None:
    """The instant of the next change of law that a person's standing can hang on."""
    if id(whole) not in _CHANGES:
        _CHANGES[id(whole)] = (whole, tuple(_changes(whole)))
    changes = _CHANGES[id(whole)][1]
    place = bisect_right(changes, after)
    return changes[place] if place < len(changes) else None


def _changes(whole: Consolidation) -> Iterator[datetime]:
    before: str | None = None
    for day, time in whole.boundaries:
        instant = instant_at(day, time.hour, time.minute)
        now = people_of(whole.at(instant), last_known=False)
        if before is not None and now != before:
            yield instant
        before = now


def expiry(submitted: datetime, law: Law) -> datetime:
    """The first instant at which a profile is no longer in the pool (MI 4(1)(b); Act, 10.3(1)(f))."""
    return expiry_by(law.values(POOL_PERIOD), submitted)


def expiry_by(values: Mapping[str, Any], submitted: datetime) -> datetime:
    """The same by the values of the table.

    Counted from the instant of receipt to the same wall-clock time some months later, or where the law counts by days
    to the end of that day.
    """
    day = add_months(day_of(submitted), int(values["months"]))
    if values["counted"] == "day":
        return instant_at(day + timedelta(days=1))
    clock = clock_of(submitted)
    return instant_at(day) + _since_midnight(day, clock.hour, clock.minute) + _rest(submitted)


def _since_midnight(day: date, hour: int, minute: int) -> timedelta:
    return instant_at(day, hour, minute) - instant_at(day)


def _rest(instant: datetime) -> timedelta:
    return timedelta(seconds=instant.second, microseconds=instant.microsecond)
