"""Rank now in every grouping, with the distance to its last cut-off; and the line in past rounds, with its proof."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import suppress
from decimal import Decimal
from typing import Any

from django.db.models import Q
from django.http import HttpResponse
from django.views.decorators.http import require_safe

from express_entry.api import rounds as api_rounds
from express_entry.api.gate import Asked, now
from express_entry.api.profiles import own
from express_entry.assessment.rank import seconds_before
from express_entry.law import Language
from express_entry.law.days import day_of
from express_entry.pages.access import signed_in
from express_entry.pages.checker import ADDRESS, COMMAND, digest
from express_entry.pages.frame import page
from express_entry.pages.lastlines import LastRound, last_line, last_rounds
from express_entry.pool import publishing
from express_entry.pool.counts import last_count
from express_entry.pool.faults import PoolFault
from express_entry.pool.lifecycle import ProfileState
from express_entry.pool.models import Profile, Round
from express_entry.pool.places import groupings_of, places_of
from express_entry.pool.programbits import programs_of
from express_entry.pool.states import RoundState

from . import rankwords as words
from .addresses import link
from .effects import place_said
from .telling import NONE, Teller

MINUTE = 60
MOST_ROUNDS = 10
"""Past rounds whose lines are shown, the latest first."""


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
        "checker": ADDRESS,
        "checker_digest": digest(),
        "checker_command": COMMAND,
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
    programs = programs_of(row.programs)
    groupings = groupings_of(programs, row.categories.split())
    count, rounds = last_count(), last_rounds(now())
    lines = {each: last_line(rounds, each, programs) for each in groupings}
    told: dict[str, str] = {}
    if count is not None and count.places:
        told = {each.grouping: place_said(each, teller) for each in places_of(row.points, groupings, count)}
    return [
        {
            "grouping": teller.grouping(each),
            "place": told.get(each, NONE),
            "line": line_said(lines[each], teller),
            "distance": distance_said(row, lines[each], teller),
        }
        for each in groupings
    ]


# ----------------------------------------------------------------------------------------------------- last cut-offs


def line_said(last: LastRound | None, teller: Teller) -> str:
    """The last cut-off of a grouping in words, and whose round it was."""
    if last is None:
        return teller.say(words.NO_ROUND)
    held = last.round
    return teller.say(
        words.OF_ROUND, score=teller.number(held.crs_cutoff), day=teller.day(day_of(held.instant)), round=last.named
    )


def distance_said(row: Profile, last: LastRound | None, teller: Teller) -> str:
    """How far a profile is from a line: in points, and at an equal score in time."""
    if last is None or row.points is None or row.submitted is None:
        return NONE
    difference = row.points - last.round.crs_cutoff
    if difference or last.round.tie_break is None:
        return margin_said(difference, teller)
    seconds = seconds_before(last.round.tie_break, row.submitted)
    return teller.say(words.EARLIER if seconds >= 0 else words.LATER, span=teller.span(seconds))


def margin_said(points: int, teller: Teller) -> str:
    """So many points above or below a line, in words."""
    if not points:
        return teller.say(words.EQUAL)
    many = teller.say(words.POINT[abs(points) != 1], many=abs(points))
    return teller.say(words.ABOVE if points > 0 else words.BELOW, many=many)


# ------------------------------------------------------------------------------------------------------- past rounds


def past_lines(row: Profile, teller: Teller) -> Iterator[dict[str, Any]]:
    """The line of a profile in each published round that its pool held it in, the latest first."""
    while_there = Q(instant__gte=row.submitted) & (Q() if row.ended is None else Q(instant__lte=row.ended))
    rows = Round.objects.filter(while_there, state=RoundState.PUBLISHED.value).order_by("-instant")
    for item in rows.defer("publication")[:MOST_ROUNDS]:
        with suppress(PoolFault):  # the round did not hold the profile
            yield _past(item, json.loads(publishing.line(item.number, row.number)), teller)


def _past(item: Round, proof: dict[str, Any], teller: Teller) -> dict[str, Any]:
    assert item.instant is not None
    line = proof["line"]
    return {
        "number": item.number,
        "day": teller.day(day_of(item.instant)),
        "invited": line["invited"],
        "result": _result(line, teller),
        "rank": NONE if line["rank"] is None else teller.number(line["rank"]),
        "score": NONE if item.cutoff is None else teller.number(item.cutoff),
        "margin": past_margin(proof["margin"], teller),
        "download_of": teller.say(words.DOWNLOAD_OF, number=item.number),
        "result_file": teller.say(words.RESULT_FILE, number=item.number),
    }


def past_margin(margin: dict[str, Any], teller: Teller) -> str:
    """How far a line was from the last invitation of its round, as its proof has it: in points, or else in seconds."""
    if margin["points"] is None:
        return NONE
    if margin["seconds"] is None:
        return margin_said(margin["points"], teller)
    seconds = Decimal(margin["seconds"])
    if not seconds:
        return teller.say(words.MARGIN_AT)
    text = words.MARGIN_BEFORE if seconds > 0 else words.LATER
    return teller.say(text, span=_exactly(abs(seconds), teller))


def _exactly(seconds: Decimal, teller: Teller) -> str:
    """A span in the largest units that tell it, and to the microsecond where it is less than a minute."""
    if seconds >= MINUTE or seconds == int(seconds):
        return teller.span(float(seconds))
    said = f"{seconds.normalize():f}"
    return teller.say(words.SECONDS[seconds >= 2], seconds=said.replace(".", ",") if teller.language == "fr" else said)


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
