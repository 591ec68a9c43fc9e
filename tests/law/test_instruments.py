"""The days on which instruments came into force: each is the first day of what it set, or is transcribed as well."""

from __future__ import annotations

import csv
from datetime import date
from pathlib import Path

from express_entry import law

FOLDER = Path(__file__).with_name("transcriptions")


def transcribed() -> dict[str, date]:
    with (FOLDER / "instruments.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    readme = (FOLDER / "README.md").read_text("utf-8")
    assert [row for row in rows if f"`{row['source']}`" not in readme] == []
    return {row["instrument"]: date.fromisoformat(row["in_force"]) for row in rows}


def test_an_instrument_came_into_force_on_the_day_that_a_second_source_gives() -> None:
    instruments = law.consolidated().instruments
    days = transcribed()
    assert {name: instruments[name].in_force for name in days} == days


def test_an_instrument_that_is_not_transcribed_came_into_force_on_the_first_day_of_something_that_it_set() -> None:
    first_days: dict[str, set[date]] = {}
    for version in law.consolidated().versions():
        first_days.setdefault(version.instrument, set()).add(version.from_)
    loose = {
        instrument.id
        for instrument in law.consolidated().instruments.values()
        if instrument.in_force is not None and instrument.in_force not in first_days.get(instrument.id, set())
    }
    assert loose == set(transcribed())
