"""What a firm does for a client in the browser, each on a page that says what follows, and what the API then tells."""

from __future__ import annotations

import re

import pytest

from express_entry.accounts.firms import Appointment
from express_entry.accounts.roles import Role
from express_entry.application.models import Application
from express_entry.law.days import day_of
from express_entry.law.text import LANGUAGES, Language
from express_entry.pages.addresses import address
from express_entry.pool import intake, provinces
from express_entry.pool.keeping import stated
from express_entry.pool.models import Profile
from express_entry.representatives import actwords, clientpage, clientwords
from tests.api.front import OPERATOR, clock
from tests.pages.signed import account, at, enters
from tests.pages.visitor import Shown, Visitor
from tests.pool.office import Office
from tests.representatives.conftest import Practice


def sends(visitor: Visitor, name: str, answer: str, key: str) -> Shown:
    """The form of the page at hand, as it was when it was opened."""
    fields = {"answer": answer, "about": visitor.page.hidden("about")}
    assert fields["about"]
    return visitor.posts(f"representatives:{name}", fields, key=key)


def answers(visitor: Visitor, name: str, answer: str, key: str) -> Shown:
    """A page that is opened, and its form sent."""
    at(visitor, f"representatives:{name}", key=key)
    return sends(visitor, name, answer, key)


def test_a_client_stands_on_one_page(practice: Practice, monkeypatch: pytest.MonkeyPatch) -> None:
    shown = at(practice.visitor(), "representatives:client", key=practice.keys["offered"])
    assert practice.numbers["offered"] in shown.text
    for words in (clientwords.NOMINATION, clientwords.SCENARIOS, clientwords.REPORT, clientwords.WITHDRAW):
        assert words.en in shown.text
    assert "A10.3(1)(f)" in shown.text
    changing = at(practice.visitor(), "representatives:client", key=practice.keys["pool"])
    assert "Canadian work experience" in changing.text
    monkeypatch.setattr(clientpage, "MOST_CHANGES", 0)
    cut = at(practice.visitor(), "representatives:client", key=practice.keys["pool"])
    assert re.search("The first 0 of [1-9] days are listed", cut.text)
    nothing = at(practice.visitor("fr"), "representatives:client", key=practice.keys["nothing"])
    assert clientwords.NO_PROFILE.fr.rstrip(".") in nothing.text.replace("’", "'")


def test_a_draft_is_submitted_after_what_follows_was_said(practice: Practice) -> None:
    number = practice.front.draft(practice.client("to submit"), "P11")
    visitor = practice.visitor()
    key = practice.keys["to submit"]
    asked = at(visitor, "representatives:submit", key=key)
    assert all(each.en.partition(",")[0] in asked.text for each in actwords.SUBMIT_FOLLOWS)
    sent = answers(visitor, "submit", "submit", key)
    assert sent.status == 303
    assert f"The profile {number} is now: in the pool." in visitor.sees(sent.headers["Location"]).text
    again = answers(visitor, "submit", "submit", key)
    assert again.status == 409
    assert "no draft any more" in again.text


def test_a_page_that_is_sent_without_an_answer_does_nothing(practice: Practice) -> None:
    visitor = practice.visitor()
    for name in ("withdraw", "nomination", "end"):
        shown = answers(visitor, name, "nonsense", practice.keys["offered"])
        assert shown.status == 200
    assert Appointment.objects.get(id=int(practice.keys["offered"])).ended is None


@pytest.mark.parametrize(("answer", "state"), [("accept", "accepted"), ("reject", "rejected")])
def test_a_nomination_is_answered(practice: Practice, answer: str, state: str) -> None:
    token = practice.client(answer)
    number = practice.front.submitted(token, f"P-{answer}", age=35)
    key = practice.front.nominated(number, f"ON-{answer}")
    visitor = practice.visitor()
    assert answers(visitor, "nomination", answer, practice.keys[answer]).status == 303
    provinces = practice.front.ask("GET", "/nominations?limit=200", practice.front.token(*practice.officer))
    found = {each["id"]: each["state"] for each in provinces.tree["items"]}
    assert found[key] == state
    if answer == "accept":
        assert practice.front.ask("GET", f"/profiles/{number}", token).tree["points"] > 600
        renounced = answers(visitor, "nomination", "renounce", practice.keys[answer])
        assert renounced.status == 303
        assert practice.front.ask("GET", f"/profiles/{number}", token).tree["state"] == "nomination_ended"


def test_an_application_is_started_on_an_invitation_and_a_document_handed_in(practice: Practice) -> None:
    visitor = practice.visitor()
    token = practice.client("applies")
    number = practice.front.invited(token, "P22", age=26)
    key = practice.keys["applies"]
    assert answers(visitor, "invitation", "apply", key).status == 303
    application = Application.objects.get(profile__id=int(number[1:]))
    shown = at(visitor, "representatives:documents", key=key)
    assert application.number in shown.text
    assert "Letter of explanation – principal applicant Optional" in shown.text
    assert "Language test result: IELTS General Training of" in shown.text
    assert "result no. 1" not in shown.text.lower()
    refused = visitor.posts("representatives:documents", {"item": ""}, key=key)
    assert refused.status == 400
    assert clientwords.NO_FILE.en in refused.text
    item = shown.html.partition('<option value="')[2]
    item = item.partition('<option value="')[2].partition('"')[0]
    file = practice.scan("passport.pdf")
    sent = visitor.posts("representatives:documents", {"item": item, "file": file}, key=key)
    assert sent.status == 303, sent.text
    assert application.uploads.get().item == item
    there = practice.front.ask("GET", f"/applications/{application.number}", token).tree["documents"][0]
    assert (there["item"], there["kind"]) == (item, item.split("/")[1])
    assert there["title"].endswith("(principal applicant)")
    wrong = visitor.posts("representatives:documents", {"item": item, "file": practice.text("passport.pdf")}, key=key)
    assert wrong.status == 400
    assert application.uploads.count() == 1


def test_an_invitation_is_declined(practice: Practice) -> None:
    visitor = practice.visitor()
    token = practice.client("declines")
    number = practice.front.invited(token, "P21", age=27)
    key = practice.keys["declines"]
    asked = at(visitor, "representatives:invitation", key=key)
    assert "Decline" in asked.text
    other = visitor.posts("representatives:invitation", {"answer": "decline", "about": "999999"}, key=key)
    assert (other.status, actwords.CHANGED.en in other.text) == (409, True)
    form = {"answer": "decline", "about": asked.hidden("about")}
    assert form["about"]
    body = {"answer": "decline", "round": "another"}
    assert practice.front.ask("POST", f"/profiles/{number}/invitation", token, body).status == 409
    assert visitor.posts("representatives:invitation", form, key=key).status == 303
    assert practice.front.ask("GET", f"/profiles/{number}", token).tree["state"] == "in_pool"
    again = visitor.posts("representatives:invitation", {**form, "answer": "apply"}, key=key)
    assert actwords.CHANGED.en in visitor.sees(again.headers["Location"]).text, "nothing is open any more"


def test_what_declining_and_renouncing_lead_to_is_told_as_the_client_stands(practice: Practice) -> None:
    token, visitor = practice.client("nominee"), practice.visitor()
    number = practice.front.submitted(token, "P23", age=33)
    practice.front.nominated(number, "ON-nominee")
    provinces.accept(OPERATOR, number)
    key = practice.keys["nominee"]
    assert "Decline the invitation instead" not in at(visitor, "representatives:nomination", key=key).text
    Office(practice.front.store, clock()).hold("of-nominees", 1, ("pnp",))
    assert "goes back into the pool at once" in at(visitor, "representatives:invitation", key=key).text
    assert "R87(2), A11.2" in at(visitor, "representatives:nomination", key=key).text
    provinces.take_back(OPERATOR, "ON", number)
    told = at(visitor, "representatives:invitation", key=key).text
    assert "in no round, since its nomination has ended" in told
    assert "goes back into the pool" not in told
    assert answers(visitor, "invitation", "decline", key).status == 303
    assert practice.front.ask("GET", f"/profiles/{number}", token).tree["state"] == "nomination_ended"


def test_the_pages_of_a_client_lead_back_to_the_client_and_nowhere_that_is_forbidden(practice: Practice) -> None:
    visitor, number, key = practice.visitor(), practice.numbers["pool"], practice.keys["pool"]
    client = address("representatives:client", "en", key=key)
    shown = at(visitor, "candidates:profile", number=number)
    assert f'<p class="back"><a class="link" href="{client}">' in shown.html
    links = set(re.findall(r'href="(/(?:en|fr)/[^"#]*)"', shown.html))
    assert address("candidates:home", "en") not in links
    assert len(links) > 10
    assert [each for each in sorted(links) if visitor.client.get(each).status_code in {403, 404}] == []
    home = visitor.client.get(address("candidates:home", "en"))
    assert (home.status_code, home.headers["Location"]) == (302, address("representatives:home", "en"))
    officer = enters(account(practice.front, Role.CASE_OFFICER))
    assert 'class="back"' not in at(officer, "candidates:profile", number=number).html


def test_a_draft_that_is_discarded_on_its_own_page_leads_back_to_the_client(practice: Practice) -> None:
    number = practice.front.draft(practice.client("discards"), "P24")
    sent = practice.visitor().posts("candidates:discard", number=number)
    client = address("representatives:client", "en", key=practice.keys["discards"])
    assert (sent.status, sent.headers["Location"]) == (303, client)


def test_a_profile_is_withdrawn_and_an_appointment_ended(practice: Practice) -> None:
    token = practice.client("leaves")
    number = practice.front.submitted(token, "P31")
    visitor, key = practice.visitor("fr"), practice.keys["leaves"]
    assert answers(visitor, "withdraw", "withdraw", key).status == 303
    assert practice.front.ask("GET", f"/profiles/{number}", token).tree["state"] == "withdrawn"
    ended = answers(visitor, "end", "end", key)
    assert ended.status == 303
    assert actwords.ENDED.fr in visitor.sees(ended.headers["Location"]).text
    assert at(visitor, "representatives:client", key=key).status == 404
    assert practice.front.ask("GET", "/appointments", token).tree["items"][0]["ended"] is not None


def test_a_page_about_one_profile_withdraws_no_other(practice: Practice) -> None:
    token = practice.client("begins anew")
    number = practice.front.submitted(token, "P32")
    visitor, key = practice.visitor(), practice.keys["begins anew"]
    at(visitor, "representatives:withdraw", key=key)
    practice.front.ask("POST", f"/profiles/{number}/withdrawal", token)
    later = practice.front.submitted(token, "P32")
    refused = sends(visitor, "withdraw", "withdraw", key)
    assert (refused.status, actwords.CHANGED.en in refused.text, later in refused.text) == (409, True, True)
    assert practice.front.ask("GET", f"/profiles/{later}", token).tree["state"] == "in_pool"
    assert sends(visitor, "withdraw", "withdraw", key).status == 303, "the page that refused asks anew"


def test_a_draft_that_was_changed_since_the_firm_looked_at_it_is_not_submitted(practice: Practice) -> None:
    token = practice.client("changes a draft")
    number = practice.front.draft(token, "P33")
    visitor, key = practice.visitor("fr"), practice.keys["changes a draft"]
    at(visitor, "representatives:submit", key=key)
    row = Profile.objects.get(id=int(number[1:]))
    intake.change_draft(OPERATOR, number, stated(row))
    refused = sends(visitor, "submit", "submit", key)
    assert (refused.status, actwords.CHANGED.fr in refused.text.replace("’", "'")) == (409, True)
    assert practice.front.ask("GET", f"/profiles/{number}", token).tree["state"] == "draft"


@pytest.mark.parametrize("answer", ["accept", "reject"])
def test_a_page_about_one_nomination_answers_no_other(practice: Practice, answer: str) -> None:
    kind = f"{answer}s another"
    token = practice.client(kind)
    number = practice.front.submitted(token, f"P-{kind}", age=35)
    practice.front.nominated(number, f"ON-{kind}")
    visitor, key = practice.visitor(), practice.keys[kind]
    at(visitor, "representatives:nomination", key=key)
    provinces.reject(OPERATOR, number)
    row = Profile.objects.get(id=int(number[1:]))
    provinces.allocate(OPERATOR, "BC", clock().year, 40, source="a letter of the tests")
    day = day_of(row.created)
    provinces.offer(OPERATOR, "BC", number, code=row.code, certificate=f"BC-{kind}", issued=day)
    refused = sends(visitor, "nomination", answer, key)
    assert (refused.status, actwords.CHANGED.en in refused.text, "British Columbia" in refused.text) == (
        409,
        True,
        True,
    )
    assert sorted(row.nominations.values_list("province", "state")) == [("BC", "offered"), ("ON", "rejected")]


def test_a_nomination_that_is_accepted_twice_says_that_it_was_answered(practice: Practice) -> None:
    number = practice.front.submitted(practice.client("clicks twice"), "P34", age=35)
    practice.front.nominated(number, "ON-34")
    visitor, key = practice.visitor(), practice.keys["clicks twice"]
    asked = at(visitor, "representatives:nomination", key=key).hidden("about")
    blind = visitor.posts("representatives:nomination", {"answer": "accept"}, key=key)
    assert (blind.status, actwords.CHANGED.en in blind.text) == (409, True), "a form that does not say what it is about"
    first, again = (
        visitor.posts("representatives:nomination", {"answer": "accept", "about": asked}, key=key) for _ in range(2)
    )
    assert (first.status, again.status, actwords.CHANGED.en in again.text) == (303, 409, True)
    at(visitor, "representatives:nomination", key=key)
    provinces.renounce(OPERATOR, number)
    late = sends(visitor, "nomination", "renounce", key)
    assert actwords.CHANGED.en in visitor.sees(late.headers["Location"]).text, "nothing is open any more"


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_report_is_in_the_language_of_the_client_and_bears_the_name_of_the_firm(
    practice: Practice, language: Language
) -> None:
    visitor, key = practice.visitor("en"), practice.keys["pool"]
    form = at(visitor, "representatives:report", key=key)
    assert form.value("firm") == "Northern"
    fields = {"language": language, "format": "html", "firm": "Northern", "contact": "office@example.com"}
    made = visitor.posts("representatives:report", {**fields, "prepared_for": "A. Client"}, key=key)
    assert made.status == 200
    for part in ("Northern", "office@example.com", "A. Client", f'lang="{language}'):
        assert part in made.html
    assert "attachment" in made.headers["Content-Disposition"]
    wrong = visitor.posts("representatives:report", {**fields, "firm": "x" * 121, "format": ""}, key=key)
    assert wrong.status == 400
    assert wrong.value("firm") == "x" * 121
    if language == "fr":
        pdf = visitor.posts("representatives:report", {**fields, "format": "pdf"}, key=key)
        assert pdf.data.startswith(b"%PDF-")


def test_scenarios_stand_side_by_side(practice: Practice) -> None:
    visitor, key = practice.visitor(), practice.keys["pool"]
    first = at(visitor, "representatives:scenarios", key=key)
    assert "(+600)" in first.text
    link = address("representatives:scenarios", "en", key=key)
    tried = visitor.sees(link + "?french=7&on.year=2027&on.month=6&on.day=1")
    assert tried.html.count('<th scope="col">') == 4
    assert "With French at NCLC 7 throughout" in tried.text
    assert "The same, on June 1, 2027" in tried.text
    wrong = visitor.sees(link + "?on.year=1999&on.month=6&on.day=1")
    assert wrong.status == 400
    assert clientwords.OTHER_DAY_WRONG.en.partition(".")[0] in wrong.text
