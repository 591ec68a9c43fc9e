"""The plain form of the questions about past rounds: a whole assessment at every round, read from its document.

It shares nothing with the quick form but the assessment itself. What a round covers, who is a nominee, and where the
line is are put here a second time, from the published rules.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any, NamedTuple
from zoneinfo import ZoneInfo

from express_entry.assessment import as_document, assess
from express_entry.history import Note, Round
from express_entry.law import Consolidation
from express_entry.profile import Profile

FEDERAL = ("fsw", "cec", "fst")
MET, NOT_MET, UNKNOWN = "met", "not_met", "unknown"


class Plain(NamedTuple):
    """What the plain form says of a round."""

    result: str
    score: int | None
    seconds: int | None


def both(*results: str) -> str:
    return NOT_MET if NOT_MET in results else UNKNOWN if UNKNOWN in results else MET


def either(*results: str) -> str:
    return MET if MET in results else UNKNOWN if UNKNOWN in results else NOT_MET


def stood(profile: Profile, round_: Round, submitted: datetime | None, law: Consolidation) -> Plain:
    """The person as they stood at the instant of a round."""
    day = round_.instant.astimezone(ZoneInfo("America/Toronto")).date()
    if profile.person.date_of_birth > day:
        return Plain(NOT_MET, None, None)
    assessment = assess(profile, on=day, law=law.at(round_.instant))
    document = as_document(assessment)
    score = document["crs"]["total"]
    belonging = grouping(document, round_)
    if document["law"]["gaps"]:
        return Plain(both(UNKNOWN, belonging), None, None)
    least, most = assessment.amounts.score.at_least, assessment.amounts.score.at_most
    results = {
        line(round_, points, submitted) for points in (least, round_.crs_cutoff, most) if least <= points <= most
    }
    rank = results.pop() if len(results) == 1 else UNKNOWN
    result = both(rank, belonging)
    tied = score == round_.crs_cutoff and round_.tie_break is not None and submitted is not None
    after_all = tied and not (result == NOT_MET and rank != NOT_MET)
    seconds = _seconds(round_, submitted) if after_all and round_.tie_break and submitted else None
    return Plain(result, score, seconds)


def line(round_: Round, points: int, submitted: datetime | None) -> str:
    """A known number of points against the line."""
    if points != round_.crs_cutoff:
        return MET if points > round_.crs_cutoff else NOT_MET
    if round_.tie_break is None:
        return MET if Note.TIE_BREAK_NOT_PUBLISHED in round_.notes else UNKNOWN
    if submitted is None:
        return UNKNOWN
    return MET if submitted.replace(microsecond=0) <= round_.tie_break else NOT_MET


def _seconds(round_: Round, submitted: datetime) -> int:
    assert round_.tie_break is not None
    return round((round_.tie_break - submitted.replace(microsecond=0)).total_seconds())


def grouping(document: Mapping[str, Any], round_: Round) -> str:
    """Whether the document's person is among those whom the round ranks."""
    programs = {slug: program["result"] for slug, program in document["programs"].items()}
    requirements = {item["id"]: item["result"] for item in document["programs"]["pnp"]["requirements"]}
    nominee = requirements["nomination"]
    kind, slug = round_.round_type.value, round_.program_or_category
    covered = {"general": (*FEDERAL, "pnp"), "category": FEDERAL, "program": (slug,)}[kind]
    others = either(NOT_MET, *(programs[name] for name in covered if name != "pnp"))
    as_nominee = programs["pnp"] if "pnp" in covered else NOT_MET
    if nominee == UNKNOWN:
        invitable = as_nominee if as_nominee == others else UNKNOWN
    else:
        invitable = as_nominee if nominee == MET else others
    if kind != "category":
        return invitable
    member = document["categories"].get(slug)
    if member is None or member["round_version"] != round_.category_version:
        raise LookupError(f"round {round_.number}: {slug} {round_.category_version} is not in force")
    return both(invitable, member["result"])


def of_the_day(document: Mapping[str, Any], most: int, round_: Round) -> str:
    """The score of the assessed day against the line of a round."""
    programs = {slug: program["result"] for slug, program in document["programs"].items()}
    kind, slug = round_.round_type.value, round_.program_or_category
    if kind == "general":
        belonging = either(*programs.values())
    elif kind == "program":
        belonging = programs[slug]
    else:
        belonging = document["categories"].get(slug, {"result": NOT_MET})["result"]
    crs = document["crs"].get("last_known_rules", document["crs"])
    least = crs["total"] if crs["total"] is not None else crs["at_least"]
    enough = MET if least >= round_.crs_cutoff else NOT_MET if most < round_.crs_cutoff else UNKNOWN
    return both(enough, belonging)
