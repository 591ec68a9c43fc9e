"""A profile in the browser: started, answered, looked at before it is saved, submitted, ranked, withdrawn."""

from __future__ import annotations

import copy
import hashlib
import json
import re
from datetime import date, timedelta
from pathlib import Path

import pytest
from django.test import Client

from express_entry.accounts.roles import Role
from express_entry.accounts.sittings import Sitting
from express_entry.candidates.addresses import link
from express_entry.correspondence.owndays import own_days
from express_entry.law.days import day_of
from express_entry.law.text import LANGUAGES, Language
from express_entry.pages.addresses import address
from express_entry.pages.keptforms import FIELD as KEPT
from express_entry.pages.sealed import Answers, seal
from express_entry.pool import clock, counts, provinces
from express_entry.pool.keeping import effective_document
from express_entry.pool.laws import service_law
from express_entry.pool.models import AuditEntry, Invitation, Person, Profile, Round
from express_entry.privacy.rows import Correction
from express_entry.profile.document import FORMAT
from express_entry.reports.composition import compose
from express_entry.reports.findings import find
from express_entry.reports.report import Letterhead, texts_of
from express_entry.selection import check_line
from tests.api.front import OPERATOR, PASSWORD, Front
from tests.api.front import clock as clock_now
from tests.candidates.somebody import Somebody, fields_of, file
from tests.pages.visitor import as_typed

EXAMPLES = Path(__file__).parents[2] / "examples" / "profiles"
BORN = {"person.date_of_birth": "1994-03-11", "marital_status": "never_married"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_draft_is_started_with_two_answers_and_saved_with_every_further_one(
    language: Language, counter: Front
) -> None:
    me = Somebody(counter, language)
    wrong = me.sends("start", {"marital_status": "never_married"})
    assert wrong.status == 400
    assert 'href="#f0-year"' in wrong.html
    shown = me.says("start", as_typed(BORN))
    me.number = Profile.objects.get().number
    assert me.profile.state == "draft"
    sent = {**fields_of(shown), "change": "intended_province"}
    asked = me.sends("questions", sent)
    given = {**fields_of(asked), "intended_province": "ON"}
    me.sends("questions", given)
    assert json.loads(me.profile.versions.get(sequence=2).document)["intended_province"] == "ON"
    stale = me.sends("questions", {**given, "intended_province": "MB"})
    said = {"en": "changed meanwhile", "fr": "modifié entre-temps"}[language]
    assert said in stale.text
    assert me.profile.version == 2


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_document_that_is_kept_comes_back_as_it_was_handed_in_with_nothing_asked_again(
    language: Language, counter: Front
) -> None:
    me = Somebody(counter, language)
    handed_in = json.loads((EXAMPLES / "stem-engineer.json").read_bytes())
    assert handed_in["work"][1]["to"] is None, "a job that goes on"
    me.says("start", {"from": "document", "document": file(json.dumps(handed_in).encode(), "mine.json")})
    me.number = Profile.objects.get().number
    shown = me.sees("answers")
    text = shown.text.replace("\u00a0", " ")
    assert {"en": "Still going on", "fr": "Toujours en cours"}[language] in text
    said = {"en": "Is there another job? No", "fr": "Y a-t-il un autre emploi ? Non"}[language]
    assert said in " ".join(text.split())
    assert json.loads(me.visitor.client.get(link("profile_file", language, number=me.number)).content) == handed_in


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_result_of_a_kept_profile_is_explained_line_by_line_as_a_public_one_is(
    language: Language, counter: Front
) -> None:
    me = Somebody(counter, language).submits()
    document = effective_document(me.profile)
    assert link("result", language, number=me.number) in me.sees("profile").html
    shown = me.sees("result")
    found = find(document, on=day_of(clock_now()), submitted=me.profile.submitted, law=service_law())
    report = compose(found, Letterhead(), language, to_the_person=True)
    assert {"programs", "points", "dates", "changes"} <= {each.id for each in report.sections}
    text = " ".join(shown.text.split())
    for section in report.sections:
        assert f'id="{section.id}"' in shown.html
        for block in section.blocks:
            assert all(" ".join(said.split()) in text for said in texts_of(block))
    assert len(shown.data) < 150_000
    there = link("result", language, number=me.number)
    pdf = me.visitor.client.get(there + "?format=pdf")
    assert (pdf.headers["Content-Type"], pdf.content[:5]) == ("application/pdf", b"%PDF-")
    assert b"BEGIN:VEVENT" in me.visitor.client.get(there + "?format=ics").content
    assert me.profile.version == 1


def test_the_first_page_tells_the_days_on_which_the_result_changes_beside_what_falls_due(counter: Front) -> None:
    me = Somebody(counter).submits(age=29)
    own = own_days(Person.objects.get(), clock_now())
    assert own is not None
    birthday = next(each for each in own.entries if any(cause.kind == "birthday" for cause in each.causes))
    text = me.sees("home").text
    assert "irthday" in text
    assert all(change.say("en") in text for change in birthday.changes)


def test_an_answer_that_is_sent_when_the_session_is_over_is_shown_in_words_and_saved_by_one_press(
    counter: Front,
) -> None:
    me = Somebody(counter, "fr").drafts()
    asked = me.sends("questions", {**fields_of(me.sees("answers")), "change": "person.date_of_birth"})
    born = {"person.date_of_birth.year": "1991", "person.date_of_birth.month": "2"}
    typed = {**fields_of(asked), **born, "person.date_of_birth.day": "3"}
    Sitting.objects.update(ended=clock_now())
    kept = me.sends("questions", typed).hidden(KEPT)
    shown = me.visitor.posts("entrance:sign_in", {"email": me.user.email, "password": PASSWORD, KEPT: kept})
    assert "Quelle est votre date de naissance" in shown.text
    assert ("Année 1991" in shown.text, "state" in shown.text) == (True, False)
    me.visitor._shown(me.visitor.client.post(link("questions", "fr", number=me.number), typed))
    assert me.profile.version == 2


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_address_that_leads_nowhere_leaves_whoever_has_signed_in_their_menu(
    language: Language, counter: Front
) -> None:
    me = Somebody(counter, language)
    home = link("home", language)
    no_round, no_kind = address("round", language, number="x"), f"{address('rounds', language)}?of=nothing"
    refused = me.visitor.sees(no_kind)
    assert (refused.status, f'href="{home}"' in refused.html) == (400, True)
    assert refused.headers["Cache-Control"] == "no-store"
    for path in (f"/{language}/no-such-page/", f"{home}no-such-page/", no_round):
        shown = me.visitor.sees(path)
        assert shown.status == 404
        assert f'href="{home}"' in shown.html, path
        assert address("entrance:sign_out", language) in shown.html
        assert shown.headers["Cache-Control"] == "no-store"
    assert address("entrance:sign_out", "en") not in me.visitor.sees("/no-such-page/").html
    Sitting.objects.update(ended=clock_now())
    for path in (f"/{language}/no-such-page/", no_round):
        assert f'href="{home}"' not in me.visitor.sees(path).html


def test_what_cannot_be_an_answer_is_told_at_its_field_and_not_saved(counter: Front) -> None:
    me = Somebody(counter).drafts()
    asked = me.sends("questions", {**fields_of(me.sees("answers")), "change": "language_tests[0].speaking"})
    wrong = me.sends("questions", {**fields_of(asked), "language_tests[0].speaking": "99"})
    assert (wrong.status, "99" in wrong.text) == (400, True)
    assert me.profile.version == 1


def test_a_list_that_was_said_to_be_whole_is_so_when_one_comes_back_to_the_draft(counter: Front) -> None:
    me = Somebody(counter)
    studied = json.loads((EXAMPLES / "minimal.json").read_bytes()) | {"education": [{"credential": "bachelor"}]}
    me.says("start", {"from": "document", "document": file(json.dumps(studied).encode(), "mine.json")})
    me.number = Profile.objects.get().number
    assert "Is there another diploma, certificate or degree? No " not in me.sees("answers").text.replace("\u00a0", " ")
    asked = me.sends("questions", {**fields_of(me.sees("answers")), "change": "education[1]"})
    me.sends("questions", {**fields_of(asked), "education[1]": "no"})
    assert "Is there another diploma, certificate or degree? No " in me.sees("answers").text.replace("\u00a0", " ")


def test_a_document_becomes_a_draft_and_one_that_is_none_is_refused_with_its_problems(counter: Front) -> None:
    me = Somebody(counter)
    refused = me.sends("start", {"from": "document", "document": file(b'{"format": "x"}', "x.json")})
    assert (refused.status, 'href="#document"' in refused.html) == (400, True)
    assert me.sends("start", {"from": "document"}).status == 400
    again = {"from": "document", "once": fields_of(me.sees("start"))["once"]}
    for _ in range(2):
        document = file(json.dumps(counter.person()).encode(), "x.json")
        assert me.says("start", {**again, "document": document}).title == "Check your answers"
    assert Profile.objects.count() == 1, "a form that is sent twice starts one"
    other = file(json.dumps({**counter.person(), "intended_province": "MB"}).encode(), "x.json")
    assert me.says("start", {**again, "document": other}).title == "Check your answers"
    assert Profile.objects.count() == 2, "another file is another form"


def test_the_answers_of_the_public_assessment_wait_on_the_page_until_somebody_has_signed_in(counter: Front) -> None:
    tree = {"format": FORMAT, "person": {"date_of_birth": "1994-03-11"}, "marital_status": "never_married"}
    state = seal(Answers(date(2026, 11, 1), tree))
    there = address("candidates:take_over", "en")
    assert state in Client().post(there, {"state": state}).content.decode()
    stranger = Client().post(there, {"state": state, "now": "yes"}).content.decode()
    assert '<input type="hidden" name="kept-form" value="' in stranger, "they go along to signing in"
    assert not Profile.objects.exists()
    me = Somebody(counter)
    for _ in range(2):
        assert me.says("take_over", {"state": state, "now": "yes", "once": "a"}).title == "Check your answers"
    assert Profile.objects.get().state == "draft"


def test_name_and_passport_are_kept_and_a_day_that_is_none_is_told(counter: Front) -> None:
    me = Somebody(counter).drafts()
    typed = {"version": "1", "family_name": "Silva", "given_names": "Ana", "passport.country": "PT"}
    wrong = me.sends("person", {**typed, "passport.expires.year": "20", "passport.expires.month": "13"})
    assert (wrong.status, 'href="#passport-expires-year"' in wrong.html) == (400, True)
    me.says("person", {**typed, "passport.number": "X1", **as_typed({"passport.expires": "2030-01-31"})})
    own = json.loads(me.profile.versions.get(sequence=2).document)["person"]
    assert (own["family_name"], own["passport"]) == (
        "Silva", {"country": "PT", "number": "X1", "expires": "2030-01-31"},
    )  # fmt: skip


def test_each_citizenship_is_shown_and_stays_until_it_is_changed(counter: Front) -> None:
    me = Somebody(counter)
    own = {"date_of_birth": "1994-03-11", "citizenships": ["IN", "FR"]}
    tree = {"format": FORMAT, "marital_status": "never_married", "person": own}
    me.says("start", {"from": "document", "document": file(json.dumps(tree).encode(), "mine.json")})
    me.number = Profile.objects.get().number

    def kept() -> list[str]:
        found = json.loads(me.profile.versions.latest("sequence").document)["person"]
        return list(found["citizenships"])

    def saves(**chosen: str) -> list[str]:
        me.says("person", {**fields_of(me.sees("person")), "family_name": "Silva", **chosen})
        return kept()

    assert re.findall(r'name="(citizenship[^"]*)"', me.sees("person").html) == [
        "citizenship", "citizenship.2", "citizenship.3",
    ]  # fmt: skip
    assert len(re.findall(r'<option value="(?:IN|FR)" selected', me.sees("person").html)) == 2
    assert saves(citizenship="IN") == ["IN", "FR"], "of the further ones nothing was said"
    assert saves(citizenship="PT") == ["PT", "FR"]
    assert saves(citizenship="PT", **{"citizenship.2": "FR", "citizenship.3": "IN"}) == ["PT", "FR", "IN"]
    assert saves(citizenship="PT", **{"citizenship.2": "", "citizenship.3": "IN"}) == ["PT", "IN"]
    assert saves(citizenship="IN", **{"citizenship.2": "IN", "citizenship.3": ""}) == ["IN"]


def test_a_draft_is_submitted_once_nothing_is_missing_with_what_it_would_have_in_the_pool(counter: Front) -> None:
    me = Somebody(counter).drafts()
    stated = counter.person(me._passport())
    poor = copy.deepcopy(stated)
    poor["language_tests"] = []
    asked = counter.ask("PUT", f"/profiles/{me.number}", me.token, poor, If_Match="*")
    assert asked.status == 200
    lacking = me.sees("submit")
    assert "Results of language tests: it is needed, and not stated." in lacking.text
    assert "Submit my profile now" not in lacking.text
    assert me.sends("submit", {"version": "2"}).status in (200, 400)
    assert me.profile.state == "draft"
    assert counter.ask("PUT", f"/profiles/{me.number}", me.token, stated, If_Match="*").status == 200
    assert "502" in me.sees("submit").text
    late = me.sends("submit", {"version": "1"})
    assert late.status == 409
    assert me.says("submit", {"version": "3"}).title == f"Profile {me.number}"
    assert me.profile.state == "in_pool"


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_effect_of_an_edit_is_shown_before_it_is_saved(language: Language, counter: Front) -> None:
    me = Somebody(counter, language).submits()
    clock.run(OPERATOR)
    before = me.profile.submitted
    asked = me.sends("questions", {**fields_of(me.sees("answers")), "change": "language_tests[0].writing"})
    typed = {f"language_tests[0].{name}": "8" for name in ("speaking", "listening", "reading", "writing")}
    me.sends("questions", {**fields_of(asked), **typed})
    asked = me.sends("questions", {**fields_of(me.visitor.page), "turn": "answers"})
    assert me.profile.version == 1
    effect = me.sends("effect", fields_of(asked))
    assert effect.status == 200
    assert "502" in effect.text
    assert {"en": "Your time of submission stays", "fr": "Votre heure de présentation demeure"}[language] in effect.text
    me.says("save", fields_of(effect))
    row = me.profile
    assert row.points is not None
    assert (row.version, row.submitted, row.points > 502) == (2, before, True)
    me.says("save", fields_of(effect))
    assert me.profile.version == 2, "what is sent twice is saved once"


def test_an_edit_that_leaves_no_program_says_so_first_and_then_ends_the_profile(counter: Front) -> None:
    me = Somebody(counter).submits()
    tree = json.loads(me.profile.versions.get().document)
    for skill in ("listening", "reading", "writing", "speaking"):
        tree["language_tests"][0][skill] = 3.0
    state = seal(Answers(date.today(), tree))  # noqa: DTZ011 - the day does not matter
    effect = me.sends("effect", {"state": state, "version": "1"})
    assert "You would leave the pool" in effect.text
    assert me.profile.state == "in_pool"
    me.says("save", fields_of(effect))
    assert me.profile.state == "removed"


def test_a_rank_is_told_by_ranges_as_of_the_last_count_and_each_past_round_with_its_proof(counter: Front) -> None:
    me = Somebody(counter).submits()
    assert "has not been counted yet" in me.sees("rank").text
    for _ in range(6):
        Somebody(counter).submits()
    clock.run(OPERATOR)
    shown = me.sees("rank")
    assert "1 to 5 of about 5" in shown.text
    assert counts.last_count() is not None
    Somebody(counter).is_invited()
    number = Round.objects.get().number
    officer = counter.token(Role.ROUND_OFFICER)
    assert counter.ask("POST", f"/rounds/{number}/publication", officer).status == 200
    shown = me.sees("rank")
    assert number in shown.text
    assert 'href="/check_line.py"' in shown.html
    assert hashlib.sha256(Path(check_line.__file__).read_bytes()).hexdigest() in shown.text
    proof = me.sees("proof", round_number=number)
    assert json.loads(proof.data)["line"]["number"] == me.number
    assert proof.headers["Content-Disposition"].startswith("attachment")


def test_the_last_cut_off_is_of_one_round_wherever_it_is_told_and_says_whose_round_it_was(counter: Front) -> None:
    invited = Somebody(counter).is_invited()
    later = Somebody(counter).submits()
    assert "round 294 that the department published" in later.sees("rank").text
    assert "The last round whose invitations went to" in invited.sees("invitation").text
    round_ = Invitation.objects.get(profile_id=int(invited.number[1:])).round
    officer = counter.token(Role.ROUND_OFFICER)
    assert counter.ask("POST", f"/rounds/{round_.number}/publication", officer).status == 200
    ours = f"round {round_.number} of this pool"
    told = later.sees("rank").text
    assert ours in told
    assert f"{ours}, of " in invited.sees("invitation").text
    assert "round 294 " not in told, "a kind that this pool held has one line"
    assert "that the department published" in told, "a kind that it did not hold has the department's"


def test_a_nomination_is_looked_at_accepted_and_renounced_each_after_a_question(counter: Front) -> None:
    me = Somebody(counter).submits()
    code, day = me.profile.code, day_of(me.profile.created)
    provinces.offer(OPERATOR, "ON", me.number, code=code, certificate="ON-1", issued=day)
    provinces.notify(OPERATOR, "ON", me.number, stream="Tech")
    shown = me.sees("nomination")
    assert "1,102 instead of 502" in shown.text
    assert "Tech" in shown.text
    assert me.sees("nomination_letter").status == 404
    assert "nominated you" in me.sees("home").text
    assert "Accept the nomination of Ontario?" in me.sees("nomination_answer", answer="accept").text
    assert me.profile.nominations.get().state == "offered"
    me.says("nomination_answer", answer="accept")
    assert me.profile.points == 1102
    letter = link("nomination_letter", "en", number=me.number)
    assert f'href="{letter}"' in me.sees("nomination").html
    assert "600 points" in me.visitor.sees(letter).text
    assert me.visitor.sees(f"{letter}?format=pdf").data.startswith(b"%PDF-")
    assert "502 instead of 1,102" in me.sees("nomination_answer", answer="renounce").text
    me.says("nomination_answer", answer="renounce")
    assert me.profile.state == "nomination_ended"
    assert me.sees("nomination_answer", answer="no-such").status == 404


def test_a_question_about_one_nomination_answers_no_other(counter: Front) -> None:
    me = Somebody(counter).submits()
    code, day = me.profile.code, day_of(me.profile.created)
    for province in ("ON", "BC"):
        provinces.allocate(OPERATOR, province, clock_now().year, 40, source="a letter of the tests")
    provinces.offer(OPERATOR, "ON", me.number, code=code, certificate="ON-2", issued=day)
    asked = {"nomination": me.sees("nomination_answer", answer="accept").hidden("nomination")}
    provinces.reject(OPERATOR, me.number)
    provinces.offer(OPERATOR, "BC", me.number, code=code, certificate="BC-2", issued=day)
    assert me.sends("nomination_answer", {}, answer="accept").status == 409, "of which, it does not say"
    refused = me.sends("nomination_answer", asked, answer="accept")
    assert refused.status == 409
    assert "The nomination of Ontario is now: rejected. Nothing was done." in refused.text
    assert "British Columbia" in refused.text, "the page shows how it stands"
    found = dict(me.profile.nominations.values_list("province", "state"))
    assert found == {"ON": "rejected", "BC": "offered"}
    led = me.sends("nomination_answer", answer="renounce")
    assert led.status == 409
    assert me.sees("nomination_answer", answer="renounce").status == 302, "there is nothing to renounce"


@pytest.mark.parametrize("name", ["decline", "apply"])
def test_a_question_about_one_invitation_answers_no_other(counter: Front, name: str) -> None:
    me = Somebody(counter).is_invited()
    asked = me.sees(name).hidden("round")
    assert asked == Invitation.objects.get(profile_id=me.profile.id).round.number
    for other in ({"round": "another"}, {}):
        assert me.sends(name, other).status == 409
    assert me.profile.state == "invited"
    assert me.sends("decline", {"round": asked}).status == 303
    late = me.sends(name, {"round": asked})
    assert (late.status, f"he invitation of round {asked} is now: declined." in late.text) == (409, True)


@pytest.mark.parametrize("name", ["decline", "apply", "withdraw", "discard"])
def test_a_question_that_is_answered_twice_leads_where_it_led_at_first(counter: Front, name: str) -> None:
    me = Somebody(counter)
    me.is_invited() if name in {"decline", "apply"} else me.submits() if name == "withdraw" else me.drafts()
    asked = me.sees(name).carried
    led = me.sends(name, asked)
    told = AuditEntry.objects.count()
    again = me.sends(name, asked)
    assert (led.status, again.status, again.headers["Location"]) == (303, 303, led.headers["Location"])
    assert AuditEntry.objects.count() == told, "nothing is done a second time"
    assert me.visitor.sees(again.headers["Location"]).status == 200
    assert me.sends(name, {**asked, "once": "another page"}).status in {404, 409}, "that page is another"


def test_a_question_whose_answer_was_refused_at_first_is_answered_once_as_well(counter: Front) -> None:
    me = Somebody(counter).submits()
    provinces.allocate(OPERATOR, "ON", clock_now().year, 40, source="a letter of the tests")
    code, day = me.profile.code, day_of(me.profile.created)
    provinces.offer(OPERATOR, "ON", me.number, code=code, certificate="ON-3", issued=day)
    asked = me.sees("nomination_answer", answer="accept").carried
    Profile.objects.filter(id=me.profile.id).update(state="barred")
    assert me.sends("nomination_answer", asked, answer="accept").status == 409
    Profile.objects.filter(id=me.profile.id).update(state="in_pool")
    led = [me.sends("nomination_answer", asked, answer="accept") for _ in range(2)]
    assert [each.status for each in led] == [303, 303]
    assert me.profile.nominations.get().state == "accepted"


def test_a_correction_that_is_sent_twice_is_asked_for_once(counter: Front) -> None:
    me = Somebody(counter).submits()
    asked = {**me.sees("correct").carried, "about": me.number, "field": "name", "words": "It is Silva."}
    led = [me.sends("correct", asked) for _ in range(2)]
    assert [each.status for each in led] == [303, 303]
    assert Correction.objects.count() == 1


def test_withdrawing_and_discarding_ask_first(counter: Front) -> None:
    me = Somebody(counter).submits()
    assert "cannot be brought back" in me.sees("withdraw").text
    assert me.profile.state == "in_pool"
    assert me.says("withdraw").title == "My file"
    assert me.profile.state == "withdrawn"
    other = Somebody(counter).drafts()
    assert other.sees("discard").status == 200
    other.says("discard")
    assert not Profile.objects.filter(id=int(other.number[1:])).exists()


def test_an_invitation_lays_out_both_ways_and_declining_leads_back_into_the_pool(counter: Front) -> None:
    me = Somebody(counter).is_invited()
    assert "You are invited to apply" in me.sees("home").text
    shown = me.sees("invitation")
    for said in ("If you apply", "If you decline", "If you do nothing", "Days left: 365."):
        assert said in shown.text
    assert me.sees("invitation_letter").headers["Content-Type"].startswith("text/html")
    assert me.visitor.sees(address("candidates:invitation_letter", "en", number=me.number) + "?format=pdf").data[
        :5
    ] == (b"%PDF-")
    assert me.sees("decline").status == 200
    assert me.profile.state == "invited"
    me.says("decline")
    assert me.profile.state == "in_pool"
    assert "no open invitation" in me.sees("invitation").text


def test_an_invitation_that_is_over_is_no_next_step_before_the_clock_says_so_too(counter: Front) -> None:
    me = Somebody(counter).is_invited()
    assert "You are invited to apply" in me.sees("home").text
    Invitation.objects.update(answer_by=day_of(clock_now()) - timedelta(days=2))  # over everywhere, at any hour
    assert "You are invited to apply" not in me.sees("home").text
