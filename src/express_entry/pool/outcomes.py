"""Who ended under a table that was corrected since, and how it would have been under it now.

Such a profile is at an end, and no run of the clock looks at it again: it has to be sought. Who was removed or found
ineligible is assessed anew as of that instant, by what stood on record then; of who expired, or whose invitation
lapsed, the period is counted anew (:mod:`.periods`).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime
from heapq import merge
from typing import NamedTuple

from django.db.models import QuerySet

from .laws import LawView, goes_on, people_at, service_law
from .missed import document_at
from .periods import Miscounted, by_which_ended, profiles_of
from .periods import ended as ended_by_periods
from .profiles import Profile, instant_of_row
from .progress import standing_at
from .states import ProfileState

OUT = (ProfileState.REMOVED, ProfileState.INELIGIBLE)
"""The ends to which the tables that a standing hangs on can bring a profile."""
_OUT = [each.value for each in OUT]


class Outcome(NamedTuple):
    """How a profile fared by a law that is no longer held: since when, as what, and as what it would be now.

    ``now`` is None where nothing is kept any more of what was stated. ``table`` is the one of periods that ended it;
    empty where it was removed or found ineligible.
    """

    number: str
    instant: datetime
    then: ProfileState
    now: ProfileState | None
    table: str = ""

    @property
    def differs(self) -> bool:
        """Whether it is known that the profile would not have ended."""
        return self.now in {ProfileState.IN_POOL, ProfileState.INVITED}

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
    return _of(_rows(out_of_the_pool().filter(law=view)))


def outcomes_after(key: int) -> Iterator[Outcome]:
    """The same by whichever law, and who ended at the end of a wrong period, by their numbers, after a profile."""
    by_tables = _rows(out_of_the_pool().filter(id__gt=key))
    by_periods = profiles_of(ended_by_periods(key))
    return _of(merge(by_tables, by_periods, key=lambda each: each.id))


def outcomes_of(periods: Iterable[Miscounted]) -> Iterator[Outcome]:
    """The outcomes of profiles that ended at the end of wrong periods."""
    return _of(profiles_of(each.profile for each in periods))


def _of(profiles: Iterable[Profile]) -> Iterator[Outcome]:
    found = (outcome_of(profile) for profile in profiles)
    return (each for each in found if each is not None)


def _rows(rows: QuerySet[Profile]) -> Iterator[Profile]:
    return rows.order_by("id").iterator(chunk_size=1000)


def out_of_the_pool() -> QuerySet[Profile]:
    """Everybody who was removed or found ineligible."""
    return Profile.objects.select_related("law").defer("law__canonical").filter(state__in=_OUT, version__gt=0)


def outcome_of(profile: Profile) -> Outcome | None:
    """The outcome of a profile by a law that is no longer held; None where it ended otherwise, or that law is held."""
    if ProfileState(profile.state) not in OUT:
        return _by_period(profile)
    instant = _instant(profile)
    if instant is None or profile.law is None or profile.law.people == people_at(instant):
        return None
    then = ProfileState(profile.state)
    return Outcome(profile.number, instant, then, _again(profile, then, instant))


def _by_period(profile: Profile) -> Outcome | None:
    """How who expired or lapsed would fare: by the period that the law now held gives, the end may lie ahead yet."""
    period, then = by_which_ended(profile), ProfileState(profile.state)
    if period is None or profile.ended is None:
        return None
    now: ProfileState | None = then
    if profile.ended < period.lawful:
        now = ProfileState.INVITED if then is ProfileState.LAPSED else ProfileState.IN_POOL
    if now is ProfileState.IN_POOL and document_at(profile, profile.ended) is None:
        now = None
    return Outcome(profile.number, profile.ended, then, now, period.table)


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
