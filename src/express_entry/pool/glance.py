"""The pool at a glance, as it is at this moment: for officers alone, since every number is exact.

How many have how many points and could be ranked in which grouping, who came and whose time ends on which day, whose
standing changes of itself next, which invitations wait for an answer, and when the law changes next.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import UTC, date, datetime, time
from typing import NamedTuple
from zoneinfo import ZoneInfo

from django.db.models import Count, F, Q, QuerySet
from django.db.models.functions import TruncDate

from express_entry.history.distribution import Distribution
from express_entry.law import Law
from express_entry.law.days import DAY, PLACE, day_of, instant_at
from express_entry.law.programs import federal, in_force
from express_entry.selection import Category, Grouping, Instruction, Row, exclusion_of

from . import clock
from .laws import goes_on, has_gap, service_law
from .official import distribution
from .profiles import Profile, categories_of, number_text
from .programbits import program_bits, programs_of
from .roundrows import Invitation
from .states import InvitationState, ProfileState

DAYS = 30
"""How many days are looked back for arrivals, and ahead for what comes."""
HERE = ZoneInfo(PLACE)


class Ranked(NamedTuple):
    """A grouping that a round could have today, how many it would rank, and their highest score.

    ``of`` is a program or the slug of a category, empty for everybody; ``version`` that of the category in force.
    ``covered`` are the programs of the round.
    """

    grouping: Grouping
    of: str
    covered: frozenset[str]
    version: str
    many: int
    highest: int | None


class Turn(NamedTuple):
    """The next moment at which the law changes, and the tables that it changes."""

    day: date
    at: time
    tables: tuple[str, ...]


class Ranking(NamedTuple):
    """By which points the pool is ranked: those of a version, in force or the last known one; or not at all.

    ``gap`` is the first day of a ranking whose points are not known, ``goes_on`` what the operator chose for it.
    """

    version: str
    gap: date | None
    goes_on: bool

    @property
    def none(self) -> bool:
        """Whether nobody is ranked."""
        return self.gap is not None and not self.goes_on


class Glance(NamedTuple):
    """The pool at an instant: by points, by grouping, and every profile by its state.

    ``due`` says whether the clock has something to do first, before anybody may be ranked.
    """

    at: datetime
    bands: Distribution
    groupings: tuple[Ranked, ...]
    states: Mapping[ProfileState, int]
    due: bool
    ranking: Ranking
    turn: Turn | None


class Days(NamedTuple):
    """What each day brought and will bring to the pool; days are those of the department's head office."""

    arrivals: Mapping[date, int]
    expiries: Mapping[date, int]
    changes: Mapping[date, int]
    answers: Mapping[date, int]


def glance(now: datetime) -> Glance:
    """The pool as it is."""
    law, alike = service_law().at(now), _alike()
    points = (each for each, _, _, many in alike for _ in range(many))
    return Glance(
        now,
        distribution(points, day_of(now), "-"),
        tuple(_groupings(alike, law, now)),
        _states(),
        clock.due_now(now),
        ranking_of(law),
        next_turn(now),
    )


def days(now: datetime) -> Days:
    """Who came on which of the last days; whose time ends, whose standing changes and who has to answer on the next."""
    today = day_of(now)
    past = [today - DAY * back for back in range(DAYS - 1, -1, -1)]
    coming = [today + DAY * ahead for ahead in range(DAYS)]
    return Days(
        _by_day(Profile.objects.exclude(submitted=None), "submitted", past),
        _by_day(_pooled(), "expires", coming),
        _by_day(_pooled().exclude(due=F("expires")), "due", coming),
        _answers(),
    )


def ranking_of(law: Law) -> Ranking:
    """By which points people are ranked under a law."""
    if not has_gap(law):
        return Ranking(law.crs_version, None, goes_on=goes_on())
    return Ranking(law.last_known.crs_version, date.fromisoformat(law.crs_version), goes_on=goes_on())


def ranking_at(now: datetime) -> Ranking:
    """By which points people are ranked at an instant."""
    return ranking_of(service_law().at(now))


def next_turn(now: datetime) -> Turn | None:
    """The next moment after an instant at which the law is known to change; None where none is known."""
    law = service_law()
    until = law.at(now).until
    if until is None:
        return None
    before, after = law.at(now).versions, law.since(until).versions
    changed = sorted(name for name in {*before, *after} if before.get(name) is not after.get(name))
    return Turn(*until, tuple(changed))


# ---------------------------------------------------------------------------------------------------------- in the pool

_Alike = tuple[int, int, str, int]
"""Points, programs and categories as their columns have them, and how many have these."""


def _pooled() -> QuerySet[Profile]:
    return Profile.objects.filter(state=ProfileState.IN_POOL.value).order_by()


def _alike() -> list[_Alike]:
    rows = _pooled().filter(points__isnull=False)
    told = rows.values_list("points", "programs", "categories").annotate(many=Count("id"))
    return [(points or 0, programs, categories, many) for points, programs, categories, many in told]


def _groupings(alike: list[_Alike], law: Law, now: datetime) -> Iterator[Ranked]:
    """Everybody with and without nominees, each program, each category in force: whom a round of today would rank."""
    order = tuple(slug for slug in program_bits() if slug in in_force(law))
    everybody, without_nominees = frozenset(order), frozenset(federal(law))
    asked: list[_Asked] = [(Grouping.EVERYONE, "", each, None) for each in (everybody, without_nominees)]
    asked += [(Grouping.PROGRAM, slug, frozenset({slug}), None) for slug in order]
    for slug, version in law.categories.items():
        asked.append((Grouping.CATEGORY, slug, without_nominees, Category(slug, str(version.values["round_version"]))))
    kinds = _kinds(alike, now)
    for grouping, of, programs, category in asked:
        # Which class an invitation would name is not asked, so any order will do.
        instruction = Instruction("-", grouping, programs, now.astimezone(UTC), order, 0, None, category)
        held = "" if category is None else category.version
        yield Ranked(grouping, of, programs, held, *_reach(kinds, instruction))


_Asked = tuple[Grouping, str, frozenset[str], Category | None]


def _kinds(alike: list[_Alike], now: datetime) -> list[tuple[Row, int]]:
    """A row for each kind of people that no grouping tells apart, with their highest score, and how many they are."""
    counted: dict[tuple[int, str], tuple[int, int]] = {}
    for points, programs, categories, many in alike:
        highest, those = counted.get((programs, categories), (0, 0))
        counted[programs, categories] = (max(points, highest), those + many)
    return [
        (Row(_ANYBODY, highest, now.astimezone(UTC), programs_of(programs), categories_of(categories)), many)
        for (programs, categories), (highest, many) in counted.items()
    ]


def _reach(kinds: list[tuple[Row, int]], instruction: Instruction) -> tuple[int, int | None]:
    """How many a round would rank, and their highest score."""
    ranked = [(row.points, many) for row, many in kinds if exclusion_of(row, instruction) is None]
    return sum(many for _, many in ranked), max((points for points, _ in ranked if points is not None), default=None)


_ANYBODY = number_text(0)


def _states() -> dict[ProfileState, int]:
    rows = Profile.objects.order_by().values_list("state").annotate(many=Count("id"))
    counted = Counter(dict(rows))
    return {each: counted[each.value] for each in ProfileState if counted[each.value]}


# -------------------------------------------------------------------------------------------------------- day by day


def _by_day(rows: QuerySet[Profile], column: str, days: list[date]) -> dict[date, int]:
    """How many of some profiles have an instant on each of some days that follow each other."""
    within = Q(**{f"{column}__gte": instant_at(days[0]), f"{column}__lt": instant_at(days[-1] + DAY)})
    told = rows.filter(within).order_by().annotate(day=TruncDate(column, tzinfo=HERE))
    counted = dict(told.values_list("day").annotate(many=Count("id")))
    return {day: counted.get(day, 0) for day in days}


def _answers() -> dict[date, int]:
    """How many open invitations have their last day on each day."""
    waiting = Invitation.objects.filter(state=InvitationState.ISSUED.value)
    return dict(waiting.order_by("answer_by").values_list("answer_by").annotate(many=Count("id")))
