"""Whom a change of law concerns: nobody is left out whose result it changes, and some are whom it cannot reach."""

from __future__ import annotations

import copy
import random
from collections import Counter
from datetime import date
from typing import Any

import pytest

from express_entry.assessment import next_turning_day, next_turning_day_again, ranked, ranked_again
from express_entry.assessment.again import Kept, tables_that_differ
from express_entry.assessment.concerns import concerning
from express_entry.history import NARROW_BANDS
from express_entry.law import Law, consolidated, occupations
from express_entry.law.classified import told_of
from express_entry.law.days import DAY, add_months
from express_entry.profile import check
from express_entry.synthetic.papers import Papers
from express_entry.synthetic.pool import Pool

WHOLE = consolidated()
CLASSIFICATION = date(2022, 11, 16)
"""The day on which the classification of 2021 took the place of that of 2016."""


def sides(day: date) -> tuple[Law, Law]:
    return WHOLE.on(day - DAY), WHOLE.on(day)


def made_up(day: date, each: int, seed: int) -> list[dict[str, Any]]:
    return list(Papers(Pool(day - DAY, dict.fromkeys(NARROW_BANDS, each), seed=seed)).documents())


def recoded(document: dict[str, Any], draw: random.Random) -> dict[str, Any]:
    """A document whose occupations are any of either edition; some of them come twice."""
    codes = [draw.choice(sorted(occupations.occupations(draw.choice((2016, 2021))))) for _ in range(3)]
    found = copy.deepcopy(document)
    stated = [
        *found.get("work", []),
        *[found[name] for name in ("job_offer", "certificate_of_qualification") if name in found],
    ]
    for each in stated:
        if "noc" in each:
            each["noc"] = draw.choice(codes)
    if draw.random() < 0.3:
        found["primary_occupation"] = draw.choice(codes)
    return found


def test_another_classification_leaves_alone_only_those_whom_it_tells_nothing_else_of() -> None:
    draw, seen = random.Random(2021), Counter[bool]()
    before, law = sides(CLASSIFICATION)
    until = add_months(CLASSIFICATION, 12)
    for one, other in ((before, law), (law, before)):
        for document in made_up(CLASSIFICATION, 25, seed=16):
            profile = check(recoded(document, draw))
            known = ranked(profile, on=CLASSIFICATION, law=one)
            kept = Kept(known.points, known.programs, known.categories)
            anew = ranked(profile, on=CLASSIFICATION, law=other)
            again = ranked_again(profile, on=CLASSIFICATION, law=other, before=one, kept=kept)
            assert again == Kept(anew.points, anew.programs, anew.categories)
            seen[bool(concerning(tables_that_differ(one, other), profile, CLASSIFICATION, other, one))] += 1
            if one is before:
                start = CLASSIFICATION - DAY
                found = next_turning_day(profile, on=start, until=until, law=WHOLE)
                turn = next_turning_day(profile, on=CLASSIFICATION, until=until, law=WHOLE)
                if found is None or found > CLASSIFICATION:
                    carried = next_turning_day_again(
                        profile, on=CLASSIFICATION, until=until, law=WHOLE, before=before, found=found
                    )
                    assert carried == turn
    assert min(seen[True], seen[False]) > 50, seen


@pytest.mark.parametrize(("field", "code"), [("skilled", "3413"), ("upper", "0112"), ("trade", "1214")])
def test_an_occupation_is_told_otherwise_by_each_thing_that_is_asked_of_it(field: str, code: str) -> None:
    before, law = (told_of(each, (code,))[0][0]._asdict() for each in sides(CLASSIFICATION))
    assert {name for name in law if law[name] != before[name]} == {field}


@pytest.mark.parametrize(
    ("fields", "codes"),
    [
        ({"near"}, ("0131", "0132")),
        ({"may_count_with"}, ("1111", "1114")),
        ({"same", "counts_with", "may_count_with"}, ("9222", "9223")),
    ],
)
def test_two_occupations_are_told_otherwise_by_how_they_stand_to_each_other(
    fields: set[str], codes: tuple[str, str]
) -> None:
    before, law = (told_of(each, codes) for each in sides(CLASSIFICATION))
    assert before[0] == law[0]
    pairs = [(one._asdict(), other._asdict()) for one, other in zip(before[1], law[1], strict=True)]
    assert {name for one, other in pairs for name in one if one[name] != other[name]} == fields


def test_most_occupations_and_not_all_are_told_alike_by_both_classifications() -> None:
    before, law = sides(CLASSIFICATION)
    alike = {code for code in occupations.occupations(2016) if told_of(before, (code,)) == told_of(law, (code,))}
    assert {"2173", "6322", "6552"} <= alike  # software engineers, cooks, customer service
    assert not {"7511", "3413", "4413"} & alike  # truck drivers, nurse aides, teacher assistants: skilled since


def test_a_person_is_concerned_by_what_they_state() -> None:
    document = made_up(date(2024, 1, 30), 1, seed=5)[0]
    for key in ("nomination", "dependants", "spouse"):
        document.pop(key, None)
    plain = {**document, "marital_status": "never_married"}
    child = {**plain, "dependants": [{"date_of_birth": "2005-03-01", "accompanying": True}]}
    pearson = {"test": "PTE-CORE", "taken": "2024-02-01", "listening": 80, "reading": 80, "writing": 80, "speaking": 80}
    tested = {**plain, "language_tests": [*plain["language_tests"], pearson]}
    job = {"noc": "31102", "country": "CA", "from": "2023-05-01", "self_employed": True}
    physician = {**plain, "work": [{**job, "publicly_funded_medical_services": True}]}
    nominee = {**plain, "nomination": {"province": "ON", "issued": "2026-01-02", "express_entry": True}}
    changes = {
        "dependent_child": (date(2017, 10, 24), child),
        "language/PTE-CORE": (date(2024, 1, 30), tested),
        "publicly_funded_physicians": (date(2023, 4, 25), physician),
        "pnp/requirements": (date(2026, 3, 30), nominee),
    }
    for table, (day, concerned) in changes.items():
        before, law = sides(day)
        assert table in tables_that_differ(before, law)
        for stated, known in ((plain, False), (concerned, True)):
            found = concerning(tables_that_differ(before, law), check(copy.deepcopy(stated)), day, law, before)
            assert (table in found) == known, (table, stated)


@pytest.mark.parametrize("table", ["language/validity", "experience", "fsw/requirements"])
def test_a_table_of_which_nothing_is_known_concerns_everybody(table: str) -> None:
    before, law = sides(CLASSIFICATION)
    profile = check(made_up(CLASSIFICATION, 1, seed=1)[0])
    assert concerning(frozenset({table}), profile, CLASSIFICATION, law, before) == {table}
