"""A table found wrong after a round: what it touches, everybody determined anew, the supplement to the round."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.test.utils import override_settings

from express_entry.law.text import LANGUAGES
from express_entry.pool import bars, corrections, intake, invitations, publishing, supplements
from express_entry.pool.faults import Conflict, Forbidden, NotFound, Unacceptable
from express_entry.pool.keeping import found
from express_entry.pool.missed import row_at
from express_entry.pool.models import AuditEntry, Invitation, Round, Supplement
from express_entry.pool.rounddocuments import round_document
from tests.crash.consistency import faults
from tests.pool.office import BASIS, NOON, SECOND, Office, contents
from tests.pool.people import document, profile, standing

DAY = NOON.date()
FILE = Path(__file__).with_name("corrected.toml")
CORRECTED = "crs/canadian_work_experience"


@contextmanager
def corrected() -> Iterator[None]:
    """A service in which the operator installed the corrected table: a year of work here gives twenty points more."""
    with override_settings(LAW_FILES=(FILE,)):
        yield


class People:
    """Three who were ranked by the wrong table: one above the line either way, one only by it, one only without it."""

    def __init__(self, office: Office) -> None:
        self.top = office.submit(document("TOP", DAY))
        self.wrong = office.submit(document("WRONG", DAY, age=32))
        self.missed = office.submit(document("MISSED", DAY, here=1))
        office.now += SECOND
        assert office.hold("1", 2) == [self.top, self.wrong]


def drafted(office: Office, cancelled: list[str], missed: list[str]) -> int:
    """A correction by which as many more are authorised as are missed and not cancelled."""
    more = max(0, len(missed) - len(cancelled))
    made = supplements.draft(
        office.officer,
        "1",
        cancelled=cancelled,
        missed=missed,
        note="the table was wrong",
        additional=more,
        legal_basis=BASIS if more else "",
    )
    return made.id


# ------------------------------------------------------------------------------------------------------ what it touches


def test_nothing_is_touched_as_long_as_no_table_was_corrected(office: Office) -> None:
    People(office)
    assert corrections.touched() == ()
    office.tick(NOON + timedelta(days=100))
    assert corrections.touched() == ()


def test_a_corrected_table_names_itself_the_rounds_and_the_profiles_that_rest_on_it(office: Office) -> None:
    people = People(office)
    with corrected():
        (found,) = corrections.touched()
        assert found.tables == (CORRECTED,)
        assert found.rounds == ("1",)
        assert (found.profiles, found.first, found.last) == (3, NOON, NOON)
        assert office.tick()["profile.rescored"] == 1
        assert office.row(people.missed).points == 497
        (left,) = corrections.touched()
        assert (left.rounds, left.profiles) == (("1",), 2)  # the invited stand by what they were invited on
        assert office.tick() == {}


def test_a_round_that_was_held_before_the_corrected_days_is_not_touched(office: Office) -> None:
    before = datetime(2025, 4, 1, 16, tzinfo=UTC)
    office.submit(document("A", before.date(), here=1), before)
    office.hold("1", 1)
    with corrected():
        assert corrections.touched() == ()


def test_a_correction_taken_back_is_applied_in_the_other_direction(office: Office) -> None:
    people = People(office)
    with corrected():
        office.tick()
    (found,) = corrections.touched()
    assert (found.tables, found.rounds, found.profiles) == ((CORRECTED,), (), 1)
    office.tick()
    assert office.row(people.missed).points == 477
    assert corrections.touched() == ()


# ------------------------------------------------------------------------------------------------------- supplements


def test_who_was_missed_takes_the_place_of_who_was_cancelled_and_beyond_it_more_must_be_authorised(
    office: Office,
) -> None:
    people = People(office)
    second = office.submit(document("SECOND", DAY, here=1), NOON)  # submitted before the round in the person's own time
    with corrected():
        office.now += timedelta(days=1)
        office.tick()
        for missed, most in (([people.missed], "2"), ([people.missed, second], "2")):
            with pytest.raises(Conflict) as refused:
                supplements.draft(office.officer, "1", cancelled=[], missed=missed, note="the table was wrong")
            assert f"may have {most} invitations and would have {2 + len(missed)}" in refused.value.say("en")
            assert f"l'annulation de {len(missed)} invitations" in refused.value.say("fr")
        assert Supplement.objects.count() == 0
        key = drafted(office, [], [people.missed])
        assert supplements.most(office.round("1")) == 2  # drafted is not authorised
        with pytest.raises(Forbidden):
            supplements.authorise(office.officer, key)
        supplements.authorise(office.second, key)
    assert [office.state(each) for each in (people.top, people.wrong, people.missed)] == ["invited"] * 3
    assert (supplements.most(office.round("1")), supplements.final_number(office.round("1"))) == (3, 3)
    assert round_document(office.round("1"))["additional"] == 1
    told = [json.loads(bytes(each.payload or b"")) for each in AuditEntry.objects.filter(action="supplement.drafted")]
    assert [(each["additional"], each["legal_basis"]) for each in told] == [(1, BASIS)]
    assert office.trail().findings == ()


def test_what_was_within_the_number_as_it_was_drafted_may_be_beyond_it_as_it_is_authorised(office: Office) -> None:
    people = People(office)
    with corrected():
        office.now += SECOND
        office.tick()
        first = drafted(office, [people.wrong], [people.missed])
        supplements.authorise(office.second, drafted(office, [], [people.missed]))
        before = contents()
        with pytest.raises(Conflict):
            supplements.authorise(office.second, first)
        assert contents() == before


@pytest.mark.parametrize(("additional", "basis"), [(1, " "), (0, BASIS)])
def test_an_additional_number_and_what_it_rests_on_go_together(office: Office, additional: int, basis: str) -> None:
    people = People(office)
    with pytest.raises(Unacceptable) as refused:
        supplements.draft(
            office.officer,
            "1",
            cancelled=[],
            missed=[people.missed],
            note="the table was wrong",
            additional=additional,
            legal_basis=basis,
        )
    assert list(refused.value.fields) == ["legal_basis"]


def test_who_was_invited_in_error_is_cancelled_and_who_was_missed_is_invited_and_nobody_else_is_disturbed(
    office: Office,
) -> None:
    people = People(office)
    other = office.submit(document("OTHER", DAY, age=45))
    office.publish("1")
    published = office.round("1").publication
    proof = publishing.line("1", people.missed)
    office.now += timedelta(days=5)
    with corrected():
        office.tick()
        held = {each: (office.row(each).line, office.row(each).effective) for each in (people.top, other)}
        key = drafted(office, [people.wrong], [people.missed])
        supplements.authorise(office.second, key)
    assert [office.state(each) for each in (people.top, people.wrong, people.missed)] == [
        "invited",
        "in_pool",
        "invited",
    ]
    assert {each: (office.row(each).line, office.row(each).effective) for each in held} == held
    assert office.row(people.wrong).submitted == NOON
    made = Invitation.objects.get(profile=office.row(people.missed))
    assert (made.points, made.issued, made.rank, made.program) == (497, office.now, 3, "cec")
    assert made.answer_by == office.now.date() + timedelta(days=60)
    assert supplements.final_number(office.round("1")) == 2
    assert (office.round("1").publication, publishing.line("1", people.missed)) == (published, proof)
    assert publishing.check("1") == ()
    assert publishing.trail_fits(office.round("1"))
    assert office.told(people.wrong)[-2:] == ["invitation.cancelled", "profile.returned"]
    assert office.told(people.missed)[-1] == "profile.invited"
    assert office.trail().findings == ()


def test_a_correction_is_authorised_by_another_officer_and_carried_out_once(office: Office) -> None:
    people = People(office)
    key = drafted(office, [people.wrong], [])
    with pytest.raises(Forbidden):
        supplements.authorise(office.officer, key)
    assert office.state(people.wrong) == "invited"
    supplements.authorise(office.second, key)
    with pytest.raises(Conflict):
        supplements.authorise(office.second, key)
    with pytest.raises(NotFound):
        supplements.authorise(office.second, key + 1)
    assert Supplement.objects.get().authorised_by == "officer-2"


def test_a_correction_says_who_and_why_of_a_round_that_was_held(office: Office) -> None:
    people = People(office)
    for cancelled, missed, note in (
        ([people.wrong], [], " "),
        ([], [], "nobody"),
        ([people.wrong], [people.wrong], "both"),
        ([people.wrong] * 2, [], "twice"),
    ):
        with pytest.raises(Unacceptable):
            supplements.draft(office.officer, "1", cancelled=cancelled, missed=missed, note=note)
    office.authorised("2", 1)
    with pytest.raises(Conflict):
        supplements.draft(office.officer, "2", cancelled=[people.wrong], missed=[], note="not yet held")
    assert Supplement.objects.count() == 0


def test_all_of_a_correction_is_done_or_nothing(office: Office) -> None:
    people = People(office)
    with corrected():
        key = drafted(office, [people.wrong], [people.missed])
    before = contents()  # by the table that was not corrected nobody was missed
    with pytest.raises(Conflict, match=people.missed):
        supplements.authorise(office.second, key)
    assert contents() == before


def test_whoever_is_named_must_have_reached_the_line_at_the_instant_of_the_round(office: Office) -> None:
    first = office.submit(document("A", DAY))
    tied = office.submit(document("B", DAY), NOON + SECOND)
    low = office.submit(document("C", DAY, age=45))
    office.now += SECOND
    assert office.hold("1", 1) == [first]
    office.now += SECOND
    late = office.submit(document("D", DAY, reading=8.0))
    office.edit(low, document("C", DAY, reading=8.0))
    for number in (tied, low, late):
        with pytest.raises(Conflict):
            supplements.authorise(office.second, drafted(office, [], [number]))


def test_one_who_was_invited_by_another_round_at_that_instant_was_not_missed(office: Office) -> None:
    first, second = (office.submit(document(each, DAY), NOON + place * SECOND) for place, each in enumerate("AB"))
    assert office.hold("0", 1) == [first]
    office.now += SECOND
    assert office.hold("1", 1) == [second]
    office.now += SECOND
    invitations.decline(office.candidate, first)
    with pytest.raises(Conflict, match=first):
        supplements.authorise(office.second, drafted(office, [], [first]))


def test_in_a_round_with_places_left_a_lower_score_than_the_lowest_invited_was_missed_too(office: Office) -> None:
    first = office.submit(document("A", DAY))
    missed = office.submit(document("B", DAY, age=45))
    wronged(missed)
    office.now += SECOND
    assert office.hold("1", 2) == [first]
    office.now += SECOND
    office.edit(missed, document("B", DAY, age=45))
    supplements.authorise(office.second, drafted(office, [], [missed]))
    assert Invitation.objects.get(profile=office.row(missed)).points == 397
    assert supplements.final_number(office.round("1")) == 2


def wronged(number: str) -> None:
    """A profile that by a fault of the program has no class in its row, whatever its document says."""
    row = found(number)
    row.programs = 0
    row.write_line()
    row.save()


def test_in_a_round_of_no_invitations_nobody_was_missed(office: Office) -> None:
    number = office.submit(document("A", DAY))
    office.now += SECOND
    office.hold("1", 0)
    with pytest.raises(Conflict):
        supplements.authorise(office.second, drafted(office, [], [number]))


def test_in_a_round_by_score_the_score_of_the_instruction_is_the_line(office: Office) -> None:
    people = People(office)
    invitations.decline(office.candidate, people.top)
    assert office.hold("2", 1) == [people.top]
    Round.objects.filter(number="2").update(invitations=None, points_from=495, tie_break=None)  # as before 2017-06-06
    with corrected():
        office.now += SECOND
        for number, reaches in ((people.missed, True), (office.submit(document("LOW", DAY, here=1, age=33)), False)):
            if reaches:
                made = supplements.draft(office.officer, "2", missed=[number], note="the table was wrong")
                supplements.authorise(office.second, made.id)
            else:
                with pytest.raises(Conflict):
                    supplements.draft(office.officer, "2", missed=[number], note="the table was wrong")
    assert office.state(people.missed) == "invited"


def test_one_who_has_had_an_invitation_of_the_round_is_not_given_another(office: Office) -> None:
    people = People(office)
    supplements.authorise(office.second, drafted(office, [people.wrong], []))
    with pytest.raises(Conflict, match=people.wrong):
        supplements.authorise(office.second, drafted(office, [], [people.wrong]))
    assert office.state(people.wrong) == "in_pool"


def test_an_invitation_of_another_round_or_that_was_answered_is_not_cancelled(office: Office) -> None:
    people = People(office)
    office.hold("2", 1)
    assert office.invited("2") == [people.missed]
    invitations.apply(office.candidate, people.top)
    for number in (people.missed, people.top):
        with pytest.raises(Conflict):
            supplements.authorise(office.second, drafted(office, [number], []))


def test_what_stood_on_record_at_the_round_counts_not_what_was_stated_since(office: Office) -> None:
    first = office.submit(document("A", DAY))
    second = office.submit(document("B", DAY, reading=8.0, age=45))
    office.now += SECOND
    assert office.hold("1", 1) == [first]
    office.now += SECOND
    office.nominate(second)
    assert (office.row(second).points or 0) > 502
    row = row_at(office.row(second), NOON + SECOND)
    assert row is not None
    assert row.points == standing(document("B", DAY, reading=8.0, age=45), DAY).points
    assert row.programs == {"cec", "fsw"}


# ------------------------------------------------------------------------------- drafts, and what was cancelled wrongly


def test_who_is_barred_by_an_earlier_passport_is_not_invited_by_a_correction_before_the_clock_was_run(
    office: Office,
) -> None:
    old = office.submit(document("OLD", DAY))
    intake.withdraw(office.candidate, old)
    renewed = intake.start(office.candidate, profile(document("NEW", DAY)), person=office.row(old).person_id).number
    intake.submit(office.candidate, renewed)
    office.now += SECOND
    assert office.hold("1", 1) == [renewed]
    supplements.authorise(office.second, drafted(office, [renewed], []))
    made = supplements.draft(office.officer, "1", restored=[renewed], note="it was not in error")
    who = bars.Elsewhere(passport_country="PT", passport_number="OLD")
    bars.record_elsewhere(office.officer, who, begins=DAY, basis="a made-up visa")
    assert office.state(renewed) == "in_pool"
    before = contents()
    with pytest.raises(Conflict, match="misrepresentation") as refused:
        supplements.authorise(office.second, made.id)
    assert list(refused.value.fields) == ["restored"]
    assert all(refused.value.say(language) for language in LANGUAGES)
    assert contents() == before
    assert office.tick() == {"profile.barred": 1}


@pytest.mark.parametrize("field", ["cancelled", "missed", "restored"])
def test_a_correction_that_cannot_succeed_is_refused_as_it_is_drafted_under_the_name_of_its_field(
    office: Office, field: str
) -> None:
    people = People(office)
    before = contents()
    for number, fault in ((people.missed, Conflict), ("E999999999", NotFound), ("nonsense", NotFound)):
        named: dict[str, Any] = {field: [number]}
        with pytest.raises(fault) as refused:
            supplements.draft(office.officer, "1", note="cannot be", **named)
        assert list(refused.value.fields) == [field]
        for language in LANGUAGES:
            assert refused.value.say(language).startswith(field)
    assert contents() == before


def test_who_was_invited_or_barred_meanwhile_is_not_drafted_as_missed(office: Office) -> None:
    people = People(office)
    with corrected():
        office.now += SECOND
        office.tick()
        bars.record(office.officer, people.missed, begins=DAY, basis="a made-up decision")
        with pytest.raises(Conflict) as refused:
            drafted(office, [people.wrong], [people.missed])
    assert list(refused.value.fields) == ["missed"]
    assert people.missed in refused.value.say("fr")


def test_a_draft_that_was_discarded_is_never_carried_out(office: Office) -> None:
    people = People(office)
    key = drafted(office, [people.wrong], [])
    made = supplements.discard(office.second, key)
    assert (made.discarded, made.discarded_by) == (office.now, "officer-2")
    for again in (supplements.authorise, supplements.discard):
        with pytest.raises(Conflict):
            again(office.second, key)
    assert office.state(people.wrong) == "invited"
    other = drafted(office, [people.wrong], [])
    supplements.authorise(office.second, other)
    with pytest.raises(Conflict):
        supplements.discard(office.second, other)
    assert office.told("1")[-3:] == ["supplement.discarded", "supplement.drafted", "supplement.done"]


def test_an_invitation_that_was_cancelled_by_mistake_is_given_back_as_another_of_its_rank(office: Office) -> None:
    people = People(office)
    office.publish("1")
    supplements.authorise(office.second, drafted(office, [people.wrong], []))
    office.now += timedelta(days=3)
    made = supplements.draft(office.officer, "1", restored=[people.wrong], note="it was not in error")
    with pytest.raises(Forbidden):
        supplements.authorise(office.officer, made.id)
    supplements.authorise(office.second, made.id)
    first, second = Invitation.objects.filter(profile=office.row(people.wrong)).order_by("id")
    assert (first.state, second.state) == ("cancelled", "issued")
    assert (second.rank, second.program, second.points) == (first.rank, first.program, first.points)
    assert (second.issued, second.answer_by) == (office.now, office.now.date() + timedelta(days=60))
    assert (office.state(people.wrong), supplements.final_number(office.round("1"))) == ("invited", 2)
    assert publishing.check("1") == ()
    assert publishing.trail_fits(office.round("1"))
    invitations.apply(office.candidate, people.wrong)
    assert office.trail().findings == ()
    assert faults() == []


def test_what_was_given_to_another_meanwhile_is_given_back_only_with_a_number_of_its_own(office: Office) -> None:
    people = People(office)
    with corrected():
        office.now += SECOND
        office.tick()
        supplements.authorise(office.second, drafted(office, [people.wrong], [people.missed]))
        with pytest.raises(Conflict) as refused:
            supplements.draft(office.officer, "1", restored=[people.wrong], note="not in error")
        assert list(refused.value.fields) == ["restored"]
        made = supplements.draft(
            office.officer, "1", restored=[people.wrong], note="not in error", additional=1, legal_basis=BASIS
        )
        supplements.authorise(office.second, made.id)
    assert supplements.final_number(office.round("1")) == 3


def test_who_left_the_pool_is_not_given_an_invitation_back(office: Office) -> None:
    people = People(office)
    supplements.authorise(office.second, drafted(office, [people.wrong], []))
    intake.withdraw(office.candidate, people.wrong)
    with pytest.raises(Conflict) as refused:
        supplements.draft(office.officer, "1", restored=[people.wrong], note="not in error")
    assert list(refused.value.fields) == ["restored"]
