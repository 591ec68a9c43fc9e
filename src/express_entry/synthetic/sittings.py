"""Sittings of language tests that reach given levels: the lowest scores that do, as the test prints them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from express_entry.law import Law
from express_entry.law.facts import ABILITIES
from express_entry.law.language import Scale, scale_for

TESTS = (("IELTS-GT", "CELPIP-G", "IELTS-GT", "PTE-CORE"), ("TEF-CANADA", "TCF-CANADA"))
"""The tests of English and of French, the usual one first, as often as they are tried."""


class Sittings:
    """Sittings that count under the law of a day."""

    def __init__(self, law: Law) -> None:
        self.law = law
        self._scores: dict[str, tuple[Mapping[int, float], ...]] = {}

    def sitting(self, language: int, levels: Sequence[int], taken: date, chance: int) -> dict[str, Any]:
        """A sitting of a day in English (0) or French (1) with levels in the order of the abilities.

        A test that was not accepted yet gives way to the usual one.
        """
        names = TESTS[language]
        name = names[chance % len(names)]
        scale = scale_for(self.law, name, taken)
        if scale is None:
            name = names[0]
            scale = scale_for(self.law, name, taken)
            assert scale is not None
        found: dict[str, Any] = {"test": name, "language": ("en", "fr")[language], "taken": taken.isoformat()}
        for ability, level, scores in zip(ABILITIES, levels, self._scores_of(scale), strict=True):
            score = scores[level]
            found[ability] = int(score) if float(score).is_integer() else score
        return found

    def _scores_of(self, scale: Scale) -> tuple[Mapping[int, float], ...]:
        """For each ability, the lowest score of each level."""
        key = f"{scale.test} {scale.id}"
        if key not in self._scores:
            self._scores[key] = tuple(
                {level: score for score, level in scale.minimum[ability]} for ability in ABILITIES
            )
        return self._scores[key]
