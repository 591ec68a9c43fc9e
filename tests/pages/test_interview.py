"""The guided interview: it builds the same document as the command line, guesses nothing and loses nothing."""

from __future__ import annotations

import json
from datetime import date, timedelta

import pytest
from django.core import signing

from express_entry.law import consolidated
from express_entry.law.text import LANGUAGES, Language
from express_entry.pages import sealed
from express_entry.pages.asking import FIELDS
from express_entry.pages.askingany import ANOTHER, SECTION_OF, SPOUSES, YOURS
from express_entry.pages.days import today
from express_entry.pages.sealed import Answers, Broken, seal, unseal
from express_entry.profile import answering, answers
from express_entry.profile.answers import Value
from express_entry.profile.interview import Interview
from express_entry.profile.questions import PLAN
from express_entry.profile.tree import in_order
from tests.journeys.strangers import ADVISER, ENGINEER, Given
from tests.pages.visitor import Visitor, as_typed

DAY = date(2026, 11, 2)
ON = {"on.year": "2026", "on.month": "11", "on.day": "2"}


def in_a_terminal(given: Given, language: Language) -> dict[str, object]:
    """The document that the interview of the command line makes of the same answers, with what was passed over."""
    interview = Interview(consolidated().on(today()), today())
    while question := interview.question:
        text = given.get(question.place, "?")
        if text == "?":
            interview = answering.leave_open(interview)
        else:
            read = answers.read(question, text, language)
            assert isinstance(read, Value)
            interview = answering.answer(interview, read.value)
    return in_order(interview.stated)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("given", [ENGINEER, ADVISER])
def test_it_makes_the_same_document_as_the_command_line(given: Given, language: Language, visitor: Visitor) -> None:
    visitor.language = language
    shown = visitor.answers_all(given)
    assert shown.title == {"en": "Check your answers", "fr": "Vérifiez vos réponses"}[language]
    saved = visitor.sends("download", {"file": "profile"})
    assert json.loads(saved.data) == in_a_terminal(given, language)


def test_every_question_that_may_be_asked_has_words_and_a_part() -> None:
    of_pages = set(FIELDS)
    kinds = {name for name in PLAN if name not in ("Profile", "InCanada", "Spouse", "SettlementFunds", "Person")}
    asked = {f"{kind}.{step.name}" for kind in kinds for step in PLAN[kind]}
    lists_and_objects = {"Credential.assessment"}
    assert asked - lists_and_objects <= of_pages
    assert kinds == set(YOURS)
    assert set(ANOTHER) <= set(YOURS)
    assert set(SPOUSES) <= set(YOURS)
    tops = {step.name for step in PLAN["Profile"] if step.name != "person"}
    assert tops <= set(SECTION_OF)


def test_nothing_is_asked_twice_and_going_back_shows_what_was_answered(visitor: Visitor) -> None:
    visitor.begins()
    visitor.sends("questions", as_typed({"person.date_of_birth": "1994-03-11"}))
    assert visitor.page.title == "What is your marital status?"
    shown = visitor.sends("questions", {"turn": "back"})
    assert shown.title == "What is your date of birth?"
    assert [shown.value(f"person.date_of_birth.{part}") for part in ("year", "month", "day")] == ["1994", "03", "11"]
    assert visitor.sends("questions", as_typed({"person.date_of_birth": "1994-03-11"})).title.startswith(
        "What is your m"
    )


def test_an_answer_that_cannot_be_is_refused_with_what_would_be_accepted_and_stays_as_typed(visitor: Visitor) -> None:
    visitor.begins()
    shown = visitor.sends("questions", as_typed({"person.date_of_birth": "1994-02-30"}))
    assert (shown.status, shown.title) == (400, "What is your date of birth?")
    assert "There is a problem" in shown.text
    assert 'href="#f0-year"' in shown.html
    assert shown.value("person.date_of_birth.day") == "30"
    assert "<title>Error: What is your date of birth?" in shown.html
    shown = visitor.sends("questions", {})
    assert "This answer is needed" in shown.text
    shown = visitor.sends("questions", as_typed({"person.date_of_birth": (today() + timedelta(9)).isoformat()}))
    assert (shown.status, shown.title) == (400, "What is your date of birth?")


def test_a_page_is_answered_whole_or_not_at_all(visitor: Visitor) -> None:
    at_the_job(visitor)
    wrong = {"work[0].country": "CA", "work[0].hours_per_week": "many", "work[0].paid": "yes"}
    shown = visitor.sends(
        "questions", {**wrong, **as_typed({"work[0].from": "2023-05-01", "work[0].to": "2020-01-01"})}
    )
    assert shown.status == 400
    assert shown.text.count("Error:") == 2, "the last day before the first, and hours that are no number"
    assert shown.value("work[0].hours_per_week") == "many"
    assert unseal(shown.hidden("state")).tree["work"] == [{"noc": "21231"}]


def at_the_job(visitor: Visitor) -> None:
    """At the page on where and when a first job was."""
    tree = {
        "format": "express-entry/profile@1",
        "person": {"date_of_birth": "1994-03-11"},
        "marital_status": "never_married",
        "work": [{"noc": "21231"}],
    }
    visitor.client.get("/en/")
    state = seal(Answers(DAY, tree))
    visitor.page = visitor.sends("questions", {"state": state, "change": "work[0].country"})
    assert visitor.page.title == "Where, when and how much"


def test_words_of_a_title_offer_occupations_to_choose_from_without_a_script(visitor: Visitor) -> None:
    at_the_job(visitor)
    visitor.sends("questions", {"turn": "back"})
    assert visitor.page.title == "What was the occupation?"
    shown = visitor.sends("questions", {"work[0].noc": "software"})
    assert shown.status == 200
    assert "There is a problem" not in shown.text
    assert "Which one is meant?" in shown.text
    assert "21232 Software developers and programmers" in shown.text
    shown = visitor.sends("questions", {"work[0].noc": "software", "work[0].noc.of": "software"})
    assert shown.status == 400, "the list was there, and nothing was chosen"
    assert "Choose the occupation that is meant" in shown.text
    chosen = visitor.sends(
        "questions", {"work[0].noc": "software", "work[0].noc.of": "software", "work[0].noc.pick": "21232"}
    )
    assert unseal(chosen.hidden("state")).tree["work"] == [{"noc": "21232"}]


def test_words_typed_anew_count_for_more_than_an_occupation_chosen_before(visitor: Visitor) -> None:
    at_the_job(visitor)
    visitor.sends("questions", {"turn": "back"})
    again = {"work[0].noc": "welders", "work[0].noc.of": "software", "work[0].noc.pick": "21232"}
    shown = visitor.sends("questions", again)
    assert shown.status == 200
    assert "Welders" in shown.text


def test_occupations_are_found_while_somebody_types(visitor: Visitor) -> None:
    found = visitor.sends("occupations", {"work[0].noc": "soudeur", "id": "f0"}, language="fr").html
    assert "72106 Soudeurs" in found
    assert 'name="work[0].noc.pick"' in found
    assert visitor.sends("occupations", {"work[0].noc": "so", "id": "f0"}).html.strip() == ""
    odd = visitor.sends("occupations", {'x"><b>.noc': "soudeur", "id": '"><b>'}, language="fr").html
    assert "<b>" not in odd


def test_turning_to_the_other_language_keeps_what_was_typed_even_where_it_is_wrong(visitor: Visitor) -> None:
    at_the_job(visitor)
    typed = {"work[0].hours_per_week": "many", "work[0].country": "IN", "work[0].paid": "no", "turn": "language"}
    shown = visitor.sends("questions", typed, language="fr")
    assert (shown.status, shown.title) == (200, "Où, quand et combien")
    assert (shown.value("work[0].hours_per_week"), shown.value("work[0].paid")) == ("many", "no")
    assert '<option value="IN" selected>Inde</option>' in shown.html


def test_what_is_not_known_stays_unknown_and_the_result_says_where_it_matters(visitor: Visitor) -> None:
    shown = visitor.answers_all({"person.date_of_birth": "1990-07-23", "marital_status": "married"})
    assert "Not known" in shown.text
    shown = visitor.sends("result", ON)
    assert shown.status == 200
    assert "What is not known" in shown.text
    assert "The score cannot be told" in shown.text


def test_a_claim_is_made_or_not_and_offers_no_third_answer(visitor: Visitor) -> None:
    state = seal(Answers(DAY, {"format": "express-entry/profile@1", "marital_status": "widowed"}))
    for place, third in (("nomination", False), ("work[0]", True)):
        shown = visitor.sends("questions", {"state": state, "change": place})
        assert ("I do not know" in shown.text) is third, place


def test_whoever_is_unsure_of_a_claim_reads_what_to_answer(visitor: Visitor) -> None:
    tree = {"format": "express-entry/profile@1", "marital_status": "widowed", "education": [{"country": "IN"}]}
    state = seal(Answers(DAY, tree))
    said = "If you do not know, answer no"
    claims = ("nomination", "job_offer", "certificate_of_qualification", "relatives_in_canada[0]")
    for place in (*claims, "education[0].assessment"):
        assert said in visitor.sends("questions", {"state": state, "change": place}).text, place
    for place in ("dependants[0]", "work[0]", "foreign_military_service[0]", "education[0].country"):
        assert said not in visitor.sends("questions", {"state": state, "change": place}).text, place


def test_an_answer_from_the_list_asks_what_follows_from_it_and_then_shows_the_list(visitor: Visitor) -> None:
    visitor.begins()
    visitor.sends("questions", {"turn": "answers"})
    shown = visitor.sends("questions", {"change": "work[0]"})
    assert shown.title == "Have you worked, in Canada or in any other country?"
    assert visitor.sends("questions", {"work[0]": "yes"}).title == "What was the occupation?"
    assert visitor.sends("questions", {"turn": "back"}).title.startswith("Have you worked")
    assert visitor.sends("questions", {"work[0]": "yes"}).title == "What was the occupation?"
    assert visitor.sends("questions", {"work[0].noc": "21231"}).title == "Where, when and how much"
    shown = visitor.sends("questions", {"work[0].country": "IN", "turn": "language"}, language="fr")
    assert shown.title == "Où, quand et combien"
    assert visitor.sends("questions", {"work[0].country": "IN"}).title == "Is there another job?"
    assert visitor.sends("questions", {"work[1]": "no"}).title == "Check your answers"
    shown = visitor.sends("questions", {})
    assert shown.title == "What is your date of birth?", "going on from the list, what was open is asked"


def test_a_field_left_empty_is_shown_as_what_its_question_says(visitor: Visitor) -> None:
    tree = {"format": "express-entry/profile@1", "language_tests": [{"test": "IELTS-GT"}], "work": [{"noc": "21231"}]}
    visitor.client.get("/en/")
    shown = visitor.sends("questions", {"state": seal(Answers(DAY, tree)), "change": "language_tests[0].taken"})
    assert "Leave empty what you do not know; where an empty field means something else, it says so." in shown.text
    shown = visitor.sends("questions", as_typed({"language_tests[0].taken": "2026-01-10"}))
    assert "if it is another? The date of the test Change" in shown.text
    shown = visitor.sends("questions", {"change": "language_tests[0].speaking"})
    assert "Leave empty what you do not know." in shown.text
    shown = visitor.sends("questions", {"change": "work[0].country"})
    assert "Empty means that the job still goes on." in shown.text


def test_an_organization_that_is_not_designated_is_taken_with_a_notice(visitor: Visitor) -> None:
    made = {"country": "IN", "completed": "2016-05-30", "assessment": {}}
    tree = {"format": "express-entry/profile@1", "person": {"date_of_birth": "1994-03-11"}, "education": [made]}
    state = seal(Answers(DAY, {**tree, "marital_status": "never_married"}))
    said = "“Foo Bar Ltd” is not on the list of designated organizations: the assessment does not count"
    visitor.client.get("/en/")
    visitor.sends("questions", {"state": state, "change": "education[0].assessment.organization"})
    shown = visitor.sends("questions", {"education[0].assessment.organization": "Foo Bar Ltd"})
    assert shown.status == 200
    assert said in visitor.sends("answers").text.replace('"Foo Bar Ltd"', "“Foo Bar Ltd”")
    assert said in visitor.sends("result").text.replace('"Foo Bar Ltd"', "“Foo Bar Ltd”")


def test_an_organization_is_kept_by_its_acronym_however_it_was_typed(visitor: Visitor) -> None:
    made = {"country": "IN", "completed": "2016-05-30", "assessment": {}}
    state = seal(Answers(DAY, {"format": "express-entry/profile@1", "education": [made]}))
    visitor.client.get("/en/")
    visitor.sends("questions", {"state": state, "change": "education[0].assessment.organization"})
    shown = visitor.sends("questions", {"education[0].assessment.organization": "wes"})
    tree = unseal(shown.hidden("state")).tree
    assert tree["education"][0]["assessment"]["organization"] == "WES"


def test_a_change_puts_aside_what_no_longer_fits_and_brings_it_back(visitor: Visitor) -> None:
    visitor.answers_all(ADVISER)
    state = visitor.page.hidden("state")
    visitor.sends("questions", {"state": state, "change": "marital_status"})
    shown = visitor.sends("questions", {"marital_status": "divorced"})
    assert shown.title == "Check your answers"
    assert "spouse or partner" not in shown.text.lower()
    visitor.sends("questions", {"change": "marital_status"})
    shown = visitor.sends("questions", {"marital_status": "married"})
    assert "February 3, 1991" in shown.text.replace("\u00a0", " "), "the spouse is there again as stated before"


def test_answers_may_be_looked_at_and_the_result_seen_at_any_time(visitor: Visitor) -> None:
    visitor.begins()
    shown = visitor.sends("questions", {"turn": "answers"})
    assert "your date of birth and your marital status are needed" in shown.text
    assert "See the result" not in shown.text
    shown = visitor.sends("result")
    assert shown.title == "Check your answers"


@pytest.mark.parametrize(("whole", "asked"), [(True, "language_tests[0]"), (False, "education[1]")])
def test_a_list_that_was_said_to_be_whole_is_whole_in_what_a_browser_keeps(
    whole: bool, asked: str, visitor: Visitor
) -> None:
    given = {each: value for each, value in ENGINEER.items() if each < "education[1]" or not each.startswith("edu")}
    visitor.begins()
    fields = as_typed(given)
    while (place := visitor.page.hidden("at")) != "education[1]":
        visitor.sends("questions", fields if place in given else {**fields, place: "?", "turn": "unknown"})
    visitor.sends("questions", {"education[1]": "no"} if whole else {"turn": "answers"})
    kept = visitor.sends("download", {"file": "kept"}).data.decode()
    assert visitor.posts("open", {"text": kept}).title == "Check your answers"
    assert visitor.sends("questions").hidden("at") == asked


# --- the field that carries them -------------------------------------------------------------------------------------


def test_answers_come_back_from_the_field_as_they_went_in() -> None:
    there = Answers(DAY, {"format": "x", "work": [{"noc": "21231"}]}, frozenset({"work[1]"}), {"spouse": {"a": 1}})
    assert unseal(seal(there)) == there


@pytest.mark.parametrize(
    ("field", "said"),
    [
        ("", "did not come along"),
        ("x" * (sealed.MOST_CHARACTERS + 1), "larger than this service takes"),
        ("not:a:seal", "otherwise than they left"),
        (seal(Answers(DAY))[:-1], "otherwise than they left"),
        (signing.dumps({"on": "2026-11-02"}, salt="another"), "otherwise than they left"),
    ],
    # A seal tells when it was made: as a name of a test it would be another in each process.
    ids=["none", "too large", "no seal", "cut short", "another seal"],
)
def test_a_field_that_was_tampered_with_ends_at_a_page_that_says_so(field: str, said: str, visitor: Visitor) -> None:
    for name in ("questions", "answers", "result", "checklist"):
        shown = visitor.sends(name, {"state": field})
        assert (shown.status, shown.title) == (400, "Your answers cannot be used")
        assert said in shown.text
    assert visitor.sends("download", {"state": field, "file": "pdf"}).status == 400


def test_a_field_grows_too_old(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sealed, "MOST_SECONDS", -1)
    with pytest.raises(Broken) as refused:
        unseal(seal(Answers(DAY)))
    assert refused.value.say("fr").startswith("La page est restée ouverte")


def test_pages_that_need_answers_lead_to_the_beginning_without_them(visitor: Visitor) -> None:
    for name in ("questions", "answers", "result", "checklist", "download"):
        shown = visitor.goes(name)
        assert (shown.status, shown.headers["Location"]) == (302, "/en/assessment/")


@pytest.mark.parametrize("odd", ["\0", "😀" * 50, "<script>alert(1)</script>", "9" * 190, "-1", "1e9", "'\"", "%00"])
def test_whatever_is_typed_gives_a_page_and_never_markup(odd: str, visitor: Visitor) -> None:
    at_the_job(visitor)
    names = ("country", "hours_per_week", "paid", "from.year", "from.month", "to.day")
    shown = visitor.sends("questions", {f"work[0].{name}": odd for name in names})
    assert shown.status in (200, 400)
    assert "<script>alert" not in shown.html
    for more in ({"at": odd}, {"change": odd}, {"turn": odd}, {"file": odd}, {"on.year": odd, "on.month": odd}):
        for name in ("questions", "result", "download", "answers"):
            assert visitor.sends(name, {"state": seal(Answers(DAY)), **more}).status in (200, 400, 404)
