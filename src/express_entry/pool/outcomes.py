"""Who was removed or found ineligible under a table that was corrected since, and how it would have been under it now.

Such a profile is at an end, and no run of the clock looks at it again: it has to be sought. Each is assessed anew as of
the instant of its outcome, by what stood on record then.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import NamedTuple

from django.db.models import QuerySet

from .laws import LawView, goes_on, people_at, service_law
from .missed import document_at
from .profiles import Profile, instant_of_row
from .progress import standing_at
from .states import ProfileState

OUT = (ProfileState.REMOVED, ProfileState.INELIGIBLE)
"""The ends to which a table of the law alone can bring a profile."""
_OUT = [each.value for each in OUT]


class Outcome(NamedTuple):
    """How a profile fared by a law that is no longer held: since when, as what, and as what it would be now.

    ``now`` is None where nothing is kept any more of what was stated.
    """

    number: str
    instant: datetime
    then: ProfileState
    now: ProfileState | None

    @property
    def differs(self) -> bool:
        """Whether it is known that the profile would not have ended."""
        return self.now is ProfileState.IN_POOL

    def as_document(self) -> dict[str, str | bool | None]:
        """The outcome in plain values."""
        return {
            "number": self.number,
            "instant": instant_of_row(self.instant),
            "then": self.then.value,
            "now": None if self.now is None else self.now.value,
            "differs": self.differs,
        }


def outcomes(view: LawView) -> Iterator[Outcome]:
    """The profiles that were removed or found ineligible by a law other than the one now held for that instant."""
    return _of(out_of_the_pool().filter(law=view))


def outcomes_after(key: int) -> Iterator[Outcome]:
    """The same by whichever law, in the order of their numbers, after a profile."""
    return _of(out_of_the_pool().filter(id__gt=key))


def _of(rows: QuerySet[Profile]) -> Iterator[Outcome]:
    found = (outcome_of(profile) for profile in rows.order_by("id").iterator(chunk_size=1000))
    return (each for each in found if each is not None)


def out_of_the_pool() -> QuerySet[Profile]:
    """Everybody who was removed or found ineligible."""
    return Profile.objects.select_related("law").defer("law__canonical").filter(state__in=_OUT, version__gt=0)


def outcome_of(profile: Profile) -> Outcome | None:
    """The outcome of a profile by a law that is no longer held; None where it ended otherwise, or that law is held."""
    instant = _instant(profile)
    if instant is None or profile.law is None or profile.law.people == people_at(instant):
        return None
    then = ProfileState(profile.state)
    return Outcome(profile.number, instant, then, _again(profile, then, instant))


def _instant(profile: Profile) -> datetime | None:
    """As of which instant a profile was found so; None where it has not ended so."""
    if profile.state == ProfileState.REMOVED.value:
        return profile.ended
    return profile.effective if profile.state == ProfileState.INELIGIBLE.value else None


def _again(profile: Profile, then: ProfileState, instant: datetime) -> ProfileState | None:
    document = document_at(profile, instant)
    if document is None:
        return None
    found = standing_at(document, instant, service_law(), goes_on=goes_on())
    # At the door a program must be met; who is in the pool is removed only where every program is ruled out.
    stays = bool(found.programs) if then is ProfileState.INELIGIBLE else found.eligible
    return ProfileState.IN_POOL if stays else then
