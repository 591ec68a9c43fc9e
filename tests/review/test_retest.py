"""The test of A11.2 for anybody: an unchanged profile leaves nothing to find, and what is lost is told line by line."""

from __future__ import annotations

import copy
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from express_entry.history import round_numbered
from express_entry.law import Result, Text
from express_entry.law.answers import Unknown
from express_entry.law.days import day_of, instant_at
from express_entry.law.requirements import Requirement
from express_entry.law.text import Language
from express_entry.profile import Profile, check, load
from express_entry.review import Choice, Facts, Retest, Times, choose, retest, terms_of
from express_entry.review.retestshape import as_retest
from express_entry.review.secondday import SecondDay
from express_entry.review.terms import stated_terms
from express_entry.review.visaday import NOTHING
from tests.cases.tables import PROFILES
from tests.properties.strategies import Document, people

SLOW = [HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.filter_too_much]
ENGINEER = load(PROFILES / "stem-engineer.json")
ROUND = terms_of(round_numbered("254"), "cec")
SUBMITTED = datetime(2022, 11, 20, 15, 4, 5, tzinfo=UTC)
RECEIVED = datetime(2023, 8, 21, 16, 30, tzinfo=UTC)
CLASSES = ("pnp", "cec", "fsw", "fst")


def invited(profile: Profile, day: date, accepted: Profile | None = None) -> Retest | None:
    """A person invited on a day at exactly their own score in the first class they meet, and received the same day."""
    at = instant_at(day, 12)
    submitted = at - timedelta(days=30)
    for program in CLASSES:
        terms = stated_terms(at, program, 0, None)
        first = retest(Facts(profile), terms=terms, times=Times(submitted, at))
        score = first.claimed.score
        if first.claimed.criteria.result is Result.MET and score.total is not None:
            own = stated_terms(at, program, score.total, submitted)
            return retest(Facts(profile, accepted), terms=own, times=Times(submitted, at))
    return None


@settings(max_examples=60, suppress_health_check=SLOW)
@given(people())
def test_a_profile_that_is_accepted_as_claimed_leaves_nothing_to_find(person: tuple[Document, date]) -> None:
    document, day = person
    found = invited(check(copy.deepcopy(document)), day)
    if found is None or isinstance(found.claimed.rank.answer, Unknown):
        return
    assert found.finds_nothing
    assert found.would_still_have_been_invited is True
    assert found.claimed_qualification_not_held_at_invitation is False
    assert found.shortfall_at_receipt is False
    assert not any(item.applies is True for item in found.exceptions)


@pytest.mark.parametrize("name", ["couple.yaml", "nominee.json", "software-engineer.json", "tradesperson.toml"])
def test_the_examples_leave_nothing_to_find_on_the_day_of_their_invitation(name: str) -> None:
    found = invited(load(PROFILES / name), date(2025, 6, 2))
    assert found is not None
    assert found.finds_nothing


def test_in_a_gap_of_the_ranking_only_a_round_that_was_held_under_the_last_known_rules_has_a_rank() -> None:
    at = datetime(2026, 11, 10, 16, tzinfo=UTC)
    submitted, received = at - timedelta(days=30), at + timedelta(days=20)
    unknown = retest(Facts(ENGINEER), terms=stated_terms(at, "cec", 400, None), times=Times(submitted, received))
    assert isinstance(unknown.would_still_have_been_invited, Unknown)
    assert not unknown.finds_nothing
    total = unknown.claimed.score.total
    assert total is not None
    for cutoff, held in ((total - 1, True), (total, True), (total + 1, False)):
        terms = stated_terms(at, "cec", cutoff, submitted, last_known=True)
        found = retest(Facts(ENGINEER), terms=terms, times=Times(submitted, received))
        assert found.would_still_have_been_invited is held
        assert found.claimed.rank.answer is held
        said: dict[Language, str] = {"en": "last known rules", "fr": "dernières règles connues"}
        for language, words in said.items():
            assert any(words in each for each in as_retest(found, language)["assumptions"])
            assert not any(words in each for each in as_retest(unknown, language)["assumptions"])


@settings(max_examples=60, suppress_health_check=SLOW)
@given(people(), st.integers(1, 40))
def test_who_falls_below_the_line_would_not_have_been_invited_and_claimed_what_was_not_held(
    person: tuple[Document, date], later: int
) -> None:
    document, day = person
    profile = check(copy.deepcopy(document))
    found = invited(profile, day, begun_later(profile, later * 30))
    if found is None or not isinstance(found.would_still_have_been_invited, bool):
        return
    lower = found.at_invitation.score.at_most < found.claimed.score.at_least
    if lower:
        assert found.would_still_have_been_invited is False
        assert found.claimed_qualification_not_held_at_invitation is True
        assert not found.finds_nothing


def begun_later(profile: Profile, days: int) -> Profile:
    """The same person with every job begun so much later, or not at all where it had ended by then."""
    jobs = [
        job.model_copy(update={"from_": job.from_ + timedelta(days=days)})
        for job in profile.work or ()
        if job.from_ is not None and (job.to is None or job.from_ + timedelta(days=days) <= job.to)
    ]
    return profile.model_copy(update={"work": tuple(jobs)})


def test_the_result_never_says_what_the_officer_decides() -> None:
    accepted = ENGINEER.model_copy(update={"work": ENGINEER.work[:1] if ENGINEER.work else ()})
    found = retest(Facts(ENGINEER, accepted), terms=ROUND, times=Times(SUBMITTED, RECEIVED))
    document: dict[str, Any] = as_retest(found, "en")
    assert document["would_still_have_been_invited"] is False
    assert "refus" not in str(document).lower()
    assert "officer to find" in document["reason"]


def test_a_line_that_only_the_receipt_raises_is_told_as_gained_and_repairs_nothing() -> None:
    work = ENGINEER.work or ()
    later = work[1].model_copy(update={"from_": date(2022, 8, 1)})
    accepted = ENGINEER.model_copy(update={"work": (work[0], later)})
    found = retest(Facts(ENGINEER, accepted), terms=ROUND, times=Times(SUBMITTED, RECEIVED))
    gained = {line.factor for line in found.lines if line.gained is True}
    assert "canadian_work_experience" in gained
    assert found.at_receipt.class_met is True
    assert found.at_invitation.class_met is False
    assert not found.finds_nothing


def test_a_round_could_not_name_a_class_that_it_does_not_cover() -> None:
    with pytest.raises(ValueError, match="fsw, cec, fst"):
        terms_of(round_numbered("254"), "pnp")
    with pytest.raises(ValueError, match="fsw, cec, fst"):
        terms_of(round_numbered("254"))


# ------------------------------------------------------------------------------------------------- proceed or decline


def chosen(on: date, submitted: datetime | None = SUBMITTED) -> Choice:
    return choose(ENGINEER, terms=ROUND, submitted=submitted, on=on, rounds=(round_numbered("254"),))


def test_declining_in_time_leads_back_for_the_rest_of_the_twelve_months() -> None:
    choice = chosen(date(2023, 7, 10))
    assert choice.open
    assert (choice.last_day, choice.warn_on, choice.days_left) == (date(2023, 9, 3), date(2023, 9, 1), 55)
    assert choice.returns is True
    assert choice.pool_ends == datetime(2023, 11, 20, 15, 4, 5, tzinfo=UTC)
    assert choice.pool_days_left == 133
    assert choice.margin == 0


def test_the_twelve_months_may_be_over_before_the_invitation_is() -> None:
    old = datetime(2022, 7, 20, 12, tzinfo=UTC)
    assert chosen(date(2023, 7, 18), old).returns is True
    assert chosen(date(2023, 7, 20), old).returns is False
    assert chosen(date(2023, 7, 20), old).pool_days_left == 0


def test_after_the_last_day_nothing_leads_back() -> None:
    assert chosen(date(2023, 9, 3)).open
    assert not chosen(date(2023, 9, 4)).open
    assert chosen(date(2023, 9, 4)).returns is False


def test_without_the_time_of_submission_the_end_of_the_twelve_months_is_not_told() -> None:
    choice = chosen(date(2023, 7, 10), None)
    assert (choice.pool_ends, choice.pool_days_left) == (None, None)
    assert any("twelve months" in text.say("en") for text in choice.assumptions)
    assert day_of(ROUND.at) == date(2023, 7, 5)


def test_on_the_day_of_the_visa_one_requirement_that_fails_settles_what_another_leaves_open() -> None:
    so = Text("so", "ainsi").of()
    funds = Requirement("funds", Result.UNKNOWN, so, "R76(1)(b)", needs=("settlement_funds",))
    quebec = Requirement("outside_quebec", Result.NOT_MET, so, "R75(1)")
    met = quebec._replace(result=Result.MET)

    def holds(*again: Requirement, visa: date | None = date(2024, 5, 2)) -> object:
        return SecondDay(visa, NOTHING, again, "R77", None).holds

    assert holds(funds, quebec) is holds(quebec, funds) is False
    assert holds(funds, met) == Unknown(("settlement_funds",))
    assert holds(met) is True
    assert holds(quebec, visa=None) == Unknown(("visa",))
