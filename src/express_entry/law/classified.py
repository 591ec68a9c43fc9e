"""What the classification of occupations in force, and the tables that go by its codes, tell of some occupations."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from .answers import Answer
from .view import Law
from .work import at_level, codes_in_force, occupation_of, same_minor_group, senior, skilled, trade

BODIES = "designated_organizations"


class Pair(NamedTuple):
    """How two occupations stand to each other."""

    same: bool
    counts_with: bool
    may_count_with: bool
    near: Answer


class Told(NamedTuple):
    """What is told of an occupation by itself: its levels, whether it is a trade, and which bodies assess for it."""

    skilled: Answer
    upper: Answer
    senior: Answer
    trade: Answer
    bodies: tuple[int, ...]


@lru_cache(maxsize=65536)
def told_of(law: Law, codes: tuple[str, ...]) -> tuple[tuple[Told, ...], tuple[Pair, ...]]:
    """Everything that a rule can ask the classification about some occupations, whatever each is called in it.

    Lists of categories and levels that a law declares are left out: they are lists of NOC 2021 codes.
    """
    pairs = (Pair(*_pair(law, one, other)) for one in codes for other in codes if one != other)
    return tuple(_told(law, code) for code in codes), tuple(pairs)


@lru_cache(maxsize=8192)
def _told(law: Law, code: str) -> Told:
    return Told(
        skilled(law, code, ""),
        at_level(law, code, "upper_levels", ""),
        senior(law, code, ""),
        trade(law, code, ""),
        tuple(_bodies(law, occupation_of(law, code))),
    )


def _bodies(law: Law, name: str) -> Iterator[int]:
    """The places of the bodies of the table that assess for an occupation by its name."""
    organizations = law.values(BODIES)["organizations"] if law.has(BODIES) else ()
    for place, body in enumerate(organizations):
        if name in body.get("occupations", ()):
            yield place


@lru_cache(maxsize=65536)
def _pair(law: Law, one: str, other: str) -> Pair:
    """See :func:`.work.in_occupation` for what counts with what."""
    name = occupation_of(law, other)
    own = occupation_of(law, one)
    common = not set(codes_in_force(law, one)).isdisjoint(codes_in_force(law, other))
    return Pair(own == name, name in (one, own), common, same_minor_group(law, one, other, ""))
