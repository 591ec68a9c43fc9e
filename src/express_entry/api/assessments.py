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


@routes.post("/assessments", "assessment.make", {200: dict[str, Any]}, once=False)
def make(request: Asked, body: AssessmentIn) -> Any:
    """Assess a profile on a day; nothing of it is kept."""
    profile = document_of(body.profile, "profile")
    day = day_of(now()) if body.on is None else body.on
    if body.submitted is not None and body.submitted.tzinfo is None:
        raise Problem(422, "unacceptable", [NO_ZONE], [Wrong("submitted", NO_ZONE)])
    made = assess(profile, on=day, law=service_law().on(day))
    return as_document(made, language=request.language)


NO_ZONE = Text(
    "submitted: it has no time zone. Accepted: an instant such as 2026-11-25T15:00:00Z.",
    "submitted : il n'a pas de fuseau horaire. Valeurs acceptées : un instant comme 2026-11-25T15:00:00Z.",
)
