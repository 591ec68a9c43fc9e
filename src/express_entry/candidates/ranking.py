"""Rank now in every grouping, with the distance to its last cut-off; and the line in past rounds, with its proof."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import suppress
from datetime import datetime
from typing import Any, NamedTuple

from django.db.models import Q
from django.http import HttpResponse
from django.views.decorators.http import require_safe

from express_entry.api import rounds as api_rounds
from express_entry.api.gate import Asked
from express_entry.api.profiles import own
from express_entry.assessment.rank import seconds_before
from express_entry.history.labels import EVERYONE as GENERAL
from express_entry.law import Language
from express_entry.law.days import day_of
from express_entry.pages.access import signed_in
from express_entry.pages.frame import page
from express_entry.pages.knownhistory import known_history
from express_entry.pool import publishing
from express_entry.pool.columns import programs_of
from express_entry.pool.counts import last_count
from express_entry.pool.faults import PoolFault
from express_entry.pool.lifecycle import ProfileState
from express_entry.pool.models import Profile, Round
from express_entry.pool.places import EVERYONE, groupings_of, places_of
from express_entry.pool.states import RoundState
from express_entry.selection import Grouping

from . import rankwords as words
from .addresses import link
from .effects import place_said
from .telling import NONE, Teller

MOST_ROUNDS = 10
"""Past rounds whose lines are shown, the latest first."""


class Line(NamedTuple):
    """The line of a round: whose it is, its number and instant, the lowest score and the tie-breaking time."""

    grouping: str
    number: str
    at: datetime
    score: int
    tie_break: datetime | None


@require_safe
@signed_in("profile.read")
def rank(request: Asked, language: Language, number: str) -> HttpResponse:
    """Where a profile stands in the pool, and stood in past rounds."""
    row, teller = own(request.caller, "profile.read", number), Teller(language)
    count = last_count()
    ranked = row.state == ProfileState.IN_POOL.value and row.points is not None
    past = list(past_lines(row, teller)) if row.submitted is not None else []
    context = {
        "lead": _lead(row, teller) if ranked else teller.say(words.NOT_RANKED),
        "places": places_now(row, teller) if ranked else [],
        "as_of": teller.say(words.AS_OF, at=teller.minute(count.instant)) if count is not None and count.places else "",
        "past": [{**each, "proof": _proof_of(language, number, each["number"])} for each in past],
        "back": link("profile", language, number=number),
    }
    return page(request, "candidates:rank", language, context, words=words, parts={"number": number})


def _proof_of(language: Language, number: str, round_number: str) -> str:
    return link("proof", language, number=number, round_number=round_number)


def _lead(row: Profile, teller: Teller) -> str:
    assert row.points is not None
    return teller.say(words.LEAD, points=teller.number(row.points), submitted=teller.instant(row.submitted))


def places_now(row: Profile, teller: Teller) -> list[dict[str, str]]:
    """The place in each grouping of a profile, as of the last count, and how far the last cut-off is."""
    assert row.points is not None
    groupings = groupings_of(programs_of(row.programs), row.categories.split())
    count, lines = last_count(), last_lines()
    told: dict[str, str] = {}
    if count is not None and count.places:
        told = {each.grouping: place_said(each, teller) for each in places_of(row.points, groupings, count)}
    return [
        {
            "grouping": teller.grouping(each),
            "place": told.get(each, NONE),
            "line": line_said(lines.get(each.partition("@")[0]), teller),
            "distance": distance_said(row, lines.get(each.partition("@")[0]), teller),
        }
        for each in groupings
    ]


# ----------------------------------------------------------------------------------------------------- last cut-offs


def last_lines() -> dict[str, Line]:
    """The line of the last round of each grouping: of this pool, else of those that the department published."""
    found = {each.grouping: each for each in _published()}
    found |= {each.grouping: each for each in _of_pool()}
    return found


def _of_pool() -> Iterator[Line]:
    rows = Round.objects.filter(state=RoundState.PUBLISHED.value, cutoff__isnull=False).order_by("instant")
    names = ("number", "grouping", "programs", "category", "instant", "cutoff", "tie_break")
    for number, grouping, programs, category, at, score, tie_break in rows.values_list(*names):
        assert at is not None
        assert score is not None
        yield Line(_of_what(grouping, programs, category), number, at, score, tie_break)


def _of_what(grouping: str, programs: int, category: str) -> str:
    if category:
        return category.partition("@")[0]
    return next(iter(programs_of(programs))) if grouping == Grouping.PROGRAM.value else EVERYONE


def _published() -> Iterator[Line]:
    for each in known_history().rounds:
        name = EVERYONE if each.program_or_category == GENERAL else each.program_or_category
        yield Line(name, each.number, each.instant, each.crs_cutoff, each.tie_break)


def line_said(line: Line | None, teller: Teller) -> str:
    """The last cut-off of a grouping in words."""
    if line is None:
        return teller.say(words.NO_ROUND)
    day = teller.day(day_of(line.at))
    return teller.say(words.OF_ROUND, score=teller.number(line.score), day=day, number=line.number)


def distance_said(row: Profile, line: Line | None, teller: Teller) -> str:
    """How far a profile is from a line: in points, and at an equal score in time."""
    if line is None or row.points is None or row.submitted is None:
        return NONE
    difference = row.points - line.score
    if difference:
        many = teller.say(words.POINT[abs(difference) != 1], many=abs(difference))
        return teller.say(words.ABOVE if difference > 0 else words.BELOW, many=many)
    if line.tie_break is None:
        return teller.say(words.EQUAL)
    seconds = seconds_before(line.tie_break, row.submitted)
    return teller.say(words.EARLIER if seconds >= 0 else words.LATER, span=teller.span(seconds))


# ------------------------------------------------------------------------------------------------------- past rounds


def past_lines(row: Profile, teller: Teller) -> Iterator[dict[str, Any]]:
    """The line of a profile in each published round that its pool held it in, the latest first."""
    while_there = Q(instant__gte=row.submitted) & (Q() if row.ended is None else Q(instant__lte=row.ended))
    rows = Round.objects.filter(while_there, state=RoundState.PUBLISHED.value).order_by("-instant")
    for item in rows.defer("publication")[:MOST_ROUNDS]:
        with suppress(PoolFault):  # the round did not hold the profile
            yield _past(item, json.loads(publishing.line(item.number, row.number))["line"], teller)


def _past(item: Round, line: dict[str, Any], teller: Teller) -> dict[str, Any]:
    assert item.instant is not None
    return {
        "number": item.number,
        "day": teller.day(day_of(item.instant)),
        "invited": line["invited"],
        "result": _result(line, teller),
        "rank": NONE if line["rank"] is None else teller.number(line["rank"]),
        "score": NONE if item.cutoff is None else teller.number(item.cutoff),
        "download_of": teller.say(words.DOWNLOAD_OF, number=item.number),
        "result_file": teller.say(words.RESULT_FILE, number=item.number),
    }


def _result(line: dict[str, Any], teller: Teller) -> str:
    if line["exclusion"] is not None:
        return teller.say(words.PER_REASON.get(line["exclusion"], words.OTHERWISE))
    return teller.say(words.INVITED if line["invited"] else words.NOT_INVITED)


@require_safe
@signed_in("profile.line")
def proof(request: Asked, language: Language, number: str, round_number: str) -> HttpResponse:  # noqa: ARG001 - the same
    """The proof of one's line in a round, to keep and to check."""
    response = api_rounds.line(request, round_number, number)
    response.headers["Content-Disposition"] = f'attachment; filename="proof-{round_number}-{number}.json"'
    return response
