"""How many days before a deadline somebody is reminded, and how long a notice waits between two tries; none is law."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from functools import lru_cache
from importlib import resources


@dataclass(frozen=True, slots=True)
class Timetable:
    """How many days before each kind of deadline somebody is reminded, and the pauses between tries to deliver."""

    days_before: Mapping[str, tuple[int, ...]]
    pauses: tuple[timedelta, ...]
    records: int
    """How many days before the period of their records is over somebody is told."""


@lru_cache(maxsize=1)
def timetable() -> Timetable:
    """The project's own choices, from their one table."""
    data = tomllib.loads((resources.files(__package__) / "reminders.toml").read_text("utf-8"))
    days = {kind: tuple(sorted(stated)) for kind, stated in data["days_before"].items()}
    pauses = tuple(timedelta(minutes=each) for each in data["delivery"]["pauses"])
    return Timetable(days, pauses, data["records"]["days_before"])
