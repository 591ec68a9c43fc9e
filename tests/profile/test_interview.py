"""An interview asks what applies, takes only what can be, loses nothing, and leaves nothing open that a rule needs."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Any, get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from express_entry.assessment import as_document, assess
from express_entry.law import language, on
from express_entry.law.text import LANGUAGES, Language
from express_entry.profile import answering, answers, as_stated, check, dump, fields
from express_entry.profile.answering import Refused, answer, keep, leave_open
from express_entry.profile.document import FORMAT
from express_entry.profile.interview import Interview
from express_entry.profile.questions import PLAN, Kind, Question, questions
from express_entry.profile.shape import Slot, slot
from express_entry.profile.tree import NOTHING, found
from express_entry.profile.vocabulary import words_for
from tests.profile.documents import EXAMPLES

DAY = date(2026, 11, 2)
LAW = on(DAY)
NEW = Interview(LAW, DAY)


def asked(interview: Interview) -> list[str]:
    return [each.place for each in interview.questions]


def told(*values: Any, start: Interview = NEW) -> Interview:
    """An interview in which these answers were given, one after the other; ``...`` leaves a question open."""
    for value in values:
        start = leave_open(start) if value is ... else answer(start, value)
    return start


def at(place: str, interview: Interview) -> Interview:
    """The interview back at a question."""
    assert place in asked(interview), asked(interview)
    return replace(interview, at=place)


def again(place: str, value: Any, interview: Interview) -> Interview:
    """With another answer to an earlier question, and on at the first open one."""
    return answer(at(place, interview), value).forward()


# --- what is asked ----------------------------------------------------------------------------------------------------

SINGLE = told("1990-06-15", "never_married")
MARRIED = told("1990-06-15", "married")


def test_what_every_profile_needs_is_asked_first() -> None:
    assert asked(NEW)[:2] == ["person.date_of_birth", "marital_status"]
    assert NEW.question is not None
    assert NEW.question.required


def test_nobody_single_is_asked_about_a_spouse_and_everybody_coupled_is() -> None:
    assert not [place for place in asked(SINGLE) if place.startswith("spouse")]
    for status in ("married", "common_law"):
        coupled = told("1990-06-15", status)
        assert [place for place in asked(coupled) if place.startswith("spouse")] == [
            "spouse.accompanying", "spouse.citizen_or_permanent_resident", "spouse.date_of_birth",
            "spouse.education[0]", "spouse.language_tests[0]", "spouse.work[0]",
        ]  # fmt: skip


@pytest.mark.parametrize("answers_", [(False,), (True, True)])
def test_of_a_spouse_who_does_not_score_nothing_more_is_asked(answers_: tuple[bool, ...]) -> None:
    assert "spouse.education[0]" not in asked(told(*answers_, start=MARRIED))
    assert "spouse.education[0]" in asked(told(True, False, start=MARRIED))


@pytest.mark.parametrize(
    ("item", "country", "asks", "does_not_ask"),
    [
        ("education", "CA", ["full_time", "studied_in_canada", "language_study"], ["assessment"]),
        ("education", "IN", ["assessment"], ["full_time", "studied_in_canada", "language_study"]),
        ("work", "CA", ["authorized", "status", "self_employed", "full_time_student"], []),
        ("work", "IN", ["paid", "hours_per_week"], ["authorized", "status", "self_employed", "full_time_student"]),
    ],
)
def test_study_and_work_are_asked_about_as_their_country_needs(
    item: str, country: str, asks: list[str], does_not_ask: list[str]
) -> None:
    places = asked(replace(SINGLE, tree={**SINGLE.tree, item: [{"country": country}]}))
    assert {f"{item}[0].{name}" for name in asks} <= {*places}
    assert not {f"{item}[0].{name}" for name in does_not_ask} & {*places}


def test_a_test_says_its_language_itself_unless_only_its_levels_are_known() -> None:
    for test in get_args(fields.TestName):
        places = asked(replace(SINGLE, tree={**SINGLE.tree, "language_tests": [{"test": test}]}))
        assert ("language_tests[0].language" in places) == (language.language_of(test) is None)


def test_the_day_of_qualifying_is_asked_of_trades_only() -> None:
    for noc, trade in (("72106", True), ("21231", False)):
        places = asked(replace(SINGLE, tree={**SINGLE.tree, "work": [{"noc": noc}]}))
        assert ("work[0].qualified_since" in places) == trade


def test_a_child_is_asked_about_as_its_age_needs() -> None:
    def of(born: str, **more: Any) -> list[str]:
        tree = {**SINGLE.tree, "dependants": [{"date_of_birth": born, **more}]}
        return [place.removeprefix("dependants[0].") for place in asked(replace(SINGLE, tree=tree)) if "[0]." in place]

    assert of("2020-01-01") == ["date_of_birth"]
    assert of("2008-01-01") == ["date_of_birth", "marital_status"]
    assert of("2008-01-01", marital_status="married")[-1] == "dependent_since_before_22"
    assert of("2000-01-01")[-1] == "dependent_since_before_22"


def test_a_single_persons_relative_is_their_own_without_being_asked() -> None:
    def with_relative(start: Interview) -> Interview:
        return answer(at("relatives_in_canada[0]", start), True)

    assert found(with_relative(SINGLE).tree, ("relatives_in_canada", 0)) == {"of": "candidate"}
    assert found(with_relative(MARRIED).tree, ("relatives_in_canada", 0)) == {}
    assert "relatives_in_canada[0].of" in asked(with_relative(MARRIED))


def test_every_question_of_the_plan_can_be_asked_and_says_everything_in_both_languages() -> None:
    seen: dict[tuple[str, str], Question] = {}
    for tree in every_tree():
        for question in questions(tree, LAW, DAY):
            seen.setdefault((question.owner, question.name), question)
    planned = {
        (owner, step.name) for owner, steps in PLAN.items() for step in steps if not step.steps
    } | {("Person", "date_of_birth")}  # fmt: skip
    objects = {("Profile", "spouse"), ("Person", "in_canada"), ("Profile", "settlement_funds")}
    assert set(seen) == planned - objects
    for question in seen.values():
        for words in (question.asked, question.meaning, *question.headings):
            assert words.say("en") != words.say("fr")
            assert not set("`{}") & set(words.say("en") + words.say("fr"))


def every_tree() -> Iterator[dict[str, Any]]:
    """Documents that between them make every question apply."""
    both = [{"test": "CLB", "language": "en"}, {"test": "TEF-CANADA", "taken": "2023-06-20"}]
    practice = {"noc": "31102", "country": "CA", "self_employed": True}
    jobs = [{"noc": "72106", "country": "CA"}, {"noc": "21231"}, practice]
    study = [{"country": "CA"}, {"country": "IN", "assessment": {}}]
    offer = {"noc": "72106", "basis": "none", "work_permit": "exempt_named_employer", "same_employer": True}
    yield {
        "marital_status": "married",
        "person": {"in_canada": {"status": "worker"}},
        "spouse": {"education": study, "language_tests": both, "work": jobs},
        "dependants": [{"date_of_birth": "2000-01-01"}],
        "education": study,
        "language_tests": both,
        "work": jobs,
        "certificate_of_qualification": {},
        "job_offer": offer,
        "nomination": {},
        "relatives_in_canada": [{}],
        "settlement_funds": {"amount": "1", "currency": "USD"},
        "foreign_military_service": [{}],
    }


# --- answering --------------------------------------------------------------------------------------------------------


def test_an_answer_that_cannot_be_is_refused_with_what_would_be_accepted_and_changes_nothing() -> None:
    for value, kind in (("1990-02-30", "calendar"), ("tomorrow", "YYYY-MM-DD"), ("2026-11-03", "up to 2026-11-02")):
        with pytest.raises(Refused) as caught:
            answer(NEW, value)
        assert kind in caught.value.say("en")
        assert caught.value.say("en") != caught.value.say("fr")
    with pytest.raises(Refused, match="no profile can be without this"):
        leave_open(NEW)


def test_an_answer_that_contradicts_an_earlier_one_is_refused() -> None:
    with pytest.raises(Refused) as caught:
        answer(at("work[0].to", told_job()), "2019-12-31")
    (problem,) = caught.value.problems
    assert {problem.path, *problem.related} == {"work[0].from", "work[0].to"}


def told_job() -> Interview:
    """A single person with a job that began in 2020."""
    tree = {**SINGLE.tree, "work": [{"noc": "21231", "country": "IN", "from": "2020-01-01"}]}
    return replace(SINGLE, tree=tree)


def test_later_answers_that_a_new_one_contradicts_are_put_aside_and_asked_again() -> None:
    before = answer(at("work[0].to", told_job()), "2021-06-30")
    after = answer(at("work[0].from", before), "2022-01-01")
    assert found(after.tree, ("work", 0)) == {"noc": "21231", "country": "IN", "from": "2022-01-01"}
    assert after.aside == {"work[0].to": "2021-06-30"}
    born_later = again("person.date_of_birth", "2021-01-01", before)
    assert found(born_later.tree, ("work", 0, "from")) is NOTHING
    assert born_later.aside["work[0].from"] == "2020-01-01"


def test_what_no_longer_applies_is_put_aside_and_comes_back_when_it_applies_again() -> None:
    with_spouse = told(True, False, "1991-02-03", True, "bachelor", "IN", "2012-05-30", False, start=MARRIED)
    assert found(with_spouse.tree, ("spouse", "education", 0, "credential")) == "bachelor"
    single = again("marital_status", "never_married", with_spouse)
    assert "spouse" not in single.tree
    assert single.problems() == single.doubts() == []
    married = again("marital_status", "common_law", single)
    assert married.tree["spouse"] == with_spouse.tree["spouse"]
    assert married.aside == {}
    assert married.question == with_spouse.question


def test_no_takes_away_what_there_was_and_yes_brings_it_back() -> None:
    tree = {
        **SINGLE.tree,
        "work": [{"noc": "21231"}, {"noc": "72106"}, {"noc": "31301"}],
        "nomination": {"province": "ON"},
    }
    start = replace(SINGLE, tree=tree)
    shorter = again("work[1]", False, start)
    assert shorter.tree["work"] == [{"noc": "21231"}]
    assert again("work[1]", True, shorter).tree["work"] == tree["work"]
    none = again("work[0]", False, start)
    assert none.tree["work"] == []
    assert again("work[0]", True, none).tree["work"] == tree["work"]
    nobody = again("marital_status", "never_married", told(True, False, "1991-02-03", False, False, start=MARRIED))
    assert "spouse" not in nobody.tree
    assert again("marital_status", "married", nobody).tree["spouse"]["education"] == [], "no is an answer, too"
    unclaimed = again("nomination", False, start)
    assert unclaimed.tree["nomination"] is None
    assert again("nomination", True, unclaimed).tree["nomination"] == {"province": "ON"}
    unknown = leave_open(at("work[0]", start)).forward()
    assert "work" not in unknown.tree
    assert again("work[0]", True, unknown).tree["work"] == tree["work"]


def test_none_and_unknown_and_still_held_are_three_answers() -> None:
    none, unknown = (told_at("work[0]", value) for value in (False, ...))
    assert none.tree["work"] == []
    assert "work" not in unknown.tree
    for interview in (none, unknown):
        assert interview.is_answered(next(each for each in interview.questions if each.place == "work[0]"))
    held = leave_open(at("work[0].to", told_job()))
    assert found(held.tree, ("work", 0, "to")) is None
    claim = told_at("job_offer", ...)
    assert claim.tree["job_offer"] is None


def told_at(place: str, value: Any) -> Interview:
    return told(value, start=at(place, SINGLE))


def test_going_back_asks_the_question_before_and_forward_the_first_that_is_open() -> None:
    there = told(False, "worker", start=SINGLE)
    assert there.question is not None
    assert there.question.place == "person.in_canada.expires"
    back = there.back()
    assert back.question is not None
    assert back.question.place == "person.in_canada.status"
    assert back.answer_to(back.question) == "worker"
    assert keep(back).question == there.question
    assert back.back().back().forward().question == there.question
    first = NEW.back()
    assert first.question == NEW.question


def test_after_an_answer_that_was_gone_back_to_comes_the_one_behind_it() -> None:
    there = told(False, "worker", "2027-01-31", True, start=SINGLE)
    back = there.back().back()
    assert back.question is not None
    changed = answer(back, "2028-01-31")
    assert changed.question is not None
    assert (back.question.place, changed.question.place) == (
        "person.in_canada.expires",
        "person.in_canada.authorized_to_work",
    )


# --- whole interviews -------------------------------------------------------------------------------------------------

FIRST, LAST = date(2014, 1, 1), date(2026, 6, 30)
DAYS = st.dates(FIRST, LAST).map(date.isoformat)
WORDS: dict[str, st.SearchStrategy[Any]] = {
    "Day": DAYS,
    "Country": st.sampled_from(["CA", "CA", "IN", "FR", "NG"]),
    "Province": st.sampled_from(["ON", "QC", "AB", "NU"]),
    "Noc": st.sampled_from(["21231", "72106", "31301", "60010", "65201", "6322", "00012", "82031"]),
    "Currency": st.sampled_from(["CAD", "USD", "EUR"]),
    "Amount": st.sampled_from(["0", "9000", "25000.50", "60000"]),
    "Hours": st.sampled_from([0, 10, 15.5, 30, 37.5, 60]),
    "Months": st.sampled_from([0, 6, 8, 12, 24]),
    "Years": st.sampled_from([0, 0.5, 1, 2, 4]),
    "Count": st.integers(1, 3),
    "": st.sampled_from(["WES", "ICES", "Some school"]),
}


def values_for(interview: Interview, question: Question) -> st.SearchStrategy[Any]:
    if question.kind is not Kind.FIELD or question.slot.kind is bool:
        likely = question.kind is not Kind.ANOTHER
        return st.booleans() if likely else st.sampled_from([False, False, False, True])
    if question.slot.choices:
        return st.sampled_from(question.slot.choices)
    if question.place == "person.date_of_birth":
        return st.dates(date(1965, 1, 1), date(2004, 1, 1)).map(date.isoformat)
    if answers.sort(question.slot) == "Score":
        return scores(interview, question)
    return WORDS[answers.sort(question.slot)]


def scores(interview: Interview, question: Question) -> st.SearchStrategy[Any]:
    sitting: Any = found(interview.tree, question.path[:-1])
    taken = sitting.get("taken")
    day = date.fromisoformat(taken) if taken else None
    test = sitting.get("test") or "CLB"
    range_ = language.printed_range(test, question.name, day, sitting.get("scale"))
    low, high, step = range_ or language.printed_range(test, question.name, None) or (0, 0, 1)
    return st.integers(0, round((high - low) / step)).map(lambda steps: low + steps * step)


@st.composite
def finished(draw: st.DrawFn, open_share: int = 0) -> Interview:
    """A whole interview; of ten questions, so many are left open."""
    interview = NEW
    for _ in range(2000):
        question = interview.question
        if question is None:
            return interview
        skip = draw(st.integers(0, 9)) < open_share and not question.required
        try:
            interview = leave_open(interview) if skip else answer(interview, draw(values_for(interview, question)))
        except Refused:
            # A day before another, say: the person types another one, or in the end leaves it open.
            continue
    raise AssertionError("the interview does not end")


def needs(tree: Any) -> Iterator[str]:
    """Every fact that an assessment says it is waiting for."""
    if isinstance(tree, dict):
        yield from tree.get("needs") or ()
        for value in tree.values():
            yield from needs(value)
    elif isinstance(tree, list):
        for item in tree:
            yield from needs(item)


@settings(max_examples=40)
@given(finished())
def test_whoever_answers_every_question_leaves_nothing_open_that_any_rule_asks_for(interview: Interview) -> None:
    profile = interview.profile()
    here = profile.person.in_canada
    if here and here.status in ("citizen", "permanent_resident"):
        return  # who has no use for Express Entry, and is told so
    counted = profile.settlement_funds.as_of if profile.settlement_funds else None
    for day in (date(2016, 11, 18), date(2019, 1, 1), date(2023, 7, 5), date(2025, 3, 24), DAY):
        too_early = {"settlement_funds"} if counted is None or counted > day else set()
        assert {*needs(as_document(assess(profile, on=day), "en"))} <= too_early


@settings(max_examples=25)
@given(finished(open_share=4))
def test_an_interview_with_questions_left_open_still_gives_a_profile_that_can_be_assessed(interview: Interview) -> None:
    profile = interview.profile()
    assert interview.problems() == []
    assert assess(profile, on=DAY).crs is not None
    assert check(dump(profile)) == profile


@settings(max_examples=25)
@given(finished(open_share=2))
def test_a_document_that_was_written_and_read_again_goes_on_where_it_was(interview: Interview) -> None:
    tree = json.loads(json.dumps(interview.tree))
    there = Interview(LAW, DAY, tree, interview.passed, interview.aside)
    assert there.question is None
    assert there.questions == interview.questions
    assert there.profile() == interview.profile()


@settings(max_examples=25)
@given(finished(open_share=3))
def test_a_document_that_was_kept_alone_asks_nothing_again_but_whether_the_last_list_goes_on(
    interview: Interview,
) -> None:
    kept = as_stated(check(json.loads(json.dumps(interview.stated))))
    assert check(kept) == interview.profile()
    again = Interview(LAW, DAY, kept).reopened()
    asked = [each for each in again.questions if not again.is_answered(each)]
    answered = [place for place, each in enumerate(again.questions) if again.is_answered(each)]
    behind = [each.place for each in again.questions[max(answered) :]]
    for each in asked:
        assert each.kind is Kind.ANOTHER or "." in each.place
        assert each.kind is not Kind.ANOTHER or each.place in behind
    # A claim of which nothing was stated is none; all else is asked as before.
    assert {each.place for each in again.questions} <= {each.place for each in interview.questions}


def test_a_list_at_which_somebody_stopped_is_asked_to_go_on_and_one_behind_which_they_answered_is_whole() -> None:
    tree = {"format": FORMAT, "person": {"date_of_birth": "1990-01-01"}, "marital_status": "never_married"}
    stopped = Interview(LAW, DAY, {**tree, "education": [{"credential": "bachelor"}]}).reopened()
    assert "education[1]" not in stopped.passed
    went_on = Interview(LAW, DAY, {**tree, "education": [{"credential": "bachelor"}], "work": []}).reopened()
    assert "education[1]" in went_on.passed
    studied = {**tree, "education": [{"credential": "bachelor"}]}
    said = Interview(LAW, DAY, studied).reopened(("education[1]", "work[7]"))
    assert said.ended == ("education[1]",)
    unknown = Interview(LAW, DAY, {**tree, "education": None}).reopened()
    assert unknown.is_answered(next(each for each in unknown.questions if each.place == "education[0]"))


@settings(max_examples=40)
@given(st.data())
def test_whatever_is_answered_and_however_one_goes_about_nothing_breaks_and_nothing_contradictory_is_kept(
    data: st.DataObject,
) -> None:
    interview = NEW
    for _ in range(60):
        question = interview.question
        if question is None:
            break
        move = data.draw(st.sampled_from(["answer"] * 6 + ["wrong", "open", "back", "back", "forward", "keep"]))
        try:
            if move == "answer":
                interview = answer(interview, data.draw(values_for(interview, question)))
            elif move == "wrong":
                interview = answer(interview, data.draw(st.sampled_from(["x", -1, True, None, [], "1899-01-01", 1e9])))
            elif move == "open":
                interview = leave_open(interview)
            elif move == "back":
                interview = interview.back()
            elif move == "forward":
                interview = interview.forward()
            elif interview.is_answered(question):
                interview = keep(interview)
        except Refused:
            pass
        assert interview.problems() == []
        assert all(found(interview.tree, each.path[:-1]) is not None for each in interview.questions if each.path)


@settings(max_examples=40)
@given(finished(), st.data())
def test_an_answer_that_is_changed_and_changed_back_leaves_the_document_as_it_was(
    interview: Interview, data: st.DataObject
) -> None:
    question = data.draw(st.sampled_from(interview.questions))
    value = interview.answer_to(question)
    there = at(question.place, interview)
    try:
        other = answer(there, data.draw(values_for(interview, question)))
    except Refused:
        return
    there = at(question.place, other)
    back = leave_open(there) if value is NOTHING else answer(there, value)
    lost = {each.place for each in interview.questions if not back.is_answered(each)}
    assert not lost - {*other.aside, *back.aside}, "everything is in the document, or beside it"
    if not lost:
        assert in_order_of(back) == in_order_of(interview)


def in_order_of(interview: Interview) -> Any:
    """The document without what says *none* of a claim, which may also be absent."""
    return check(dict(interview.tree))


@pytest.mark.parametrize("path", sorted(EXAMPLES.glob("*.json")), ids=lambda path: path.stem)
def test_a_document_that_somebody_wrote_is_gone_on_with_and_what_it_states_is_kept(path: Any) -> None:
    tree = json.loads(path.read_text("utf-8"))
    interview = Interview(LAW, DAY, tree)
    assert interview.problems() == []
    while interview.question:
        interview = leave_open(interview)
    before = check(tree)
    assert interview.profile() == before


# --- values that are typed --------------------------------------------------------------------------------------------


def question_for(place: str) -> Question:
    (tree,) = every_tree()
    return next(each for each in questions(tree, LAW, DAY) if each.place == place)


@pytest.mark.parametrize(
    ("place", "typed", "value"),
    [
        ("work[0]", "yes", True), ("work[0]", "OUI", True), ("work[0]", "n", False), ("work[0].paid", "non", False),
        ("marital_status", "2", "married"), ("marital_status", "common_law", "common_law"),
        ("marital_status", "Single", "never_married"), ("marital_status", "Célibataire", "never_married"),
        ("marital_status", "veuf", "widowed"), ("marital_status", "MARIÉ", "married"),
        ("education[0].credential", "PhD", "doctoral"), ("language_tests[0].test", "ielts", "IELTS-GT"),
        ("spouse.date_of_birth", "1991-2-3", "1991-02-03"), ("spouse.date_of_birth", "1991/02/03", "1991-02-03"),
        ("spouse.date_of_birth", "19910203", "1991-02-03"), ("spouse.date_of_birth", "3/2/1991", "3/2/1991"),
        ("work[0].country", "in", "IN"), ("work[0].country", "inde", "IN"), ("work[0].country", "India", "IN"),
        ("work[0].country", "Côte d’Ivoire", "CI"), ("intended_province", "Québec", "QC"),
        ("intended_province", "ontario", "ON"), ("work[0].noc", "21231", "21231"), ("work[0].noc", "6322", "6322"),
        ("work[0].hours_per_week", "37,5", 37.5), ("work[0].hours_per_week", "40", 40),
        ("work[0].hours_per_week", "forty", "forty"), ("work[0].hours_per_week", "-1", -1),
        ("language_tests[0].speaking", "m", "M"), ("language_tests[0].speaking", "8.5", 8.5),
        ("settlement_funds.amount", "25 000,00 $", "25000.00"), ("settlement_funds.amount", "25,000", "25000"),
        ("settlement_funds.amount", "CAD 25000.5", "25000.5"), ("settlement_funds.amount", "1e5", "1e5"),
        ("settlement_funds.amount", "10k", "10k"), ("settlement_funds.currency", "usd", "USD"),
        ("job_offer.employers", "2", 2), ("education[1].assessment.organization", "wes", "wes"),
    ],
)  # fmt: skip
def test_what_a_person_types_is_read_as_it_is_meant(place: str, typed: str, value: Any) -> None:
    for language_ in LANGUAGES:
        read = answers.read(question_for(place), f"  {typed} ", language_)
        assert isinstance(read, answers.Value)
        assert (read.value, type(read.value)) == (value, type(value))


@pytest.mark.parametrize(
    ("place", "typed"),
    [
        ("work[0]", "maybe"), ("work[0].paid", "1"), ("marital_status", "8"), ("marital_status", "0"),
        ("marital_status", "²"), ("marital_status", "it is complicated"), ("settlement_funds.amount", "25.000"),
    ],
)  # fmt: skip
def test_what_cannot_be_meant_is_said_with_what_would_be_accepted(place: str, typed: str) -> None:
    with pytest.raises(answers.NotUnderstood) as caught:
        answers.read(question_for(place), typed, "en")
    assert "Accepted: " in caught.value.say("en")
    assert "Valeurs acceptées : " in caught.value.say("fr")


@pytest.mark.parametrize(
    ("place", "typed", "first", "language_"),
    [
        ("work[0].noc", "software engineer", "21231", "en"), ("work[0].noc", "infirmier", "31301", "fr"),
        ("work[0].noc", "2173", "21211", "en"), ("work[0].noc", "21239", "21234", "en"),
        ("work[0].country", "Inda", "IN", "en"), ("intended_province", "quebek", "QC", "en"),
    ],
)  # fmt: skip
def test_what_may_be_meant_is_offered(place: str, typed: str, first: str, language_: Language) -> None:
    read = answers.read(question_for(place), typed, language_)
    offered = [value for value, _ in read.values] if isinstance(read, answers.Offer) else [read.value]
    assert first in offered[:3]
    if isinstance(read, answers.Offer):
        assert len(read.values) <= answers.MOST_OFFERED
        assert all(words.say("en") for _, words in read.values)


def test_every_vocabulary_has_words_for_each_of_its_values_in_both_languages() -> None:
    vocabularies = [kind for kind in vars(fields).values() if getattr(kind, "__args__", None) and slot(kind).choices]
    assert len(vocabularies) >= 11
    for kind in vocabularies:
        words = words_for(get_args(kind))
        assert tuple(words) == get_args(kind)
        for texts in zip(*words.values(), strict=True):
            assert len({*texts}) == len(texts), "each says something of its own"


def test_every_kind_of_value_is_known_where_it_stands_in_the_document() -> None:
    sorts = {answers.sort(question.slot) for question in questions(next(every_tree()), LAW, DAY)}
    assert {"Day", "Country", "Province", "Noc", "Currency", "Amount", "Score", "Hours", "Months", "Count"} <= sorts
    assert Slot(str) not in answers._SORTS


def test_an_answer_is_said_again_in_words() -> None:
    said = {
        ("work[0].country", "IN"): ("India", "Inde"),
        ("work[0].noc", "21231"): (
            "21231 Software engineers and designers",
            "21231 Ingénieurs/ingénieures et concepteurs/conceptrices en logiciel",
        ),
        ("marital_status", "widowed"): ("widowed", "veuf"),
        ("work[0].paid", True): ("yes", "oui"),
        ("work[0].to", None): ("still going on", "toujours en cours"),
        ("work[0].from", None): ("unknown", "inconnu"),
        ("work[0].hours_per_week", 37.5): ("37.5", "37,5"),
        ("work[0].hours_per_week", 40): ("40", "40"),
    }
    for (place, value), (english, french) in said.items():
        words = answers.say(question_for(place), value)
        assert (words.say("en"), words.say("fr")) == (english, french)


def test_answering_needs_a_question() -> None:
    interview = Interview(LAW, DAY, json.loads((EXAMPLES / "minimal.json").read_text("utf-8")))
    while interview.question:
        interview = leave_open(interview)
    with pytest.raises(AssertionError):
        answering.leave_open(interview)
