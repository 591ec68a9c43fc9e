"""The two questions about past rounds: the quick form says what a whole assessment at every round would say."""

from __future__ import annotations

import copy
from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from express_entry.assessment import as_document, assess
from express_entry.assessment.match import Match
from express_entry.assessment.pastrounds import PastRounds, in_the_last_year, past_rounds
from express_entry.history import Note, Round, RoundType, round_numbered, rounds
from express_entry.law import Consolidation, NoLawYet, Result, consolidated
from express_entry.law.days import day_of
from express_entry.law.text import LANGUAGES
from express_entry.profile import Profile, ProfileError, check, load
from tests.assessment.plainrounds import NOT_MET, Plain, of_the_day, stood
from tests.properties.strategies import facts_of, people, without

ROOT = Path(__file__).parents[2]
PROFILES = ROOT / "examples" / "profiles"
LAW_FILE = ROOT / "examples" / "law" / "high-wage-invented.toml"
NAMES = sorted(path.name for path in PROFILES.iterdir())
ENGINEER = load(PROFILES / "stem-engineer.json")
NOMINEE = load(PROFILES / "nominee.json")
TODAY = date(2026, 11, 22)


def instant(text: str) -> datetime:
    return datetime.fromisoformat(text)


def of(matches: Iterable[Match], number: str) -> Match:
    return next(match for match in matches if match.round.number == number)


def numbers(matches: Iterable[Match]) -> list[str]:
    return [match.round.number for match in matches]


# ------------------------------------------------------------------------------------------- quick and plain are equal


def plainly(match: Match) -> Plain:
    score = match.score if match.asked.barred is None else None
    return Plain(match.result.value, score, match.margin_seconds)


def assert_equal(past: PastRounds, profile: Profile, law: Consolidation, some: Sequence[Round]) -> None:
    """Both questions for some of the rounds, plainly answered."""
    chosen = set(some)
    day = assess(profile, on=past.on, law=law.on(past.on))
    document, most = as_document(day), day.amounts.score.at_most
    for then, now in zip(past.at_the_time, past.with_score_of_day, strict=True):
        if then.round in chosen:
            plain = stood(profile, then.round, past.submitted, law)
            if then.asked.barred is not None:
                assert plain.result == NOT_MET, then.round.number
            else:
                assert plainly(then) == plain, then.round.number
            assert now.result.value == of_the_day(document, most, now.round), now.round.number


@pytest.mark.parametrize("name", [name for name in NAMES if name != "minimal.json"])
def test_for_each_example_the_answers_at_every_round_are_those_of_a_whole_assessment(name: str) -> None:
    profile, submitted = load(PROFILES / name), instant("2023-06-20T00:00:00Z")
    past = past_rounds(profile, on=TODAY, submitted=submitted)
    assert [match.round for match in past.at_the_time] == list(rounds())
    assert_equal(past, profile, consolidated(), rounds())


JOB = {"noc": "21231", "country": "CA", "from": "2022-07-10", "hours_per_week": 40, "paid": True, "authorized": True,
       "self_employed": False, "full_time_student": False}  # fmt: skip
TEST = {"test": "CLB", "language": "en", "listening": 9, "reading": 9, "writing": 9, "speaking": 9}
YEARS: dict[str, dict[str, Any]] = {
    "canadian": {"work": [JOB]},
    "foreign": {"work": [{**JOB, "country": "PT"}]},
    "spouse": {"work": []},
}


@pytest.mark.parametrize("whose", YEARS)
def test_a_year_of_work_completed_between_two_rounds_counts_from_the_next_one_on(whose: str) -> None:
    """With nothing else that happens in the two years of the test."""
    spouse = {"accompanying": True, "citizen_or_permanent_resident": False, "date_of_birth": "1990-03-01",
              "education": [], "language_tests": [], "work": [JOB] if whose == "spouse" else []}  # fmt: skip
    profile = check({
        "format": "express-entry/profile@1", "person": {"date_of_birth": "1990-01-05"}, "marital_status": "married",
        "spouse": spouse, "education": [], "language_tests": [{**TEST, "taken": "2022-07-11"}], **YEARS[whose],
    })  # fmt: skip
    year = [each for each in rounds() if date(2022, 7, 12) <= each.date < date(2024, 7, 11)]
    past = past_rounds(profile, on=TODAY, rounds=year)
    assert_equal(past, profile, consolidated(), year)
    found = {match.round.date: match.score for match in past.at_the_time}
    assert found[date(2023, 7, 7)] != found[date(2023, 7, 11)] == found[date(2023, 7, 12)]


def test_for_someone_who_states_nothing_the_answers_are_those_of_a_whole_assessment() -> None:
    profile = load(PROFILES / "minimal.json")
    assert_equal(past_rounds(profile, on=TODAY), profile, consolidated(), rounds()[::23])


SUBMISSIONS = st.none() | st.integers(0, 4290 * 86_400).map(
    lambda seconds: datetime(2015, 1, 1, tzinfo=UTC) + timedelta(seconds=seconds)
)


def around(day: date) -> list[Round]:
    """Rounds in which somebody with papers of around a day may have stood a chance."""
    near = [each for each in rounds() if abs((each.date - day).days) < 700]
    return [*near[::9], *rounds()[::60]]


@settings(max_examples=40, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(people(), SUBMISSIONS)
def test_whoever_it_is_the_answers_are_those_of_a_whole_assessment(
    person: tuple[dict[str, Any], date], submitted: datetime | None
) -> None:
    document, on = person
    profile = check(copy.deepcopy(document))
    if profile.person.date_of_birth <= on:
        past = past_rounds(profile, on=on, submitted=submitted)
        assert_equal(past, profile, consolidated(), around(on))


@settings(max_examples=25, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(st.data(), people())
def test_with_facts_missing_the_answers_are_those_of_a_whole_assessment_too(
    data: st.DataObject, person: tuple[dict[str, Any], date]
) -> None:
    document, on = person
    paths = data.draw(st.lists(st.sampled_from(list(facts_of(document))), min_size=1, max_size=3))
    profile = check(without(document, paths))
    if profile.person.date_of_birth <= on:
        past = past_rounds(profile, on=on)
        assert_equal(past, profile, consolidated(), around(on)[::3])
        assert all(match.needs for match in (*past.may_have_been_invited, *past.score_on_day_may_have_sufficed))


def test_under_a_file_of_law_the_answers_are_those_of_a_whole_assessment_under_it() -> None:
    law = consolidated().with_file(LAW_FILE)
    later = [
        round_numbered("447")._replace(
            number=str(number),
            date=day,
            instant=datetime(day.year, day.month, day.day, 14, tzinfo=UTC),
            crs_cutoff=line,
        )
        for number, day, line in [(448, date(2026, 11, 4), 300), (449, date(2026, 12, 2), 510), (450, TODAY, 520)]
    ]
    for name in ("stem-engineer.json", "tradesperson.toml"):
        profile = load(PROFILES / name)
        past = past_rounds(profile, on=date(2026, 11, 10), law=law, rounds=[*rounds()[-40:], *later])
        assert_equal(past, profile, law, [match.round for match in past.at_the_time])
        assert past.last_known_rules is None


# --------------------------------------------------------------------------------------------------------- the line


@pytest.mark.parametrize(
    ("submitted", "seconds", "taken"),
    [
        ("2022-11-23T00:01:28.999999Z", 1, True),
        ("2022-11-23T00:01:29Z", 0, True),
        ("2022-11-23T00:01:29.999999Z", 0, True),
        ("2022-11-23T00:01:30Z", -1, False),
        ("2022-11-22T19:01:29-05:00", 0, True),
        ("2022-11-22T19:01:30-05:00", -1, False),
    ],
)
def test_an_instant_within_the_published_second_is_not_after_it(submitted: str, seconds: int, taken: bool) -> None:
    past = past_rounds(ENGINEER, on=date(2023, 7, 5), submitted=instant(submitted))
    match = of(past.at_the_time, "254")
    assert (match.score, match.margin, match.by_tie_break, match.margin_seconds) == (486, 0, True, seconds)
    assert match.result is (Result.MET if taken else Result.NOT_MET)
    assert match.program == ("cec" if taken else None)
    assert ("254" in numbers(past.would_have_been_invited)) is taken


def test_without_the_time_of_submission_a_tie_is_not_known_and_says_what_would_tell() -> None:
    past = past_rounds(ENGINEER, on=date(2023, 7, 5))
    match = of(past.at_the_time, "254")
    assert (match.result, match.needs, match.margin_seconds) == (Result.UNKNOWN, ("submitted",), None)
    assert "254" in numbers(past.may_have_been_invited)
    assert match.reason.say("en") == (
        "486 points, the lowest score invited: taken if submitted by 2022-11-23 at 00:01:29 UTC"
    )


def test_a_score_equal_to_the_line_suffices_as_a_score_whenever_the_profile_was_submitted() -> None:
    for submitted in (None, instant("2022-11-01T00:00:00Z"), instant("2023-07-01T00:00:00Z")):
        past = past_rounds(ENGINEER, on=date(2023, 7, 5), submitted=submitted)
        match = of(past.score_on_day_would_have_sufficed, "254")
        assert (match.margin, match.by_tie_break) == (0, True)
        assert "enough for those who had submitted by 2022-11-23 at 00:01:29 UTC" in match.reason.say("en")


def at_the_line(profile: Profile, round_: Round) -> Match:
    """A round whose lowest score is that of the person at its instant."""
    score = assess(profile, on=day_of(round_.instant)).amounts.score.total
    assert score is not None
    moved = round_._replace(crs_cutoff=score)
    (match,) = past_rounds(profile, on=TODAY, rounds=[moved]).at_the_time
    return match


def test_before_tie_breaks_were_published_everyone_at_the_line_is_taken_to_have_been_invited() -> None:
    tree = {
        **copy.deepcopy(ENGINEER.model_dump(by_alias=True, exclude_defaults=True)),
        "language_tests": [{"test": "CLB", "language": "en", "taken": date(2016, 5, 1),
                            "listening": 9, "reading": 9, "writing": 9, "speaking": 9}],
        "work": [{"noc": "2173", "country": "CA", "from": date(2014, 6, 1), "hours_per_week": 40, "paid": True,
                  "authorized": True, "self_employed": False, "full_time_student": False}],
    }  # fmt: skip
    match = at_the_line(check(tree), round_numbered("60"))
    assert (match.result, match.margin, match.by_tie_break) == (Result.MET, 0, False)
    assert "everyone who had it was, as far as is known" in match.reason.say("en")
    said = [item.say("en") for item in past_rounds(check(tree), on=TODAY, rounds=[match.round]).assumptions]
    assert Note.TIE_BREAK_NOT_PUBLISHED.text.en in said


def test_where_the_tie_break_was_not_found_a_tie_is_not_known() -> None:
    match = at_the_line(ENGINEER, round_numbered("446"))
    assert (match.result, match.needs) == (Result.UNKNOWN, ("rounds.446.tie_break_utc",))


def test_an_open_total_is_settled_by_its_ends_where_they_agree() -> None:
    tree = ENGINEER.model_dump(by_alias=True, exclude_defaults=True)
    tree["relatives_in_canada"] = [{"relationship": "sibling", "of": "candidate", "citizen_or_permanent_resident": True,
                                    "age_18_or_over": True}]  # fmt: skip
    profile = check(tree)
    score = assess(profile, on=date(2023, 7, 5)).amounts.score
    assert (score.total, score.at_least, score.at_most) == (None, 486, 501)
    stem = round_numbered("254")
    past = past_rounds(
        profile,
        on=date(2023, 7, 5),
        submitted=instant("2022-11-23T00:01:29Z"),
        rounds=[stem._replace(number=str(number), crs_cutoff=number) for number in (485, 486, 487, 501, 502)],
    )
    needs = "relatives_in_canada[0].lives_in_canada"
    assert [(match.round.crs_cutoff, match.result.value, match.needs) for match in past.at_the_time] == [
        (485, "met", ()),
        (486, "met", ()),
        (487, "unknown", (needs,)),
        (501, "unknown", (needs,)),
        (502, "not_met", ()),
    ]
    assert [match.margin for match in past.at_the_time] == [None] * 5
    late = past_rounds(profile, on=date(2023, 7, 5), submitted=instant("2022-11-24T00:00:00Z"), rounds=[stem])
    assert [(match.result.value, match.needs) for match in late.at_the_time] == [("unknown", (needs,))]


# ------------------------------------------------------------------------------------------------------ the grouping


def test_a_nominee_is_only_invited_where_nominees_are_covered() -> None:
    past = past_rounds(NOMINEE, on=date(2025, 6, 1))
    taken = past.would_have_been_invited
    assert taken
    assert {match.round.program_or_category for match in taken} == {"pnp"}
    assert {match.program for match in taken} == {"pnp"}
    since = [match for match in past.at_the_time if match.round.date > date(2025, 2, 4) and match.asked.barred is None]
    other = [match for match in since if match.round.program_or_category == "cec" and (match.margin or 0) > 0]
    assert other
    assert all("a nominee may only be invited as a nominee" in match.reason.say("en") for match in other)


def test_before_the_nomination_the_same_person_is_a_candidate_like_any_other() -> None:
    tree = NOMINEE.model_dump(by_alias=True, exclude_defaults=True)
    tree["nomination"]["issued"] = date(2026, 1, 1)
    past = past_rounds(check(tree), on=date(2025, 6, 1))
    assert not [match for match in past.would_have_been_invited if match.round.date < date(2026, 1, 1)]
    early = [match for match in past.at_the_time if date(2025, 2, 4) < match.round.date < date(2026, 1, 1)]
    assert not [match for match in early if "a nominee may only" in match.reason.say("en")]


def test_a_general_round_covers_nominees_and_the_federal_programs() -> None:
    tree = ENGINEER.model_dump(by_alias=True, exclude_defaults=True)
    tree["nomination"] = {"province": "ON", "issued": date(2023, 1, 1), "express_entry": True}
    past = past_rounds(check(tree), on=date(2023, 7, 5))
    assert of(past.at_the_time, "253").program == "pnp"
    assert of(past.at_the_time, "254").result is Result.NOT_MET
    elsewhere = {**tree, "intended_province": "BC"}
    refused = of(past_rounds(check(elsewhere), on=date(2023, 7, 5)).at_the_time, "253")
    assert (refused.result, refused.margin) == (Result.NOT_MET, 575)
    assert "Provincial Nominee Program" in refused.reason.say("en")


def test_a_category_is_that_of_the_version_the_round_names() -> None:
    tree = ENGINEER.model_dump(by_alias=True, exclude_defaults=True)
    for job in tree["work"]:
        job["noc"] = "22310"
    tree["primary_occupation"] = "22310"
    profile = check(tree)
    first, other = (
        round_numbered("254")._replace(category_version=name, crs_cutoff=1) for name in ("2023-1", "2025-2")
    )
    past = past_rounds(profile, on=date(2023, 7, 5), rounds=[first, other])
    assert [match.result for match in past.at_the_time] == [Result.NOT_MET, Result.MET], "on the list of 2025 only"
    unheard = first._replace(category_version="2031-7")
    (match,) = past_rounds(profile, on=date(2023, 7, 5), rounds=[unheard]).at_the_time
    assert (match.result, match.needs) == (Result.UNKNOWN, ("law.category/stem@2031-7",))


def test_what_bars_a_person_is_said_before_anything_else() -> None:
    past = past_rounds(ENGINEER, on=TODAY)
    assert "no result of an approved language test" in of(past.at_the_time, "1").reason.say("en")
    young = check({**ENGINEER.model_dump(by_alias=True, exclude_defaults=True), "person": {"date_of_birth": TODAY},
                   "education": [], "language_tests": [], "work": []})  # fmt: skip
    early = past_rounds(young, on=TODAY)
    assert of(early.at_the_time, "447").reason.say("en") == "not born yet"
    assert of(early.at_the_time, "447").score is None
    assert not early.would_have_been_invited


def test_facts_dated_later_do_not_exist_yet_and_an_open_job_is_counted_to_the_day() -> None:
    past = past_rounds(ENGINEER, on=TODAY)
    scores = {match.round.number: match.score for match in past.at_the_time}
    day = {number: day_of(round_numbered(number).instant) for number in ("230", "240", "254", "293", "400")}
    assert {number: scores[number] for number in day} == {
        number: assess(ENGINEER, on=on).amounts.score.total for number, on in day.items()
    }
    assert len({scores[number] for number in day}) > 3


# ------------------------------------------------------------------------------------------------- the day, the gap


def test_with_the_score_of_the_day_the_categories_are_those_in_force_on_it() -> None:
    now = past_rounds(ENGINEER, on=TODAY)
    then = past_rounds(ENGINEER, on=date(2023, 7, 5))
    agriculture = of(now.with_score_of_day, "267")
    assert agriculture.result is Result.NOT_MET
    assert "no such category was in force" in agriculture.reason.say("en") or "not in the category" in (
        agriculture.reason.say("en")
    )
    assert of(then.with_score_of_day, "254").result is Result.MET


def test_in_a_gap_of_the_law_the_score_of_the_day_is_that_under_the_last_known_rules_and_is_labelled() -> None:
    past = past_rounds(ENGINEER, on=TODAY)
    assert past.last_known_rules == "2025-03-25"
    assert past.assessment.crs is None
    assert past.with_score_of_day[0].score == past.assessment.amounts.score.total
    assert past_rounds(ENGINEER, on=date(2026, 11, 2)).last_known_rules is None


def test_a_round_under_rules_that_are_not_known_tells_nothing() -> None:
    late = round_numbered("446")._replace(number="448", date=TODAY, instant=datetime(2026, 11, 22, 15, tzinfo=UTC))
    past = past_rounds(ENGINEER, on=TODAY, rounds=[late])
    for match in (*past.at_the_time, *past.with_score_of_day):
        assert (match.result, match.needs) == (Result.UNKNOWN, ("law.crs@2026-11-03",))
    assert past.at_the_time[0].score is None


# ------------------------------------------------------------------------------------------------------------ shares


def test_shares_count_the_rounds_of_the_last_twelve_months_by_kind() -> None:
    past = past_rounds(ENGINEER, on=date(2023, 7, 5), submitted=instant("2022-11-23T00:01:29Z"))
    shares = {share.program_or_category: share for share in past.shares}
    year = in_the_last_year(rounds(), date(2023, 7, 5))
    assert (year[0].date, year[-1].number) == (date(2022, 7, 6), "254")
    assert sum(share.rounds for share in past.shares) == len(year)
    taken = [match for match in past.would_have_been_invited if match.round in year]
    assert sum(share.invited for share in past.shares) == len(taken)
    assert (shares["stem"].rounds, shares["stem"].invited, shares["stem"].sufficed) == (1, 1, 1)
    assert shares["pnp"].invited == shares["pnp"].sufficed == 0
    assert [share.round_type for share in past.shares] == sorted(
        (share.round_type for share in past.shares), key=list(RoundType).index
    )


def test_a_share_tells_what_is_not_known_apart() -> None:
    past = past_rounds(ENGINEER, on=date(2023, 7, 5))
    stem = next(share for share in past.shares if share.program_or_category == "stem")
    assert (stem.invited, stem.invited_unknown, stem.sufficed) == (0, 1, 1)


def test_on_a_day_with_no_round_in_the_year_before_there_is_no_share() -> None:
    assert past_rounds(ENGINEER, on=date(2015, 1, 30)).shares == ()


# ------------------------------------------------------------------------------------------------------------ errors


def test_a_day_without_law_a_day_before_birth_and_an_instant_without_a_zone_are_refused() -> None:
    with pytest.raises(NoLawYet):
        past_rounds(ENGINEER, on=date(2014, 12, 31))
    with pytest.raises(ProfileError):
        past_rounds(check({"format": "express-entry/profile@1", "person": {"date_of_birth": date(2020, 1, 1)},
                           "marital_status": "never_married"}), on=date(2019, 1, 1))  # fmt: skip
    with pytest.raises(ValueError, match="time zone"):
        past_rounds(ENGINEER, on=TODAY, submitted=instant("2022-11-23T00:00:00"))


def test_with_no_rounds_there_is_nothing_to_say() -> None:
    past = past_rounds(ENGINEER, on=TODAY, rounds=[])
    assert (past.at_the_time, past.with_score_of_day, past.shares) == ((), (), ())


def test_every_reason_and_assumption_is_said_in_both_languages() -> None:
    past = past_rounds(NOMINEE, on=TODAY, submitted=instant("2025-02-10T00:00:00Z"))
    reasons = [match.reason for match in (*past.at_the_time[::7], *past.with_score_of_day[::7])]
    for reason in (*reasons, *past.assumptions):
        assert len({reason.say(language) for language in LANGUAGES}) == 2


def test_a_round_of_the_future_of_the_day_is_asked_about_as_well() -> None:
    """Every round known is past for whoever asks; the day only says which score is compared."""
    past = past_rounds(ENGINEER, on=date(2023, 7, 5) - timedelta(days=400))
    assert len(past.at_the_time) == len(rounds())


def test_the_last_twelve_months_begin_the_day_after_the_same_day_a_year_ago() -> None:
    """On a leap day too: round 242 of 2023-03-01 lies within the twelve months that end with 2024-02-29."""
    numbers = {each.number for each in in_the_last_year(rounds(), date(2024, 2, 29))}
    assert "242" in numbers
    assert {each.date for each in in_the_last_year(rounds(), date(2024, 3, 1))}.isdisjoint({date(2023, 3, 1)})
