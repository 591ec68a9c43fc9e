"""What a path is to reach: a score, eligibility for a program, or membership of a category."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from express_entry.law import Language, Law, Reason, Result, Text
from express_entry.law.category import membership
from express_entry.law.programnames import PROGRAM_NAMES
from express_entry.law.programs import federal, in_force
from express_entry.law.requirements import Eligibility

from .assess import Assessment
from .pathchanges import Kind


class BadGoal(ValueError):
    """A goal that cannot be sought: none, several, or one that the law does not know."""

    def __init__(self, reason: Reason) -> None:
        super().__init__(reason.say("en"))
        self.reason = reason

    def say(self, language: Language) -> str:
        """What is wrong, and what is accepted."""
        return self.reason.say(language)


class Unmet(NamedTuple):
    """A requirement that is not met, or not known to be: of which program or category, and why."""

    of: str
    requirement: str
    result: Result
    reason: Reason


@dataclass(frozen=True, slots=True)
class Goal:
    """One of a score, a program (``fsw``, ``cec``, ``fst``, ``pnp``) and a category (by its slug).

    :raises BadGoal: where not exactly one is given.
    """

    score: int | None = None
    program: str | None = None
    category: str | None = None

    def __post_init__(self) -> None:
        if sum(part is not None for part in (self.score, self.program, self.category)) != 1:
            raise BadGoal(ONE_GOAL.of())

    def check(self, laws: Sequence[Law]) -> None:
        """Refuse a score above the maximum, or a program or category in force under none of the laws of the days.

        :raises BadGoal: saying what is accepted.
        """
        maximum = max(law.last_known.crs.maximum for law in laws)
        if self.score is not None and not 1 <= self.score <= maximum:
            raise BadGoal(NO_SCORE.of(value=str(self.score), maximum=str(maximum)))
        programs = list(dict.fromkeys(slug for law in laws for slug in in_force(law)))
        if self.program is not None and self.program not in programs:
            raise BadGoal(NO_PROGRAM.of(value=self.program, accepted=", ".join(programs)))
        known = list(dict.fromkeys(slug for law in laws for slug in law.categories))
        if self.category is not None and self.category not in known:
            raise BadGoal(NO_CATEGORY.of(value=self.category, accepted=", ".join(known) if known else NONE_IN_FORCE))

    def reached(self, found: Assessment) -> bool:
        """Whether an assessment surely reaches the goal, whatever the facts that are not stated turn out to be."""
        if self.score is not None:
            return found.amounts.score.at_least >= self.score
        if self.program is not None:
            program = found.programs.get(self.program)
            return program is not None and program.result is Result.MET
        member = found.categories.get(self.category or "")
        return member is not None and member.result is Result.MET

    def reads(self, kind: Kind) -> bool:
        """Whether a kind of change can make any difference to the goal."""
        if kind is Kind.NOMINATION:
            return self.score is not None or self.program == "pnp"
        return kind is not Kind.CERTIFICATE or self.program not in ("fsw", "cec")

    def unmet(self, found: Assessment) -> tuple[Unmet, ...]:
        """What an assessment lacks of a program or a category; of several federal programs the nearest."""
        if self.program is not None:
            own = list(_lacking(found.programs[self.program]))
            federal = self.program == "pnp" and any(item.requirement == "federal_program" for item in own)
            return (*own, *(_nearest(found) if federal else ()))
        if self.category is None:
            return ()
        return tuple(_of_category(found, self.category))

    def say(self, language: Language) -> str:
        """The goal in words."""
        if self.score is not None:
            return SCORE.of(score=self.score).say(language)
        name = PROGRAM_NAMES[self.program] if self.program is not None else str(self.category)
        return (PROGRAM if self.program else CATEGORY).of(name=name).say(language)


def _lacking(program: Eligibility) -> Iterator[Unmet]:
    for item in program.requirements:
        if item.result is not Result.MET:
            yield Unmet(program.program, item.id, item.result, item.reason)


def _nearest(found: Assessment) -> list[Unmet]:
    """What is lacking of the federal program of which least is."""
    return min((list(_lacking(found.programs[name])) for name in federal(found.law)), key=len)


def _of_category(found: Assessment, slug: str) -> Iterator[Unmet]:
    member = found.categories.get(slug)
    if member is None:
        yield Unmet(slug, "in_force", Result.NOT_MET, NOT_IN_FORCE.of(day=found.on))
        return
    own = membership(found.law, slug, found.amounts.standing, True)
    if own.result is not Result.MET:
        yield Unmet(slug, "category", own.result, own.reason)
    if not any(found.programs[name].result is Result.MET for name in federal(found.law)):
        yield from _nearest(found)


ONE_GOAL = Text(
    "exactly one goal is sought: a score, a program or a category",
    "un seul but est recherché à la fois : une note, un programme ou une catégorie",
)
NO_PROGRAM = Text(
    "there is no program {value}. Accepted: {accepted}.", "il n'y a pas de programme {value}. Acceptés : {accepted}."
)
NO_SCORE = Text(
    "a score of {value} cannot be sought. Accepted: a whole number from 1 to {maximum}.",
    "une note de {value} ne peut pas être recherchée. Valeurs acceptées : un nombre entier de 1 à {maximum}.",
)
NO_CATEGORY = Text(
    "the category {value} is not in force on the days of a path. Accepted: {accepted}.",
    "la catégorie {value} n'est en vigueur à aucune date d'un parcours. Acceptées : {accepted}.",
)
NONE_IN_FORCE = Text("none, for none is in force", "aucune, car aucune n'est en vigueur")
NOT_IN_FORCE = Text("the category is not in force on {day}", "la catégorie n'est pas en vigueur le {day}")
SCORE = Text("a score of {score}", "une note de {score}")
PROGRAM = Text("eligibility for the {name}", "l'admissibilité : {name}")
CATEGORY = Text("the category {name}", "la catégorie {name}")
