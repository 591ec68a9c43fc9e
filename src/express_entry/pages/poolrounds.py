"""The rounds that this service held in its own pool and published, for everybody: what each gave, and its proof."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from django.http import HttpRequest, HttpResponse

from express_entry.law.days import day_of
from express_entry.law.text import Language, say_value
from express_entry.pool.models import Round, Supplement
from express_entry.pool.states import RoundState
from express_entry.pool.supplements import final_number
from express_entry.reports.typography import number, typeset

from . import poolroundwords as words
from .checker import ADDRESS, digest
from .frame import page
from .freshness import same_for_all
from .groupings import grouping_of
from .moments import second

ROWS = 50
"""Rounds on a page of the list."""
MOST_DIGITS = 5
NONE = "–"


class Line(NamedTuple):
    """A published round of this pool in a row, every value as it is shown."""

    number: str
    day: str
    title: str
    invitations: str
    cut_off: str
    tie_break: str
    result: str
    result_named: str


@same_for_all
def pool_rounds(request: HttpRequest, language: Language) -> HttpResponse:
    """The published rounds of this pool, the latest first."""
    rows = Round.objects.filter(state=RoundState.PUBLISHED.value).order_by("-instant", "-id")
    asked = request.GET.get("page", "")
    at = int(asked) if asked.isascii() and asked.isdigit() and len(asked) < MOST_DIGITS else 1
    found = list(rows.defer("publication", "result")[max(at - 1, 0) * ROWS : max(at, 1) * ROWS + 1])
    context = {
        "lines": list(_lines(found[:ROWS], language)),
        "older": max(at, 1) + 1 if len(found) > ROWS else "",
        "beyond": at > 1,
        "checker": ADDRESS,
        "checker_digest": digest(),
    }
    response = page(request, "pool_rounds", language, context, words=words)
    response.headers["Cache-Control"] = "public, no-cache"  # what was published a moment ago is there
    return response


def _lines(rows: list[Round], language: Language) -> Iterator[Line]:
    done = Supplement.objects.filter(round__in=rows, done__isnull=False)
    corrected = set(done.values_list("round_id", flat=True))
    for item in rows:
        assert item.instant is not None
        yield Line(
            item.number,
            day_of(item.instant).isoformat(),
            _said(grouping_of(item), language),
            _invitations(item, language, corrected=item.id in corrected),
            NONE if item.cutoff is None else number(item.cutoff, language),
            NONE if item.tie_break is None else second(item.tie_break, language),
            f"/api/v1/rounds/{item.number}/result",
            _said(words.RESULT_OF.of(number=item.number), language),
        )


def _invitations(item: Round, language: Language, *, corrected: bool) -> str:
    invited = item.invited or 0
    if not corrected:
        return number(invited, language)
    return _said(words.CORRECTED.of(many=invited, final=final_number(item)), language)


def _said(what: object, language: Language) -> str:
    return typeset(say_value(what, language), language)
