from __future__ import annotations

import csv
import json
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

import express_entry.history
from express_entry.history import (
    BANDS,
    NARROW_BANDS,
    TENS,
    WIDE_BANDS,
    BadTable,
    Band,
    Distribution,
    Quality,
    distribution_before,
    distribution_with,
    distributions,
    read_distributions,
    round_numbered,
    rounds,
)

POOL = Path(express_entry.history.__file__).parent / "data" / "pool.csv"


def found_before(*instant: int, official_only: bool = False) -> Distribution:
    year, month, day, hour = instant
    found = distribution_before(datetime(year, month, day, hour, tzinfo=UTC), official_only=official_only)
    assert found is not None
    return found


def test_there_are_128_distributions_by_day() -> None:
    days = [each.as_of for each in distributions()]
    assert len(days) == len(set(days)) == 128
    assert days == sorted(days)
    assert (days[0], days[-1]) == (date(2022, 1, 17), date(2026, 9, 27))


def test_123_distributions_are_official() -> None:
    qualities = [each.quality for each in distributions()]
    assert [qualities.count(quality) for quality in Quality] == [123, 2, 3]


def test_a_repeat_has_the_figures_of_the_day_that_it_repeats() -> None:
    by_day = {each.as_of: each for each in distributions()}
    repeats = [each for each in distributions() if each.quality is Quality.REPEAT]
    assert len(repeats) == 3
    for each in repeats:
        assert each.repeat_of is not None
        assert by_day[each.repeat_of].bands == each.bands


def test_no_other_distribution_repeats_an_earlier_one() -> None:
    counted = [tuple(each.bands.values()) for each in distributions() if each.quality is not Quality.REPEAT]
    assert len(counted) == len(set(counted)) == 125


def test_wide_and_narrow_bands_each_cover_every_score_once() -> None:
    for bands in (WIDE_BANDS, NARROW_BANDS):
        scores = [score for band in bands for score in range(band.low, band.high + 1)]
        assert sorted(scores) == list(range(1201))
    assert set(BANDS) == set(WIDE_BANDS) | set(NARROW_BANDS)


def test_the_bands_of_a_day_add_up_to_the_total() -> None:
    for each in distributions():
        assert sum(each.bands[band] for band in WIDE_BANDS) == each.total, each.as_of


def test_the_tens_add_up_to_their_band_but_for_2023_04_26() -> None:
    short = {
        (each.as_of.isoformat(), str(whole)): each.bands[whole] - sum(each.bands[band] for band in tens)
        for each in distributions()
        for whole, tens in TENS.items()
    }
    assert {key: number for key, number in short.items() if number} == {("2023-04-26", "451-500"): 180}


def test_the_distribution_published_with_a_round_is_found() -> None:
    found = distribution_with("254")
    assert found is not None
    assert (found.as_of, found.round_number, found.total) == (date(2023, 7, 4), "253", 214_529)
    assert found.bands[Band(481, 490)] == 4_719


@pytest.mark.parametrize("number", ["213", "223", "226"])
def test_some_rounds_have_no_usable_distribution(number: str) -> None:
    assert distribution_with(number) is None


def test_no_distribution_is_dated_after_its_round() -> None:
    for each in rounds():
        distribution = distribution_with(each.number)
        assert distribution is None or distribution.as_of <= each.date, each.number


def test_a_distribution_of_the_day_of_a_round_comes_before_it() -> None:
    assert distribution_before(round_numbered("253").instant) == distribution_with("253")


def test_the_day_of_an_instant_is_its_day_in_eastern_time() -> None:
    assert found_before(2023, 7, 4, 3).as_of == date(2023, 6, 28)
    assert found_before(2023, 7, 4, 5).as_of == date(2023, 7, 4)


def test_repeats_and_third_parties_can_be_passed_over() -> None:
    assert found_before(2023, 6, 29, 12).quality is Quality.REPEAT
    assert found_before(2023, 6, 29, 12, official_only=True).as_of == date(2023, 6, 27)


def test_before_the_first_distribution_there_is_none() -> None:
    assert distribution_before(datetime(2022, 1, 16, 12, tzinfo=UTC)) is None


def test_the_file_is_what_the_distributions_say() -> None:
    with POOL.open(encoding="utf-8", newline="") as file:
        written = list(csv.DictReader(file))
    for row, each in zip(written, sorted(distributions(), key=lambda each: each.as_of), strict=True):
        said = json.loads(json.dumps(each.to_json()))
        assert {name: int(row[name]) for name in said["bands"]} == said["bands"]
        assert (row["as_of"], row["round_number"], int(row["total"])) == (
            said["as_of"],
            said["round_number"],
            said["total"],
        )
        assert row["also_rounds"].split() == said["also_rounds"]
        assert row["quality"] == "-of-".join(filter(None, (said["quality"], said["repeat_of"])))
        assert row["notes"].split() == said["notes"]


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("official", "unofficial", 'quality is "unofficial"; accepted: official, third-party'),
        ("official", "repeat", 'quality is "repeat"'),
        ("official", "repeat-of-yesterday", 'quality is "repeat-of-yesterday"'),
        (",196685,", ",196 685,", 'total is "196 685"; accepted: a whole number'),
        ("2022-01-17", "17-01-2022", 'as_of is "17-01-2022"'),
        (",214,", ",two,", 'round_number is "two"; accepted: round numbers'),
    ],
)
def test_a_value_that_will_not_do_is_named(tmp_path: Path, old: str, new: str, said: str) -> None:
    path = tmp_path / "pool.csv"
    path.write_text(POOL.read_text(encoding="utf-8").replace(old, new, 1), encoding="utf-8")
    with pytest.raises(BadTable) as caught:
        read_distributions(path)
    assert f"line 2: {said}" in caught.value.say("en")
    assert caught.value.say("fr") != caught.value.say("en")
