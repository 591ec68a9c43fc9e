"""The law, and what was assessed under it, go to another process and come back the same."""

from __future__ import annotations

import copy
import multiprocessing
import pickle
from concurrent.futures import ProcessPoolExecutor
from datetime import UTC, date, datetime
from functools import partial
from pathlib import Path

import pytest

from express_entry import law
from express_entry.assessment import as_document, assess
from express_entry.law import Law, from_canonical
from express_entry.profile import load

ROOT = Path(__file__).parents[2]
INVENTED = ROOT / "examples" / "law" / "high-wage-invented.toml"
PERSON = ROOT / "examples" / "profiles" / "stem-engineer.json"
DAY = date(2026, 11, 10)


def again(of: Law) -> Law:
    found = pickle.loads(pickle.dumps(of))  # noqa: S301 - what this process wrote itself
    assert isinstance(found, Law)
    return found


@pytest.mark.parametrize("day", [date(2015, 1, 1), date(2022, 11, 16), date(2026, 11, 2), DAY])
def test_the_law_of_a_day_comes_back_as_this_process_has_it(day: date) -> None:
    """Only its name travels, so that ten thousand tasks do not carry ten thousand laws."""
    assert again(law.on(day)) is law.on(day)
    assert copy.deepcopy(law.on(day)) is law.on(day)
    assert len(pickle.dumps(law.on(day))) < 300


def test_the_law_of_an_instant_comes_back_as_that_of_the_instant() -> None:
    before, after = (law.at(datetime(2026, 4, 30, hour, tzinfo=UTC)) for hour in (12, 14))
    assert again(before) is before
    assert again(after) is after
    assert before.fingerprint != after.fingerprint


def test_a_law_with_a_file_laid_over_it_comes_back_whole() -> None:
    supposed = law.consolidated().with_file(INVENTED).on(DAY)
    found = again(supposed)
    assert found.consolidation.laid_over == (INVENTED.name,)
    assert found.fingerprint == supposed.fingerprint != law.on(DAY).fingerprint
    with pytest.raises(TypeError, match="cannot be changed"):
        found.versions["experience"].values["full_time_hours"] = 1  # type: ignore[index]


def test_a_view_made_from_its_canonical_bytes_comes_back_whole() -> None:
    stored = from_canonical(law.on(date(2020, 1, 1)).canonical)
    assert again(stored).fingerprint == stored.fingerprint == law.on(date(2020, 1, 1)).fingerprint


def assessed(day: date, under: Law) -> object:
    return assess(load(PERSON), on=day, law=under)


def test_a_process_pool_is_sent_the_law_and_sends_assessments_back() -> None:
    supposed = law.consolidated().with_file(INVENTED).on(DAY)
    days = [DAY, date(2027, 3, 1)]
    with ProcessPoolExecutor(1, mp_context=multiprocessing.get_context("spawn")) as pool:
        found = list(pool.map(partial(assessed, under=supposed), days))
    for language in ("en", "fr"):
        theirs = [as_document(each, language) for each in found]  # type: ignore[arg-type]
        ours = [as_document(assess(load(PERSON), on=day, law=supposed), language) for day in days]
        assert theirs == ours
