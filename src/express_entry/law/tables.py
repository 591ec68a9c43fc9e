"""The records of the law: instruments, tables, their versions, and gaps."""

from __future__ import annotations

import bisect
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, time
from typing import Any

from .text import Text

CONFIDENCES = ("high", "medium", "low")
OPEN = date.max
"""The last day of a version that is still in force."""


@dataclass(frozen=True, slots=True)
class Instrument:
    """A legal instrument or official publication that sets or changes tables."""

    id: str
    title: Text
    kind: str
    citation: str
    in_force: date | None
    recorded: date
    verified: date
    confidence: str
    basis: str = ""
    announced: date | None = None
    sources: tuple[str, ...] = ()
    notes: Text | None = None


@dataclass(frozen=True, slots=True)
class Version:
    """One table as it stood from one day to another (both inclusive).

    ``from_time`` is the wall-clock time in the law's place at which the first day's change took hold, where it was not
    midnight. ``gap`` says what is missing; a version with a gap has no values. ``corrections`` lists what was mended
    in the figures after they were first recorded, which is not a change of the law.
    """

    table: str
    id: str
    from_: date
    to: date
    values: Mapping[str, Any]
    instrument: str
    citation: str
    recorded: date
    verified: date
    confidence: str
    basis: str = ""
    from_time: time = time.min
    sources: tuple[str, ...] = ()
    changes: Text | None = None
    reason: Text | None = None
    gap: Text | None = None
    missing: tuple[Text, ...] = ()
    assumptions: tuple[Text, ...] = ()
    corrections: tuple[Mapping[str, Any], ...] = ()
    single_source: bool = False

    @property
    def start(self) -> tuple[date, time]:
        """The moment from which the version is in force, as a day and a wall-clock time."""
        return (self.from_, self.from_time)


@dataclass(frozen=True, slots=True)
class Table:
    """One table of the law with its history, oldest version first.

    ``attributes`` says how its values are read (for a factor: which facts, which section), the same in all versions.
    """

    id: str
    kind: str
    title: Text
    versions: tuple[Version, ...]
    attributes: Mapping[str, Any] = field(default_factory=dict)

    def in_force(self, day: date, at: time = time.max) -> Version | None:
        """The version in force on a day at a wall-clock time (by default at the end of the day)."""
        place = bisect.bisect_right(self.versions, (day, at), key=lambda version: version.start)
        if place == 0:
            return None
        version = self.versions[place - 1]
        return version if day <= version.to else None


@dataclass(frozen=True, slots=True)
class Gap:
    """A known change of the law whose values are not known."""

    table: str
    version: str
    from_: date
    to: date
    reason: Text
    missing: tuple[Text, ...]
    citation: str
    sources: tuple[str, ...]


def as_gap(version: Version) -> Gap:
    """The gap that a version without values stands for."""
    assert version.gap is not None
    return Gap(
        version.table,
        version.id,
        version.from_,
        version.to,
        version.gap,
        version.missing,
        version.citation,
        version.sources,
    )
