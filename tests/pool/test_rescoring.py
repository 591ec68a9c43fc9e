"""Points and eligibility on the day on which something changes: edits, birthdays, papers that age, changes of law."""

from __future__ import annotations

import os
from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from express_entry.law.days import day_of, instant_at
from express_entry.pool import clock, intake, invitations, rescoring
from express_entry.pool.faults import Conflict
from express_entry.pool.models import AuditEntry, Invitation, LawView, Nomination, PoolState, Profile
from express_entry.pool.units import Desk
from express_entry.service.starting import SETTINGS
from tests.pool.office import MICROSECOND, NOON, SECOND, Office, contents
from tests.pool.people import NURSE, Document, document, nobody_s, points, profile, standing, with_offer
from tests.pool.stores import Stores

DAY = NOON.date()


# ------------------------------------------------------------------------------------------------------------- edits


def test_an_edit_counts_in_a_round_from_its_instant_on_and_keeps_the_instants_of_submission_and_expiry(
    office: Office,
) -> None:
    first, second = (office.submit(document(each, DAY), NOON + place * SECOND) for place, each in enumerate("AB"))
    before = office.row(second)
    office.now = NOON + timedelta(hours=1) - SECOND
    office.edit(second, document("B", DAY, reading=8.0))
    office.now += SECOND
    assert office.hold("1", 1) == [second]
    office.now += SECOND
    with pytest.raises(Conflict):
        office.edit(second, document("B", DAY))
    lower = office.row(first).points
    office.edit(first, document("A", DAY, reading=8.0))
    assert (office.row(first).points or 0) > (lower or 0), "what would have been enough a second earlier"
    assert (office.state(first), office.invited("1")) == ("in_pool", [second])
    row = office.row(second)
    assert (row.submitted, row.expires, row.version) == (before.submitted, before.expires, 2)
    assert Invitation.objects.get().points == points(document("B", DAY, reading=8.0), DAY)


def test_among_equals_an_edit_keeps_one_s_place_and_a_profile_made_anew_does_not(office: Office) -> None:
    early, late = (office.submit(document(each, DAY), NOON + place * SECOND) for place, each in enumerate("AB"))
    office.now += timedelta(days=1)
    office.edit(early, document("A", DAY, age=45))
    office.edit(early, document("A", DAY))
    assert office.hold("1", 1) == [early]
    invitations.decline(office.candidate, early)
    intake.withdraw(office.candidate, early)
    again = office.submit(document("A", DAY))
    assert again != early
    assert (office.row(again).submitted, office.row(again).expires) == (office.now, office.now.replace(year=2026))
    assert office.row(again).code != office.row(early).code
    assert office.hold("2", 1) == [late]


def test_an_edit_that_leaves_no_program_removes_the_profile_for_good(office: Office) -> None:
    number = office.submit(document("A", DAY))
    office.edit(number, nobody_s(document("A", DAY)))
    assert (office.state(number), office.row(number).ended) == ("removed", NOON)
    with pytest.raises(Conflict):
        office.edit(number, document("A", DAY))
    assert office.told(number)[-2:] == ["profile.edited", "profile.removed"]


def test_an_ineligible_profile_is_not_edited_back_to_life(office: Office) -> None:
    number = office.submit(nobody_s(document("A", DAY)))
    with pytest.raises(Conflict):
        office.edit(number, document("A", DAY))
    assert office.state(office.submit(document("A", DAY))) == "in_pool"


def test_an_edit_of_another_version_than_the_latest_is_refused(office: Office) -> None:
    number = office.submit(document("A", DAY))
    office.edit(number, document("A", DAY, age=31))
    with pytest.raises(Conflict, match="version"):
        intake.edit(office.candidate, number, profile(document("A", DAY, age=32)), expected=1)
    intake.edit(office.candidate, number, profile(document("A", DAY, age=32)), expected=2)
    assert office.row(number).version == 3


# --------------------------------------------------------------------------------- at the midnight of a change of law

MIDNIGHT = datetime(2025, 3, 25, 4, tzinfo=UTC)
"""In Toronto: from then on an offer of work gives no points."""
EVE = date(2025, 3, 24)


def edited_while_the_law_is_applied(monkeypatch: pytest.MonkeyPatch, number: str, times: int) -> list[int]:
    """Let a change that began just before midnight end each time between what the clock reads and what it writes."""
    before = rescoring._determined
    made: list[int] = []
    early = Desk("candidate", lambda: MIDNIGHT - timedelta(milliseconds=5))

    def determined(at: datetime, keys: Sequence[int]) -> list[rescoring.Done]:
        found = before(at, keys)
        if len(made) < times:
            made.append(len(made))
            intake.edit(early, number, profile(with_offer(document("A", EVE), EVE)))
        return found

    monkeypatch.setattr(rescoring, "_determined", determined)
    return made


def test_a_change_that_began_before_a_change_of_law_and_ended_after_it_counts_by_the_new_one(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    number = office.submit(with_offer(document("A", EVE), EVE), MIDNIGHT - 30 * SECOND)
    office.tick()
    made = edited_while_the_law_is_applied(monkeypatch, number, 1)
    office.tick(MIDNIGHT + timedelta(milliseconds=5))
    assert (made, office.row(number).version) == ([0], 2)
    after = standing(with_offer(document("A", EVE), EVE), date(2025, 3, 25)).points
    assert (office.row(number).points, office.row(number).effective) == (after, MIDNIGHT)
    assert PoolState.objects.get().law == office.row(number).law
    office.now += SECOND
    assert (office.hold("1", 1), office.round("1").cutoff) == ([number], after)


def test_a_law_is_not_noted_as_applied_while_somebody_keeps_changing_and_the_next_run_applies_it(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    number = office.submit(with_offer(document("A", EVE), EVE), MIDNIGHT - 30 * SECOND)
    office.tick()
    before = PoolState.objects.get().law
    made = edited_while_the_law_is_applied(monkeypatch, number, clock.PASSES)
    office.tick(MIDNIGHT + timedelta(milliseconds=5))
    assert len(made) == clock.PASSES
    assert PoolState.objects.get().law == before
    assert clock.due_now(office.now)
    office.tick()
    assert not clock.due_now(office.now)
    assert office.row(number).points == standing(with_offer(document("A", EVE), EVE), date(2025, 3, 25)).points


@pytest.mark.parametrize("clocked", [True, False])
def test_whoever_was_left_under_another_law_is_found_by_the_next_clock_or_round(office: Office, clocked: bool) -> None:
    number = office.submit(with_offer(document("A", EVE), EVE), MIDNIGHT - 30 * SECOND)
    office.tick()
    columns = ("points", "programs", "categories", "effective", "law", "due", "line")
    (left,) = Profile.objects.values(*columns)
    office.tick(MIDNIGHT + SECOND)
    assert not clock.left_behind(office.now)
    law = left.pop("law")
    Profile.objects.update(**left, law_id=law)
    assert clock.left_behind(office.now)
    told = AuditEntry.objects.filter(action="law.applied").count()
    office.now += SECOND
    if clocked:
        office.tick()
        assert not clock.left_behind(office.now)
        office.now += SECOND
    assert office.hold("1", 1) == [number]
    assert office.round("1").cutoff == standing(with_offer(document("A", EVE), EVE), date(2025, 3, 25)).points
    assert AuditEntry.objects.filter(action="law.applied").count() == told, "it was applied, and noted, before"


# --------------------------------------------------------------------------------------------------- birthdays, papers


@pytest.mark.parametrize(
    ("instant", "age"),
    [
        ("2025-06-03T03:59:59.999999+00:00", 39),  # the third by UTC, the second in Toronto
        ("2025-06-03T04:00:00+00:00", 40),
        ("2025-06-03T23:59:59+00:00", 40),
    ],
)
def test_a_birthday_counts_from_its_midnight_in_toronto(office: Office, instant: str, age: int) -> None:
    stated = document("A", DAY, born=date(1985, 6, 3))
    at_age = {39: points(stated, DAY), 40: points(stated, date(2025, 6, 3))}
    assert at_age[39] > at_age[40]
    number = office.submit(stated)
    office.now = datetime.fromisoformat(instant)
    assert office.hold("1", 1) == [number]
    assert Invitation.objects.get().points == at_age[age]


def test_whoever_asks_on_a_birthday_finds_the_new_points_before_the_clock_was_run(office: Office) -> None:
    number = office.submit(document("A", DAY, born=date(1985, 6, 3)))
    office.now = instant_at(date(2025, 6, 5))
    office.offer(number)
    row = office.row(number)
    assert (row.points, row.effective) == (
        points(document("A", DAY, born=date(1985, 6, 3)), DAY.replace(day=3)),
        instant_at(date(2025, 6, 3)),
    )


def test_a_language_result_that_turns_two_years_old_removes_at_the_beginning_of_that_day(office: Office) -> None:
    number = office.submit(document("A", DAY, tested=date(2023, 6, 10)))
    over = instant_at(date(2025, 6, 10))
    office.tick(over - MICROSECOND)
    assert office.state(number) == "in_pool"
    assert office.tick(over)["profile.removed"] == 1
    assert (office.state(number), office.row(number).ended) == ("removed", over)


def test_a_new_test_in_time_keeps_the_profile_and_its_place(office: Office) -> None:
    number = office.submit(document("A", DAY, tested=date(2023, 6, 10)))
    office.now = instant_at(date(2025, 6, 10)) - MICROSECOND
    office.edit(number, document("A", DAY, tested=date(2025, 6, 1)))
    assert office.tick(instant_at(date(2025, 6, 12))).get("profile.removed") is None
    assert (office.state(number), office.row(number).submitted) == ("in_pool", NOON)


# --------------------------------------------------------------------------------------------------- changes of law


def test_points_for_a_job_offer_go_on_their_day_for_everybody_who_had_them(office: Office) -> None:
    eve = datetime(2025, 3, 24, 16, tzinfo=UTC)
    stated = with_offer(document("A", eve.date()), eve.date())
    with_one, without = office.submit(stated, eve), office.submit(document("B", eve.date()), eve)
    office.tick(eve)
    assert (office.row(with_one).points, office.row(without).points) == (552, 502)
    change = instant_at(date(2025, 3, 25))
    office.tick(change - MICROSECOND)
    assert office.row(with_one).points == 552
    assert office.tick(change + timedelta(hours=30))["profile.rescored"] == 1
    rows = [office.row(each) for each in (with_one, without)]
    assert [each.points for each in rows] == [502, 502]
    assert [each.effective for each in rows] == [change, change]
    assert office.told(with_one)[-1] == "profile.rescored"
    assert office.told("pool")[-2:] == ["law.applied", "clock.run"]


def test_a_version_of_a_category_is_left_and_entered_on_the_day_of_the_next(office: Office) -> None:
    eve = datetime(2025, 2, 26, 16, tzinfo=UTC)
    nurse = office.submit(document("A", eve.date(), noc=NURSE), eve)
    office.tick(instant_at(date(2025, 2, 27)) - MICROSECOND)
    assert office.row(nurse).categories.split() == ["healthcare@2023-1"]
    office.tick(instant_at(date(2025, 2, 27)))
    assert office.row(nurse).categories.split() == ["healthcare@2025-2"]
    assert office.row(nurse).effective == instant_at(date(2025, 2, 27))


def test_a_second_run_of_the_clock_finds_nothing_to_do(office: Office) -> None:
    crowd(office)
    office.tick(datetime(2025, 3, 26, 16, tzinfo=UTC))
    before = kept()
    assert office.tick() == {}
    assert kept() == before


def crowd(office: Office) -> list[str]:
    """People to whom something happens between February and June 2025, put in on 24 February."""
    start = datetime(2025, 2, 24, 16, tzinfo=UTC)
    day = start.date()
    numbers = [
        office.submit(stated, start + place * SECOND)
        for place, stated in enumerate(
            [
                document("BIRTHDAY", day, born=date(1985, 4, 5)),
                document("TEST", day, tested=date(2023, 3, 30)),
                document("NURSE", day, noc=NURSE),
                with_offer(document("OFFER", day), day),
                document("WORK", day, here=1),
                document("ABROAD", day, here=0),
                with_offer(document("LAPSES", day, reading=8.0), day),
                document("OFFERED", day, age=40),
                document("ENDED", day, age=41),
            ]
        )
    ]
    office.draft(document("DRAFT", day))
    office.hold("1", 1, ["cec"])
    office.offer(numbers[7])
    office.nominate(numbers[8])
    assert office.state(numbers[6]) == "invited"
    return numbers


def kept() -> dict[str, list[dict[str, Any]]]:
    """What a pool holds but for its trail, of which a run of the clock adds its own line."""
    return {name: rows for name, rows in contents().items() if name not in {"AuditEntry", "AuditHead"}}


def told_apart() -> list[Sequence[Any]]:
    """Every profile, offer and invitation as it stands, whatever the number of its law."""
    laws = {each.id: each.fingerprint for each in LawView.objects.all()}
    rows = [
        (
            row.number,
            row.state,
            row.points,
            row.programs,
            row.categories,
            row.submitted,
            row.effective,
            row.expires,
            row.ended,
            row.due,
            row.line,
            laws.get(row.law_id or 0),
        )
        for row in Profile.objects.order_by("id")
    ]
    offers = Nomination.objects.order_by("id").values_list("profile_id", "state", "due", "accepted", "ended")
    issued = Invitation.objects.order_by("id").values_list("profile_id", "state", "ended")
    return [*rows, *offers, *issued]


@pytest.mark.parametrize("hours", [24, 24 * 7, 24 * 31])
def test_the_clock_leaves_the_same_store_however_often_it_is_run(stores: Stores, hours: int) -> None:
    found = []
    end = datetime(2025, 5, 10, 16, tzinfo=UTC)
    for step in (timedelta(hours=hours), timedelta(days=1000)):
        with stores.new() as store:
            office = Office(store)
            crowd(office)
            while office.now < end:
                office.tick(min(office.now + step, end))
            found.append(told_apart())
            assert office.trail().findings == ()
    assert found[0] == found[1]
    states = {row[1] for row in found[0]}
    assert {"in_pool", "removed", "lapsed", "accepted"} <= states


def test_several_processes_find_what_one_finds(stores: Stores, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(os.environ, "DJANGO_SETTINGS_MODULE", SETTINGS)
    found = []
    for workers in (1, 2):
        with stores.new() as store:
            office = Office(store)
            crowd(office)
            assert office.tick(datetime(2025, 3, 26, 16, tzinfo=UTC), workers=workers)["law.determined"] > 0
            found.append(told_apart())
    assert found[0] == found[1]


def test_a_profile_stands_as_an_assessment_of_its_day_says(office: Office) -> None:
    stated: list[Document] = [
        document("A", DAY),
        document("B", DAY, here=0),
        document("C", DAY, abroad=0),
        document("D", DAY, age=46, noc=NURSE),
        with_offer(document("E", DAY), DAY),
    ]
    numbers = [office.submit(each) for each in stated]
    for _ in range(6):
        office.tick(office.now + timedelta(days=40))
        for number, each in zip(numbers, stated, strict=True):
            row, expected = office.row(number), standing(each, day_of(office.now))
            assert (row.row.points, row.row.programs) == (expected.points, expected.programs)
            assert {tuple(item) for item in row.row.categories} == expected.categories


def test_the_clock_says_under_which_law_it_left_the_pool(office: Office) -> None:
    office.submit(document("A", DAY))
    summary = clock.run(office.system)
    assert summary.law is not None
    assert (summary.gap, summary.law.last_known, summary.at) == (False, False, NOON)
    assert PoolState.objects.get().law == summary.law
