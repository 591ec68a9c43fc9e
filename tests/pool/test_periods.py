"""A table of periods that was wrong: whose time it cut short is found, given the rest of it, and put back."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from django.test.utils import override_settings

from express_entry.law.text import LANGUAGES
from express_entry.pool import bars, corrections, extending, intake, invitations, publishing, restoring, supplements
from express_entry.pool.corrections import Touched
from express_entry.pool.extending import Extended
from express_entry.pool.faults import Conflict, Forbidden, PoolFault, Unacceptable
from express_entry.pool.invitations import PERIOD
from express_entry.pool.laws import service_law
from express_entry.pool.models import AuditEntry, Invitation, Review
from express_entry.pool.outcomelist import Listed, some_outcomes
from express_entry.pool.outcomes import Outcome, outcomes_after
from express_entry.pool.overlooked import overlooked
from express_entry.pool.progress import POOL_PERIOD, expiry
from express_entry.pool.states import ProfileState
from tests.crash.consistency import faults
from tests.pool.office import BASIS, NOON, SECOND, Office, contents
from tests.pool.people import document, named

DAY = NOON.date()
POOL, INVITATION = (Path(__file__).with_name(f"wrong_{each}_period.toml") for each in ("pool", "invitation"))
EXPIRED, LAPSED = NOON + timedelta(days=184), NOON + timedelta(days=12)
"""Instants after the end of the periods by the wrong tables: six months, and ten days."""


@contextmanager
def under(*files: Path) -> Iterator[None]:
    """A service that holds wrong tables."""
    with override_settings(LAW_FILES=files):
        yield


def by_period() -> list[Touched]:
    return [each for each in corrections.touched() if set(each.tables) & {POOL_PERIOD, PERIOD} and not each.rounds]


def submitted(office: Office, *files: Path) -> str:
    """Somebody who submitted under a wrong table, which was taken out a second later."""
    with under(*files):
        number = office.submit(document("WRONG", DAY))
    office.now += SECOND
    return number


def invited(office: Office, *files: Path) -> str:
    """Somebody whom a round invited under a wrong table."""
    with under(*files):
        number = office.submit(document("WRONG", DAY))
        office.now += SECOND
        assert office.hold("1", 1) == [number]
    office.now += SECOND
    return number


# ----------------------------------------------------------------------------------------------------- what is listed


def test_no_period_is_touched_where_no_table_of_periods_was_corrected(office: Office) -> None:
    first, other = (office.submit(document(each, DAY)) for each in ("A", "B"))
    office.now += SECOND
    office.hold("1", 1)
    office.tick(NOON + timedelta(days=62))
    office.tick(NOON + timedelta(days=366))
    assert {office.state(first), office.state(other)} == {"lapsed", "expired"}
    assert corrections.touched() == ()
    assert list(outcomes_after(0)) == []


@pytest.mark.parametrize("month", [3, 11])
def test_a_period_over_a_change_of_the_clocks_is_not_touched(office: Office, month: int) -> None:
    """The clocks changed on 9 March 2025 and on 8 March 2026, on 2 November 2025 and on 1 November 2026."""
    at = datetime(2025, month, 8 if month == 3 else 1, 18, tzinfo=NOON.tzinfo)
    number = office.submit(document("A", at.date()), at)
    expires = office.row(number).expires
    assert expires is not None
    assert expires - at != timedelta(days=365)
    assert corrections.touched() == ()


def test_a_profile_whose_months_were_too_few_is_listed_open_and_expired(office: Office) -> None:
    number = submitted(office, POOL)
    right = office.submit(document("RIGHT", DAY))
    (found,) = by_period()
    assert (found.tables, found.profiles, found.first, found.last) == ((POOL_PERIOD,), 1, NOON, NOON)
    assert found.outcomes == ()
    assert len(found.fingerprint) == 64
    office.tick(EXPIRED)
    assert (office.state(number), office.state(right)) == ("expired", "in_pool")
    (found,) = by_period()
    ended = office.row(number).ended
    assert ended is not None
    outcome = Outcome(number, ended, ProfileState.EXPIRED, ProfileState.IN_POOL, POOL_PERIOD)
    assert (found.profiles, found.outcomes) == (0, (outcome,))
    assert outcome.differs
    assert list(outcomes_after(0)) == [outcome]
    assert some_outcomes(0, 5).rows == (Listed(outcome, (POOL_PERIOD,)),)


def test_an_invitation_whose_days_were_too_few_is_listed_open_and_lapsed(office: Office) -> None:
    number = invited(office, INVITATION)
    issued = Invitation.objects.get().issued
    (found,) = by_period()
    assert (found.tables, found.profiles, found.first, found.outcomes) == ((PERIOD,), 1, issued, ())
    assert found.fingerprint == office.round("1").law.fingerprint  # type: ignore[union-attr]
    office.tick(LAPSED)
    (found,) = by_period()
    (outcome,) = found.outcomes
    assert (outcome.number, outcome.then, outcome.now) == (number, ProfileState.LAPSED, ProfileState.INVITED)
    assert (outcome.instant, outcome.table, outcome.differs) == (office.row(number).ended, PERIOD, True)
    assert some_outcomes(0, 5).rows == (Listed(outcome, (PERIOD,)),)


def test_a_period_that_was_too_long_is_listed_and_its_end_would_be_none_other(office: Office) -> None:
    """The release is what was wrong here, and the file of six months its correction."""
    number = office.submit(document("A", DAY))
    office.now += SECOND
    with under(POOL):
        (found,) = by_period()
        assert (found.profiles, found.outcomes) == (1, ())
        office.tick(NOON + timedelta(days=366))
        (outcome,) = by_period()[0].outcomes
        assert (outcome.number, outcome.now, outcome.differs) == (number, ProfileState.EXPIRED, False)


def test_those_who_ended_by_both_kinds_of_table_are_listed_by_number_some_at_a_time(office: Office) -> None:
    with under(POOL, INVITATION):
        numbers = [office.submit(document(each, DAY)) for each in ("A", "B", "C", "D")]
        office.now += SECOND
        assert office.hold("1", 2) == numbers[:2]
    office.tick(EXPIRED)
    assert [office.state(each) for each in numbers] == ["lapsed", "lapsed", "expired", "expired"]
    whole = [each.outcome.number for each in some_outcomes(0, 50).rows]
    assert whole == numbers == [each.number for each in outcomes_after(0)]
    for limit, looked in ((1, 50), (50, 1), (3, 2)):
        seen, after = list[str](), 0
        while (some := some_outcomes(after, limit, looked=looked)).after is not None:
            seen += [each.outcome.number for each in some.rows]
            after = some.after
        assert [*seen, *(each.outcome.number for each in some.rows)] == numbers, (limit, looked)


# ------------------------------------------------------------------------------------------------- who is still in time


def extend(office: Office) -> Extended:
    return extending.extend(office.officer, legal_basis=BASIS)


def test_who_is_in_the_pool_is_given_the_rest_of_their_months_and_it_is_told_once(office: Office) -> None:
    number, right = submitted(office, POOL), office.submit(document("RIGHT", DAY))
    before = office.row(right).line
    with under(POOL):
        assert extend(office) == (0, 0)  # by the wrong table itself nobody is due more
    assert extend(office) == (1, 0)
    row = office.row(number)
    assert row.expires == expiry(NOON, service_law().at(NOON)) == NOON + timedelta(days=365)
    assert (row.submitted, office.row(right).line) == (NOON, before)
    told = json.loads(bytes(AuditEntry.objects.get(action="profile.extended").payload or b""))
    assert (told["legal_basis"], told["table"]) == (BASIS, POOL_PERIOD)
    assert (told["before"], told["until"]) == ("2025-12-02T17:00:00.000000Z", "2026-06-02T16:00:00.000000Z")
    assert corrections.touched() == ()
    kept = contents()
    assert extend(office) == (0, 0)
    assert contents() == kept
    office.tick(EXPIRED)
    assert office.state(number) == "in_pool"
    office.tick(NOON + timedelta(days=365))
    assert office.state(number) == "expired"
    assert faults() == []


def test_the_calendar_of_the_person_is_read_up_to_the_new_end(office: Office) -> None:
    """A birthday, and a test that turns two years old, after the end by the wrong table and before the right one."""
    with under(POOL):
        ageing = office.submit(document("AGEING", DAY, born=DAY.replace(year=DAY.year - 40) + timedelta(days=250)))
        number = office.submit(document("TESTED", DAY, tested=DAY - timedelta(days=430)))
        assert {office.row(each).due for each in (ageing, number)} <= {office.row(ageing).expires}
    plain = (
        office.submit(document("AGEING AS WELL", DAY, born=DAY.replace(year=DAY.year - 40) + timedelta(days=250))),
        office.submit(document("TESTED AS WELL", DAY, tested=DAY - timedelta(days=430))),
    )
    office.now += SECOND
    assert extend(office) == (2, 0)
    for mine, other in zip((ageing, number), plain, strict=True):
        assert office.row(mine).due == office.row(other).due != office.row(mine).expires
    office.tick(NOON + timedelta(days=330))
    assert office.state(number) == office.state(plain[1]) == "removed"
    assert office.row(ageing).points == office.row(plain[0]).points
    assert office.row(number).ended == office.row(plain[1]).ended
    assert faults() == []


def test_a_clock_that_was_not_run_since_the_wrong_end_does_not_end_who_is_extended(office: Office) -> None:
    number = submitted(office, POOL)
    office.now = EXPIRED
    assert extend(office) == (1, 0)
    office.tick()
    assert office.state(number) == "in_pool"
    assert faults() == []


def test_an_open_invitation_is_given_the_rest_of_its_days(office: Office) -> None:
    number = invited(office, INVITATION)
    issued = Invitation.objects.get().issued
    assert extend(office) == (0, 1)
    assert Invitation.objects.get().answer_by == issued.date() + timedelta(days=60)
    told = json.loads(bytes(AuditEntry.objects.get(action="invitation.extended").payload or b""))
    assert (told["legal_basis"], told["table"], told["round"]) == (BASIS, PERIOD, "1")
    assert [each for each in corrections.touched() if not each.rounds] == []
    office.tick(LAPSED)
    assert office.state(number) == "invited"
    invitations.apply(office.candidate, number)
    assert publishing.check("1") == ()
    assert faults() == []


def test_who_is_invited_and_declines_goes_back_for_the_rest_of_the_right_months(office: Office) -> None:
    number = invited(office, POOL, INVITATION)
    assert extend(office) == (1, 1)
    office.now += timedelta(days=20)
    invitations.decline(office.candidate, number)
    office.tick(EXPIRED)
    assert office.state(number) == "in_pool"
    assert faults() == []


def test_what_was_promised_for_too_long_is_not_taken_back(office: Office) -> None:
    number = office.submit(document("A", DAY))
    other = office.submit(document("B", DAY))
    office.now += SECOND
    office.hold("1", 1)
    with under(POOL, INVITATION):
        before = contents()
        assert extend(office) == (0, 0)
        assert contents() == before
        assert office.row(other).expires == NOON + timedelta(days=365)
        office.tick(NOON + timedelta(days=50))
    assert (office.state(number), office.state(other)) == ("invited", "in_pool")


def test_nothing_is_extended_without_a_basis(office: Office) -> None:
    submitted(office, POOL)
    before = contents()
    with pytest.raises(Unacceptable) as refused:
        extending.extend(office.officer, legal_basis=" ")
    assert list(refused.value.fields) == ["legal_basis"]
    assert all(refused.value.say(language) for language in LANGUAGES)
    assert contents() == before


# ------------------------------------------------------------------------------------------------ who is at an end


def restore(office: Office, number: str) -> None:
    restoring.restore(office.officer, number, legal_basis=BASIS)


def refused(office: Office, number: str, kind: type[PoolFault], words: str) -> None:
    before = contents()
    with pytest.raises(kind) as fault:
        restore(office, number)
    assert words in fault.value.say("en")
    assert fault.value.say("fr").strip()
    assert contents() == before


def test_who_expired_too_early_is_back_for_the_rest_of_the_twelve_months(office: Office) -> None:
    number = submitted(office, POOL)
    office.tick(EXPIRED)
    restore(office, number)
    row = office.row(number)
    assert (row.state, row.submitted, row.ended) == ("in_pool", NOON, None)
    assert row.expires == NOON + timedelta(days=365)
    told = json.loads(bytes(AuditEntry.objects.get(action="profile.restored").payload or b""))
    assert (told["legal_basis"], told["table"], "wrong_law" in told) == (BASIS, POOL_PERIOD, False)
    assert corrections.touched() == ()
    assert office.tick() == {}
    assert office.hold("1", 1) == [number]
    assert faults() == []


def test_a_nominee_who_expired_too_early_is_back_with_the_nomination(office: Office) -> None:
    with under(POOL):
        number = office.submit(document("NOMINEE", DAY))
    office.nominate(number)
    before = office.row(number).points
    office.tick(EXPIRED)
    assert office.row(number).nominations.get().state == "ended"
    restore(office, number)
    assert (office.row(number).points, office.row(number).nominations.get().state) == (before, "accepted")
    assert office.hold("1", 1, ["pnp"]) == [number]
    assert faults() == []


def test_whose_invitation_lapsed_too_early_has_it_open_again_until_the_right_day(office: Office) -> None:
    number = invited(office, INVITATION)
    issued = Invitation.objects.get().issued
    office.tick(LAPSED)
    restore(office, number)
    invitation, row = Invitation.objects.get(), office.row(number)
    assert (invitation.state, invitation.ended) == ("issued", None)
    assert invitation.answer_by == issued.date() + timedelta(days=60)
    assert (row.state, row.ended, row.due, row.submitted) == ("invited", None, None, NOON)
    assert office.told(number)[-2:] == ["invitation.reopened", "profile.reopened"]
    assert [each for each in corrections.touched() if not each.rounds] == []
    assert publishing.check("1") == ()
    assert faults() == []
    office.tick(NOON + timedelta(days=59))
    invitations.apply(office.candidate, number)
    assert office.state(number) == "applied"
    assert faults() == []


def test_an_invitation_that_is_open_again_lapses_in_the_end_for_good(office: Office) -> None:
    number = invited(office, INVITATION)
    office.tick(LAPSED)
    restore(office, number)
    office.tick(NOON + timedelta(days=62))
    assert office.state(number) == "lapsed"
    assert [each for each in corrections.touched() if not each.rounds] == []
    refused(office, number, Conflict, "stands under the law")
    assert faults() == []


def test_who_was_invited_wrongly_short_of_both_periods_declines_into_the_right_one(office: Office) -> None:
    number = invited(office, POOL, INVITATION)
    office.tick(LAPSED)
    restore(office, number)
    assert office.row(number).expires == NOON + timedelta(days=365)
    invitations.decline(office.candidate, number)
    assert office.state(number) == "in_pool"
    assert faults() == []


def test_whose_right_period_is_over_too_who_has_another_profile_or_is_barred_is_refused(office: Office) -> None:
    with under(POOL, INVITATION):
        lapsed = office.submit(document("LAPSED", DAY))
        office.now += SECOND
        office.hold("1", 1)
        expired, barred = (office.submit(document(each, DAY)) for each in ("EXPIRED", "BARRED"))
    office.tick(LAPSED)
    again = office.submit(document("LAPSED", DAY))
    refused(office, lapsed, Conflict, "another")
    intake.withdraw(office.candidate, again)
    office.tick(EXPIRED)
    refused(office, lapsed, Conflict, "would have been open until 2025-08-01")
    bars.record(office.officer, barred, begins=DAY, basis="a made-up decision")
    refused(office, barred, Forbidden, "misrepresentation")
    with under(POOL, INVITATION):
        refused(office, expired, Conflict, "stands under the law")
    office.tick(NOON + timedelta(days=366))
    refused(office, expired, Conflict, "was over")


def test_who_expired_rightly_stays_out(office: Office) -> None:
    number = office.submit(document("A", DAY))
    office.tick(NOON + timedelta(days=366))
    refused(office, number, Conflict, "stands under the law")


def waiting_to_be_restored(office: Office) -> tuple[str, str]:
    """Somebody who expired too early and has no passport, and another live profile of their name and birth date."""
    with under(POOL):
        expired = office.submit(named(document("FIRST", DAY), "Silva"))
    office.tick(EXPIRED)
    other = office.submit(named(document("SECOND", DAY), "Silva"))
    for _ in range(2):
        restore(office, expired)
    assert (office.state(expired), office.state(other)) == ("expired", "in_pool")
    review = Review.objects.get()  # asked once, however often it is tried
    assert (review.profile.number, review.other and review.other.number, review.settled) == (expired, other, None)
    assert office.told(expired)[-1] == "review.opened"
    return expired, other


def test_who_has_the_name_of_another_live_profile_is_restored_once_an_officer_says_that_they_are_two(
    office: Office,
) -> None:
    expired, other = waiting_to_be_restored(office)
    intake.settle(office.officer, expired, same=False, note="two people of one name")
    assert office.state(expired) == "expired"
    restore(office, expired)
    assert (office.state(expired), Review.objects.count()) == ("in_pool", 1)
    assert sorted(office.hold("1", 5)) == [expired, other]
    assert faults() == []
    assert office.trail().findings == ()


def test_who_is_found_to_be_the_person_of_another_live_profile_is_not_restored_beside_it(office: Office) -> None:
    expired, other = waiting_to_be_restored(office)
    intake.settle(office.officer, expired, same=True, note="one person")
    refused(office, expired, Conflict, "another profile")
    intake.withdraw(office.candidate, other)
    restore(office, expired)
    assert office.state(expired) == "in_pool"


def test_who_waits_to_be_restored_is_so_once_the_other_of_the_name_is_gone(office: Office) -> None:
    expired, other = waiting_to_be_restored(office)
    intake.withdraw(office.candidate, other)
    restore(office, expired)
    assert office.state(expired) == "in_pool"
    assert Review.objects.get().settled == office.now


@pytest.mark.parametrize("same", [True, False])
def test_who_has_the_name_of_a_barred_person_is_restored_once_an_officer_says_who_it_is(
    office: Office, same: bool
) -> None:
    with under(POOL):
        expired = office.submit(named(document("FIRST", DAY), "Silva", passport=True))
    office.tick(EXPIRED)
    bars.record(office.officer, office.draft(named(document("SECOND", DAY), "Silva")), begins=DAY, basis="made up")
    restore(office, expired)
    assert office.state(expired) == "expired"
    intake.settle(office.officer, expired, same=same, note="looked at")
    if same:
        refused(office, expired, Forbidden, "misrepresentation")
    else:
        restore(office, expired)
    assert office.state(expired) == ("expired" if same else "in_pool")


def test_a_round_missed_who_had_expired_too_early_and_a_correction_invites_them_once_they_are_back(
    office: Office,
) -> None:
    number = submitted(office, POOL)
    top = office.submit(document("TOP", DAY, here=1))
    office.tick(EXPIRED)
    office.now += SECOND
    assert office.hold("1", 1) == [top]
    office.now += SECOND
    assert [each.number for each in overlooked("1")] == [number]
    restore(office, number)
    assert [each.number for each in overlooked("1")] == [number]
    made = supplements.draft(office.officer, "1", missed=[number], note="wrong table", additional=1, legal_basis=BASIS)
    supplements.authorise(office.second, made.id)
    assert office.state(number) == "invited"
    assert faults() == []
