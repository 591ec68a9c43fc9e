"""Every set of changes of a small space tried one by one: the plain reading of what a minimal path is.

Nothing of the search is used here. What a change makes of a document, and which changes are open to a person, is taken
from the package; whether a document reaches the goal is asked of an assessment; what is lesser than what, when a set is
reached and what is minimal is written out again below, as the documentation tells it.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import product
from typing import NamedTuple

from express_entry.assessment import assess
from express_entry.assessment.altered import declaring, with_plan, with_sittings
from express_entry.assessment.feasible import NOTHING, Feasible, Plan, couples
from express_entry.assessment.goals import Goal
from express_entry.assessment.pathchanges import Kind, Terms
from express_entry.law import Consolidation
from express_entry.law.days import add_months
from express_entry.law.facts import Levels
from express_entry.profile import Profile
from express_entry.profile.sittings import sittings_of
from express_entry.profile.standing import amounts_to

ORDER = ("one_year", "two_year", "bachelor", "master", "doctoral")
KINDS = {"en": Kind.ENGLISH, "fr": Kind.FRENCH}


class Choice(NamedTuple):
    """A set of changes: who is the principal applicant, the plan, the months of work, the further tests."""

    partner: bool
    plan: Plan
    work: int
    english: Levels | None
    french: Levels | None


class Space:
    """All sets of changes that a person may choose from."""

    def __init__(self, profile: Profile, on: date, law: Consolidation, terms: Terms) -> None:
        self.on, self.law, self.terms = on, law, terms
        self.most_work = terms.months_of_work if Kind.WORK in terms.kinds else 0
        self.people = {each.partner: each for each in couples(profile, on, law, terms)}
        self.bases = {
            partner: {language: self.base(each.profile, language) for language in ("en", "fr")}
            for partner, each in self.people.items()
        }
        self.known: dict[tuple[Goal, Choice, int], bool] = {}

    def base(self, profile: Profile, language: str) -> Levels:
        """The best level of each ability in the tests that count; in those that ran out, where none does."""
        found = sittings_of(self.law.on(self.on), profile.language_tests, self.on, "") or ()
        own = [item for item in found if item.language == language]
        counting = [item for item in own if item.counts is True]
        if not counting:
            counting = [item for item in own if item.counts is False and item.expires is not None]
        shown = [item.levels for item in counting]
        speaking, listening, reading, writing = (
            max((levels[place] or 0 for levels in shown), default=0) for place in range(4)
        )
        return (speaking, listening, reading, writing)

    # ------------------------------------------------------------------------------------------------------- all sets

    def choices(self) -> Iterator[Choice]:
        """Every set of changes."""
        for partner, each in self.people.items():
            english, french = (self.tests(partner, language) for language in ("en", "fr"))
            months = range(self.most_work + 1)
            for plan, work, en, fr in product(self.plans(each), months, english, french):
                yield Choice(partner, plan, work, en, fr)

    def plans(self, person: Feasible) -> Iterator[Plan]:
        yield from (
            Plan(*parts)
            for parts in product(
                (None, *person.studies),
                (False, True) if person.assessment else (False,),
                (False, True) if person.province else (False,),
                (None, *person.certificates),
            )
        )

    def tests(self, partner: bool, language: str) -> list[Levels | None]:
        """No further test, and every further test with levels not below those so far."""
        base = self.bases[partner][language]
        if KINDS[language] not in self.terms.kinds:
            return [None]
        every = product(*(range(low, 13) for low in base))
        return [None, *(levels for levels in every if any(levels))]  # type: ignore[list-item]

    def size(self) -> int:
        """How many sets there are."""
        count = 0
        for partner, each in self.people.items():
            tests = [len(self.tests(partner, language)) for language in ("en", "fr")]
            count += len(list(self.plans(each))) * (self.most_work + 1) * tests[0] * tests[1]
        return count

    # ------------------------------------------------------------------------------------------------ when, and whether

    def months(self, choice: Choice) -> int:
        """Months until the slowest change of a set."""
        lead = self.terms.leads.months
        parts = [0, choice.work]
        parts += [lead("principal")] if choice.partner else []
        for language, levels in (("en", choice.english), ("fr", choice.french)):
            if levels is not None:
                base = self.bases[choice.partner][language]
                rise = max(after - before for before, after in zip(base, levels, strict=True))
                parts.append(lead("test") + rise * lead("level"))
        plan = choice.plan
        if plan.study is not None:
            parts.append(lead("admission") + lead(plan.study.level))
            parts[-1] += 0 if plan.study.canadian else lead("assessment")
        parts += [lead("assessment")] if plan.assessment else []
        parts += [lead("nomination")] if plan.nomination else []
        parts += [lead("certificate")] if plan.certificate else []
        return max(parts)

    def reaches(self, goal: Goal, choice: Choice, months: int) -> bool:
        """Whether the document with the changes reaches the goal on a day."""
        # Letting time pass changes nothing in the document.
        key = (goal, choice._replace(work=0), months)
        if key not in self.known:
            self.known[key] = any(self.asked(goal, document, months) for document in self.documents(choice, months))
        return self.known[key]

    def score(self, choice: Choice, months: int) -> int:
        """The least score with the changes on a day."""
        day = self.people[choice.partner].day(months)
        law = self.law.on(day)
        return max(amounts_to(each, law, day).score.at_least for each in self.documents(choice, months))

    def documents(self, choice: Choice, months: int) -> Iterator[Profile]:
        """The document with the changes on a day; where no first language is declared, either may be."""
        person = self.people[choice.partner]
        day = person.day(months)
        tests = {name: levels for name, levels in (("en", choice.english), ("fr", choice.french)) if levels is not None}
        document = with_sittings(with_plan(person, choice.plan, day), tests, day)
        yield document
        if document.first_official_language is None:
            yield from (declaring(document, language) for language in ("en", "fr"))

    def asked(self, goal: Goal, document: Profile, months: int) -> bool:
        day = add_months(self.on, months)
        law = self.law.on(day)
        if goal.score is not None:
            return amounts_to(document, law, day).score.at_least >= goal.score
        return goal.reached(assess(document, on=day, law=law))

    # ------------------------------------------------------------------------------------------------------- minimal

    def minimal(self, goal: Goal) -> set[Choice]:
        """The sets that reach the goal and no longer do with any one change dropped or lowered."""
        return {choice for choice in self.choices() if self.is_minimal(goal, choice)}

    def is_minimal(self, goal: Goal, choice: Choice) -> bool:
        months = self.months(choice)
        if not self.reaches(goal, choice, months):
            return False
        for lesser, same_day in self.lesser(choice):
            if self.reaches(goal, lesser, self.months(lesser)) or (same_day and self.reaches(goal, lesser, months)):
                return False
        return True

    def lesser(self, choice: Choice) -> Iterator[tuple[Choice, bool]]:
        """The sets with one change less or lower, and whether the day of the whole is looked at as well."""
        yield from ((choice._replace(work=work), False) for work in range(choice.work))
        if choice.partner:
            yield Choice(False, NOTHING, choice.work, None, None), True
        plan = choice.plan
        if plan.study is not None:
            for study in (None, *self.people[choice.partner].studies):
                if study is None or (
                    study.canadian == plan.study.canadian
                    and ORDER.index(study.level) < ORDER.index(plan.study.level)
                    and study.counts <= plan.study.counts
                ):
                    yield choice._replace(plan=plan._replace(study=study)), True
        for without in (
            plan._replace(assessment=False),
            plan._replace(nomination=False),
            plan._replace(certificate=None),
        ):
            if without != plan:
                yield choice._replace(plan=without), True
        bases = self.bases[choice.partner]
        for levels in self.lower(choice.english, bases["en"]):
            yield choice._replace(english=levels), True
        for levels in self.lower(choice.french, bases["fr"]):
            yield choice._replace(french=levels), True

    def lower(self, levels: Levels | None, base: Levels) -> Iterator[Levels | None]:
        """The tests with one ability lower; none, where it is the only one that rises or none does."""
        if levels is None:
            return
        raised = [place for place in range(4) if levels[place] > base[place]]
        if len(raised) <= 1:
            yield None
        for place in raised:
            for level in range(base[place], levels[place]):
                lowered = (*levels[:place], level, *levels[place + 1 :])
                if any(lowered):
                    yield lowered  # type: ignore[misc]
