"""Whom a table that was corrected since ended or cut short: read by officers and auditors, made good by an officer."""

from __future__ import annotations

from itertools import islice

from express_entry.pool import extending, restoring
from express_entry.pool.outcomes import outcomes_after
from express_entry.pool.profiles import Profile, key_of

from . import filereach, profiles
from .gate import Asked
from .officershapes import SettledOut
from .paging import USUAL, cursor_at, place_of
from .routing import Routes
from .shapes import In, Limit, Note, Number, Out, Told

routes = Routes("officers")
LIST = "outcomes"


class OutcomeOut(Out):
    """Somebody who ended by a law no longer held: as what, since when, and as what by the law now.

    Removed, found ineligible, or expired or lapsed at the end of a period that was wrong. ``now`` is null where nothing
    is kept any more of what was stated.
    """

    number: Number
    instant: Told
    then: str
    now: str | None
    differs: bool


class OutcomesOut(Out):
    """A page of outcomes."""

    items: list[OutcomeOut]
    next: str | None


class RestorationIn(In):
    """The provision, and the correction of the table, that a profile is restored on."""

    legal_basis: Note


class ShortPeriodsOut(Out):
    """How many profiles in the pool and how many invitations have, or were given, more time by the corrected tables."""

    profiles: int
    invitations: int


class ExtensionIn(In):
    """The provision, and the correction of the table, that running periods are extended on."""

    legal_basis: Note


@routes.get("/outcomes", "outcome.read", OutcomesOut)
def outcomes(request: Asked, cursor: str | None = None, limit: Limit = USUAL) -> OutcomesOut:  # noqa: ARG001 - every view has it
    """Who ended under a table that was corrected since, each assessed anew or their period counted anew."""
    after = 0 if cursor is None else int(place_of(cursor, LIST))
    found = list(islice(outcomes_after(after), limit + 1))
    items = [
        OutcomeOut(
            number=each.number,
            instant=each.instant,
            then=each.then.value,
            now=None if each.now is None else each.now.value,
            differs=each.differs,
        )
        for each in found[:limit]
    ]
    more = cursor_at(key_of(found[limit - 1].number), LIST) if len(found) > limit else None
    return OutcomesOut(items=items, next=more)


@routes.post("/profiles/{number}/restoration", "outcome.restore", {200: SettledOut})
def restore(request: Asked, number: str, body: RestorationIn) -> SettledOut:
    """Put a profile back into the pool that would not have ended, had the table been right.

    It stays as it is where another live profile of the same name and birth date may be the same person's: that is then
    one of the reviews, and once it is found to be another person's, the same request restores it.
    """
    to_restore(request, number)
    made = restoring.restore(request.desk, number, legal_basis=body.legal_basis)
    return SettledOut(profile=made.number, state=made.state)


@routes.get("/outcomes/running-periods", "outcome.read", ShortPeriodsOut)
def running_periods(request: Asked) -> ShortPeriodsOut:  # noqa: ARG001 - every view has it
    """How many periods that still run are too short by the tables as they are now held."""
    return ShortPeriodsOut(**extending.to_extend()._asdict())


@routes.post("/outcomes/running-periods/extension", "outcome.extend", {200: ShortPeriodsOut}, apart=True)
def extend(request: Asked, body: ExtensionIn) -> ShortPeriodsOut:
    """Give the rest of their time to those whose running period a wrong table cut short; nobody's is shortened."""
    return ShortPeriodsOut(**extending.extend(request.desk, legal_basis=body.legal_basis)._asdict())


def to_restore(request: Asked, number: str) -> Profile:
    """A profile that an officer may look at to restore it.

    :raises NotFound: where there is none of that number.
    :raises Forbidden: for an officer who has an interest of their own in its person, or is that person.
    """
    profile = profiles.own(request.caller, "outcome.restore", number)
    if profile.person is not None:
        filereach.require_no_stake(request, profile.person)
    return profile
