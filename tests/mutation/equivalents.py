"""Mutants that mean the same as the law: a different number with which every result stays what it was.

Most are found by asking: a changed table of points that gives the same for everything that it can be asked. The
others stand in ``equivalents.csv``, a row a mutant, with the reason in both languages; a row is a claim, and a
reviewer's to doubt.
"""

from __future__ import annotations

import csv
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from express_entry.law.text import Text

from .mutants import Mutant

FILE = Path(__file__).parent / "equivalents.csv"
SAME_POINTS = Text(
    "gives the same points for everything that the table can be asked",
    "donne les mêmes points pour tout ce qui peut être demandé à la table",
)


def reason_of(mutant: Mutant) -> Text | None:
    """Why a mutant is known to mean the same; None for one that nobody has vouched for."""
    return argued().get(_key(mutant.file, mutant.table, mutant.cell, mutant.before, mutant.after))


@cache
def argued() -> Mapping[tuple[str, ...], Text]:
    """Every mutant that is vouched for, with the reason."""
    with FILE.open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines))
    return {
        _key(row["file"], row["table"], row["cell"], row["before"], row["after"]): Text(row["en"], row["fr"])
        for row in rows
    }


def _key(*parts: str) -> tuple[str, ...]:
    return parts
