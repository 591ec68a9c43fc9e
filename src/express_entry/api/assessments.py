"""Assessments for anybody: a profile goes in, the explained assessment comes out, and nothing is kept."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from express_entry.assessment import as_document, assess
from express_entry.assessment.pastrounds import past_rounds
from express_entry.assessment.roundshape import as_rounds
from express_entry.history import record
from express_entry.law.days import day_of
from express_entry.pool.laws import service_law
from express_entry.profile import ProfileError, check
from express_entry.profile import Profile as Candidate

from .gate import Asked, now
from .problems import Wrong, unusable_profile
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
