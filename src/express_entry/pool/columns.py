"""Kinds of columns that several tables share."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum

from django.db import models

LONGEST_STATE = 20
"""Characters that the name of a state may have."""


def one_of(column: str, kind: Iterable[StrEnum], name: str) -> models.CheckConstraint:
    """The check that a column holds one of some states."""
    return models.CheckConstraint(condition=models.Q(**{f"{column}__in": [each.value for each in kind]}), name=name)
