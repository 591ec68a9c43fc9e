"""What is commonly done wrong with applications, and is not done here; who may do what; what comes back."""

from __future__ import annotations

import copy
import json
from collections.abc import Callable
from datetime import date, timedelta

import pytest

from express_entry.accounts import operators
from express_entry.accounts.roles import Role
from express_entry.application import (
    asking,
    assigning,
    changing,
    concluding,
    deciding,
    drafting,
    examining,
    paying,
    receiving,
    retesting,
    submitting,
    uploads,
)
from express_entry.application.checking import check
from express_entry.application.examinationrows import DecisionKind, LetterKind, TrackKind
from express_entry.application.keeping import found
from express_entry.application.models import Application, Finding
from express_entry.application.queues import WORKED, Queue, queues_of, waiting
from express_entry.casework.testshown import test_shown as shown_test
from express_entry.casework.voice import Voice
from express_entry.law.days import DAY, day_of
from express_entry.pool import intake
from express_entry.pool.faults import Conflict, Forbidden, NotFound, Unacceptable
from express_entry.pool.models import AuditEntry
from express_entry.review import AtVisa, CaseError, Kind
from express_entry.selection import Category
from tests.application.bureau import DAY as TODAY
from tests.application.bureau import PROCESSING, RIGHT, Bureau, declared
from tests.application.ways import incomplete, proposed
from tests.pool.people import document, named, profile

PASSPORT = "principal/passport"

# --------------------------------------------------------------------------------------------------- before receipt


def test_an_application_is_for_the_class_of_the_invitation_and_begins_with_what_was_ranked(desks: Bureau) -> None:
    number = desks.start()
    application = found(number)
    assert application.program == "cec"
    form = drafting.form_of(application)
    assert form.profile == profile(document("X", TODAY))
    assert [spell.what for spell in form.activities] == ["employed", "employed"]
    assert form.complete_and_accurate is None


def test_one_application_stands_on_an_invitation_and_another_can_begin_once_it_was_thrown_away(desks: Bureau) -> None:
    number = desks.start()
    whose = found(number).profile.number
    with pytest.raises(Conflict):
        drafting.start(desks.applicant, whose)
    drafting.discard(desks.applicant, number)
    assert desks.state(whose) == "invited"
    assert drafting.start(desks.applicant, whose).state == "draft"


def test_without_an_open_invitation_there_is_nothing_to_apply_on(desks: Bureau) -> None:
    number = desks.submit(document("X", TODAY))
    with pytest.raises(Conflict):
        drafting.start(desks.applicant, number)


def test_every_difference_from_what_was_ranked_is_shown_with_both(desks: Bureau) -> None:
    number = desks.start()
    stated = document("X", TODAY)
    stated["settlement_funds"]["amount"] = "20000.00"
    del stated["primary_occupation"]
    desks.declare(number, stated)
    looked = check(found(number), desks.now)
    assert {each.path: (each.ranked, each.declared) for each in looked.differences} == {
        "settlement_funds.amount": ("45000.00", "20000.00"),
        "primary_occupation": ("21231", None),
    }


def test_a_month_left_out_of_addresses_or_activities_is_named_and_nothing_is_handed_in(desks: Bureau) -> None:
    number = desks.ready()
    addresses = [
        {"from": "2010-01", "to": "2022-09", "country": "PT", "what": "Rua Inventada 1"},
        {"from": "2022-12", "country": "CA", "what": "1 Made-up Street"},
    ]
    desks.declare(number, addresses=addresses)
    assert [tuple(each) for each in check(found(number), desks.now).gaps] == [("addresses", "2022-10", "2022-11")]
    with pytest.raises(Unacceptable, match="2022-10"):
        desks.hand_in(number, incomplete=True)


def test_the_forms_are_asked_for_ten_years_or_from_the_eighteenth_birthday(desks: Bureau) -> None:
    number = desks.start(document("X", TODAY, age=22, abroad=0))
    born = date.fromisoformat(document("X", TODAY, age=22)["person"]["date_of_birth"])
    short = [{"from": f"{born.year + 18:04d}-{born.month:02d}", "country": "CA", "what": "employed"}]
    desks.declare(number, activities=short, addresses=[{**short[0], "what": "1 Made-up Street"}])
    assert check(found(number), desks.now).gaps == ()
    later = [{**short[0], "from": f"{born.year + 18:04d}-{born.month + 1:02d}"}] if born.month < 12 else short
    desks.declare(number, activities=later)
    assert [each.of for each in check(found(number), desks.now).gaps][:1] == (["activities"] if born.month < 12 else [])


def test_forms_that_cannot_be_read_are_refused_with_every_problem_and_its_place() -> None:
    with pytest.raises(CaseError) as refused:
        declared(document("X", TODAY), addresses=[{"from": "2020-13", "country": "Portugal"}], adviser="somebody")
    paths = {problem.path for problem in refused.value.problems}
    assert paths == {"addresses[0].from", "addresses[0].country", "addresses[0].what", "adviser"}


def test_what_is_missing_is_told_all_at_once_and_may_be_handed_in_by_whoever_says_so(desks: Bureau) -> None:
    number = desks.start()
    desks.declare(number)
    with pytest.raises(Unacceptable) as refused:
        desks.hand_in(number)
    said = refused.value.say("en")
    assert all(item in said for item in (PASSPORT, "principal/photo", "payments"))
    assert desks.hand_in(number, incomplete=True).state == "received"


def test_without_a_signature_nothing_is_handed_in_at_all(desks: Bureau) -> None:
    number = desks.ready()
    with pytest.raises(Unacceptable):
        submitting.submit(desks.applicant, number, signature=" ", incomplete=True)


def test_a_slot_takes_one_document_of_an_item_on_the_list(desks: Bureau) -> None:
    number = desks.start()
    desks.declare(number)
    desks.attach(number, PASSPORT)
    with pytest.raises(Conflict):
        desks.attach(number, PASSPORT)
    with pytest.raises(Unacceptable):
        desks.attach(number, "principal/horoscope")
    with pytest.raises(Unacceptable):
        desks.attach(number, "principal/photo", form={"pretty": True})
    uploads.take_back(desks.applicant, number, PASSPORT)
    desks.attach(number, PASSPORT)
    with pytest.raises(NotFound):
        uploads.take_back(desks.applicant, number, "principal/photo")


def test_another_version_written_meanwhile_is_not_lost(desks: Bureau) -> None:
    number = desks.start()
    desks.declare(number)
    with pytest.raises(Conflict):
        drafting.declare(desks.applicant, number, declared(document("X", TODAY)), expected=1)
    with pytest.raises(Conflict):
        desks.hand_in(number, expected=1)


# ------------------------------------------------------------------------------------------------------ completeness


def test_a_returned_application_repays_everything_leaves_the_invitation_spent_and_asks_for_a_new_profile(
    desks: Bureau,
) -> None:
    number = incomplete(desks)
    desks.pay(number, RIGHT, Kind.RIGHT)
    receiving.give_back(desks.anna, number, note="no passport")
    application = found(number)
    assert {row.kind: row.amount for row in application.refunds.all()} == {
        "processing": PROCESSING,
        "right_of_permanent_residence": RIGHT,
    }
    assert application.invitation.state == "applied"
    with pytest.raises(Conflict):
        drafting.start(desks.applicant, application.profile.number)
    with pytest.raises(Conflict):
        intake.withdraw(desks.candidate, application.profile.number)
    again = desks.submit(document("X", TODAY))
    assert desks.row(again).submitted == desks.now
    assert [each.number for each in waiting(Queue.REFUNDS, desks.now)] == [number]
    for kind in (Kind.PROCESSING, Kind.RIGHT):
        paying.repay(desks.anna, number, kind, reference=f"back-{kind.value}")
    assert not waiting(Queue.REFUNDS, desks.now).exists()
    with pytest.raises(NotFound):
        paying.repay(desks.anna, number, Kind.PROCESSING, reference="again")


def test_nothing_is_returned_for_biometrics_or_the_right_of_permanent_residence_fee(desks: Bureau) -> None:
    number = desks.received()
    assert not found(number).payments.exclude(kind="processing").exists()
    with pytest.raises(Conflict):
        receiving.give_back(desks.anna, number, note="no biometrics, no right of permanent residence fee")
    assert receiving.accept(desks.anna, number).state == "in_process"


def test_what_an_officer_sees_of_a_form_comes_before_what_the_applicant_said_of_it(desks: Bureau) -> None:
    number = desks.received()
    uploads.see(desks.anna, number, PASSPORT, {"colour_scan": False})
    with pytest.raises(Unacceptable):
        receiving.accept(desks.anna, number)
    returned = receiving.give_back(desks.anna, number, note="a copy without colour")
    kept = Finding.objects.get(application=returned, kind="completeness")
    assert [each["id"] for each in json.loads(kept.document)["en"]["missing"]] == [PASSPORT]


def test_the_office_may_be_flexible_and_says_why(desks: Bureau) -> None:
    number = incomplete(desks)
    assert receiving.accept(desks.anna, number, note="beyond control").state == "in_process"


# ------------------------------------------------------------------------------------------------------------- A11.2


def test_the_test_of_a_claim_that_was_not_held_uses_the_line_and_law_of_the_round_whatever_comes_later(
    desks: Bureau,
) -> None:
    number = desks.received()
    accepted = document("X", TODAY, here=1)
    desks.now += timedelta(days=3)
    assigning.assign(desks.desk_head, number, "anna")
    made = retesting.ask(desks.anna, number, accepted=profile(accepted))
    shown = json.loads(made.document)["en"]
    round_ = found(number).invitation.round
    assert shown["round"]["score"] == round_.cutoff
    assert shown["claimed_qualification_not_held_at_invitation"] is True
    assert shown["would_still_have_been_invited"] is False
    assert made.holds is None
    assert desks.where(number) == "received"


def test_eligibility_passes_on_an_officers_finding_on_the_last_test_and_on_nothing_else(desks: Bureau) -> None:
    number = desks.in_process()
    first = retesting.latest(found(number))
    assert first is not None
    with pytest.raises(Conflict):
        examining.pass_track(desks.anna, number, TrackKind.ELIGIBILITY)
    retesting.find(desks.anna, number, first.id, holds=True, note="looked at")
    with pytest.raises(Conflict):
        retesting.find(desks.anna, number, first.id, holds=False, note="once more")
    retesting.ask(desks.anna, number)
    with pytest.raises(Conflict):
        examining.pass_track(desks.anna, number, TrackKind.ELIGIBILITY)
    second = retesting.latest(found(number))
    assert second is not None
    retesting.find(desks.anna, number, second.id, holds=True, note="looked at")
    examining.pass_track(desks.anna, number, TrackKind.ELIGIBILITY)


def test_nothing_is_approved_issued_or_landed_against_an_officers_last_finding_of_a11_2(desks: Bureau) -> None:
    number = desks.settled()

    def doubted(act: Callable[[], object]) -> None:
        """Refused while the last test is without a finding, and once it was found not to hold; then looked at anew."""
        again = retesting.ask(desks.anna, number)
        with pytest.raises(Conflict, match=rf"no officer found that the test of A11\.2 worked out last \({again.id}\)"):
            act()
        assert desks.track(number, TrackKind.ELIGIBILITY) == "passed"
        retesting.find(desks.anna, number, again.id, holds=False, note="the employer denies it")
        with pytest.raises(Conflict, match=rf"A11\.2 worked out last \({again.id}\) does not hold"):
            act()
        assert desks.track(number, TrackKind.ELIGIBILITY) == "open"
        with pytest.raises(Conflict):
            examining.pass_track(desks.anna, number, TrackKind.ELIGIBILITY)
        desks.settle(number)

    doubted(lambda: deciding.approve(desks.anna, number, reasons="so"))
    desks.approve_with_fee(number)
    until = TODAY + 30 * DAY
    doubted(lambda: concluding.issue_visa(desks.anna, number, until=until))
    concluding.issue_visa(desks.anna, number, until=until)
    doubted(lambda: concluding.land(desks.carla, number, nothing_changed=True))
    assert concluding.land(desks.carla, number, nothing_changed=True).state == "landed"


def test_of_a_category_based_round_the_category_is_looked_at_too(desks: Bureau) -> None:
    stated = document("X", TODAY, noc="31301")
    whose = desks.submit(stated)
    desks.hold("c", 1, category=Category("healthcare", "2025-2"))
    number = drafting.start(desks.applicant, whose).number
    desks.declare(number)
    shown = retesting.terms_of_round(found(number))
    assert (shown.category, shown.round.category_version) == ("healthcare", "2025-2")
    assert check(found(number), desks.now).retest.at_invitation.category is True


# ------------------------------------------------------------------------------------------------ decisions and money


def test_who_proposes_a_refusal_does_not_confirm_it_and_nobody_decides_with_an_interest(desks: Bureau) -> None:
    number = proposed(desks)
    with pytest.raises(Forbidden):
        deciding.confirm(desks.anna, number)
    assigning.declare_interest(desks.desk_head, number, "boris")
    with pytest.raises(Forbidden):
        deciding.confirm(desks.boris, number)
    assert [each.number for each in waiting(Queue.SECOND_LOOK, desks.now)] == [number]
    assert deciding.confirm(desks.carla, number).state == "refused"
    decision = found(number).decisions.get()
    assert (decision.made_by, decision.settled_by, decision.provision) == ("anna", "carla", "A11(1)")


def test_a_refusal_keeps_the_processing_fee_and_gives_the_other_back(desks: Bureau) -> None:
    number = desks.in_process()
    desks.pay(number, RIGHT, Kind.RIGHT)
    deciding.propose(desks.anna, number, DecisionKind.REFUSAL, reasons="so", provision="A11.2")
    deciding.confirm(desks.boris, number)
    assert {row.kind: row.amount for row in found(number).refunds.all()} == {"right_of_permanent_residence": RIGHT}


def test_withdrawing_before_processing_gives_the_processing_fee_back_and_afterwards_not(desks: Bureau) -> None:
    early = desks.received()
    concluding.withdraw(desks.applicant, early)
    assert {row.kind for row in found(early).refunds.all()} == {"processing"}
    desks.now += timedelta(days=1)
    late = desks.in_process()
    concluding.withdraw(desks.applicant, late)
    assert not found(late).refunds.exists()


def test_misrepresentation_bars_from_a_new_profile_for_five_years_and_only_after_a_fairness_letter(
    desks: Bureau,
) -> None:
    number = desks.in_process()
    with pytest.raises(Conflict):
        deciding.propose(desks.anna, number, DecisionKind.MISREPRESENTATION, reasons="so", provision="A40(1)(a)")
    letter = desks.letter(number, LetterKind.FAIRNESS)
    asking.answer(desks.applicant, number, letter, "no")
    deciding.propose(desks.anna, number, DecisionKind.MISREPRESENTATION, reasons="so", provision="A40(1)(a)")
    deciding.confirm(desks.boris, number)
    again = desks.draft(document("X", TODAY))
    with pytest.raises(Forbidden, match="2030-06-02"):
        intake.submit(desks.candidate, again)


def test_no_visa_issues_before_the_right_of_permanent_residence_fee_is_paid(desks: Bureau) -> None:
    number = desks.approved()
    until = day_of(desks.now) + 30 * DAY
    for paid in (0, RIGHT - 1):
        if paid:
            desks.pay(number, paid, Kind.RIGHT)
        with pytest.raises(Conflict, match=str(RIGHT)):
            concluding.issue_visa(desks.anna, number, until=until)
    desks.pay(number, 1, Kind.RIGHT)
    assert concluding.issue_visa(desks.anna, number, until=until).state == "visa_issued"


def test_a_skilled_worker_is_asked_again_on_the_day_of_the_visa(desks: Bureau) -> None:
    stated = document("X", TODAY, here=0, abroad=6)
    whose = desks.invite(stated, ("fsw",))
    number = drafting.start(desks.applicant, whose).number
    desks.declare(number)
    desks.fill(number)
    desks.pay(number)
    desks.hand_in(number)
    assigning.assign(desks.desk_head, number, "anna")
    receiving.accept(desks.anna, number)
    desks.settle(number)
    desks.approve_with_fee(number)
    until = day_of(desks.now) + 30 * DAY
    with pytest.raises(Conflict, match="R77"):
        concluding.issue_visa(desks.anna, number, until=until)
    again = retesting.ask(desks.anna, number, visa=day_of(desks.now))
    retesting.find(desks.anna, number, again.id, holds=True, note="the funds are there")
    assert concluding.issue_visa(desks.anna, number, until=until).state == "visa_issued"


def test_in_a_trade_the_permit_and_the_offer_are_asked_for_again_on_the_day_of_the_visa(desks: Bureau) -> None:
    stated = document("X", TODAY, here=0, abroad=6, noc="72106")
    stated["work"][0]["qualified_since"] = "2015-01-05"
    stated["person"]["in_canada"] = {"status": "worker", "expires": "2100-12-31", "authorized_to_work": True}
    stated["job_offer"] = {
        "noc": "72106",
        "full_time": True,
        "duration_months": 24,
        "basis": "lmia",
        "issued": str(TODAY - 200 * DAY),
        "employers": 1,
        "work_permit": "open",
    }
    number = drafting.start(desks.applicant, desks.invite(stated, ("fst",))).number
    desks.declare(number)
    desks.fill(number)
    desks.pay(number)
    desks.hand_in(number)
    assigning.assign(desks.desk_head, number, "anna")
    receiving.accept(desks.anna, number)
    desks.settle(number)
    desks.approve_with_fee(number)
    today = day_of(desks.now)
    with pytest.raises(Conflict, match=r"R87\.2\(3\)\(d\)"):
        concluding.issue_visa(desks.anna, number, until=today + 30 * DAY)
    still_open = retesting.ask(desks.anna, number, visa=today)
    assert json.loads(still_open.document)["en"]["second_day"]["again"][0]["needs"] == ["at_visa.offer_until"]
    shown = shown_test(still_open, Voice("en"))["second_day"]
    assert shown["mark"] == "unknown"
    assert shown["again"][0]["reason"] == "Not known yet: the last day of the work offered"
    there = AtVisa(offer_until=today + 400 * DAY)
    again = retesting.ask(desks.anna, number, visa=today, at_visa=there)
    kept = json.loads(again.document)["en"]["second_day"]
    assert (kept["holds"], kept["stated"]["offer_until"]) == (True, str(there.offer_until))
    assert shown_test(again, Voice("fr"))["second_day"]["mark"] == "met"
    retesting.find(desks.anna, number, again.id, holds=True, note="the employer confirms it")
    assert concluding.issue_visa(desks.anna, number, until=today + 30 * DAY).state == "visa_issued"


def test_a_payment_has_a_receipt_and_is_recorded_once(desks: Bureau) -> None:
    number = desks.start()
    paid = paying.pay(desks.applicant, number, Kind.PROCESSING, 950, reference="slip")
    assert paid.receipt == f"R-{number}-1"
    with pytest.raises(Conflict):
        paying.pay(desks.applicant, number, Kind.PROCESSING, 950, reference="slip")
    for amount, reference in ((0, "a"), (950, " ")):
        with pytest.raises(Unacceptable):
            paying.pay(desks.applicant, number, Kind.PROCESSING, amount, reference=reference)


# --------------------------------------------------------------------------------------------- changes on the way


@pytest.mark.parametrize(
    ("event", "opened"),
    [
        ("marriage", {"medical", "criminality"}),
        ("birth", {"medical", "criminality"}),
        ("separation", set()),
        ("new_passport", set()),
        ("job_lost", set()),
        ("address", {"criminality"}),
        ("representative", set()),
    ],
)
def test_a_change_opens_the_tracks_that_it_touches_and_waits_to_be_looked_at(
    desks: Bureau, event: str, opened: set[str]
) -> None:
    number = desks.settled()
    before = Finding.objects.count()
    change = changing.tell(desks.applicant, number, event, happened=TODAY)
    assert {row.kind for row in found(number).tracks.filter(state="open")} == opened
    assert changing.consequences_of(change)
    assert Queue.CHANGES in queues_of(found(number), desks.now)
    with pytest.raises(Conflict, match=event):
        deciding.approve(desks.anna, number, reasons="so")
    changing.look_at(desks.anna, number, change.id)
    assert Queue.CHANGES not in queues_of(found(number), desks.now)
    assert Finding.objects.count() == before  # nothing is scored anew
    desks.settle(number)
    assert deciding.approve(desks.anna, number, reasons="so").state == "approved"


def test_a_child_born_on_the_way_is_declared_in_another_version_of_the_forms(desks: Bureau) -> None:
    number = desks.in_process()
    version = found(number).version
    stated = copy.deepcopy(document("X", TODAY))
    stated["dependants"] = [{"date_of_birth": str(TODAY), "accompanying": True, "citizen_or_permanent_resident": False}]
    form = declared(stated, family=["child-1"])
    change = changing.tell(desks.applicant, number, "birth", happened=TODAY, form=form)
    assert change.form == version + 1
    assert drafting.form_of(found(number)).profile.dependants == form.profile.dependants
    assert drafting.form_of(found(number), version).profile.dependants == ()


def test_what_changes_between_visa_and_landing_is_told_first(desks: Bureau) -> None:
    number = desks.with_visa()
    with pytest.raises(Conflict, match="R51"):
        concluding.land(desks.carla, number, nothing_changed=False)
    change = changing.tell(desks.applicant, number, "marriage", happened=TODAY)
    assert change.stage == "visa_issued"
    with pytest.raises(Conflict):
        concluding.land(desks.carla, number, nothing_changed=True)


# ------------------------------------------------------------------------------------------------------- who has what


def test_a_file_without_an_owner_who_is_here_is_found_however_it_came_to_that(desks: Bureau) -> None:
    number = desks.in_process()

    def orphans() -> list[str]:
        return [each.number for each in waiting(Queue.WITHOUT_OWNER, desks.now)]

    assert orphans() == []
    assert assigning.leave(desks.desk_head, "anna") == 1
    assert orphans() == [number]
    with pytest.raises(Conflict):
        assigning.assign(desks.desk_head, number, "anna")
    assigning.assign(desks.desk_head, number, "boris")
    assert orphans() == []
    assigning.declare_interest(desks.desk_head, number, "boris")
    assert orphans() == [number]
    with pytest.raises(Forbidden):
        assigning.assign(desks.desk_head, number, "boris")
    assigning.come_back(desks.desk_head, "anna")
    assigning.assign(desks.desk_head, number, "anna")
    assert orphans() == []


def test_an_officer_whose_account_is_closed_has_no_file_any_more(desks: Bureau) -> None:
    number = desks.in_process()
    who = operators.create(desks.desk_head, email="anna@example.org", password=None, language="en")
    operators.grant(desks.desk_head, email="anna@example.org", role=Role.CASE_OFFICER, about="")
    assigning.assign(desks.desk_head, number, who.pseudonym)
    assert not waiting(Queue.WITHOUT_OWNER, desks.now).exists()
    operators.close(desks.desk_head, email="anna@example.org")
    assert [each.number for each in waiting(Queue.WITHOUT_OWNER, desks.now)] == [number]


def test_only_the_officer_who_has_the_file_works_on_it(desks: Bureau) -> None:
    number = desks.in_process()
    for act in (
        lambda: examining.fail_track(desks.boris, number, TrackKind.SECURITY, note="so"),
        lambda: asking.send(desks.boris, number, LetterKind.REQUEST, "so", answer_by=TODAY),
        lambda: deciding.approve(desks.boris, number, reasons="so"),
        lambda: retesting.ask(desks.boris, number),
    ):
        with pytest.raises(Forbidden):
            act()


def test_every_application_under_way_stands_in_one_list_to_work_from(desks: Bureau) -> None:
    numbers = []
    for make in (Bureau.received, Bureau.in_process, Bureau.settled, Bureau.approved, Bureau.with_visa):
        numbers.append(make(desks))
        desks.now += timedelta(days=1)
    lists = [[queue for queue in queues_of(found(number), desks.now) if queue in WORKED] for number in numbers]
    assert lists == [[queue] for queue in WORKED]


def test_a_note_is_kept_and_the_trail_holds_nobody_s_words(desks: Bureau) -> None:
    stated = named(document("X", TODAY), "Uncommonname", passport=True)
    number = desks.ready(stated)
    desks.hand_in(number)
    assigning.assign(desks.desk_head, number, "anna")
    assigning.note(desks.anna, number, "Uncommonname was on the telephone")
    letter = desks.letter(number)
    asking.answer(desks.applicant, number, letter, "It is I, Uncommonname")
    payloads = b"".join(bytes(row.payload or b"") for row in AuditEntry.objects.all())
    assert b"Uncommonname" not in payloads
    assert b"Made-up Street" not in payloads
    assert "1 Made-up Street" in Application.objects.get().versions.get(sequence=2).document
