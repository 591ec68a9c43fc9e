"""Approved tests: from printed scores to levels, by ability, by the day of the sitting and the day assessed."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

import pytest

from express_entry import law
from express_entry.law.facts import ABILITIES
from express_entry.law.language import (
    STAND_IN,
    TOP_LEVEL,
    Scale,
    accepted_since,
    below_scale,
    has_scale,
    language_of,
    printed_range,
    scale_for,
)
from express_entry.law.language import tests as ever_accepted

DAY = date(2026, 11, 2)

# test, language, first day of acceptance; least, most and step that it prints: speaking, listening, reading, writing
TESTS = [
    ("IELTS-GT", "en", date(2015, 1, 1), [(0, 9, 0.5)] * 4),
    ("CELPIP-G", "en", date(2015, 1, 1), [(0, 12, 1)] * 4),
    ("PTE-CORE", "en", date(2024, 1, 30), [(10, 90, 1)] * 4),
    ("TEF-CANADA", "fr", date(2015, 1, 1), [(0, 699, 1)] * 4),
    ("TCF-CANADA", "fr", date(2018, 11, 10), [(0, 20, 1), (100, 699, 1), (100, 699, 1), (0, 20, 1)]),
]
OLD_TEF = [(0, 450, 1), (0, 360, 1), (0, 300, 1), (0, 450, 1)]

# test, day of the sitting, ability, score, level
SCORES = [
    ("IELTS-GT", "2025-01-01", "listening", 6.0, 7),
    ("IELTS-GT", "2025-01-01", "listening", 7.0, 7),
    ("IELTS-GT", "2025-01-01", "listening", 7.5, 8),
    ("IELTS-GT", "2025-01-01", "reading", 3.5, 4),
    ("IELTS-GT", "2025-01-01", "reading", 3.0, 0),
    ("IELTS-GT", "2025-01-01", "reading", 9.0, 10),
    ("IELTS-GT", "2025-01-01", "writing", 5.0, 5),
    ("CELPIP-G", "2025-01-01", "speaking", 3, 0),
    ("CELPIP-G", "2025-01-01", "speaking", 12, 10),
    ("PTE-CORE", "2025-01-01", "writing", 89, 9),
    ("PTE-CORE", "2025-01-01", "writing", 90, 10),
    ("PTE-CORE", "2025-01-01", "listening", 17, 0),
    ("PTE-CORE", "2025-01-01", "listening", 18, 3),
    ("TEF-CANADA", "2023-12-11", "listening", 461, 7),
    ("TEF-CANADA", "2023-12-10", "listening", 461, 7),
    ("TEF-CANADA", "2023-12-11", "listening", 462, 8),
    ("TEF-CANADA", "2023-12-10", "listening", 499, 7),
    ("TEF-CANADA", "2019-10-01", "listening", 500, 8),
    ("TEF-CANADA", "2019-09-30", "listening", 280, 8),
    ("TEF-CANADA", "2019-09-30", "listening", 144, 0),
    ("TCF-CANADA", "2025-01-01", "writing", 9, 6),
    ("TCF-CANADA", "2025-01-01", "reading", 341, 0),
]


def scale_of(test: str, taken: str, printed: str | None = None) -> Scale:
    scale = scale_for(law.on(DAY), test, date.fromisoformat(taken), printed)
    assert scale is not None
    return scale


@pytest.mark.parametrize(("test", "taken", "ability", "score", "level"), SCORES)
def test_a_score_is_worth_the_highest_level_whose_lowest_score_it_reaches(
    test: str, taken: str, ability: str, score: float, level: int
) -> None:
    assert scale_of(test, taken).level(ability, score) == level


def every_score(scale: Scale, ability: str) -> Iterator[float]:
    lowest, highest, step = scale.printed[ability]
    score = lowest
    while score <= highest:
        yield score
        score += step


@pytest.mark.parametrize(
    ("test", "taken", "printed"),
    [
        ("IELTS-GT", "2025-01-01", None),
        ("CELPIP-G", "2025-01-01", None),
        ("PTE-CORE", "2025-01-01", None),
        ("TEF-CANADA", "2025-01-01", None),
        ("TEF-CANADA", "2022-01-01", "699"),
        ("TEF-CANADA", "2022-01-01", "old"),
        ("TCF-CANADA", "2025-01-01", None),
    ],
)
def test_a_higher_score_never_has_a_lower_level_and_every_level_of_the_table_is_reached(
    test: str, taken: str, printed: str | None
) -> None:
    scale = scale_of(test, taken, printed)
    for ability in ABILITIES:
        levels = [scale.level(ability, score) for score in every_score(scale, ability)]
        assert levels == sorted(levels)
        assert set(levels) == {0, *(level for _, level in scale.minimum[ability])}
        assert levels[-1] == 10


@pytest.mark.parametrize(("test", "language", "since", "printed"), TESTS)
def test_each_test_has_its_language_its_first_day_and_what_it_prints(
    test: str, language: str, since: date, printed: list[tuple[float, float, float]]
) -> None:
    assert (language_of(test), accepted_since(test)) == (language, since)
    assert [printed_range(test, ability, DAY) for ability in ABILITIES] == printed
    assert below_scale(test) == ("M" if test == "CELPIP-G" else None)


def test_there_are_five_tests_and_a_stand_in_of_which_only_the_levels_are_known() -> None:
    assert sorted(ever_accepted()[:-1]) == sorted(name for name, *_ in TESTS)
    assert ever_accepted()[-1] == STAND_IN
    assert (language_of(STAND_IN), accepted_since(STAND_IN), below_scale(STAND_IN)) == (None, None, None)
    assert printed_range(STAND_IN, "reading", None) == (0, TOP_LEVEL, 1)


@pytest.mark.parametrize("test", ["PTE-CORE", "TCF-CANADA"])
def test_a_test_is_not_accepted_on_the_day_before_its_first(test: str) -> None:
    since = accepted_since(test)
    assert since is not None
    sitting = since - timedelta(days=30)
    assert scale_for(law.on(since - timedelta(days=1)), test, sitting) is None
    assert scale_for(law.on(since), test, sitting) is not None


def test_a_test_that_was_never_approved_has_no_scale() -> None:
    assert scale_for(law.on(DAY), "TOEFL", DAY) is None
    assert (language_of("TOEFL"), accepted_since("TOEFL"), printed_range("TOEFL", "reading", DAY)) == (None, None, None)


@pytest.mark.parametrize(
    ("taken", "printed", "scale"),
    [
        ("2019-09-30", None, "old"),
        ("2019-09-30", "699", None),
        ("2019-10-01", None, "2019"),
        ("2019-10-01", "old", "old"),
        ("2023-12-10", None, "2019"),
        ("2023-12-10", "old", "old"),
        ("2023-12-11", None, "2023"),
        ("2023-12-11", "699", "2023"),
        ("2023-12-11", "old", None),
    ],
)
def test_a_tef_result_is_read_on_the_scale_of_its_sitting_or_the_old_one_where_that_is_printed(
    taken: str, printed: str | None, scale: str | None
) -> None:
    found = scale_for(law.on(DAY), "TEF-CANADA", date.fromisoformat(taken), printed)
    assert (found.id if found else None) == scale
    if printed is not None:
        assert has_scale("TEF-CANADA", date.fromisoformat(taken), printed) == (scale is not None)


def test_the_old_tef_scale_prints_its_own_range_and_an_unknown_day_any_of_them() -> None:
    day = date(2019, 9, 30)
    assert [printed_range("TEF-CANADA", ability, day) for ability in ABILITIES] == OLD_TEF
    assert printed_range("TEF-CANADA", "reading", date(2022, 1, 1), "old") == (0, 300, 1)
    assert printed_range("TEF-CANADA", "reading", None) == (0, 699, 1)


def test_the_levels_of_the_first_days_scales_are_the_same_on_every_later_day() -> None:
    for name, *_ in TESTS:
        scale = scale_of(name, "2018-11-11")
        for moment, _ in law.consolidated().boundaries:
            later = scale_for(law.on(moment), name, date(2018, 11, 11))
            assert later in (None, scale)
