"""Requests to be erased: asked for, agreed to or refused by an officer, taken back; nothing is erased here."""

from __future__ import annotations

import secrets

from express_entry.law import Text
from express_entry.pool.faults import Conflict, Forbidden, NotFound, Unacceptable
from express_entry.pool.keeping import advance, end, held_rows
from express_entry.pool.lifecycle import LIVE, ProfileState
from express_entry.pool.people import Person
from express_entry.pool.profiles import Profile
from express_entry.pool.units import Desk, Unit, unit

from .holds import needs_officer
from .rows import OPEN, WAITING, Erasure, ErasureState, Origin

WITHDRAWN_FROM = (ProfileState.IN_POOL.value, ProfileState.NOMINATION_ENDED.value, ProfileState.BARRED.value)


def request(desk: Desk, person: Person, *, withdraw: bool = False) -> Erasure:
    """Somebody asks that everything held on them be erased, and so consents to its disposal (SOR/83-508, 4(1)(a)).

    :param withdraw: whether they withdraw with it what they have in the pool: for as long as it is there, it is kept.
    :raises Conflict: where a request of theirs waits already.
    """
    with unit(desk) as now:
        held = list(held_rows(person=person)) if withdraw else []  # before the person, as everybody locks them
        made = open_in(now, person, Origin.REQUEST)
        for profile in held:
            advance(now, profile)
            if profile.state in WITHDRAWN_FROM:
                end(now, profile, "withdrawn", ProfileState.WITHDRAWN, now.now)
        return made


def not_withdrawn(person: Person) -> list[Profile]:
    """The profiles of somebody that a request does not withdraw with it: whoever is invited answers the invitation."""
    live = [each.value for each in LIVE if each.value not in WITHDRAWN_FROM]
    return list(Profile.objects.filter(person=person, state__in=live).order_by("id"))


def open_in(now: Unit, person: Person, origin: Origin) -> Erasure:
    """Put a request down within a unit."""
    Person.objects.select_for_update().get(id=person.id)
    if Erasure.objects.filter(person=person, state__in=OPEN).exists():
        raise Conflict(ASKED.of())
    state = ErasureState.FOR_OFFICER if needs_officer(person, now.now) else ErasureState.QUEUED
    made = Erasure.objects.create(
        code=f"erasure.{secrets.token_hex(8)}",
        person=person,
        origin=origin.value,
        state=state.value,
        asked=now.now,
        asked_by=now.actor,
    )
    now.tell("erasure.asked", made.code, origin=origin.value, state=state.value)
    return made


def decide(desk: Desk, code: str, *, agree: bool, reason: str) -> Erasure:
    """An officer agrees to an erasure or refuses it, with the reason; not the one who asked for it.

    :raises Forbidden: for whoever asked.
    :raises Conflict: where it does not wait for an officer.
    """
    if not reason.strip():
        raise Unacceptable(NO_REASON.of(), fields={"reason": NO_REASON.of()})
    with unit(desk) as now:
        row = locked(code)
        _require(row, ErasureState.FOR_OFFICER.value)
        if row.asked_by == now.actor:
            raise Forbidden(SAME.of(officer=now.actor))
        row.state = (ErasureState.QUEUED if agree else ErasureState.REFUSED).value
        row.decided, row.decided_by, row.reason = now.now, now.actor, reason
        row.save()
        now.tell("erasure.agreed" if agree else "erasure.refused", code)
        return row


def take_back(desk: Desk, code: str) -> Erasure:
    """Whoever asked thinks otherwise, before anything was erased.

    :raises Conflict: where it was begun, or is over.
    """
    with unit(desk) as now:
        row = locked(code)
        _require(row, *WAITING)
        row.state = ErasureState.TAKEN_BACK.value
        row.save()
        now.tell("erasure.taken_back", code)
        return row


def known(code: str) -> Erasure:
    """A request by its code.

    :raises NotFound: where there is none.
    """
    row = Erasure.objects.filter(code=code).first()
    if row is None:
        raise NotFound(NONE.of(value=code[:40]))
    return row


def locked(code: str) -> Erasure:
    """A request that nobody else changes until the unit ends.

    :raises NotFound: where there is none.
    """
    row = Erasure.objects.select_for_update().filter(code=code).first()
    if row is None:
        raise NotFound(NONE.of(value=code[:40]))
    return row


def _require(row: Erasure, *states: str) -> None:
    if row.state not in states:
        raise Conflict(NOT_IN_STATE.of(code=row.code, state=ErasureState(row.state).words))


ASKED = Text(
    "a request to erase this person waits already. Accepted: another once it is over or taken back.",
    "une demande d'effacement de cette personne attend déjà. Accepté : une autre une fois celle-ci close ou retirée.",
)
NO_REASON = Text(
    "reason: it is empty. Accepted: the reason in words.", "motif : il est vide. Accepté : le motif en mots."
)
SAME = Text(
    "the officer {officer} asked for it. Accepted: another officer.",
    "l'agent {officer} l'a demandé. Accepté : un autre agent.",
)
NONE = Text("code: there is no request {value}.", "code : il n'y a pas de demande {value}.")
NOT_IN_STATE = Text("code: {code} is in another state ({state}).", "code : {code} est dans un autre état ({state}).")
