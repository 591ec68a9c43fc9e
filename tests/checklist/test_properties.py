"""What holds of every checklist, whoever it is for."""

from __future__ import annotations

import copy
import random
from collections import Counter
from datetime import date
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from express_entry.checklist import Checklist, Circumstances, checklist_document, derive
from express_entry.checklist.dates import KINDS, dates_of
from express_entry.law import Result, consolidated
from express_entry.law.documents import ROLES, STAGES
from express_entry.law.text import LANGUAGES, Sayable
from express_entry.profile import check
from express_entry.selection.rows import PROGRAMS
from tests.properties.strategies import Document, dependants, people
from tests.properties.test_profiles import partial_people

SLOW = [HealthCheck.too_slow, HealthCheck.data_too_large]
PROGRAM = st.sampled_from((None, *PROGRAMS))
COUNTRIES = ("CA", "IN", "AE", "FR")


def listed(document: Document, day: date, program: str | None = None, **more: Any) -> Checklist:
    profile = check(copy.deepcopy(document))
    return derive(profile, consolidated(), on=day, circumstances=Circumstances(program=program, **more))


@st.composite
def with_residences(draw: st.DrawFn) -> tuple[Document, date]:
    """A candidate with most facts stated, and where they lived."""
    document, day = draw(partial_people())
    document["residences"] = []
    for _ in range(draw(st.integers(0, 4))):
        first = draw(st.dates(date(1999, 1, 1), day))
        last = draw(st.one_of(st.none(), st.dates(first, max(first, day))))
        stay = {"country": draw(st.sampled_from(COUNTRIES)), "from": first.isoformat()}
        document["residences"].append(stay if last is None else {**stay, "to": last.isoformat()})
    return document, day


@settings(max_examples=120, suppress_health_check=SLOW)
@given(with_residences(), PROGRAM)
def test_no_item_is_there_twice_and_each_says_why_in_both_languages(
    person: tuple[Document, date], program: str | None
) -> None:
    found = listed(*person, program, invited_on=person[1])
    assert max(Counter(item.id for item in found.items).values()) == 1
    for item in found.items:
        assert item.citation
        assert item.stage in STAGES
        assert item.role in ROLES
        assert item.programs
        assert set(item.programs) <= set(found.programs)
        assert (item.needed is Result.UNKNOWN) == bool(item.needs)
        assert item.needed is not Result.NOT_MET
        for words in (item.title, item.reason, *item.notes, *(rule.words for rule in item.form)):
            assert_said_twice(words)
    for words in (*found.warnings, *found.assumptions, *(item.reason for item in found.not_needed)):
        assert_said_twice(words)
    assert found.unknown == tuple(dict.fromkeys(need for item in found.items for need in item.needs))


def assert_said_twice(words: Sayable) -> None:
    """Both languages, filled in, and not the one for the other (a passport's name may be the same)."""
    english, french = (words.say(language) for language in LANGUAGES)
    assert english
    assert french
    assert not {"{", "}"} & {*english, *french}


@settings(max_examples=60, suppress_health_check=SLOW)
@given(people(), st.data(), st.sampled_from(PROGRAMS))
def test_another_child_takes_no_item_from_anybody_else(
    person: tuple[Document, date], data: st.DataObject, program: str
) -> None:
    document, day = person
    more = copy.deepcopy(document)
    more["dependants"] = [*document.get("dependants", ()), data.draw(dependants(day))]
    had = {item.id: item.needed for item in listed(document, day, program).items}
    has = {item.id: item.needed for item in listed(more, day, program).items}
    assert {name: has.get(name) for name in had} == had


@settings(max_examples=60, suppress_health_check=SLOW)
@given(partial_people(), st.randoms(use_true_random=False), st.sampled_from(PROGRAMS))
def test_the_order_of_what_is_stated_renumbers_and_changes_nothing_else(
    person: tuple[Document, date], order: random.Random, program: str
) -> None:
    document, day = person
    other = copy.deepcopy(document)
    for name in ("work", "education", "relatives_in_canada"):
        if isinstance(other.get(name), list):
            order.shuffle(other[name])
    assert unnumbered(listed(document, day, program)) == unnumbered(listed(other, day, program))


def unnumbered(found: Checklist) -> Counter[tuple[str, str, Result]]:
    return Counter((item.person, item.document, item.needed) for item in found.items)


@settings(max_examples=60, suppress_health_check=SLOW)
@given(with_residences(), st.sampled_from(PROGRAMS))
def test_the_document_differs_between_the_languages_in_its_words_alone(
    person: tuple[Document, date], program: str
) -> None:
    found = listed(*person, program, invited_on=person[1])
    english, french = (checklist_document(found, language) for language in LANGUAGES)
    assert unworded(english) == unworded(french)
    assert english != french


WORDS = {"title", "named", "reason", "notice", "warnings", "assumptions", "notes", "recorded", "substitute", "citation"}


def unworded(tree: Any, key: str = "") -> Any:
    if isinstance(tree, dict):
        return {name: unworded(value, name) for name, value in tree.items()}
    if isinstance(tree, list):
        return [unworded(item, key) for item in tree]
    return "words" if key in WORDS and isinstance(tree, str) else tree


@settings(max_examples=60, suppress_health_check=SLOW)
@given(with_residences(), st.sampled_from(PROGRAMS))
def test_dates_are_in_order_and_none_is_past(person: tuple[Document, date], program: str) -> None:
    found = listed(*person, program, invited_on=person[1])
    dates = dates_of(found)
    assert [item.day for item in dates] == sorted(item.day for item in dates)
    assert all(item.day >= found.on and item.kind in KINDS for item in dates)
    assert len({item.key for item in dates}) == len(dates), "two events would be one"


@settings(max_examples=100, suppress_health_check=SLOW)
@given(st.lists(st.tuples(st.integers(0, 3000), st.integers(0, 500)), min_size=1, max_size=4), st.integers(0, 200))
def test_a_stay_cut_in_two_on_any_day_is_the_same_stay(stays: list[tuple[int, int]], at: int) -> None:
    """Adjoining stays are one: where an address changed does not matter."""
    day = date(2026, 11, 20)
    document = lived([(date.fromordinal(day.toordinal() - 3600 + first), length) for first, length in stays])
    whole = listed(document, day, "cec")
    cut = copy.deepcopy(document)
    first = cut["residences"][0]
    begin, end = (date.fromisoformat(first[key]) for key in ("from", "to"))
    middle = date.fromordinal(min(begin.toordinal() + at, end.toordinal()))
    if begin < middle:
        before = date.fromordinal(middle.toordinal() - 1).isoformat()
        cut["residences"] = [{**first, "to": before}, {**first, "from": middle.isoformat()}, *cut["residences"][1:]]
    assert police(listed(cut, day, "cec")) == police(whole)


def lived(stays: list[tuple[date, int]]) -> Document:
    """Somebody who lived in the Emirates for these stays, of so many days more than one."""
    return {
        "format": "express-entry/profile@1",
        "person": {"date_of_birth": "1980-01-01"},
        "marital_status": "never_married",
        "residences": [
            {
                "country": "AE",
                "from": first.isoformat(),
                "to": min(date.fromordinal(first.toordinal() + days), date(2026, 11, 19)).isoformat(),
            }
            for first, days in stays
        ],
    }


def police(found: Checklist) -> set[tuple[str, Result]]:
    return {(item.id, item.needed) for item in found.items if item.document == "police_certificate"}
