"""A record is corrected the way anybody would change it, or the request stays noted on it."""

from __future__ import annotations

import pytest

from express_entry.application import drafting
from express_entry.pool import intake
from express_entry.pool.faults import Conflict, Forbidden, NotFound, Unacceptable
from express_entry.pool.keeping import found, stated
from express_entry.privacy.correcting import ask, correct_application, correct_profile, notes_on, refuse
from express_entry.privacy.holds import holds
from express_entry.privacy.rows import Correction, CorrectionState, Origin
from express_entry.profile import dump
from tests.application.bureau import DAY, Bureau
from tests.pool.people import document, profile
from tests.privacy.people import person_of

RIGHT = document("X", DAY, reading=8.0)


def asked(desks: Bureau, number: str) -> str:
    return ask(desks.candidate, number, field="language_tests[0].reading", words="It was 8.0, not 7.0.").code


def test_a_profile_in_the_pool_is_corrected_and_ranked_anew(desks: Bureau) -> None:
    number = desks.submit(document("X", DAY))
    before, submitted = desks.row(number).points, desks.row(number).submitted
    row = correct_profile(desks.officer, asked(desks, number), profile(RIGHT), reason="the form says so")
    assert (row.state, row.version) == ("accepted", 2)
    after = desks.row(number)
    assert before is not None
    assert after.points is not None
    assert after.points > before
    assert after.submitted == submitted
    assert stated(after).language_tests[0].reading == 8.0  # type: ignore[index] # one was stated
    assert [each for each in desks.told(number) if each.startswith("correction")] == [
        "correction.asked",
        "correction.accepted",
    ]
    assert notes_on(number) == []


def test_a_correction_that_cannot_be_made_changes_nothing_and_stays_open(desks: Bureau) -> None:
    number = desks.submit(document("X", DAY))
    code = asked(desks, number)
    intake.withdraw(desks.candidate, number)
    with pytest.raises(Conflict):
        correct_profile(desks.officer, code, profile(RIGHT), reason="the form says so")
    assert Correction.objects.get(code=code).state == CorrectionState.OPEN.value
    assert found(number).version == 1
    row = refuse(desks.officer, code, reason="the profile is over")
    assert [each.code for each in notes_on(number)] == [row.code]


def test_the_forms_of_a_draft_and_those_of_an_application_under_way_are_corrected(desks: Bureau) -> None:
    number = desks.in_process()
    ana = ask(desks.applicant, number, field="profile.person.citizenships", words="also of BR")
    declared = dump(drafting.form_of(desks.application(number)).profile)
    tree = {"profile": {**declared, "person": {**declared["person"], "citizenships": ["PT", "BR"]}}}
    row = correct_application(desks.anna, ana.code, tree, reason="passport seen", event="new_passport", happened=DAY)
    assert row.version == desks.application(number).version
    assert desks.application(number).changes.get().event == "new_passport"


def test_an_officer_refuses_with_the_reason_and_whoever_asked_does_not_settle(desks: Bureau) -> None:
    number = desks.submit(document("X", DAY))
    code = asked(desks, number)
    assert [each.kind for each in holds(person_of(number), desks.now, Origin.REQUEST)][-1] == "correction"
    with pytest.raises(Forbidden, match="another officer"):
        refuse(desks.candidate, code, reason="no")
    with pytest.raises(Unacceptable, match="reason"):
        refuse(desks.officer, code, reason="")
    assert refuse(desks.officer, code, reason="the result says 7.0").state == "refused"
    with pytest.raises(Conflict, match="settled"):
        refuse(desks.officer, code, reason="again")


def test_a_request_names_a_record_a_field_and_words(desks: Bureau) -> None:
    number = desks.submit(document("X", DAY))
    with pytest.raises(NotFound):
        ask(desks.candidate, "E000000099", field="a", words="b")
    with pytest.raises(Unacceptable, match="field"):
        ask(desks.candidate, number, field=" ", words="b")
    with pytest.raises(Unacceptable, match="words"):
        ask(desks.candidate, number, field="a", words="b" * 10_001)
