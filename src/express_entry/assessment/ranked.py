"""What a round sees of one person on one day: points, programs and categories, without a word of explanation.

The rules are those of :func:`.assess.assess`; what it tells a reader beyond the result is left out, and a program is
tested no further than the first requirement that is not met.
"""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from express_entry.law import Factors, Law, Result, programs
from express_entry.law.category import members
from express_entry.law.facts import Standing
from express_entry.law.grid import Score
from express_entry.profile.document import Profile
from express_entry.profile.standing import scored


class Ranked(NamedTuple):
    """What one person is ranked by on one day under one law.

    ``points`` is the total, None where a fact that was not stated leaves it open; ``least`` is what it is at least.
    ``programs`` are the slugs of those the person is eligible for, ``categories`` the versions that the person is in,
    each as a round names it: ``("stem", "2023-1")``. Where the law of the day has a gap in the ranking, the points are
    those of the last known rules, and ``last_known`` says so.
    """

    points: int | None
    least: int
    programs: frozenset[str]
    categories: frozenset[tuple[str, str]]
    last_known: bool


def ranked(profile: Profile, *, on: date, law: Law) -> Ranked:
    """What a profile is ranked by on a day under a law.

    :raises ProfileError: where the person was not born by the day.
    """
    return ranked_of(law, *scored(profile, law, on))


def ranked_of(law: Law, standing: Standing, factors: Factors, score: Score) -> Ranked:
    """The same from what a profile amounts to on the day."""
    found = programs.settle(law, standing, factors)
    return Ranked(
        points=score.total,
        least=score.at_least,
        programs=frozenset(slug for slug, item in found.items() if item.result is Result.MET),
        categories=members(law, standing, programs.without_nominees(found)),
        last_known=law.last_known is not law,
    )
