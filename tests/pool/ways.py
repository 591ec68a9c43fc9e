"""How everything in the pool comes into each of its states, and what people or the clock then do to it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

from django.test.utils import override_settings

from express_entry.pool import (
    bars,
    extending,
    intake,
    invitations,
    liftings,
    provinces,
    publishing,
    restoring,
    rounds,
    running,
    supplements,
)
from express_entry.pool.lifecycle import (
    AnyState,
    InvitationState,
    NominationState,
    ProfileState,
    RoundState,
    Transition,
)
from express_entry.pool.models import Bar, Invitation, Nomination
from express_entry.selection import Grouping
from tests.pool.office import NOON, Office
from tests.pool.people import document, named, nobody_s, profile

DAY = NOON.date()
WRONG = Path(__file__).with_name("wrong_validity.toml")
SHORT = tuple(Path(__file__).with_name(f"wrong_{each}_period.toml") for each in ("pool", "invitation"))
"""Tables of periods that are too short."""
Way = Callable[[Office], str]
"""Something that is done in an office; the number of the profile or round to which it is done."""


def stated(number: str = "X") -> dict[str, object]:
    return document(number, DAY)


def draft(office: Office) -> str:
    return office.draft(stated())


def in_pool(office: Office) -> str:
    return office.submit(stated())


def held_for_review(office: Office) -> str:
    """A profile without a passport, of a name and birth date that somebody in the pool has."""
    office.submit(named(document("FIRST", DAY), "Silva"))
    return office.submit(named(document("SECOND", DAY), "Silva"))


def bar(office: Office, number: str) -> None:
    bars.record(office.officer, number, begins=DAY, basis="a made-up decision")


def waiting_and_barred(office: Office) -> str:
    """A profile that waits for an officer, whose person was barred meanwhile."""
    number = held_for_review(office)
    bar(office, number)
    return number


def ineligible(office: Office) -> str:
    return office.submit(nobody_s(stated()))


def invited(office: Office) -> str:
    number = in_pool(office)
    office.hold("1", 1)
    return number


def nominee(office: Office) -> str:
    number = in_pool(office)
    office.nominate(number)
    return number


def invited_nominee(office: Office) -> str:
    number = nominee(office)
    office.hold("1", 1, ["pnp"])
    return number


def offered(office: Office) -> str:
    number = in_pool(office)
    office.offer(number)
    return number


def kept_out_wrongly(office: Office) -> str:
    """Somebody whom a table that was wrong kept out at the door."""
    with override_settings(LAW_FILES=(WRONG,)):
        return office.submit(document("X", DAY, tested=DAY - timedelta(days=500)))


def removed_wrongly(office: Office) -> str:
    """Somebody whom a table that was wrong removed."""
    number = office.submit(document("X", DAY, tested=DAY - timedelta(days=500)))
    with override_settings(LAW_FILES=(WRONG,)):
        office.tick()
    return number


def nominee_removed_wrongly(office: Office) -> str:
    """A nominee whom a table that was wrong removed, and with the profile the nomination."""
    number = office.submit(document("X", DAY, tested=DAY - timedelta(days=500)))
    office.nominate(number)
    with override_settings(LAW_FILES=(WRONG,)):
        office.tick()
    return number


def expired_wrongly(office: Office) -> str:
    """Somebody whose time in the pool a table that was wrong ended."""
    number = cut_short(in_pool)(office)
    office.tick(NOON + timedelta(days=184))
    return number


def lapsed_wrongly(office: Office) -> str:
    """Somebody whose invitation a table that was wrong let lapse."""
    number = cut_short(invited)(office)
    office.tick(NOON + timedelta(days=12))
    return number


def cut_short(way: Way) -> Way:
    """Somebody who came into a state while the tables of periods were too short."""

    def under(office: Office) -> str:
        with override_settings(LAW_FILES=SHORT):
            return way(office)

    return under


# ------------------------------------------------------------------------------------------------------------- steps


def extend(office: Office, _: str) -> None:
    extending.extend(office.officer, legal_basis="A10.2(4); made up for a test")


def restore(office: Office, number: str) -> None:
    restoring.restore(office.officer, number, legal_basis="A10.2; made up for a test")


def deleted(office: Office, _: str) -> None:
    office.tick(NOON + timedelta(days=60))


def withdraw(office: Office, number: str) -> None:
    intake.withdraw(office.candidate, number)


def expire(office: Office, number: str) -> None:
    """The clock once the profile's year is over, which it would otherwise leave before that."""
    expires = office.row(number).expires
    assert expires is not None
    office.tick(expires)


def edit_away(office: Office, number: str) -> None:
    office.edit(number, nobody_s(stated()))


def renounce(office: Office, number: str) -> None:
    provinces.renounce(office.candidate, number)


def take_back(office: Office, number: str) -> None:
    provinces.take_back(office.province, "ON", number)


def decline(office: Office, number: str) -> None:
    invitations.decline(office.candidate, number)


def decline_within_the_year(office: Office, number: str) -> None:
    """An invitation of the eleventh month, declined after the twelfth."""
    office.now = NOON + timedelta(days=366)
    decline(office, number)


def late_invited(office: Office) -> str:
    number = office.submit(document("X", DAY, tested=DAY))
    office.tick(NOON + timedelta(days=340))
    office.hold("1", 1)
    return number


def decline_without_test(office: Office, number: str) -> None:
    """The test turned two years old while the invitation was open."""
    office.now += timedelta(days=40)
    decline(office, number)


def invited_with_old_test(office: Office) -> str:
    number = office.submit(document("X", DAY, tested=DAY - timedelta(days=710)))
    office.hold("1", 1)
    return number


def decline_without_nomination(office: Office, number: str) -> None:
    take_back(office, number)
    decline(office, number)


def lapse(office: Office, number: str) -> None:
    office.tick(NOON + timedelta(days=62))
    assert number


def apply(office: Office, number: str) -> None:
    invitations.apply(office.candidate, number)


def turn_forty(office: Office, _: str) -> None:
    office.tick(NOON + timedelta(days=90))


def lose_test(office: Office, _: str) -> None:
    office.tick(NOON + timedelta(days=730))


def old_test(office: Office) -> str:
    return office.submit(document("X", DAY, tested=DAY - timedelta(days=710)))


def ageing(office: Office) -> str:
    return office.submit(document("X", DAY, born=DAY.replace(year=DAY.year - 40) + timedelta(days=60)))


def hold(office: Office, _: str) -> None:
    office.hold("1", 1)


def cancel(office: Office, number: str) -> None:
    made = supplements.draft(office.officer, "1", cancelled=[number], missed=[], note="made up")
    supplements.authorise(office.second, made.id)


def lift(office: Office, _: str) -> None:
    made = liftings.draft(office.officer, Bar.objects.get().id, reason="made up", provision="A40(2)(a)")
    liftings.authorise(office.second, made.id)


def lift_without_test(office: Office, number: str) -> None:
    """The test turned two years old while the profile was barred."""
    office.now += timedelta(days=40)
    lift(office, number)


def nominee_of_the_past(office: Office) -> str:
    return _then(office, nominee, renounce)


def settled(*, same: bool) -> Callable[[Office, str], None]:
    return lambda office, number: _settle(office, number, same=same)


def _settle(office: Office, number: str, *, same: bool) -> None:
    intake.settle(office.officer, number, same=same, note="looked at")


def drafted(office: Office) -> str:
    instruction = rounds.Draft("1", Grouping.EVERYONE, ["cec"], office.now, "A10.3", invitations=1)
    return rounds.draft(office.officer, instruction).number


def authorised(office: Office) -> str:
    return office.authorised("1", 1)


def run(office: Office) -> str:
    office.hold("1", 1)
    return "1"


def discard(office: Office, number: str) -> None:
    rounds.discard(office.officer, number)


P, I, N, R = ProfileState, InvitationState, NominationState, RoundState  # noqa: E741 - as the table of transitions

Step = Callable[[Office, str], None] | None
WAYS: dict[tuple[AnyState | None, str, AnyState | None], tuple[Way, Step]] = {
    (None, "started", P.DRAFT): (draft, None),
    (P.DRAFT, "saved", P.DRAFT): (
        draft,
        lambda office, number: _of(intake.change_draft(office.candidate, number, profile(stated("Y")))),
    ),
    (P.DRAFT, "deleted", None): (draft, deleted),
    (P.DRAFT, "discarded", None): (draft, lambda office, number: intake.discard_draft(office.candidate, number)),
    (P.DRAFT, "submitted", P.SUBMITTED): (held_for_review, None),
    (P.SUBMITTED, "entered", P.IN_POOL): (held_for_review, settled(same=False)),
    (P.SUBMITTED, "found_ineligible", P.INELIGIBLE): (ineligible, None),
    (P.SUBMITTED, "found_double", P.WITHDRAWN): (held_for_review, settled(same=True)),
    (P.SUBMITTED, "withdrawn", P.WITHDRAWN): (held_for_review, withdraw),
    (P.IN_POOL, "edited", P.IN_POOL): (in_pool, lambda office, number: office.edit(number, stated("Y"))),
    (P.IN_POOL, "rescored", P.IN_POOL): (ageing, turn_forty),
    (P.IN_POOL, "removed", P.REMOVED): (in_pool, edit_away),
    (P.IN_POOL, "expired", P.EXPIRED): (in_pool, expire),
    (P.IN_POOL, "withdrawn", P.WITHDRAWN): (in_pool, withdraw),
    (P.IN_POOL, "nomination_ended", P.NOMINATION_ENDED): (nominee, renounce),
    (P.NOMINATION_ENDED, "expired", P.EXPIRED): (lambda office: _then(office, nominee, renounce), expire),
    (P.NOMINATION_ENDED, "withdrawn", P.WITHDRAWN): (lambda office: _then(office, nominee, renounce), withdraw),
    (P.SUBMITTED, "barred", P.BARRED): (waiting_and_barred, settled(same=False)),
    (P.IN_POOL, "barred", P.BARRED): (in_pool, bar),
    (P.NOMINATION_ENDED, "barred", P.BARRED): (lambda office: _then(office, nominee, renounce), bar),
    (P.BARRED, "expired", P.EXPIRED): (lambda office: _then(office, in_pool, bar), expire),
    (P.BARRED, "withdrawn", P.WITHDRAWN): (lambda office: _then(office, in_pool, bar), withdraw),
    (P.BARRED, "released", P.IN_POOL): (lambda office: _then(office, in_pool, bar), lift),
    (P.BARRED, "released_ineligible", P.REMOVED): (lambda office: _then(office, old_test, bar), lift_without_test),
    (P.BARRED, "released_nomination_ended", P.NOMINATION_ENDED): (
        lambda office: _then(office, nominee_of_the_past, bar),
        lift,
    ),
    (P.REMOVED, "restored", P.IN_POOL): (removed_wrongly, restore),
    (P.INELIGIBLE, "restored", P.IN_POOL): (kept_out_wrongly, restore),
    (P.EXPIRED, "restored", P.IN_POOL): (expired_wrongly, restore),
    (P.LAPSED, "reopened", P.INVITED): (lapsed_wrongly, restore),
    (P.INVITED, "returned_barred", P.BARRED): (lambda office: _then(office, invited, bar), decline),
    (P.IN_POOL, "invited", P.INVITED): (in_pool, hold),
    (P.INVITED, "returned", P.IN_POOL): (invited, decline),
    (P.INVITED, "returned_ineligible", P.REMOVED): (invited_with_old_test, decline_without_test),
    (P.INVITED, "returned_expired", P.EXPIRED): (late_invited, decline_within_the_year),
    (P.INVITED, "returned_nomination_ended", P.NOMINATION_ENDED): (invited_nominee, decline_without_nomination),
    (P.INVITED, "lapsed", P.LAPSED): (invited, lapse),
    (P.INVITED, "applied", P.APPLIED): (invited, apply),
    (P.IN_POOL, "extended", P.IN_POOL): (cut_short(in_pool), extend),
    (P.NOMINATION_ENDED, "extended", P.NOMINATION_ENDED): (
        cut_short(lambda office: _then(office, nominee, renounce)),
        extend,
    ),
    (P.BARRED, "extended", P.BARRED): (cut_short(lambda office: _then(office, in_pool, bar)), extend),
    (P.INVITED, "extended", P.INVITED): (cut_short(invited), extend),
    (None, "issued", I.ISSUED): (in_pool, hold),
    (I.ISSUED, "applied", I.APPLIED): (invited, apply),
    (I.ISSUED, "declined", I.DECLINED): (invited, decline),
    (I.ISSUED, "lapsed", I.LAPSED): (invited, lapse),
    (I.ISSUED, "cancelled", I.CANCELLED): (invited, cancel),
    (I.LAPSED, "reopened", I.ISSUED): (lapsed_wrongly, restore),
    (I.ISSUED, "extended", I.ISSUED): (cut_short(invited), extend),
    (None, "offered", N.OFFERED): (offered, None),
    (N.OFFERED, "accepted", N.ACCEPTED): (
        offered,
        lambda office, number: _of(provinces.accept(office.candidate, number)),
    ),
    (N.OFFERED, "rejected", N.REJECTED): (
        offered,
        lambda office, number: _of(provinces.reject(office.candidate, number)),
    ),
    (N.OFFERED, "lapsed", N.LAPSED): (offered, lambda office, _: _of(office.tick(NOON + timedelta(days=31)))),
    (N.OFFERED, "withdrawn", N.WITHDRAWN): (offered, take_back),
    (N.ACCEPTED, "withdrawn", N.WITHDRAWN): (nominee, take_back),
    (N.ACCEPTED, "renounced", N.RENOUNCED): (nominee, renounce),
    (N.OFFERED, "ended", N.ENDED): (offered, withdraw),
    (N.ACCEPTED, "ended", N.ENDED): (nominee, withdraw),
    (N.ENDED, "restored", N.ACCEPTED): (nominee_removed_wrongly, restore),
    (None, "drafted", R.DRAFTED): (drafted, None),
    (R.DRAFTED, "discarded", R.DISCARDED): (drafted, discard),
    (R.DRAFTED, "authorised", R.AUTHORISED): (
        drafted,
        lambda office, number: _of(rounds.authorise(office.second, number)),
    ),
    (R.AUTHORISED, "discarded", R.DISCARDED): (authorised, discard),
    (R.AUTHORISED, "run", R.RUN): (authorised, lambda office, number: _of(running.run(office.officer, number))),
    (R.RUN, "published", R.PUBLISHED): (
        run,
        lambda office, number: _of(publishing.publish(office.officer, number, None)),
    ),
}
"""For each row of the table of transitions: how its state is come by, and what then causes its event."""


def _of(_: object) -> None:
    """What was made is looked up by whoever wants it."""


def _then(office: Office, way: Way, step: Callable[[Office, str], None]) -> str:
    number = way(office)
    step(office, number)
    return number


def key(item: Transition) -> tuple[AnyState | None, str, AnyState | None]:
    return item.source, item.event, item.target


def reached(state: AnyState) -> tuple[Way, Step]:
    """One way into a state."""
    return next(way for (_, _, target), way in WAYS.items() if target is state and target is not None)


def go(office: Office, way: tuple[Way, Step]) -> str:
    first, step = way
    number = first(office)
    if step is not None:
        step(office, number)
    return number


def state_of(office: Office, kind: type[AnyState], number: str) -> str | None:
    """The state that the profile, its invitation or nomination, or the round is in."""
    if kind is RoundState:
        return office.round(number).state
    if kind is ProfileState:
        return office.state(number)
    latest = (Invitation if kind is InvitationState else Nomination).objects.filter(profile=office.row(number)).last()
    return latest.state if latest is not None else None
