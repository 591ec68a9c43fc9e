"""Candidates whom a province may find in the pool: those who mean to live there, by what a stream asks for."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field, StringConstraints

from express_entry.law.programtable import LONGEST as LONGEST_PROGRAM
from express_entry.pool.finding import LONGEST, MOST_POINTS, Sought, find

from .gate import Asked
from .paging import USUAL
from .provinces import province_of
from .routing import Routes
from .shapes import Limit, Number, Out

routes = Routes("candidates")

Points = Annotated[int, Field(ge=0, le=MOST_POINTS)]
Occupation = Annotated[str, StringConstraints(pattern=r"^([0-9]{5})?$", max_length=5)]
Cursor = Annotated[str, StringConstraints(max_length=LONGEST)]


class CandidateOut(Out):
    """A candidate as a province sees them: points as a span of ten, and nothing that says who they are."""

    profile: Number
    least_points: int | None
    most_points: int | None
    programs: list[str]
    occupations: list[str]
    french: bool
    """Whether the criteria of the category for French are met."""


class CandidatesOut(Out):
    """A page of candidates; where it was ``cut_short``, the next one goes on looking."""

    items: list[CandidateOut]
    next: str | None
    cut_short: bool


@routes.get("/candidates", "candidate.find", CandidatesOut)
def many(  # noqa: PLR0913, PLR0917 - all that can be asked for
    request: Asked,
    province: str | None = None,
    least: Points | None = None,
    most: Points | None = None,
    noc: Occupation = "",
    program: Annotated[str, StringConstraints(max_length=LONGEST_PROGRAM)] = "",
    french: bool = False,
    cursor: Cursor = "",
    limit: Limit = USUAL,
) -> CandidatesOut:
    """The candidates who mean to live in the province and whom nobody has nominated, the highest span of points first.

    Points that are sought are widened to the spans of ten that they are in.
    """
    sought = Sought(least, most, noc, program, french, cursor)
    found = find(province_of(request.caller, province), sought, limit=limit)
    items = [
        CandidateOut(
            profile=each.number,
            least_points=each.least,
            most_points=each.most,
            programs=list(each.programs),
            occupations=list(each.occupations),
            french=each.french,
        )
        for each in found.candidates
    ]
    return CandidatesOut(items=items, next=found.next, cut_short=found.cut_short)
