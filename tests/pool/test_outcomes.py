"""Whom a wrong table removed or kept out: found once it is corrected, and put back with their instants."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path

import pytest
from django.test.utils import override_settings

from express_entry.law.text import LANGUAGES
from express_entry.pool import bars, corrections, intake, invitations, provinces, restoring, supplements
from express_entry.pool.faults import Conflict, Forbidden, NotFound, PoolFault, Unacceptable
from express_entry.pool.laws import service_law
from express_entry.pool.models import AuditEntry
from express_entry.pool.outcomelist import Listed, listed, some_outcomes
from express_entry.pool.outcomes import Outcome
from express_entry.pool.profiles import number_text
from express_entry.pool.progress import expiry
from express_entry.pool.states import ProfileState
from tests.crash.consistency import faults
from tests.pool.office import BASIS, NOON, SECOND, Office, contents
from tests.pool.people import document, nobody_s

DAY = NOON.date()
FILE = Path(__file__).with_name("wrong_validity.toml")
OLD = DAY - timedelta(days=500)
"""The day of a test that counts, and that the wrong table holds to be too old."""


@contextmanager
def wrong() -> Iterator[None]:
    """A service that holds the wrong table."""
    with override_settings(LAW_FILES=(FILE,)):
        yield


class People:
    """One whom the wrong table kept out at the door, one whom it removed, one whom both tables do, one in the pool."""

    def __init__(self, office: Office) -> None:
        self.removed = office.submit(document("REMOVED", DAY, tested=OLD))
        office.now += SECOND
        with wrong():
            self.kept_out = office.submit(document("KEPT OUT", DAY, tested=OLD))
            self.rightly = office.submit(nobody_s(document("RIGHTLY", DAY)))
            self.top = office.submit(document("TOP", DAY))
            office.now += timedelta(hours=1)
            assert office.tick()["profile.removed"] == 1
            self.at = office.now
            assert office.hold("1", 5) == [self.top]
        office.now += timedelta(days=1)


def restored(office: Office, number: str) -> None:
    restoring.restore(office.officer, number, legal_basis=BASIS)


def outcomes() -> dict[str, Outcome]:
    return {each.number: each for found in corrections.touched() for each in found.outcomes}


def test_who_ended_by_a_table_that_was_wrong_is_found_with_the_outcome_then_and_now(office: Office) -> None:
    people = People(office)
    with wrong():
        assert corrections.touched() == ()
    found = outcomes()
    assert found == {
        people.removed: Outcome(people.removed, people.at, ProfileState.REMOVED, ProfileState.IN_POOL),
        people.kept_out: Outcome(people.kept_out, NOON + SECOND, ProfileState.INELIGIBLE, ProfileState.IN_POOL),
        people.rightly: Outcome(people.rightly, NOON + SECOND, ProfileState.INELIGIBLE, ProfileState.INELIGIBLE),
    }
    assert [each.differs for each in found.values()].count(True) == 2
    assert all(each.tables == ("language/validity",) for each in corrections.touched())


def test_some_at_a_time_are_all_of_them_with_the_table_however_few_are_looked_at(office: Office) -> None:
    people = People(office)
    with wrong():
        assert some_outcomes(0, 50).rows == ()
    whole = some_outcomes(0, 50)
    assert [each.outcome for each in whole.rows] == sorted(outcomes().values())
    assert {each.tables for each in whole.rows} == {("language/validity",)}
    assert (whole.after, whole.up_to) == (None, "")
    for limit, looked in ((1, 50), (50, 1), (2, 50), (50, 2)):
        found, after = list[Listed](), 0
        while (some := some_outcomes(after, limit, looked=looked)).after is not None:
            assert some.up_to == number_text(some.after)
            found += some.rows
            after = some.after
        assert [*found, *some.rows] == list(whole.rows), (limit, looked)
    assert listed(office.row(people.removed)) == whole.rows[0]
    assert listed(office.row(people.top)) is None


def test_a_clock_run_since_does_not_hide_them(office: Office) -> None:
    people = People(office)
    office.tick()
    assert {people.removed, people.kept_out} <= outcomes().keys()
    assert (office.state(people.removed), office.state(people.kept_out)) == ("removed", "ineligible")


def test_who_is_restored_is_in_the_pool_with_the_instants_of_their_own_and_can_be_invited_as_missed(
    office: Office,
) -> None:
    people = People(office)
    expires = office.row(people.removed).expires
    for number, submitted in ((people.removed, NOON), (people.kept_out, NOON + SECOND)):
        restored(office, number)
        row = office.row(number)
        assert (row.state, row.submitted, row.ended) == ("in_pool", submitted, None)
        assert row.expires == expiry(submitted, service_law().at(submitted))
        assert row.points is not None
        assert office.told(number)[-1] == "profile.restored"
    assert office.row(people.removed).expires == expires
    told = json.loads(bytes(AuditEntry.objects.filter(action="profile.restored").latest("sequence").payload or b""))
    assert told["legal_basis"] == BASIS
    assert told["wrong_law"] != told["law"]
    assert outcomes().keys() == {people.rightly}
    made = supplements.draft(office.officer, "1", missed=[people.kept_out, people.removed], note="wrong table")
    supplements.authorise(office.second, made.id)
    assert office.state(people.removed) == office.state(people.kept_out) == "invited"
    assert office.tick() == {}
    assert faults() == []


def test_who_ended_rightly_stays_out_and_nothing_is_changed(office: Office) -> None:
    people = People(office)
    edited = office.submit(document("EDITED", DAY))
    office.edit(edited, nobody_s(document("EDITED", DAY)))
    before = contents()
    for number in (people.rightly, edited, people.top):
        with pytest.raises(Conflict) as refused:
            restored(office, number)
        assert all(refused.value.say(language) for language in LANGUAGES)
    with pytest.raises(NotFound):
        restored(office, "E999999999")
    with pytest.raises(Unacceptable):
        restoring.restore(office.officer, people.removed, legal_basis=" ")
    with wrong(), pytest.raises(Conflict):
        restored(office, people.removed)
    assert contents() == before


def test_who_would_have_left_since_who_has_another_profile_or_is_barred_is_not_restored(office: Office) -> None:
    people = People(office)
    again = office.submit(document("REMOVED", DAY, tested=DAY - timedelta(days=10)))
    refused_with(office, people.removed, Conflict, "another")
    intake.withdraw(office.candidate, again)
    office.now = NOON + timedelta(days=240)  # the test turned two years old
    refused_with(office, people.removed, Conflict, "removed all the same")
    office.now = NOON + timedelta(days=366)
    refused_with(office, people.removed, Conflict, "was over")
    bars.record(office.officer, people.kept_out, begins=DAY, basis="a made-up decision")
    refused_with(office, people.kept_out, Forbidden, "misrepresentation")


def refused_with(office: Office, number: str, kind: type[PoolFault], words: str) -> None:
    with pytest.raises(kind) as refused:
        restored(office, number)
    assert words in refused.value.say("en")


def test_a_nominee_is_restored_with_the_nomination_and_its_points(office: Office) -> None:
    number = office.submit(document("NOMINEE", DAY, tested=OLD))
    office.nominate(number)
    before = office.row(number).points
    with wrong():
        office.now += timedelta(hours=1)
        office.tick()
    assert (office.state(number), office.row(number).nominations.get().state) == ("removed", "ended")
    assert [each.differs for each in outcomes().values()] == [True]
    restored(office, number)
    row = office.row(number)
    assert (row.state, row.points, row.nominations.get().state) == ("in_pool", before, "accepted")
    assert office.hold("1", 1, ["pnp"]) == [number]


def test_an_offer_that_was_taken_back_before_the_nomination_keeps_nobody_from_being_restored_with_it(
    office: Office,
) -> None:
    number = office.submit(document("NOMINEE", DAY, tested=OLD))
    office.offer(number)
    provinces.take_back(office.province, "ON", number)
    office.nominate(number)
    with wrong():
        office.now += timedelta(hours=1)
        office.tick()
    restored(office, number)
    states = office.row(number).nominations.order_by("id").values_list("state", flat=True)
    assert (office.state(number), list(states)) == ("in_pool", ["withdrawn", "accepted"])
    assert faults() == []


@pytest.mark.parametrize("use", ["withdrawn", "renounced", "offer withdrawn", "applied", "ended"])
def test_a_nominee_whose_certificate_was_recorded_again_since_is_restored_only_where_it_came_back(
    office: Office, use: str
) -> None:
    number = office.submit(document("NOMINEE", DAY, tested=OLD))
    office.nominate(number)
    with wrong():
        office.now += timedelta(hours=1)
        office.tick()
    again = office.submit(document("NOMINEE", DAY, tested=DAY))
    office.offer(again, certificate=f"ON-{number}")
    if use != "offer withdrawn":
        provinces.accept(office.candidate, again)
    office.now += SECOND
    if use == "renounced":
        provinces.renounce(office.candidate, again)
    elif use == "applied":
        assert office.hold("1", 1, ["pnp"]) == [again]
        invitations.apply(office.candidate, again)
    elif use != "ended":
        provinces.take_back(office.province, "ON", again)
    if use != "applied":
        intake.withdraw(office.candidate, again)
    if use == "ended":
        restored(office, number)
        assert (office.state(number), office.row(number).nominations.get().state) == ("in_pool", "accepted")
    else:
        refused_with(office, number, Conflict, "recorded on another profile since")
        assert (office.state(number), office.row(number).nominations.get().state) == ("removed", "ended")
    assert faults() == []
