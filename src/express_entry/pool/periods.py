"""Whose period, in the pool or of an invitation, is another than the law that is now held gives for its own day.

A period is counted once, by the law of the day of submission or of issue, and kept as the day of its end. Where the
table of periods was wrong, so is that end, also of who is at an end by it: they are found by counting again. So are
offers of nominations, drafts and bars (:mod:`.otherends`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date, datetime, timedelta
from functools import lru_cache
from heapq import merge
from itertools import islice
from typing import Any, NamedTuple

from django.db.models import DurationField, ExpressionWrapper, F, Q, QuerySet

from express_entry.law import NoLawYet
from express_entry.law.days import DAY, add_months, add_years, day_of, instant_at

from .bars import PERIOD as BAR
from .bars import law_from, years_by
from .deadlines import ANSWER, DRAFT, draft_over_by, last_answer_by, offer_over_at
from .invitations import PERIOD, last_day_by, over_at
from .laws import service_law
from .profiles import Profile
from .progress import POOL_PERIOD, expiry_by
from .roundrows import Invitation
from .states import InvitationState, ProfileState

IN_TIME = (ProfileState.IN_POOL, ProfileState.NOMINATION_ENDED, ProfileState.BARRED, ProfileState.INVITED)
"""Whose time in the pool still runs; that of who is invited matters again should they decline."""
CHUNK = 1000


class Miscounted(NamedTuple):
    """A period whose end is another by the law now held: of which profile, since when, until when, and until when now.

    Of a bar ``profile`` is the number of the bar, which need be of nobody on record. ``end`` and ``lawful`` are the
    instants at which it is over.
    """

    profile: int
    table: str
    since: datetime
    end: datetime
    lawful: datetime

    @property
    def is_short(self) -> bool:
        """Whether more time was due than was given."""
        return self.end < self.lawful


def _over_by(values: Mapping[str, Any], issued: datetime) -> datetime:
    return over_at(last_day_by(values, issued))


def _offer_over_by(values: Mapping[str, Any], offered: datetime) -> datetime:
    return offer_over_at(last_answer_by(values, offered))


def _bar_over_by(values: Mapping[str, Any], begins: datetime) -> datetime:
    day = day_of(begins)
    return instant_at(add_years(day, years_by(values, day)))


COUNTED: Mapping[str, Callable[[Mapping[str, Any], datetime], datetime]] = {
    POOL_PERIOD: expiry_by,
    PERIOD: _over_by,
    ANSWER: _offer_over_by,
    DRAFT: draft_over_by,
    BAR: _bar_over_by,
}
"""How each table of periods is counted: from its values and the instant at which a period begins to its end."""


def miscounted(table: str, profile: int, since: datetime, end: datetime) -> Miscounted | None:
    """A period that is another by the law now held; None where it is the same, or the law of its day is not known."""
    try:
        law = law_from(day_of(since)) if table == BAR else service_law().at(since)
    except NoLawYet:
        return None
    if not law.has(table):
        return None
    lawful = COUNTED[table](law.values(table), since)
    return None if lawful == end else Miscounted(profile, table, since, end, lawful)


# ------------------------------------------------------------------------------------------------------ in the pool


def in_the_pool(states: Iterable[ProfileState], after: int = 0) -> Iterator[Miscounted]:
    """The periods in the pool that are others by the law now held, of profiles in some states, by number.

    A row without a document has the end that it was loaded with.
    """
    wanted = [each.value for each in states]
    rows = Profile.objects.filter(_perhaps(), state__in=wanted, version__gt=0, id__gt=after).order_by("id")
    spans = rows.alias(span=ExpressionWrapper(F("expires") - F("submitted"), output_field=DurationField()))
    for key, submitted, expires in _by_versions(spans).values_list("id", "submitted", "expires").iterator(CHUNK):
        assert submitted is not None
        assert expires is not None
        found = miscounted(POOL_PERIOD, key, submitted, expires)
        if found is not None:
            yield found


def _perhaps() -> Q:
    return Q(submitted__isnull=False, expires__isnull=False)


def _by_versions(rows: QuerySet[Profile]) -> QuerySet[Profile]:
    """Of the rows those whose end the database cannot tell to be right; nearly everybody else is told so by it.

    Where months are counted from an instant, the end lies a whole number of days after it, unless the clocks were
    changed on one side: no other number of months gives the same days.
    """
    right = Q(pk__in=())
    versions = service_law().tables[POOL_PERIOD].versions
    begins = [instant_at(each.from_, each.from_time.hour, each.from_time.minute) for each in versions]
    for version, begin, following in zip(versions, begins, (*begins[1:], None), strict=True):
        if version.gap is None and version.values["counted"] == "instant":
            spans = [timedelta(days=many) for many in _lengths(int(version.values["months"]))]
            held = Q(submitted__gte=begin, span__in=spans)
            right |= held if following is None else held & Q(submitted__lt=following)
    return rows.exclude(right)


@lru_cache(maxsize=64)
def _lengths(months: int) -> tuple[int, ...]:
    """How many days so many months can be."""
    first = date(2000, 1, 1)
    days = (first + place * DAY for place in range(4 * 366))
    return tuple(sorted({(add_months(day, months) - day).days for day in days}))


# ------------------------------------------------------------------------------------------------------ invitations


def of_invitations(state: InvitationState, after: int = 0) -> Iterator[Miscounted]:
    """The periods of invitations in a state that are others by the law now held, by the number of the profile.

    Everybody whom a round invites is given one period, so that few are counted again.
    """
    rows = Invitation.objects.filter(state=state.value)
    wrong = Q(pk__in=())
    for issued, last in rows.order_by().values_list("issued", "answer_by").distinct():
        if miscounted(PERIOD, 0, issued, over_at(last)) is not None:
            wrong |= Q(issued=issued, answer_by=last)
    found = rows.filter(wrong, profile_id__gt=after).order_by("profile_id", "id")
    for key, issued, last in found.values_list("profile_id", "issued", "answer_by").iterator(CHUNK):
        made = miscounted(PERIOD, key, issued, over_at(last))
        if made is not None:
            yield made


# ------------------------------------------------------------------------------------------------- who is at an end


def ended(after: int = 0) -> Iterator[int]:
    """The profiles that expired or lapsed at the end of a period that is another by the law now held, by number."""
    expired = (each.profile for each in in_the_pool([ProfileState.EXPIRED], after))
    lapsed = (each.profile for each in of_invitations(InvitationState.LAPSED, after))
    return merge(expired, lapsed)


def profiles_of(keys: Iterable[int]) -> Iterator[Profile]:
    """Profiles by their keys, in that order, some at a time."""
    source = iter(keys)
    while some := list(islice(source, CHUNK)):
        found = Profile.objects.in_bulk(some)
        yield from (found[key] for key in some)


def by_which_ended(profile: Profile) -> Miscounted | None:
    """The miscounted period at whose end a profile expired or lapsed; None where it ended otherwise or was right."""
    if profile.state == ProfileState.EXPIRED.value and profile.version and profile.submitted and profile.expires:
        return miscounted(POOL_PERIOD, profile.id, profile.submitted, profile.expires)
    if profile.state == ProfileState.LAPSED.value:
        last = lapsed_invitation(profile)
        return None if last is None else miscounted(PERIOD, profile.id, last.issued, over_at(last.answer_by))
    return None


def lapsed_invitation(profile: Profile) -> Invitation | None:
    """The invitation with which a profile ended."""
    rows = profile.invitations.filter(state=InvitationState.LAPSED.value).select_related("round")
    return rows.order_by("id").last()
