"""People of a round, by number: whom it invited as a page and a file; whom it missed and would not rank as files."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import chain, islice
from typing import Any, NamedTuple, cast

from django.http import Http404, HttpResponse, StreamingHttpResponse
from django.views.decorators.http import require_safe

from express_entry.api.gate import Asked, now
from express_entry.api.paging import USUAL
from express_entry.api.roundlists import invited_page
from express_entry.history.labels import PROGRAMS
from express_entry.law.text import Language
from express_entry.pages.access import signed_in
from express_entry.pages.addresses import address
from express_entry.pages.frame import page
from express_entry.pool.excluded import not_ranked
from express_entry.pool.invitations import invited_in
from express_entry.pool.overlooked import overlooked
from express_entry.pool.profiles import instant_of_row
from express_entry.pool.rounds import known
from express_entry.pool.states import InvitationState
from express_entry.pool.statewords import words_of_state
from express_entry.profile.tablefiles import csv_for_spreadsheets
from express_entry.selection import Exclusion

from . import listwords as words
from .saying import capital, count, instant, said

CSV = "text/csv; charset=utf-8"


class Line(NamedTuple):
    """Somebody who was invited in a row of the list, every value as it is shown."""

    rank: str
    number: str
    points: str
    submitted: str
    program: str
    state: str


@require_safe
@signed_in("round.invited")
def invited(request: Asked, language: Language, number: str) -> HttpResponse:
    """Whom a round invited, page by page."""
    rows, following = invited_page(number, request.GET.get("after") or None, USUAL)
    lines = [
        Line(
            count(each.rank, language),
            each.profile.number,
            count(each.points, language),
            instant(each.profile.submitted, language),
            said(PROGRAMS[each.program], language),
            capital(words_of_state(InvitationState(each.state)), language),
        )
        for each in rows
    ]
    context = {
        "heading": said(words.INVITED_TITLE.of(number=number), language),
        "round": address("office:round", language, number=number),
        "own": address("office:invited", language, number=number),
        "file": address("office:invited_file", language, number=number),
        "lines": lines,
        "older": following or "",
    }
    return page(request, "office:invited", language, context, words=words, parts={"number": number})


@require_safe
@signed_in("round.invited")
def invited_file(request: Asked, language: Language, number: str) -> HttpResponse:  # noqa: ARG001 - every view has it
    """Whom a round invited, as a table."""
    rows = (
        (
            each.rank,
            each.profile.number,
            each.points,
            instant_of_row(each.profile.submitted),
            each.program,
            each.state,
            instant_of_row(each.issued),
            each.answer_by.isoformat(),
        )
        for each in invited_in(known(number)).iterator(chunk_size=2000)
    )
    heads = ("rank", "number", "points", "submitted", "program", "state", "issued", "answer_by")
    return _table(f"round-{number}-invited.csv", heads, rows)


@require_safe
@signed_in("supplement.draft")
def missed_file(request: Asked, language: Language, number: str) -> HttpResponse:  # noqa: ARG001 - every view has it
    """Everybody whom a round missed, sought while the table is sent."""
    found = overlooked(number)
    rows = (
        (each.number, each.points, instant_of_row(each.submitted), each.program, each.state.value) for each in found
    )
    return _table(f"round-{number}-missed.csv", ("number", "points", "submitted", "program", "state"), rows)


@require_safe
@signed_in("round.preview")
def excluded_file(request: Asked, language: Language, number: str, reason: str) -> HttpResponse:  # noqa: ARG001 - every view has it
    """Whom a round would not rank now for one reason, or at its instant did not, as a table."""
    wanted = next((each for each in Exclusion if each.value == reason), None)
    if wanted is None:
        raise Http404
    rows = (
        (each.number, each.points, each.reason.value, each.say(language))
        for each in not_ranked(number, now(), reason=wanted)
    )
    return _table(f"round-{number}-{reason}.csv", ("number", "points", "reason", "words"), rows)


def _table(name: str, heads: Sequence[str], rows: Iterable[Sequence[Any]]) -> HttpResponse:
    """A table as a file, which is not held in memory; what cannot be listed is refused before the file begins."""
    source = iter(rows)
    first = list(islice(source, 1))
    disposition = {"Content-Disposition": f'attachment; filename="{name}"'}
    parts = csv_for_spreadsheets(heads, chain(first, source))
    # Of what an answer has, nothing but headers is asked on its way.
    return cast("HttpResponse", StreamingHttpResponse(parts, content_type=CSV, headers=disposition))
