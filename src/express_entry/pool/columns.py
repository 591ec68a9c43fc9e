"""Kinds of columns that several tables share."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum

from django.db import models

PROGRAM_BITS = {"pnp": 1, "cec": 2, "fsw": 4, "fst": 8}
"""The programs as bits of one small number, so that both databases can test for several at once."""
ALL_PROGRAMS = sum(PROGRAM_BITS.values())


def bits_of(programs: Iterable[str]) -> int:
    """Programs as one number."""
    return sum(PROGRAM_BITS[slug] for slug in set(programs))


def programs_of(bits: int) -> frozenset[str]:
    """The programs that a number stands for."""
    return _PROGRAMS[bits]


_PROGRAMS = [
    frozenset(slug for slug, bit in PROGRAM_BITS.items() if number & bit) for number in range(ALL_PROGRAMS + 1)
]


LONGEST_STATE = 20
"""Characters that the name of a state may have."""


def one_of(column: str, kind: Iterable[StrEnum], name: str) -> models.CheckConstraint:
    """The check that a column holds one of some states."""
    return models.CheckConstraint(condition=models.Q(**{f"{column}__in": [each.value for each in kind]}), name=name)
