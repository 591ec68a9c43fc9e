"""Whom a correction names: whether each can be cancelled, invited or given an invitation back as things stand."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from django.db.models import Q

from express_entry.law import Reason, Text

from .bars import BARRED, bar_of
from .faults import Conflict, NotFound
from .keeping import locked
from .lifecycle import transition
from .missed import place_of
from .profiles import Profile
from .roundrows import Invitation, Round, Supplement
from .states import InvitationState, ProfileState
from .units import Unit


class Given(NamedTuple):
    """What an invitation says that a correction issues: class, rank (None for the next), points."""

    program: str
    rank: int | None
    points: int


def checked(now: Unit, made: Supplement) -> Iterator[tuple[Profile, Invitation | Given]]:
    """Everybody whom a correction names, held, with the invitation to cancel or what one to issue says.

    :raises Conflict: naming the field and the first who cannot be.
    """
    for number in made.cancelled.split():
        profile = _held(now, number, "cancelled")
        yield profile, _to_cancel(profile, made.round)
    for number in made.missed.split():
        profile = _held(now, number, "missed")
        yield profile, _to_invite(now, profile, made.round)
    for number in made.restored.split():
        profile = _held(now, number, "restored")
        yield profile, _to_restore(now, profile, made.round)


def _held(now: Unit, number: str, field: str) -> Profile:
    try:
        return locked(now, number)
    except NotFound:
        fault = NOBODY.of(field=field, value=number[:40])
        raise NotFound(fault, fields={field: fault}) from None


def _to_cancel(profile: Profile, item: Round) -> Invitation:
    found = profile.invitations.filter(state=InvitationState.ISSUED.value).select_related("round").first()
    if found is None or found.round_id != item.id:
        raise refused("cancelled", OTHER_ROUND.of(number=profile.number, round=item.number))
    return found


def _to_invite(now: Unit, profile: Profile, item: Round) -> Given:
    had = _invited_in(item, profile)
    if had is not None:
        fault = HAD_ONE if had.profile_id == profile.id else HAD_ANOTHER
        raise refused("missed", fault.of(number=profile.number, round=item.number, other=had.profile.number))
    found = place_of(profile, item)
    if found is None:
        raise refused("missed", NOT_MISSED.of(number=profile.number, round=item.number))
    _require_invitable(now, profile, "missed")
    program, points = found
    return Given(program, None, points)


def _invited_in(item: Round, profile: Profile) -> Invitation | None:
    """An invitation of a round that the person behind a profile had, on this profile or on another one of theirs."""
    theirs = Q(profile=profile) | Q(identity=profile.identity)
    if profile.person_id is not None:
        theirs |= Q(profile__person=profile.person_id)
    return Invitation.objects.filter(theirs, round=item).select_related("profile").order_by("id").last()


def _to_restore(now: Unit, profile: Profile, item: Round) -> Given:
    last = profile.invitations.filter(round=item).order_by("id").last()
    if last is None or last.state != InvitationState.CANCELLED.value:
        raise refused("restored", NOT_CANCELLED.of(number=profile.number, round=item.number))
    _require_invitable(now, profile, "restored")
    return Given(last.program, last.rank, last.points)


def _require_invitable(now: Unit, profile: Profile, field: str) -> None:
    """The table says whether a profile in this state can be invited; whoever is barred cannot (Act, 10.1(4)).

    A round has the clock look for bars first. A correction looks itself: a bar that was found elsewhere, of an earlier
    passport, may not have reached the profile yet.
    """
    try:
        transition(ProfileState(profile.state), "invited")
    except Conflict as fault:
        raise refused(field, NOT_IN_POOL.of(field=field, number=profile.number, why=fault.reasons[0])) from None
    bar = bar_of(now, profile)
    if bar is not None:
        raise refused(field, NOT_IN_POOL.of(field=field, number=profile.number, why=BARRED.of(until=bar.until)))


def refused(field: str, fault: Reason) -> Conflict:
    """What is said of a correction that cannot be carried out, at the field that it concerns."""
    return Conflict(fault, fields={field: fault})


NOBODY = Text(
    "{field}: there is no profile {value}. Accepted: the number of a profile, such as E000000123.",
    "{field} : il n'y a pas de profil {value}. Valeurs acceptées : le numéro d'un profil, comme E000000123.",
)
NOT_IN_POOL = Text(
    "{field}: the profile {number} cannot be invited. {why}", "{field} : le profil {number} ne peut être invité. {why}"
)
NOT_CANCELLED = Text(
    "restored: {number} has no invitation of the round {round} that was cancelled. Accepted: somebody whose invitation "
    "of this round a correction cancelled.",
    "restored : {number} n'a pas d'invitation de la ronde {round} qui ait été annulée. Accepté : une personne dont une "
    "correction a annulé l'invitation de cette ronde.",
)
OTHER_ROUND = Text(
    "cancelled: {number} has no open invitation of the round {round}. Accepted: somebody who has one, neither answered "
    "nor lapsed nor cancelled.",
    "cancelled : {number} n'a pas d'invitation ouverte de la ronde {round}. Accepté : une personne qui en a une, sans "
    "réponse, ni caduque ni annulée.",
)
HAD_ONE = Text(
    "missed: {number} had an invitation of the round {round}. Accepted: somebody whom the round did not invite.",
    "missed : {number} a eu une invitation de la ronde {round}. Accepté : une personne que la ronde n'a pas invitée.",
)
HAD_ANOTHER = Text(
    "missed: the person of {number} had an invitation of the round {round} on the profile {other}. Accepted: somebody "
    "whom the round did not invite.",
    "missed : la personne du profil {number} a eu une invitation de la ronde {round} avec le profil {other}. Accepté : "
    "une personne que la ronde n'a pas invitée.",
)
NOT_MISSED = Text(
    "missed: {number} did not hold the rank in the round {round}, by what stood on record at its instant.",
    "missed : {number} n'avait pas le rang exigé dans la ronde {round}, d'après ce qui était consigné à son instant.",
)
