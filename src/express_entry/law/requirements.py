"""A requirement and its three values: met, not met, unknown, with the reason, the facts used and the provision."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from .answers import Answer, Needs, Unknown, merged
from .facts import Result
from .frozen import frozen
from .grid import NEEDS, Score
from .text import Reason, Text

NO_FACTS: Mapping[str, Any] = frozen({})


class Requirement(NamedTuple):
    """One requirement of a program, tested on one day."""

    id: str
    result: Result
    reason: Reason
    citation: str
    facts: Mapping[str, Any] = NO_FACTS
    needs: Needs = ()


class Eligibility(NamedTuple):
    """A program: its result, its requirements in the order of the instrument, and the grid where it has one."""

    program: str
    result: Result
    requirements: tuple[Requirement, ...]
    grid: Score | None = None
    assumptions: tuple[Text, ...] = ()

    @property
    def needs(self) -> Needs:
        """The facts that an unknown result waits for."""
        return merged(need for requirement in self.requirements for need in requirement.needs)


def require(
    identity: str, answer: Answer, yes: Reason, no: Reason, citation: str, facts: Mapping[str, Any] = NO_FACTS
) -> Requirement:
    """A requirement from its answer, with the reason for either outcome; unknown says what would settle it."""
    if isinstance(answer, Unknown):
        return Requirement(identity, Result.UNKNOWN, NEEDS.of(needs=list(answer.needs)), citation, facts, answer.needs)
    return Requirement(identity, Result.MET if answer else Result.NOT_MET, yes if answer else no, citation, facts)


def together(results: Iterable[Result]) -> Result:
    """The result of all: one not met settles it, else one unknown leaves it open."""
    found = set(results)
    if Result.NOT_MET in found:
        return Result.NOT_MET
    return Result.UNKNOWN if Result.UNKNOWN in found else Result.MET


def any_of(results: Iterable[Result]) -> Result:
    """The result of one of several: one met settles it, else one unknown leaves it open."""
    found = set(results)
    if Result.MET in found:
        return Result.MET
    return Result.UNKNOWN if Result.UNKNOWN in found else Result.NOT_MET


def eligibility(
    program: str,
    requirements: Iterable[Requirement],
    grid: Score | None = None,
    assumptions: tuple[Text, ...] = (),
) -> Eligibility:
    """A program's result from all its requirements."""
    tested = tuple(requirements)
    return Eligibility(program, together(item.result for item in tested), tested, grid, assumptions)


def settled(program: str, requirements: Iterable[Requirement]) -> Eligibility:
    """A program's result alone: its requirements up to the first that is not met, which settles it.

    The result is that of :func:`eligibility`; the requirements after that one are not tested and not in it.
    """
    tested: list[Requirement] = []
    for item in requirements:
        tested.append(item)
        if item.result is Result.NOT_MET:
            break
    return eligibility(program, tested)


def sure(result: Result, needs: Needs) -> Answer:
    """A result as an answer."""
    return Unknown(needs) if result is Result.UNKNOWN else result is Result.MET
