"""What of a province's allocation is used: each certificate once, in the year of its first offer."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime

from django.db.models import Count, Exists, OuterRef, Q

from express_entry.law import Text
from express_entry.law.days import instant_at

from .faults import Conflict
from .nominationrows import Allocation, Nomination, of_certificate
from .profiles import Profile
from .states import NominationState
from .units import Unit


def used_before(profile: Profile, province: str, certificate: str) -> bool:
    """Whether a certificate was accepted on an earlier profile of the person, and so uses the allocation already.

    :raises Conflict: where it stands on somebody else's.
    """
    earlier = Nomination.objects.filter(of_certificate(province, certificate)).select_related("profile")
    if not all(_of_one(each.profile, profile) for each in earlier):
        raise Conflict(HAS_ONE.of(certificate=certificate))
    return any(each.accepted is not None for each in earlier)


def _of_one(one: Profile, other: Profile) -> bool:
    """Whether two profiles are of one person, by the record or the passport."""
    same_passport = bool(one.identity) and one.identity == other.identity
    return same_passport or (one.person_id is not None and one.person_id == other.person_id)


def require_allocation(now: Unit, province: str, year: int) -> None:
    """See to it that the year's allocation, where one is recorded, is not used up."""
    allowed = Allocation.objects.select_for_update().filter(province=province, year=year).first()
    if allowed is None:
        return
    if used(province, year, now.now) >= allowed.nominations:
        raise Conflict(USED_UP.of(province=province, year=str(year), allowed=str(allowed.nominations)))


def used(province: str, year: int, now: datetime) -> int:
    """How many nominations of a province in a year are open or were accepted, those that ended since included.

    An offer that came to nothing, whoever ended it, is used by nobody.

    Each counts once, in the year of its first offer, on however many profiles of the person it was recorded.
    """
    return used_in(province, (year,), now)[year]


def used_in(province: str, years: Iterable[int], now: datetime) -> dict[int, int]:
    """The same for several years at once."""
    counted = Q(state=NominationState.OFFERED.value) | Q(accepted__isnull=False)
    over = Q(state=NominationState.OFFERED.value, due__lte=now)
    before = Nomination.objects.filter(
        province=OuterRef("province"),
        certificate=OuterRef("certificate"),
        id__lt=OuterRef("id"),
        accepted__isnull=False,
    )
    rows = Nomination.objects.filter(counted, province=province).exclude(over).exclude(Exists(before))
    asked = {f"in_{year}": Count("id", filter=_offered_in(year)) for year in sorted(set(years))}
    found = rows.aggregate(**asked) if asked else {}
    return {int(name.removeprefix("in_")): many for name, many in found.items()}


def _offered_in(year: int) -> Q:
    return Q(offered__gte=instant_at(date(year, 1, 1)), offered__lt=instant_at(date(year + 1, 1, 1)))


USED_UP = Text(
    "the allocation of {province} for {year}, {allowed} nominations, is used up.",
    "l'allocation de {province} pour {year}, de {allowed} désignations, est épuisée.",
)
HAS_ONE = Text(
    "the profile already has a nomination, or the certificate {certificate} was used before. Accepted: one that is on "
    "record nowhere, or of the same person alone, where the offer was not accepted or the profile has ended.",
    "le profil a déjà une désignation, ou le certificat {certificate} a déjà servi. Accepté : un certificat qui ne "
    "figure nulle part, ou seulement pour la même personne, si l'offre n'a pas été acceptée ou que le profil a pris "
    "fin.",
)
