"""Approved language tests: from printed scores to CLB and NCLC levels (R74).

A score is a floor: the highest level whose lowest score it reaches, per ability, never rounded and never averaged.
Which scale a result is read on depends on the day of the sitting; which tests are accepted, on the day of the
assessment.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from .facts import ABILITIES
from .lawfile import consolidated
from .tables import Version

if TYPE_CHECKING:
    from .view import Law

STAND_IN = "CLB"
"""A test name for results of which only the levels are known."""

TOP_LEVEL = 12


@dataclass(frozen=True, slots=True)
class Scale:
    """How one test's printed scores become levels, and for which sittings.

    ``minimum`` holds, by ability, pairs of the lowest score and the level it reaches, highest first; ``printed`` the
    lowest and highest printed score and the step.
    """

    test: str
    id: str
    name: str | None
    sat_from: date
    sat_to: date
    printed: Mapping[str, tuple[float, float, float]]
    minimum: Mapping[str, tuple[tuple[float, int], ...]]

    def level(self, ability: str, score: float) -> int:
        """The level that a printed score reaches; 0 below the lowest of the table."""
        for lowest, level in self.minimum[ability]:
            if score >= lowest:
                return level
        return 0


def tests() -> tuple[str, ...]:
    """The names of every test ever accepted, with :data:`STAND_IN` last."""
    return (*_histories(), STAND_IN)


def language_of(test: str) -> str | None:
    """``en`` or ``fr``; None for the stand-in, which says it itself."""
    history = _histories().get(test)
    return history[0] if history else None


def below_scale(test: str) -> str | None:
    """The letter that a test prints where its lowest level was not reached; None for most."""
    history = _histories().get(test)
    return history[1] if history else None


def accepted_since(test: str) -> date | None:
    """The first day on which results of a test were accepted; None for the stand-in and for unknown tests."""
    if test not in _histories():
        return None
    return consolidated().tables[f"language/{test}"].versions[0].from_


def scale_for(law: Law, test: str, taken: date, printed: str | None = None) -> Scale | None:
    """The scale on which a sitting is read; None where the test is not accepted or had no such scale on that day."""
    if not law.has(f"language/{test}"):
        return None
    return _matching(_scales(test, law.version(f"language/{test}")), taken, printed)


def printed_range(
    test: str, ability: str, taken: date | None, scale: str | None = None
) -> tuple[float, float, float] | None:
    """The lowest and the highest score that a test prints for an ability, and the step between scores.

    Where the day of the sitting is not known, the range covers every scale the test has had. None for unknown tests.
    """
    if test == STAND_IN:
        return (0, TOP_LEVEL, 1)
    if test not in _histories():
        return None
    scales = [item for version in consolidated().tables[f"language/{test}"].versions for item in _scales(test, version)]
    found = [item for item in scales if taken is None or _matching((item,), taken, scale)]
    ranges = [item.printed[ability] for item in (found[:1] if taken else found)]
    if not ranges:
        return None
    return (min(low for low, _, _ in ranges), max(high for _, high, _ in ranges), min(step for _, _, step in ranges))


def has_scale(test: str, taken: date, scale: str) -> bool:
    """Whether a test printed a scale of that name on that day."""
    return printed_range(test, ABILITIES[0], taken, scale) is not None


def _matching(scales: tuple[Scale, ...], taken: date, printed: str | None) -> Scale | None:
    for scale in scales:
        if scale.sat_from <= taken <= scale.sat_to and printed in (None, scale.name):
            return scale
    return None


def _scales(test: str, version: Version) -> tuple[Scale, ...]:
    known = _BUILT.get(id(version.values))
    if known is None or known[0] is not version.values:
        known = (version.values, tuple(_scale(test, entry) for entry in version.values["scales"]))
        _BUILT[id(version.values)] = known
    return known[1]


_BUILT: dict[int, tuple[Mapping[str, Any], tuple[Scale, ...]]] = {}


def _scale(test: str, entry: Mapping[str, Any]) -> Scale:
    rows = sorted(entry["minimum"], key=lambda row: -row[0])
    return Scale(
        test=test,
        id=entry["id"],
        name=entry.get("printed"),
        sat_from=entry.get("sat_from", date.min),
        sat_to=entry.get("sat_to", date.max),
        printed={ability: tuple(entry["printed_scores"][place]) for place, ability in enumerate(ABILITIES)},
        minimum={ability: tuple((row[place + 1], row[0]) for row in rows) for place, ability in enumerate(ABILITIES)},
    )


@lru_cache(maxsize=1)
def _histories() -> Mapping[str, tuple[str, str | None]]:
    return dict(_tests())


def _tests() -> Iterator[tuple[str, tuple[str, str | None]]]:
    for name, table in consolidated().tables.items():
        if name.startswith("language/") and table.kind == "scale":
            attributes = table.attributes
            yield name.removeprefix("language/"), (attributes["language"], attributes.get("below_scale"))
