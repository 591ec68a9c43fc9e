"""The occupations that a synthetic pool works in, and what the law of a day makes of each."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from express_entry.law import Law
from express_entry.law.answers import Answer
from express_entry.law.category import on_list
from express_entry.law.work import at_level, senior, skilled, trade

from .chance import Choices, ladder

Flags = NDArray[np.bool_]


@dataclass(frozen=True)
class Occupations:
    """Occupations that are skilled on a day, with what is asked about each, one row an occupation.

    ``listed`` says by category with a list of occupations which are on it.
    """

    codes: tuple[str, ...]
    families: tuple[int, ...]
    weights: tuple[float, ...]
    upper: Flags
    senior: Flags
    trade: Flags
    listed: Mapping[str, Flags]

    def ladder(self, families: Sequence[float]) -> Choices:
        """Occupations by chance, where each family has a weight that its occupations share."""
        whole: dict[int, float] = {}
        for family, weight in zip(self.families, self.weights, strict=True):
            whole[family] = whole.get(family, 0) + weight
        each = zip(self.families, self.weights, strict=True)
        return ladder([families[family] * weight / whole[family] for family, weight in each])


def occupations_of(law: Law, stated: Mapping[str, Mapping[str, float]]) -> Occupations:
    """Those of some occupations, by family with their weights, about which the law of a day leaves nothing open."""
    lists = {slug: version for slug, version in law.categories.items() if version.values.get("occupations")}
    rows: list[tuple[str, int, float]] = []
    answers: list[list[Answer | None]] = []
    for place, family in enumerate(stated.values()):
        for code, weight in family.items():
            found: list[Answer | None] = [
                skilled(law, code, code),
                at_level(law, code, "upper_levels", code),
                senior(law, code, code),
                trade(law, code, code),
                *(on_list(version, code) for version in lists.values()),
            ]
            if found[0] is True and all(isinstance(answer, bool) for answer in found):
                rows.append((code, place, weight))
                answers.append(found)
    columns = np.array(answers, bool).reshape(len(rows), -1).T
    listed = dict(zip(lists, columns[4:], strict=True))
    codes, families, weights = zip(*rows, strict=True)
    return Occupations(codes, families, weights, columns[1], columns[2], columns[3], listed)
