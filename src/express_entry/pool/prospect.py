"""What a round would give for any number of invitations, from counts of the pool: nobody is looked at one by one.

Rows that the rule of a round does not tell apart are counted together, and that rule (:mod:`express_entry.selection`)
is asked once of each kind. So an officer can move the number and see where the line falls, however many there are.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cached_property
from itertools import accumulate
from typing import NamedTuple

from django.db.models import Case, Count, Value, When

from express_entry.selection import Exclusion, Instruction, Row, exclusion_of, program_of

from . import clock
from .laws import goes_on, has_gap, require_ranking, service_law
from .profiles import Profile, categories_of, number_text
from .programbits import programs_of
from .rounds import instruction_at, known
from .running import grouping
from .states import LIVE, ProfileState

_ANYBODY = number_text(0)


class Kind(NamedTuple):
    """People who are ranked and whom only the instant of submission tells apart, and how many they are.

    ``program`` is the class that an invitation would name, ``categories`` the versions as the column holds them.
    """

    points: int
    program: str
    categories: str
    many: int


@dataclass(frozen=True)
class Prospect:
    """The people whom a round would rank at an instant, the highest points first, and why others are not ranked.

    ``due`` says whether the clock has something to do first, which may change it; ``last_known_rules`` whether the
    points are those of the last known ranking, since those of the day are not known.
    """

    instruction: Instruction
    kinds: tuple[Kind, ...]
    exclusions: Mapping[Exclusion, int]
    due: bool
    last_known_rules: bool

    @cached_property
    def by_points(self) -> Mapping[int, int]:
        """How many are ranked at each score, the highest first."""
        found: Counter[int] = Counter()
        for kind in self.kinds:
            found[kind.points] += kind.many
        return dict(found)

    @cached_property
    def reached(self) -> tuple[tuple[int, int], ...]:
        """How many are ranked down to each score, and the score: where the line falls for so many invitations."""
        return tuple(zip(accumulate(self.by_points.values()), self.by_points, strict=True))

    @property
    def ranked(self) -> int:
        """How many are ranked in all."""
        return self.reached[-1][0] if self.reached else 0

    @property
    def asked(self) -> int:
        """How many invitations the instruction asks for; of one that names a score, how many reach it."""
        if self.instruction.invitations is not None:
            return self.instruction.invitations
        least = self.instruction.points_from or 0
        return sum(many for points, many in self.by_points.items() if points >= least)

    def cutoff(self, invitations: int) -> int | None:
        """The lowest score invited of so many invitations; None where nobody is."""
        if invitations < 1 or not self.reached:
            return None
        return next((points for down_to, points in self.reached if down_to >= invitations), self.reached[-1][1])


class Fallen(NamedTuple):
    """Where the line falls for a number of invitations.

    ``tie_break`` is None where nobody is invited, or where the instruction names a score. ``exhausted`` says whether
    fewer people are ranked than might be invited; ``decided_by_number`` whether the last invited and the first left
    out have the same points and instant, so that the number of the profile decides.
    """

    invitations: int
    invited: int
    cutoff: int | None
    tie_break: datetime | None
    tied_in: int
    tied_out: int
    exhausted: bool
    decided_by_number: bool
    by_program: Mapping[str, int]
    by_category: Mapping[str, int]
    by_points: Mapping[int, int]


def prospect(number: str, now: datetime) -> Prospect:
    """Whom a round would rank at an instant; nothing is written.

    :raises NoRanking: on a day whose ranking is not known.
    :raises Conflict: where the category it names is not in force.
    """
    law = service_law().at(now)
    require_ranking(law)
    instruction = instruction_at(known(number), now)
    placed: dict[_Alike, Exclusion | str] = {}
    kinds: list[Kind] = []
    excluded: Counter[Exclusion] = Counter()
    for alike, points, many in _counted(now):
        place = placed.get(alike)
        if place is None:
            place = placed[alike] = _place(alike, instruction)
        if isinstance(place, Exclusion):
            excluded[place] += many
        else:
            assert points is not None
            kinds.append(Kind(points, place, alike.categories, many))
    kinds.sort(key=lambda kind: -kind.points)
    exclusions = {reason: excluded[reason] for reason in Exclusion if excluded[reason]}
    return Prospect(instruction, tuple(kinds), exclusions, clock.due_now(now), has_gap(law) and goes_on())


def fallen(found: Prospect, invitations: int | None = None) -> Fallen:
    """Where the line falls for a number of invitations, that of the instruction where none is given."""
    many = found.asked if invitations is None else invitations
    invited = min(max(many, 0), found.ranked)
    cutoff = found.cutoff(invited)
    above = [kind for kind in found.kinds if cutoff is not None and kind.points > cutoff]
    tied_in = invited - sum(kind.many for kind in above)
    tied = _tied(found.instruction, cutoff, tied_in) if cutoff is not None else []
    programs, categories, points = Counter[str](), Counter[str](), Counter[int]()
    for kind in (*above, *(each.kind for each in tied[:tied_in])):
        programs[kind.program] += kind.many
        points[kind.points] += kind.many
        for category in kind.categories.split():
            categories[category] += kind.many
    by_score = found.instruction.points_from is not None and invitations is None
    return Fallen(
        invitations=many,
        invited=invited,
        cutoff=cutoff,
        tie_break=tied[tied_in - 1].submitted if tied and not by_score else None,
        tied_in=tied_in,
        tied_out=0 if cutoff is None else found.by_points[cutoff] - tied_in,
        exhausted=not by_score and found.ranked < many,
        decided_by_number=len(tied) > tied_in > 0 and tied[tied_in - 1].submitted == tied[tied_in].submitted,
        by_program={each: programs[each] for each in found.instruction.class_order if programs[each]},
        by_category=dict(sorted(categories.items())),
        by_points=dict(points),
    )


class _Tied(NamedTuple):
    """Somebody with the score of the line."""

    kind: Kind
    submitted: datetime


def _tied(instruction: Instruction, cutoff: int, many: int) -> list[_Tied]:
    """The first so many of those with the score of the line, in their order, and the one who comes next."""
    rows = grouping(instruction._replace(invitations=None, points_from=None)).filter(points=cutoff)
    found = rows.values_list("programs", "categories", "submitted")[: many + 1]
    return [_tie(instruction, cutoff, *each) for each in found]


def _tie(instruction: Instruction, points: int, programs: int, categories: str, submitted: datetime | None) -> _Tied:
    assert submitted is not None
    row = Row(_ANYBODY, points, submitted, programs_of(programs), categories_of(categories))
    program = program_of(row, instruction)
    assert program is not None
    return _Tied(Kind(points, program, categories, 1), submitted)


class _Alike(NamedTuple):
    """What the rule of a round asks of a row beside its score: rows of one are all ranked, or none for one reason."""

    state: str
    programs: int
    categories: str
    known: int
    over: int
    later: int


def _place(alike: _Alike, instruction: Instruction) -> Exclusion | str:
    """Why such rows are not ranked, or the class that their invitations would name."""
    row = Row(
        _ANYBODY,
        0 if alike.known else None,
        instruction.instant + timedelta(seconds=alike.later),
        programs_of(alike.programs),
        categories_of(alike.categories),
        ProfileState(alike.state).row_state,
        instruction.instant if alike.over else None,
    )
    reason = exclusion_of(row, instruction)
    if reason is not None:
        return reason
    program = program_of(row, instruction)
    assert program is not None
    return program


def _counted(instant: datetime) -> Iterator[tuple[_Alike, int | None, int]]:
    """How many profiles in the pool or invited are alike and have a score."""
    rows = Profile.objects.filter(state__in=[each.value for each in LIVE]).order_by()
    told = rows.annotate(
        known=Case(When(points__isnull=True, then=Value(0)), default=Value(1)),
        over=Case(When(expires__lte=instant, then=Value(1)), default=Value(0)),
        later=Case(When(submitted__gt=instant, then=Value(1)), default=Value(0)),
    )
    names = ("state", "programs", "categories", "known", "over", "later", "points")
    for *alike, points, many in told.values_list(*names).annotate(many=Count("id")):
        yield _Alike(*alike), points, many
