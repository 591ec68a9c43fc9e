"""The invented weights that candidates are drawn by (``weights.toml``), as tables that turn numbers into choices.

None of them is a statistic: what is published of the pool is how many candidates stand in each band, nothing more.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from .chance import Choices, ladder

FILE = Path(__file__).with_name("weights.toml")

NAMES: Mapping[str, int] = {
    "home": 8,
    "canadian": 6,
    "canadian_years": 6,
    "foreign_years": 9,
    "spare": 26,
    "level": 7,
    "spread": 5,
    "french_first": 2,
    "other": 8,
    "couple": 4,
    "spouse_home": 8,
    "spouse_level": 8,
    "spouse_years": 6,
    "certificate": 2,
    "offer": 2,
    "sibling": 2,
    "submitted": 12,
    "families": 8,
}
"""What is chosen by weights, with how many values it has."""


class Archetype(NamedTuple):
    """A kind of candidate: how common, how often nominated, and the weights of everything about it."""

    id: str
    share: float
    nominated: float
    ladders: Mapping[str, Choices]
    families: Sequence[float]


class Papers(NamedTuple):
    """What only documents say: countries by first official language, and provinces, with their weights."""

    english: Mapping[str, float]
    french: Mapping[str, float]
    provinces: Mapping[str, float]


class Weights(NamedTuple):
    """Everything that is drawn by."""

    archetypes: tuple[Archetype, ...]
    occupations: Mapping[str, Mapping[str, float]]
    papers: Papers


@cache
def weights() -> Weights:
    """The weights that come with the package."""
    return weights_of(tomllib.loads(FILE.read_text("utf-8")))


def weights_of(tree: Mapping[str, Any]) -> Weights:
    """The weights that a file states.

    :raises ValueError: where an archetype has other weights than :data:`NAMES`, or a list another length.
    """
    archetypes = tuple(_archetype(each, tree["usual"]) for each in tree["archetype"])
    return Weights(archetypes, tree["occupations"], Papers(**tree["documents"]))


def _archetype(stated: Mapping[str, Any], usual: Mapping[str, Any]) -> Archetype:
    own = {name: value for name, value in stated.items() if name not in ("id", "note", "share", "nominated")}
    given = {**usual, **own}
    wrong = [name for name in {*NAMES, *given} if len(given.get(name, ())) != NAMES.get(name)]
    if wrong:
        raise ValueError(f"{stated['id']}: {sorted(wrong)}")
    ladders = {name: ladder(given[name]) for name in NAMES if name != "families"}
    return Archetype(stated["id"], stated["share"], stated["nominated"], ladders, given["families"])
