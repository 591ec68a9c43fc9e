"""Giving the rest of their time to those whose period a table of the law that was wrong cut short, while it still runs.

Where the corrected table gives more, the end is moved; where it gives less, it stays, since the person was told of it
and may have relied on it (an assumption that the documentation says). Who is at an end by the wrong table is restored
one by one (:mod:`.restoring`).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Any, NamedTuple

from django.db.models import F

from express_entry.law import Text

from .faults import Unacceptable
from .invitations import PERIOD, last_day, over_at
from .keeping import advance, held_rows, own_due, save
from .laws import people_at
from .periods import IN_TIME, Miscounted, in_the_pool, miscounted, of_invitations
from .profiles import Profile, instant_of_row
from .progress import POOL_PERIOD
from .roundrows import Invitation
from .states import InvitationState, ProfileState
from .units import Desk, Unit, unit

BATCH = 200
"""Profiles that one transaction takes: others wait no longer than that."""


class Extended(NamedTuple):
    """How many profiles and how many invitations are given more time."""

    profiles: int
    invitations: int


def to_extend() -> Extended:
    """How many running periods are too short by the law now held."""
    return Extended(len(_profiles()), len(_invitations()))


def extend(desk: Desk, *, legal_basis: str) -> Extended:
    """Move the end of every running period that is too short by the law now held; done twice, nothing more happens.

    :raises Unacceptable: without a legal basis.
    """
    basis = legal_basis.strip()
    if not basis:
        raise Unacceptable(NO_BASIS.of(), fields={"legal_basis": NO_BASIS.of()})
    # Whose period the clock should end before its turn comes is at an end, and is restored.
    invitations, profiles = _invitations(), _profiles()
    return Extended(_in_batches(desk, profiles, basis, _profile), _in_batches(desk, invitations, basis, _invitation))


def _profiles() -> list[int]:
    return [each.profile for each in in_the_pool(IN_TIME) if each.is_short]


def _invitations() -> list[int]:
    return [each.profile for each in of_invitations(InvitationState.ISSUED) if each.is_short]


def _in_batches(desk: Desk, keys: Sequence[int], basis: str, one: Callable[[Unit, Profile, str], bool]) -> int:
    many = 0
    for start in range(0, len(keys), BATCH):
        with unit(desk) as now:
            for profile in held_rows(id__in=keys[start : start + BATCH], state__in=[each.value for each in IN_TIME]):
                many += one(now, profile, basis)
    return many


def _profile(now: Unit, profile: Profile, basis: str) -> bool:
    assert profile.submitted is not None
    assert profile.expires is not None
    period = miscounted(POOL_PERIOD, profile.id, profile.submitted, profile.expires)
    if period is None or not period.is_short:
        return False
    _tell(now, profile, ProfileState(profile.state), period, basis)
    due, profile.expires = own_due(profile.due, profile.expires), period.lawful
    if profile.state == ProfileState.IN_POOL.value:
        _in_pool(now, profile, due)
    else:
        profile.due = None if profile.state == ProfileState.INVITED.value else profile.expires
        save(profile)
        advance(now, profile)
    return True


def _in_pool(now: Unit, profile: Profile, due: datetime | None) -> None:
    """The person's own calendar was looked at up to the wrong end: where it had nothing, it is read from there on."""
    assert profile.effective is not None
    holds = profile.law is not None and profile.law.people == people_at(profile.effective)
    profile.due = due or (profile.effective if holds else profile.expires)
    save(profile)
    advance(now, profile)
    if profile.state == ProfileState.IN_POOL.value:
        # It was looked at now: a run of the clock that read it before leaves it to the next pass.
        profile.effective, profile.law = now.now, now.law_at(now.now)
        save(profile)


def _invitation(now: Unit, profile: Profile, basis: str) -> bool:
    rows = Invitation.objects.select_for_update().filter(profile=profile, state=InvitationState.ISSUED.value)
    found = rows.annotate(number=F("round__number")).first()
    period = None if found is None else miscounted(PERIOD, profile.id, found.issued, over_at(found.answer_by))
    if found is None or period is None or not period.is_short:
        return False
    _tell(now, profile, InvitationState.ISSUED, period, basis, round=found.number)
    found.answer_by = last_day(found.issued)
    found.save(update_fields=["answer_by"])
    return True


def _tell(
    now: Unit, profile: Profile, state: ProfileState | InvitationState, period: Miscounted, basis: str, **more: Any
) -> None:
    now.move(
        profile.number,
        state,
        "extended",
        legal_basis=basis,
        table=period.table,
        before=instant_of_row(period.end),
        until=instant_of_row(period.lawful),
        **more,
    )


EXTENDED = Text(
    "Given the rest of their time: profiles {profiles}, invitations {invitations}.",
    "Ont reçu le reste de leur durée : profils {profiles}, invitations {invitations}.",
)
NO_BASIS = Text(
    "legal_basis: it is empty. Accepted: the provision, and the correction of the table, that the periods are extended "
    "on.",
    "legal_basis : il est vide. Accepté : la disposition, et la correction de la table, sur lesquelles les durées sont "
    "prolongées.",
)
