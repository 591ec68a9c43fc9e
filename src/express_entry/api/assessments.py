"""Assessments for anybody: a profile goes in, the explained assessment comes out, and nothing is kept."""

from __future__ import annotations

from typing import Any

from express_entry.assessment import as_document, assess
from express_entry.assessment.pastrounds import past_rounds
from express_entry.assessment.roundshape import as_rounds
from express_entry.law.days import day_of
from express_entry.pool.laws import service_law
from express_entry.profile import Profile as Candidate
from express_entry.profile import ProfileError, check

from .gate import Asked, now
from .problems import unusable_profile
from .routing import Routes
from .shapes import Day, Document, In, Instant

routes = Routes("assessments")


class AssessmentIn(In):
    """A profile, the day it is to be assessed on (today unless given), and the instant it was or would be submitted."""

    profile: Document
    on: Day | None = None
    submitted: Instant | None = None


def document_of(tree: dict[str, Any], place: str) -> Candidate:
    """The profile that a tree states.

    :raises Problem: with everything that is wrong with it; ``place`` is where it stands in the request.
    """
    try:
        return check(tree)
    except ProfileError as error:
        raise unusable_profile(error, place) from None


@routes.post("/assessments", "assessment.make", {200: dict[str, Any]}, once=False, faults=())
def make(request: Asked, body: AssessmentIn) -> dict[str, Any]:
    """Assess a profile on a day, explained line by line, and hold it against past rounds; nothing of it is kept."""
    document, law = document_of(body.profile, "profile"), service_law()
    on = body.on or day_of(now())
    try:
        result = assess(document, on=on, law=law.on(on))
        past = past_rounds(document, on=on, submitted=body.submitted, law=law)
    except ProfileError as error:
        raise unusable_profile(error, "profile") from None
    return as_document(result, request.language, rounds=as_rounds(past))
