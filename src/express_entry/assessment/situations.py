"""What a person amounts to with each plan, months from the day asked about, languages aside.

Every figure comes from the document as it would then stand (:mod:`.altered`), under the law of that day, through the
same rules as an assessment. Language tests are left out of it: what may stand in their place is tried on a board.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from express_entry.law import Factors, Law
from express_entry.law.answers import Unknown
from express_entry.law.facts import NO_LEVELS, Levels, Sitting
from express_entry.law.sittings import options_of
from express_entry.profile.document import Profile
from express_entry.profile.languages import LANGUAGES
from express_entry.profile.sittings import sittings_of
from express_entry.profile.standing import Amounts, amounts_to

from .altered import with_plan
from .feasible import Feasible, Plan
from .partsonday import PartsOnDay

PATH = "language_tests"


class Situations:
    """A person with each plan after each number of months; everything is worked out once."""

    def __init__(self, feasible: Feasible) -> None:
        self.feasible = feasible
        self._laws: dict[int, Law] = {}
        self._idle: dict[int, bool] = {}
        self._amounts: dict[tuple[Plan, int], Amounts] = {}
        self._factors: dict[tuple[Plan, int], Factors] = {}
        self._parts: dict[int, PartsOnDay] = {}
        self._sittings: dict[int, tuple[Sitting, ...] | None] = {}
        self._shown: dict[int, Mapping[str, tuple[Levels, ...]]] = {}
        self._shown_by: dict[tuple[Sitting, ...], Mapping[str, tuple[Levels, ...]]] = {}

    def law(self, months: int) -> Law:
        """The law of the day."""
        found = self._laws.get(months)
        if found is None:
            found = self._laws[months] = self.feasible.law_after(months)
        return found

    def laws(self) -> list[Law]:
        """The law of every day on which a path may be reached."""
        return [self.law(months) for months in range(self.feasible.terms.furthest + 1)]

    def amounts(self, plan: Plan, months: int) -> Amounts:
        """What the person amounts to without any language test."""
        key = (self.effective(plan, months), months)
        found = self._amounts.get(key)
        if found is None:
            day = self.feasible.day(months)
            found = self._amounts[key] = amounts_to(self._document(*key), self.law(months), day)
        return found

    def factors(self, plan: Plan, months: int) -> Factors:
        """What the ranking reads of it, the same as in :meth:`amounts`, without what explains it."""
        key = (self.effective(plan, months), months)
        found = self._factors.get(key)
        if found is None:
            found = self._factors[key] = self._on_day(months).factors(key[0])
        return found

    def _on_day(self, months: int) -> PartsOnDay:
        found = self._parts.get(months)
        if found is None:
            day = self.feasible.day(months)
            found = self._parts[months] = PartsOnDay(self.feasible, self.law(months), day)
        return found

    def _document(self, plan: Plan, months: int) -> Profile:
        return with_plan(self.feasible, plan, self.feasible.day(months)).model_copy(update={PATH: ()})

    def effective(self, plan: Plan, months: int) -> Plan:
        """The plan without an assessment that is not needed on the day: every credential counts already."""
        if not plan.assessment:
            return plan
        if months not in self._idle:
            self._idle[months] = not self.feasible.to_assess(self.feasible.day(months))
        return plan._replace(assessment=False) if self._idle[months] else plan

    def sittings(self, months: int) -> Sequence[Sitting]:
        """The tests of the document as they stand on the day."""
        if months not in self._sittings:
            tests = self.feasible.profile.language_tests
            self._sittings[months] = sittings_of(self.law(months), tests, self.feasible.day(months), PATH)
        return self._sittings[months] or ()

    def shown(self, months: int) -> Mapping[str, tuple[Levels, ...]]:
        """The levels by language that the tests of the document surely show on the day; none shown are four zeros."""
        found = self._shown.get(months)
        if found is None:
            sittings = tuple(self.sittings(months))
            found = self._shown_by.get(sittings)
            if found is None:
                found = self._shown_by[sittings] = {language: _shown(sittings, language) for language in LANGUAGES}
            self._shown[months] = found
        return found

    def undetermined(self, months: int) -> tuple[Sitting, ...]:
        """The tests of which something is not determined on the day."""
        return tuple(
            item
            for item in self.sittings(months)
            if isinstance(item.counts, Unknown) or (item.counts is True and None in item.levels)
        )


def _shown(sittings: Sequence[Sitting], language: str) -> tuple[Levels, ...]:
    options = options_of(sittings, language, PATH)
    return tuple(option.least for option in options if not option.needs) or (NO_LEVELS,)
