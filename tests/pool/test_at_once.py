"""Several at once, in real threads with connections of their own: each waits for the other, or is refused, in words.

Nothing here depends on who comes first: what is asserted holds either way.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta

import pytest
from django.db import connection, connections

from express_entry.pool import bars, intake, invitations, loading, provinces, publishing, running
from express_entry.pool.faults import Conflict, PoolFault
from express_entry.pool.models import AuditEntry, Invitation, Nomination, Profile, Review
from express_entry.pool.preparing import Record, Refused
from express_entry.pool.units import Busy, Desk, unit
from tests.databases import PATIENCE
from tests.pool.office import MICROSECOND, NOON, SECOND, Office
from tests.pool.people import document, named, profile

DAY = NOON.date()
Act = Callable[[], object]


def at_once(acts: Sequence[Act]) -> list[object]:
    """What each of several acts gives, or the fault with which it is refused, all begun at one moment."""
    begin = threading.Barrier(len(acts), timeout=PATIENCE)

    def run(act: Act) -> object:
        begin.wait()
        try:
            return act()
        except PoolFault as fault:
            return fault
        finally:
            connections.close_all()

    with ThreadPoolExecutor(len(acts)) as threads:
        return [each.result(PATIENCE) for each in [threads.submit(run, act) for act in acts]]


def meeting(office: Office, many: int) -> Desk:
    """A desk whose transactions wait inside for each other, where the database lets several in."""
    inside = threading.Barrier(many, timeout=PATIENCE)

    def clock() -> datetime:
        if office.store.is_postgresql and connection.in_atomic_block:
            inside.wait()
        return office.now

    return Desk("at-once", clock)


def refused(found: Sequence[object]) -> list[PoolFault]:
    return [each for each in found if isinstance(each, PoolFault)]


def crowd(office: Office, many: int) -> list[str]:
    numbers = [office.submit(document(f"P{place}", DAY), NOON + place * SECOND) for place in range(many)]
    office.tick(office.now + SECOND)
    return numbers


# ------------------------------------------------------------------------------------------------------ one profile


def test_of_two_submissions_of_one_passport_at_once_one_enters(office: Office) -> None:
    drafts = [office.draft(document("SAME", DAY)) for _ in range(2)]
    desk = meeting(office, 2)
    found = at_once([lambda number=number: intake.submit(desk, number) for number in drafts])  # type: ignore[misc]
    assert [type(each) for each in refused(found)] == [Conflict]
    assert sorted(Profile.objects.values_list("state", flat=True)) == ["draft", "in_pool"]


def test_of_two_submissions_of_one_person_on_two_passports_at_once_one_enters(office: Office) -> None:
    first = office.draft(document("ONE", DAY))
    second = intake.start(office.candidate, profile(document("TWO", DAY)), person=office.row(first).person_id).number
    desk = meeting(office, 2)
    found = at_once([lambda number=number: intake.submit(desk, number) for number in (first, second)])  # type: ignore[misc]
    assert [type(each) for each in refused(found)] == [Conflict]
    assert sorted(Profile.objects.values_list("state", flat=True)) == ["draft", "in_pool"]


@pytest.mark.parametrize("attempt", range(3))
def test_of_two_submissions_of_one_name_without_passports_at_once_one_waits_for_an_officer(
    office: Office, attempt: int
) -> None:
    drafts = [office.draft(named(document(each, DAY), "Silva")) for each in "AB"]
    desk = meeting(office, 2)
    found = at_once([lambda number=number: intake.submit(desk, number) for number in drafts])  # type: ignore[misc]
    assert refused(found) == [], attempt
    assert sorted(office.state(number) for number in drafts) == ["in_pool", "submitted"]
    review = Review.objects.get()
    assert {review.profile.number, review.other and review.other.number} == set(drafts)


@pytest.mark.parametrize("attempt", range(3))
def test_a_name_that_is_barred_as_it_is_submitted_again_waits_for_an_officer_or_is_barred_after_it(
    office: Office, attempt: int
) -> None:
    first = office.submit(named(document("A", DAY), "Silva", passport=True))
    intake.withdraw(office.candidate, first)
    second = office.draft(named(document("B", DAY), "Silva"))
    desk = meeting(office, 2)
    found = at_once(
        [
            lambda: intake.submit(desk, second),
            lambda: bars.record(desk, first, begins=DAY, basis="a made-up decision"),
        ]
    )
    assert refused(found) == [], attempt
    # The trail says who came first; whoever submitted second was seen.
    order = list(AuditEntry.objects.order_by("sequence").values_list("action", flat=True))
    barred_first = order.index("person.barred") < len(order) - 1 - order[::-1].index("profile.submitted")
    assert office.state(second) == ("submitted" if barred_first else "in_pool")


@pytest.mark.parametrize("attempt", range(3))
def test_of_one_name_loaded_and_submitted_at_once_one_waits_or_is_refused(office: Office, attempt: int) -> None:
    draft = office.draft(named(document("A", DAY), "Silva"))
    record = Record("1", named(document("B", DAY), "Silva"))
    rejected: list[Refused] = []

    def load() -> object:
        return loading.load(office.system, [record], reject=rejected.append)

    found = at_once([lambda: intake.submit(office.candidate, draft), load])
    assert refused(found) == [], attempt
    assert Profile.objects.filter(state="in_pool").count() == 1
    assert (office.state(draft) == "submitted") != bool(rejected)


def test_the_trail_does_not_go_back_in_time_where_who_began_first_is_sealed_last(office: Office) -> None:
    numbers = [office.draft(document(each, DAY)) for each in "AB"]
    if not office.store.is_postgresql:
        pytest.skip("every writer is alone")
    began, sealed = threading.Event(), threading.Event()

    def early() -> datetime:
        began.set()
        return NOON

    def submit_late() -> object:
        """Begun first; what it did is dated by its beginning, and told after the other."""
        with unit(Desk("early", early)) as now:
            assert sealed.wait(PATIENCE)
            intake.submit_in(now, Profile.objects.get(id=int(numbers[0][1:])), profile(document("A", DAY)), now.now)
        return None

    def submit_meanwhile() -> object:
        assert began.wait(PATIENCE)
        intake.submit(Desk("late", lambda: NOON + SECOND), numbers[1])
        sealed.set()
        return None

    assert refused(at_once([submit_late, submit_meanwhile])) == []
    actors = list(AuditEntry.objects.order_by("sequence").values_list("actor", flat=True))
    assert actors.index("late") < actors.index("early")
    instants = list(AuditEntry.objects.order_by("sequence").values_list("instant", flat=True))
    assert instants == sorted(instants)
    assert instants[-1] == NOON + SECOND
    assert office.row(numbers[0]).submitted == NOON
    assert office.trail().findings == ()


def test_many_at_once_leave_a_trail_in_which_no_instant_is_before_the_last(office: Office) -> None:
    drafts = [office.draft(document(f"Q{place}", DAY)) for place in range(12)]
    ticks = iter(range(1, 10_000))
    desk = Desk("many", lambda: NOON + next(ticks) * MICROSECOND)
    assert refused(at_once([lambda each=each: intake.submit(desk, each) for each in drafts])) == []  # type: ignore[misc]
    instants = list(AuditEntry.objects.order_by("sequence").values_list("instant", flat=True))
    assert instants == sorted(instants)
    assert office.trail().findings == ()


def test_of_two_changes_of_one_version_at_once_one_is_told_that_another_was_written(office: Office) -> None:
    number = office.submit(document("A", DAY))
    desk = meeting(office, 2)
    changes = [profile(document("A", DAY, age=age)) for age in (31, 32)]
    found = at_once([lambda each=each: intake.edit(desk, number, each, expected=1) for each in changes])  # type: ignore[misc]
    assert [type(each) for each in refused(found)] == [Conflict]
    assert office.row(number).version == 2


def test_two_offers_at_once_do_not_exceed_an_allocation(office: Office) -> None:
    people = crowd(office, 2)
    provinces.allocate(office.officer, "ON", 2025, 1, source="made up")
    desk = meeting(office, 2)

    def offer(number: str) -> Nomination:
        code = Profile.objects.get(id=int(number[1:])).code
        return provinces.offer(desk, "ON", number, code=code, certificate=number, issued=DAY)

    found = at_once([lambda number=number: offer(number) for number in people])  # type: ignore[misc]
    assert [type(each) for each in refused(found)] == [Conflict]
    assert Nomination.objects.count() == 1


def test_of_declining_and_applying_at_once_one_is_done(office: Office) -> None:
    (number,) = crowd(office, 1)
    office.hold("1", 1)
    desk = meeting(office, 2)
    found = at_once([lambda: invitations.decline(desk, number), lambda: invitations.apply(desk, number)])
    assert len(refused(found)) == 1
    state, end = office.state(number), Invitation.objects.get().state
    assert (state, end) in {("in_pool", "declined"), ("applied", "applied")}
    assert office.trail().findings == ()


# ------------------------------------------------------------------------------------------------------------ rounds


def test_whoever_comes_while_a_round_has_the_pool_waits_and_is_stamped_after_it(office: Office) -> None:
    (number,) = crowd(office, 1)
    order: list[str] = []
    coming = threading.Event()

    def edit() -> None:
        coming.set()
        try:
            intake.edit(Desk("late", lambda: office.now), number, profile(document("P0", DAY, age=31)))
            order.append("edit")
        finally:
            connections.close_all()

    with ThreadPoolExecutor(1) as threads:
        with unit(office.officer, alone=True) as now:
            waiting = threads.submit(edit)
            assert coming.wait(PATIENCE)
            if office.store.is_postgresql:
                until_somebody_waits()
            office.now += timedelta(hours=1)  # while it waits
            now.tell("round.pretended", "pool")
            order.append("round")
        waiting.result(PATIENCE)
    assert order == ["round", "edit"]
    assert office.row(number).effective == office.now


def until_somebody_waits() -> None:
    """Until another connection waits for the lock on the pool."""
    until = time.monotonic() + PATIENCE
    while True:
        with connection.cursor() as cursor:
            cursor.execute("SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND NOT granted")
            if cursor.fetchone() != (0,):
                return
        assert time.monotonic() < until
        time.sleep(0.01)


@pytest.mark.parametrize("attempt", range(3))
def test_two_rounds_at_once_never_invite_one_person_twice(office: Office, attempt: int) -> None:
    people = crowd(office, 6)
    for number in ("1", "2"):
        office.authorised(number, 4)
    found = at_once([lambda: running.run(office.officer, "1"), lambda: running.run(office.second, "2")])
    assert refused(found) == [], attempt
    first, second = sorted(("1", "2"), key=lambda number: -len(office.invited(number)))
    assert (office.invited(first), office.invited(second)) == (people[:4], people[4:])
    assert publishing.check("1") == publishing.check("2") == ()
    assert office.trail().findings == ()


@pytest.mark.parametrize("attempt", range(3))
def test_a_round_that_is_run_twice_at_once_is_run_once(office: Office, attempt: int) -> None:
    people = crowd(office, 4)
    office.authorised("1", 2)
    found = at_once([lambda: running.run(office.officer, "1")] * 3)
    assert [type(each) for each in refused(found)] == [Conflict] * 2, attempt
    assert office.invited("1") == people[:2]
    assert Invitation.objects.count() == 2
    assert office.told("1").count("round.run") == 1


@pytest.mark.parametrize("attempt", range(3))
def test_people_and_rounds_at_once_leave_a_pool_that_can_be_verified(office: Office, attempt: int) -> None:
    people = crowd(office, 8)
    office.hold("0", 1)
    office.now += SECOND
    office.authorised("1", 3)
    office.authorised("2", 3, ["cec"])
    fresh = office.draft(document("NEW", DAY))
    better = profile(document("P7", DAY, reading=8.0))
    other = profile(document("P2", DAY, age=45))
    found = at_once(
        [
            lambda: running.run(office.officer, "1"),
            lambda: running.run(office.second, "2"),
            lambda: intake.edit(office.candidate, people[7], better),
            lambda: intake.edit(office.candidate, people[2], other),
            lambda: intake.withdraw(office.candidate, people[3]),
            lambda: invitations.decline(office.candidate, people[0]),
            lambda: intake.submit(office.candidate, fresh),
            lambda: office.offer(people[5]),
            office.tick,
        ]
    )
    assert {type(each) for each in refused(found)} <= {Conflict}, attempt
    assert [office.round(number).state for number in ("1", "2")] == ["run", "run"]
    assert publishing.check("0") == publishing.check("1") == publishing.check("2") == ()
    issued = list(Invitation.objects.filter(state="issued").values_list("profile_id", flat=True))
    invited = list(Profile.objects.filter(state="invited").values_list("id", flat=True))
    assert sorted(issued) == sorted(set(invited))
    assert office.trail().findings == ()
    assert {office.publish(number).state for number in ("1", "2")} == {"published"}


def test_two_clocks_at_once_do_everything_once(office: Office) -> None:
    crowd(office, 6)
    office.hold("1", 2)
    office.now += timedelta(days=62)
    found = at_once([office.tick, office.tick])
    assert refused(found) == []
    assert Profile.objects.filter(state="lapsed").count() == 2
    for each in Profile.objects.filter(state="lapsed"):
        assert office.told(each.number).count("profile.lapsed") == 1
    assert office.trail().findings == ()


def test_a_pool_that_is_taken_for_too_long_is_busy_and_nothing_is_changed(office: Office) -> None:
    (number,) = crowd(office, 1)

    def impatient() -> object:
        """An edit by a connection that waits for nothing."""
        with connection.cursor() as cursor:
            wait = "SET lock_timeout = '1ms'" if office.store.is_postgresql else "PRAGMA busy_timeout = 1"
            cursor.execute(wait)
        return intake.withdraw(office.candidate, number)

    with unit(office.officer, alone=True) as now:
        (found,) = at_once([impatient])
        now.tell("round.pretended", "pool")
    assert isinstance(found, Busy)
    assert found.say("fr").startswith("le bassin est occupé")
    assert office.state(number) == "in_pool"
