"""An application in the browser: its tasks, forms, documents, the check, handing in, and what comes after receipt."""

from __future__ import annotations

import re
from datetime import timedelta
from types import ModuleType

import pytest
from django.test import Client

from express_entry.application import asking, assigning, drafting, receiving
from express_entry.application.asked import checklist_of
from express_entry.application.examinationrows import LetterKind
from express_entry.application.forms import check_form
from express_entry.application.keeping import found
from express_entry.application.models import Application
from express_entry.candidates import applicationwords, following, homewords, profilewords
from express_entry.candidates.addresses import link
from express_entry.casework import filewords
from express_entry.law import Text
from express_entry.law.days import day_of
from express_entry.law.text import LANGUAGES, Language
from express_entry.pages.addresses import address
from express_entry.pool.units import Desk
from tests.api.front import OPERATOR, Front, clock
from tests.candidates.somebody import PAPER, Somebody, fields_of, file
from tests.pages.visitor import as_typed

LISBON = {"from": "2010-01", "to": "2022-12", "country": "PT", "what": "Rua Inventada 1, Lisboa"}
OTTAWA = {"from": "2023-01", "country": "CA", "what": "1 Made-up Street, Ottawa"}
NOBODY = {"representative": "no", "adviser": "no"}
SURE = {"releases_data": "no", "names_differ": "no", "complete": "yes"}
OFFICER = Desk("an-officer", clock)


def _form(me: Somebody) -> dict[str, object]:
    return dict(drafting.form_of(me.row).tree)


def test_an_application_is_started_after_a_question_and_thrown_away_after_another(counter: Front) -> None:
    me = Somebody(counter).is_invited()
    assert me.sees("apply").status == 200
    assert me.says("apply").title.startswith("Application A")
    me.application = me.profile.applications.get().number
    assert "Go on with my application" in me.sees("invitation").text
    assert me.sees("application_discard").status == 200
    assert me.row.state == "draft"
    assert me.says("application_discard").title == "Your invitation to apply"
    assert me.row.state == "discarded"


def test_the_forms_are_filled_in_a_page_a_part_and_the_tasks_tell_what_is_left(counter: Front) -> None:
    me = Somebody(counter).applies()
    assert "Parts done: 1 of 11" in me.sees("application").text
    wrong = me.sends("addresses", {**fields_of(me.sees("addresses")), **OTTAWA, "from": "2023"})
    assert (wrong.status, 'href="#from"' in wrong.html, "1 Made-up Street" in wrong.html) == (400, True, True)
    me.says("addresses", {**fields_of(me.sees("addresses")), **OTTAWA})
    shown = me.says("addresses", {**fields_of(me.sees("addresses")), **LISBON, "to": "2022-10"})
    assert "from 2022-11 to 2022-12" in shown.text
    changed = me.visitor.sees(address("candidates:addresses", "en", number=me.application) + "?change=1")
    shown = me.says("addresses", {**fields_of(changed), **LISBON})
    assert "No month is missing" in shown.text
    me.says("activities", {**fields_of(me.sees("activities")), "from": "2010-01", "country": "PT", "what": "employed"})
    me.says("activities", {**fields_of(me.sees("activities")), "remove": "0"})
    counsel = [each for each in me.sees("check").text.splitlines() if "represents" in each or "advised" in each]
    assert len(re.findall(r"represents|advised", me.sees("check").text)) == 2, counsel
    no_answer = me.sends("counsel", {**fields_of(me.sees("counsel")), "representative": "no"})
    assert (no_answer.status, 'href="#adviser-0"' in no_answer.html) == (400, True)
    me.says("counsel", {**fields_of(me.sees("counsel")), **NOBODY})
    me.says("declarations", {**fields_of(me.sees("declarations")), **SURE})
    form = check_form(_form(me))
    assert (form.complete_and_accurate, form.circumstances.names_differ) == (True, False)
    assert "Parts done: 5 of 11" in me.sees("application").text
    me.says("family", {**fields_of(me.sees("family")), "no_children": "yes"})
    assert "Parts done: 7 of 11" in me.sees("application").text


def test_that_there_are_no_children_is_said_and_never_taken_from_their_not_being_mentioned(counter: Front) -> None:
    me = Somebody(counter).applies()
    shown, checked = me.sees("application").text, me.sees("check").text
    assert "whether you have children is not answered" in shown
    assert "or that you have no children" in checked
    assert "family" not in _form(me)
    wrong = me.sends("family", fields_of(me.sees("family")))
    assert (wrong.status, 'href="#no_children"' in wrong.html) == (400, True)
    me.says("family", {**fields_of(me.sees("family")), "no_children": "yes"})
    assert _form(me)["family"] == []
    shown, checked = me.sees("application").text, me.sees("check").text
    assert "whether you have children is not answered" not in shown
    assert "or that you have no children" not in checked


def test_somebody_who_represents_is_named_with_everything_that_is_asked(counter: Front) -> None:
    me = Somebody(counter).applies()
    paid = {f"representative.{name}": "x" for name in ("name", "postal_address", "telephone", "body")}
    me.says("counsel", {"representative": "yes", "representative.paid": "yes", "adviser": "no", **paid})
    assert _form(me)["representative"] == {
        "paid": True,
        **dict.fromkeys(("name", "postal_address", "telephone", "body"), "x"),
    }
    assert "the membership number" in me.sees("check").text


def test_what_is_declared_otherwise_than_it_was_ranked_is_flagged(counter: Front) -> None:
    me = Somebody(counter).applies()
    asked = me.sends("declared_questions", {**fields_of(me.sees("declared")), "change": "intended_province"})
    me.sends("declared_questions", {**fields_of(asked), "intended_province": "BC"})
    assert "One answer differs" in me.sees("application").text
    assert "BC" in me.sees("check").text
    me.says(
        "declared_person", {"family_name": "Silva", "passport.country": "PT", "passport.number": "X", "version": "2"}
    )
    assert _form(me)["profile"]["person"]["family_name"] == "Silva"  # type: ignore[index]


def test_a_document_goes_into_its_slot_comes_back_as_an_attachment_and_is_taken_out(counter: Front) -> None:
    me = Somebody(counter).applies()
    item = "principal/photo" if "principal/photo" in _items(me) else "principal/passport"
    refused = me.sends("paper", {"file": file(b"MZ not a document", "x.exe")}, item=item)
    assert (refused.status, 'href="#file"' in refused.html) == (400, True)
    assert me.sends("paper", {}, item=item).status == 400
    short = {"issued.year": "24", "issued.month": "5", "issued.day": "2"}
    wrong = me.sends("paper", {"file": file(), **short}, item=item)
    assert (wrong.status, 'href="#issued-year"' in wrong.html, me.row.uploads.exists()) == (400, True, False)
    assert "from 1900-01-01" in wrong.text
    day = as_typed({"issued": day_of(clock()).isoformat()})
    me.says("paper", {"file": file(), "keeps.colour_scan": "yes", **day}, item=item)
    row = me.row.uploads.get()
    assert row.item == item
    assert _form(me)["circumstances"]["issued"] == {item: day_of(clock()).isoformat()}  # type: ignore[index]
    safe = me.sees("paper_file", key=row.id)
    assert safe.headers["Content-Disposition"].startswith("attachment")
    original = me.visitor.sees(
        address("candidates:paper_file", "en", number=me.application, key=str(row.id)) + "?part=original"
    )
    assert original.data == PAPER
    twice = me.sends("paper", {"file": file()}, item=item)
    assert twice.status == 400
    assert me.sees("paper_remove", key=row.id).status == 200
    me.says("paper_remove", key=row.id)
    assert not me.row.uploads.exists()
    assert me.sees("paper", item="principal/no_such").status == 404


def test_a_document_may_be_older_than_express_entry(counter: Front) -> None:
    me = Somebody(counter).applies()
    me.says("paper", {"file": file(), **as_typed({"issued": "2009-06-30"})}, item="principal/passport")
    assert _form(me)["circumstances"]["issued"] == {"principal/passport": "2009-06-30"}  # type: ignore[index]


def test_what_was_declared_is_taken_back_by_emptying_it_and_a_second_country_is_kept(counter: Front) -> None:
    me = Somebody(counter).applies()
    me.says("declarations", {**fields_of(me.sees("declarations")), **SURE, "request_letter": "IN"})
    me.says("declarations", {**fields_of(me.sees("declarations")), "request_letter": "IN", "request_letter.1": "AE"})
    assert _form(me)["circumstances"]["request_letter"] == ["AE", "IN"]  # type: ignore[index]
    shown = me.sees("declarations")
    both = {"request_letter": "AE", "request_letter.1": "IN", "request_letter.2": ""}
    assert all(f'name="{name}"' in shown.html for name in both), "and one more can be chosen"
    me.says("declarations", {**fields_of(shown), **both, "complete": "yes"})
    assert _form(me)["circumstances"]["request_letter"] == ["AE", "IN"], "both stay"  # type: ignore[index]
    me.says("declarations", {**fields_of(me.sees("declarations")), "request_letter": "", "request_letter.1": ""})
    assert not _form(me)["circumstances"]["request_letter"]  # type: ignore[index]


def test_the_day_of_the_application_to_a_province_can_be_taken_back(counter: Front) -> None:
    me = Somebody(counter).applies()
    Application.objects.filter(id=me.row.id).update(program="pnp")
    day = as_typed({"applied_to_province": "2024-05-06"})
    me.says("declarations", {**fields_of(me.sees("declarations")), **SURE, **day})
    assert _form(me)["circumstances"]["applied_to_province"] == "2024-05-06"  # type: ignore[index]
    me.says("declarations", {**fields_of(me.sees("declarations")), **dict.fromkeys(day, "")})
    assert "applied_to_province" not in _form(me)["circumstances"]  # type: ignore[operator]


def _items(me: Somebody) -> list[str]:
    return [each.id for each in checklist_of(me.row, drafting.form_of(me.row), clock()).items]


def test_a_document_bears_the_name_and_day_of_its_test_and_no_funds_are_not_called_needed(counter: Front) -> None:
    me = Somebody(counter).applies()
    test = drafting.form_of(me.row).profile.language_tests
    assert test is not None
    shown = me.sees("papers").text
    assert "Language test result no." not in shown
    assert re.search(rf"Language test result: .+ of {test[0].taken or test[0].reported}", shown), shown
    assert str(test[0].taken or test[0].reported) in me.sees("paper", item="principal/language_result/1").title
    assert re.search(r"Language test result: .+ \(principal applicant\) – not there", me.sees("check").text)
    assert "Proof of settlement funds No funds are asked for: a letter that says why goes here" in shown


def test_with_a_script_an_upload_answers_where_to_go_on(counter: Front) -> None:
    me = Somebody(counter).applies()
    there = address("candidates:paper", "en", number=me.application, item="principal/passport")
    client: Client = me.visitor.client
    answer = client.post(there, {"file": file()}, headers={"Accept": "application/json"})
    assert answer.json() == {"to": address("candidates:papers", "en", number=me.application)}


def test_what_is_missing_is_told_before_it_is_handed_in_and_who_insists_says_so(counter: Front) -> None:
    me = Somebody(counter).applies()
    me.says("addresses", {**fields_of(me.sees("addresses")), **LISBON})
    me.says("addresses", {**fields_of(me.sees("addresses")), **OTTAWA})
    me.says("activities", {**fields_of(me.sees("activities")), "from": "2010-01", "country": "PT", "what": "employed"})
    me.says("counsel", {**fields_of(me.sees("counsel")), **NOBODY})
    me.says("declarations", {**fields_of(me.sees("declarations")), **SURE})
    unsigned = me.sends("hand_in", {**fields_of(me.sees("hand_in")), "incomplete": "yes"})
    assert (unsigned.status, 'href="#signature"' in unsigned.html) == (400, True)
    lacking = me.sends("hand_in", {**fields_of(me.sees("hand_in")), "signature": "Ana Silva"})
    assert "Passport or travel document" in lacking.text
    assert me.row.state == "draft"
    stale = me.sends("hand_in", {"version": "1", "signature": "Ana Silva", "incomplete": "yes"})
    assert (stale.status, 'value="Ana Silva"' in stale.html) == (409, True)
    assert "nothing was handed in" in stale.text
    assert (fields_of(stale)["version"], me.row.state) == (str(me.row.version), "draft")
    signed = {**fields_of(me.sees("hand_in")), "signature": "Ana Silva", "incomplete": "yes"}
    me.says("hand_in", signed)
    assert me.says("hand_in", signed).title.startswith("Application A"), "by a double click"
    assert (me.row.state, me.profile.state) == ("received", "applied")


def received(me: Somebody) -> Somebody:
    tree = {
        "addresses": [LISBON, OTTAWA],
        "activities": [{"from": "2010-01", "country": "PT", "what": "employed"}],
        "representative": "none",
        "adviser": "none",
        "declaration": {"complete_and_accurate": True},
    }
    path = f"/applications/{me.application}"
    assert me.front.ask("PATCH", f"{path}/form", me.token, tree, If_Match="*").status == 200
    body = {"signature": "Ana Silva", "incomplete": True}
    assert me.front.ask("POST", f"{path}/submission", me.token, body).status == 200
    assigning.assign(OPERATOR, me.application, OFFICER.actor)
    return me


def test_after_receipt_a_letter_is_answered_with_a_document_a_change_told_and_the_application_withdrawn(
    counter: Front,
) -> None:
    me = received(Somebody(counter).applies())
    receiving.accept(OFFICER, me.application, note="beyond control")
    until = day_of(clock()) + timedelta(days=30)
    key = asking.send(OFFICER, me.application, LetterKind.REQUEST, "Please explain.", answer_by=until).id
    assert "You have a letter about your application" in me.sees("home").text
    assert "Please explain." in me.sees("letter", key=key).text
    row = found(me.application).letters.get()
    row.answer_by = day_of(clock()) - timedelta(days=15)
    row.save()
    for page, said in (("home", "is overdue"), ("home", "Overdue, still to be answered"), ("application", "was due")):
        assert said in me.sees(page).text
    assert "It is late, but still taken" in me.sees("letter", key=key).text
    me.says("paper", {"file": file()}, item=f"letter/{key}")
    assert me.sends("letter", {"text": " "}, key=key).status == 400
    me.says("letter", {"text": "I was abroad."}, key=key)
    assert found(me.application).letters.get().answer == "I was abroad."
    assert me.sends("changes", {"event": "marriage"}).status == 400
    told = me.says("changes", {"event": "marriage", **as_typed({"happened": day_of(clock()).isoformat()})})
    assert "Marriage" in told.text
    shown = me.sees("application")
    assert "Eligibility" in shown.text
    assert "an-officer" not in shown.html
    issued = me.row.issued_letters.first()
    assert issued is not None
    assert me.sees("issued", key=issued.id).status == 200
    assert me.sees("application_withdraw").status == 200
    assert me.row.state == "in_process"
    me.says("application_withdraw")
    assert me.row.state == "withdrawn"


def test_the_fees_say_what_is_left_and_how_to_pay_where_the_service_takes_no_money(counter: Front) -> None:
    me = Somebody(counter).applies()
    shown = me.sees("fees")
    assert f"with the number {me.application}" in shown.text
    assert me.sends("fees", {"fee": "processing"}).status == 409
    body = {"fee": "processing", "reference": "slip-1"}
    from express_entry.accounts.roles import Role

    officer = counter.token(Role.CASE_OFFICER)
    assert counter.ask("POST", f"/applications/{me.application}/receipts", officer, body).status == 201
    assert "R-" in me.sees("fees").text


def test_an_answer_that_is_too_long_is_refused_whole_and_kept_in_its_field(counter: Front) -> None:
    me = received(Somebody(counter).applies())
    until = day_of(clock()) + timedelta(days=30)
    key = asking.send(OFFICER, me.application, LetterKind.REQUEST, "Please explain.", answer_by=until).id
    said = "a" * (following.MOST_LETTERS + 1)
    refused = me.sends("letter", {"text": said}, key=key)
    assert (refused.status, said in refused.html) == (400, True)
    assert re.search(r"The answer has 10,?001 characters", refused.text)
    assert me.row.letters.get().answer == ""
    assert me.sends("letter", {"text": said[1:]}, key=key).status == 303
    assert me.row.letters.get().answer == said[1:]


def _asked(me: Somebody) -> int:
    until = day_of(clock()) + timedelta(days=30)
    return asking.send(OFFICER, me.application, LetterKind.REQUEST, "Please explain.", answer_by=until).id


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_answer_to_a_letter_that_asks_no_longer_is_not_lost(language: Language, counter: Front) -> None:
    me = received(Somebody(counter, language).applies())
    key = _asked(me)
    seen = fields_of(me.sees("letter", key=key))
    asking.cancel(OFFICER, me.application, key)
    refused = me.sends("letter", {**seen, "text": "I was abroad.\nFor long."}, key=key)
    assert (refused.status, me.row.letters.get().answer) == (409, "")
    assert "I was abroad." in refused.text
    assert {"en": "was not sent", "fr": "a pas été envoyée"}[language] in refused.text
    assert link("application", language, number=me.application) in refused.html


def test_an_answer_and_a_change_that_are_sent_twice_are_taken_once_and_another_answer_is_not_lost(
    counter: Front,
) -> None:
    me = received(Somebody(counter).applies())
    key = _asked(me)
    sent = {**fields_of(me.sees("letter", key=key)), "text": "I was abroad."}
    for _ in range(2):
        assert "Your answer is sent" in me.says("letter", sent, key=key).text
    other = me.sends("letter", {**sent, "text": "By my representative."}, key=key)
    assert other.status == 409
    assert "answered meanwhile" in other.text
    assert "By my representative." in other.text
    assert me.row.letters.get().answer == "I was abroad."
    told = {"event": "marriage", **as_typed({"happened": day_of(clock()).isoformat()})}
    told |= fields_of(me.sees("changes"))
    for _ in range(2):
        me.says("changes", told)
    assert me.row.changes.count() == 1
    seen = fields_of(me.sees("changes"))
    me.says("application_withdraw")
    late = me.sends("changes", {**told, **seen})
    assert (late.status, "was not reported" in late.text) == (409, True)


@pytest.mark.parametrize("module", [applicationwords, homewords, profilewords, filewords])
def test_a_day_that_still_counts_is_no_day_before_which(module: ModuleType) -> None:
    texts = [each for each in vars(module).values() if isinstance(each, Text)]
    said = [each.fr for each in texts if each.en.endswith(" by") or " by {day}" in each.en]
    assert said
    assert not [each for each in said if re.search(r"\bavant le( \{day\}|$)", each)]
