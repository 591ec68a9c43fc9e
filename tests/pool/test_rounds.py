"""Instructions and the running of rounds: two officers, the earliest instant, run once, previewed without effect."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any, get_args

import pytest

from express_entry.api.roundlists import Reason
from express_entry.law.days import day_of, instant_at
from express_entry.law.text import LANGUAGES
from express_entry.pool import intake, preview, rounds, running
from express_entry.pool.excluded import REASONS, Excluded, excluded, not_ranked, some_not_ranked
from express_entry.pool.faults import Conflict, Forbidden, NotFound, Unacceptable
from express_entry.pool.models import Invitation, Round
from express_entry.pool.units import Desk
from express_entry.selection import Category, Exclusion, Grouping
from tests.pool.office import BASIS, FEDERAL, MICROSECOND, NOON, SECOND, Office, contents
from tests.pool.people import NURSE, document

DAY = NOON.date()


def instruction(**changes: Any) -> rounds.Draft:
    made = rounds.Draft("1", Grouping.EVERYONE, FEDERAL, NOON, BASIS, invitations=5)
    return made._replace(**changes)


# ------------------------------------------------------------------------------------------------------- instructions


def test_whoever_drafted_an_instruction_does_not_authorise_it(office: Office) -> None:
    rounds.draft(office.officer, instruction())
    with pytest.raises(Forbidden):
        rounds.authorise(office.officer, "1")
    with pytest.raises(Conflict):
        running.run(office.second, "1")
    rounds.authorise(office.second, "1")
    held = office.round("1")
    assert (held.state, held.drafted_by, held.authorised_by) == ("authorised", "officer-1", "officer-2")


def test_the_trail_tells_what_was_drafted_and_what_was_authorised(office: Office) -> None:
    rounds.draft(office.officer, instruction())
    rounds.authorise(office.second, "1")
    assert office.told("1") == ["round.drafted", "round.authorised"]


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"number": "a b"}, "number"),
        ({"number": ""}, "number"),
        ({"legal_basis": "  "}, "legal_basis"),
        ({"earliest": datetime(2025, 6, 2, 12)}, "earliest"),  # noqa: DTZ001 - without a zone is what is refused
        ({"programs": ["xyz"]}, "programs"),
        ({"programs": []}, "instruction"),
        ({"grouping": Grouping.PROGRAM}, "instruction"),
        ({"grouping": Grouping.CATEGORY}, "instruction"),
        ({"category": Category("stem", "2025-2")}, "instruction"),
        ({"invitations": None}, "instruction"),
        ({"points_from": 480}, "instruction"),
        ({"invitations": -1}, "instruction"),
    ],
)
def test_an_instruction_that_cannot_be_run_is_refused_by_field(
    office: Office, changes: dict[str, Any], field: str
) -> None:
    with pytest.raises(Unacceptable) as refused:
        rounds.draft(office.officer, instruction(**changes))
    assert list(refused.value.fields) == [field]
    assert Round.objects.count() == 0


@pytest.mark.parametrize("version", [Category("nonsense", "1"), Category("stem", "1999-1"), Category("stem", "2023-1")])
def test_a_version_of_a_category_that_is_not_in_force_is_refused_as_it_is_drafted(
    office: Office, version: Category
) -> None:
    with pytest.raises(Unacceptable) as refused:
        office.authorised("1", 1, category=version)
    assert list(refused.value.fields) == ["category"]
    for language in LANGUAGES:
        said = refused.value.say(language)
        assert f"{version.slug}@{version.version}" in said
        assert "healthcare@2025-2" in said
        assert "@-" not in said
    before = NOON.replace(year=2020)
    office.now = before
    with pytest.raises(Unacceptable) as refused:
        office.authorised("1", 1, category=version)
    assert "no category is" in refused.value.say("en")
    assert Round.objects.count() == 0


def test_a_version_that_went_out_of_force_since_the_draft_is_refused_as_the_round_is_run(office: Office) -> None:
    office.authorised("1", 1, category=Category("healthcare", "2025-2"))
    Round.objects.update(category="nonsense@1")
    with pytest.raises(Conflict) as refused:
        running.run(office.officer, "1")
    assert "nonsense@1 is not in force" in refused.value.say("en")
    assert "@-" not in refused.value.say("en")


def test_a_score_in_the_place_of_a_number_is_refused_since_ties_are_broken_by_the_instant(office: Office) -> None:
    office.submit(document("A", DAY))
    with pytest.raises(Unacceptable) as refused:
        office.authorised("1", None, points_from=400)
    assert list(refused.value.fields) == ["points_from"]
    assert all("2017-1" in refused.value.say(language) for language in LANGUAGES)
    assert Round.objects.count() == 0


def test_a_score_that_was_drafted_before_ties_were_broken_is_refused_as_it_is_run_after(office: Office) -> None:
    office.now = datetime(2017, 6, 5, 16, tzinfo=UTC)
    office.authorised("1", None, points_from=400)
    office.now += timedelta(days=1)
    with pytest.raises(Conflict) as late:
        running.run(office.officer, "1")
    assert "points_from" in late.value.say("en")
    assert office.round("1").state == "authorised"
    with pytest.raises(Unacceptable):
        office.authorised("2", None, points_from=400)


def test_a_day_before_there_was_any_law_is_refused(office: Office) -> None:
    early = NOON.replace(year=2014)
    with pytest.raises(Unacceptable) as refused:
        rounds.draft(office.officer, instruction(earliest=early))
    assert list(refused.value.fields) == ["earliest"]


def test_a_number_is_taken_for_good(office: Office) -> None:
    rounds.draft(office.officer, instruction())
    rounds.discard(office.officer, "1")
    with pytest.raises(Conflict, match="taken"):
        rounds.draft(office.officer, instruction())
    assert office.round("1").state == "discarded"


def test_a_round_that_nobody_drafted_is_not_found(office: Office) -> None:
    for ask in (office.round, lambda number: running.run(office.officer, number)):
        with pytest.raises(NotFound):
            ask("77")


# ------------------------------------------------------------------------------------------------------------ running


def test_a_round_is_not_run_before_its_earliest_instant_and_is_run_at_it(office: Office) -> None:
    number = office.submit(document("A", DAY))
    office.authorised("1", 1, earliest=NOON + timedelta(hours=2))
    office.now = NOON + timedelta(hours=2) - MICROSECOND
    before = contents()
    with pytest.raises(Conflict, match="before"):
        running.run(office.officer, "1")
    assert contents() == before
    office.now += MICROSECOND
    running.run(office.officer, "1")
    assert office.round("1").instant == NOON + timedelta(hours=2)
    assert office.invited("1") == [number]


def test_a_round_that_is_run_twice_invites_once(office: Office) -> None:
    people = [office.submit(document(each, DAY), NOON + place * SECOND) for place, each in enumerate("ABC")]
    office.now += SECOND
    office.hold("1", 1)
    with pytest.raises(Conflict, match="run"):
        running.run(office.officer, "1")
    assert office.invited("1") == people[:1]
    assert Invitation.objects.count() == 1


def test_a_round_reads_the_pool_as_it_is_when_it_is_run_not_when_it_was_authorised(office: Office) -> None:
    office.authorised("1", 5)
    office.now += timedelta(hours=1)
    late = office.submit(document("A", DAY))
    running.run(office.second, "1")
    assert office.invited("1") == [late]
    assert office.round("1").run_by == "officer-2"


def test_a_round_brings_everybody_up_to_its_instant_first(office: Office) -> None:
    removed = office.submit(document("A", DAY, tested=DAY - timedelta(days=729)))
    nurse = office.submit(document("B", DAY, noc=NURSE))
    office.now += timedelta(days=3)
    assert office.hold("1", 5) == [nurse]
    assert office.state(removed) == "removed"


def test_what_falls_due_between_the_clock_and_the_round_is_done_before_anybody_is_ranked(office: Office) -> None:
    """The midnight at which a test is too old passes while the round is being run: after its clock, before its lock."""
    due = instant_at(DAY + timedelta(days=1))
    old = office.submit(document("A", DAY, tested=day_of(due).replace(year=DAY.year - 2)))
    nurse = office.submit(document("B", DAY, noc=NURSE))
    office.tick(due - SECOND)
    readings: list[datetime] = []

    def counted() -> datetime:
        readings.append(due - SECOND)
        return readings[-1]

    office.authorised("0", 0)
    running.run(Desk("officer-3", counted), "0")
    many = len(readings)  # the last of them is that of the round itself

    def passing() -> datetime:
        readings.append(due if len(readings) >= 2 * many - 1 else due - SECOND)
        return readings[-1]

    office.authorised("1", 5)
    running.run(Desk("officer-3", passing), "1")
    assert office.round("1").instant == due
    assert office.invited("1") == [nurse]
    assert office.state(old) == "removed"


# ----------------------------------------------------------------------------------------------------------- previews


def test_a_preview_has_no_effect_and_equals_the_round(office: Office) -> None:
    for place, age in enumerate((30, 31, 45, 30)):
        office.submit(document(f"P{place}", DAY, age=age), NOON + place * SECOND)
    office.tick()
    office.authorised("1", 3)
    before = contents()
    shown = preview.preview("1", office.now)
    assert contents() == before
    assert list(office.store.documents.iterdir()) == []
    assert (shown.due, shown.last_known_rules) == (False, False)
    running.run(office.officer, "1")
    assert [each.number for each in shown.outcome.invited] == office.invited("1")
    held = office.round("1")
    assert (shown.outcome.cutoff, shown.outcome.tie_break) == (held.cutoff, held.tie_break)


def test_a_preview_says_when_the_clock_has_something_to_do_first(office: Office) -> None:
    office.submit(document("A", DAY, tested=DAY - timedelta(days=729)))
    office.tick()
    office.authorised("1", 3)
    assert not preview.preview("1", office.now).due
    assert preview.preview("1", office.now + timedelta(days=3)).due


def test_a_preview_of_a_drafted_instruction_tells_who_is_left_out_and_why(office: Office) -> None:
    nominee, other = (office.submit(document(each, DAY)) for each in "AB")
    office.nominate(nominee)
    office.tick()
    rounds.draft(office.officer, instruction(grouping=Grouping.PROGRAM, programs=["cec"]))
    outcome = preview.preview("1", office.now).outcome
    assert [each.number for each in outcome.invited] == [other]
    assert {number: why.value for number, why in outcome.excluded.items()} == {nominee: "nominee_not_covered"}


def test_whom_a_round_does_not_rank_goes_on_by_number_before_it_by_the_pool_and_after_it_by_its_snapshot(
    office: Office,
) -> None:
    people = [office.submit(document(f"P{place}", DAY)) for place in range(6)]
    for number in people[1:5]:
        office.nominate(number)
    office.tick()
    office.authorised("1", 5, ["cec"])
    outcome = preview.preview("1", office.now).outcome
    assert set(outcome.excluded) == set(people[1:5])

    def pages(reason: Exclusion | None, limit: int, looked: int) -> list[tuple[str, Exclusion]]:
        seen, after = list[Excluded](), 0
        while True:
            some = some_not_ranked("1", office.now, limit, reason=reason, after=after, looked=looked)
            assert len(some.rows) <= limit
            seen += some.rows
            if some.after is None:
                return [(each.number, each.reason) for each in seen]
            assert some.after > after
            after = some.after

    def is_whole() -> None:
        for limit, looked in ((1, 50), (2, 50), (4, 50), (50, 1), (50, 2), (3, 2)):
            assert pages(None, limit, looked) == sorted(outcome.excluded.items()), (limit, looked)
            assert pages(Exclusion.NOMINEE_NOT_COVERED, limit, looked) == sorted(outcome.excluded.items())
            assert pages(Exclusion.INVITED, limit, looked) == []
        assert [(each.number, each.reason) for each in not_ranked("1", office.now)] == sorted(outcome.excluded.items())

    is_whole()
    full = some_not_ranked("1", office.now, 4, reason=None, after=0)
    assert full.after is None, "nobody comes after a page that is full, and so there is no way on"
    running.run(office.officer, "1")
    office.now += timedelta(hours=1)
    intake.withdraw(office.candidate, people[2])
    is_whole()
    assert people[2] not in {each.number for each in excluded("1", office.now)}


def test_the_reasons_of_the_interface_are_those_for_which_somebody_who_has_not_ended_is_not_ranked() -> None:
    assert set(get_args(Reason)) == {each.value for each in REASONS}
