"""What a change of a profile would do, before it is made: points, programs, categories; nothing is written.

The instants of submission and expiry stay, whatever changes: so the place among equals stays too.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from express_entry.assessment.comparison import Comparison, Side, compare
from express_entry.law import Law
from express_entry.law.days import day_of
from express_entry.profile import Profile as Document

from .intake import require_identity, tested
from .keeping import accepted_nomination, ranked_document, stated
from .laws import goes_on, service_law
from .nominationrows import Nomination
from .profiles import Profile
from .progress import Standing, expiry, standing


@dataclass(frozen=True)
class Effect:
    """How a profile stands at an instant as it is and as it would be, and line by line why."""

    at: datetime
    before: Standing
    after: Standing
    comparison: Comparison

    @property
    def removes(self) -> bool:
        """Whether no program would be met any more: the profile would leave the pool at once."""
        return not self.after.programs


def effect_of(profile: Profile, document: Document, at: datetime) -> Effect:
    """What it would do to a profile in the pool to state another document at an instant.

    :raises Unacceptable: where what is stated does not tell who it is, whether a program is met, or the points.
    """
    require_identity(document)
    assert profile.expires is not None
    nomination = accepted_nomination(profile)
    after = tested(ranked_document(document, nomination), at, profile.expires)
    return _compared(profile, document, (nomination, nomination), at, after)


def effect_of_nomination(profile: Profile, nomination: Nomination | None, at: datetime) -> Effect:
    """What it would do to a profile in the pool to accept a nomination at an instant, or to have none (None)."""
    assert profile.expires is not None
    document = stated(profile)
    after = standing(ranked_document(document, nomination), at, profile.expires, service_law(), goes_on=goes_on())
    return _compared(profile, document, (accepted_nomination(profile), nomination), at, after)


def _compared(
    profile: Profile,
    document: Document,
    nominations: tuple[Nomination | None, Nomination | None],
    at: datetime,
    after: Standing,
) -> Effect:
    assert profile.expires is not None
    law = service_law().at(at)
    first = ranked_document(stated(profile), nominations[0])
    second = ranked_document(document, nominations[1])
    before = standing(first, at, profile.expires, service_law(), goes_on=goes_on())
    return Effect(at, before, after, compare(_side(first, at, law), _side(second, at, law)))


def _side(document: Document, at: datetime, law: Law) -> Side:
    return Side(document, day_of(at), law)


def standing_at_door(document: Document, at: datetime) -> Standing:
    """How a draft would stand if it were submitted at an instant.

    :raises Unacceptable: naming what is missing.
    """
    require_identity(document)
    return tested(ranked_document(document, None), at, expiry(at, service_law().at(at)))
