"""Where points stand as of the last count, and what an edit would do before it is made."""

from __future__ import annotations

import pytest

from express_entry.pool import effects, provinces
from express_entry.pool.counts import last_count
from express_entry.pool.faults import Unacceptable
from express_entry.pool.places import groupings_of, place_of, places_of
from tests.pool.office import Office
from tests.pool.people import POINTS, document, nobody_s, profile


def _several(office: Office, many: int, first: int = 1, age: int = 30) -> list[str]:
    day = office.now.date()
    return [office.submit(document(f"P{place}", day, age=age)) for place in range(first, first + many)]


def test_a_place_is_told_by_bands_of_six_as_of_the_last_count_and_does_not_move_with_a_submission(
    office: Office,
) -> None:
    _several(office, 7)
    _several(office, 6, first=20, age=40)
    office.tick()
    count = last_count()
    assert count is not None
    place = place_of(POINTS, "general", count)
    assert (place.first, place.last, place.of, place.at) == (1, 5, 15, office.now)
    lower = place_of(POINTS - 1, "cec", count)
    assert (lower.first, lower.last) == (6, 15)
    _several(office, 3, first=40)
    again = last_count()
    assert again is not None
    assert place_of(POINTS, "general", again) == place


def test_of_a_grouping_of_few_people_nothing_is_told(office: Office) -> None:
    _several(office, 3)
    office.tick()
    count = last_count()
    assert count is not None
    for place in places_of(POINTS, ("general", "cec", "fst", "stem@2099-1"), count):
        assert (place.first, place.last, place.of) == (None, None, None)


def test_a_nominee_stands_among_nominees_and_everybody_alone() -> None:
    assert groupings_of({"pnp", "cec"}, ["stem@2023-1"]) == ("general", "pnp")
    assert groupings_of({"cec", "fsw"}, ["stem@2023-1"]) == ("general", "cec", "fsw", "stem@2023-1")
    assert groupings_of((), ["stem@2023-1"]) == ()


def test_the_effect_of_an_edit_is_told_before_it_is_made_and_changes_nothing(office: Office) -> None:
    day = office.now.date()
    (number,) = _several(office, 1)
    row = office.row(number)
    found = effects.effect_of(row, profile(document("P1", day, age=40)), office.now)
    assert found.before.points == POINTS
    assert found.after.points is not None
    assert found.comparison.difference == found.after.points - POINTS
    assert {each.factor for each in found.comparison.lines} >= {"age"}
    assert not found.removes
    assert effects.effect_of(row, profile(nobody_s(document("P1", day))), office.now).removes
    office.edit(number, document("P1", day, age=40))
    assert office.row(number).points == found.after.points
    with pytest.raises(Unacceptable):
        effects.effect_of(row, profile({**document("P1", day), "language_tests": []}), office.now)


def test_the_effect_of_a_nomination_is_what_accepting_it_then_does(office: Office) -> None:
    (number,) = _several(office, 1)
    office.offer(number)
    row = office.row(number)
    found = effects.effect_of_nomination(row, row.nominations.get(), office.now)
    assert found.after.points == POINTS + 600
    assert "pnp" in found.after.programs
    provinces.accept(office.candidate, number)
    assert office.row(number).points == found.after.points
