"""The rounds that this service held in its own pool and published, for everybody: what each gave, and its proof."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from django.http import Http404, HttpRequest, HttpResponse

from express_entry.law.days import day_of
from express_entry.law.text import Language, say_value
from express_entry.pool.faults import Conflict, NotFound
from express_entry.pool.models import Round, Supplement
from express_entry.pool.rounddocuments import exported, page_of
from express_entry.pool.rulewords import HELD_BY_LAST_KNOWN
from express_entry.pool.states import RoundState
from express_entry.pool.supplements import final_number
from express_entry.reports.typography import number, typeset

from . import poolroundwords as words
from .addresses import address
from .checker import ADDRESS, digest
from .days import Written
from .downloads import attached
from .frame import page
from .freshness import same_for_all
from .groupings import grouping_of
from .moments import second

ROWS = 50
"""Rounds on a page of the list."""
MOST_DIGITS = 5
NONE = "–"


FORMS = {
    "ircc": (words.FILE_IRCC, "rounds-ircc.json", "application/json"),
    "csv": (words.FILE_CSV, "rounds.csv", "text/csv; charset=utf-8"),
    "json": (words.FILE_JSON, "rounds.json", "application/json"),
}
"""The files of all published rounds, by the form: what each is, how it is called, and of which kind it is."""


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
    page: str
    page_named: str
    """The page of the result as a file; empty where nobody was invited."""
    by_last_known: str
    """That it was held under the last known rules, where it was."""


@same_for_all
def pool_rounds(request: HttpRequest, language: Language) -> HttpResponse:
    """The published rounds of this pool, the latest first."""
    form = request.GET.get("format", "")
    if form in FORMS:
        return rounds_file(form, language)
    rows = Round.objects.filter(state=RoundState.PUBLISHED.value).order_by("-instant", "-id")
    asked = request.GET.get("page", "")
    at = int(asked) if asked.isascii() and asked.isdigit() and len(asked) < MOST_DIGITS else 1
    found = list(
        rows.select_related("law").defer("publication", "result", "law__canonical")[
            max(at - 1, 0) * ROWS : max(at, 1) * ROWS + 1
        ]
    )
    context = {
        "lines": list(_lines(found[:ROWS], language)),
        "older": max(at, 1) + 1 if len(found) > ROWS else "",
        "beyond": at > 1,
        "files": [(form, _said(about, language)) for form, (about, _, _) in FORMS.items()],
        "checker": ADDRESS,
        "checker_digest": digest(),
    }
    return _fresh(page(request, "pool_rounds", language, context, words=words))


@same_for_all
def pool_round(request: HttpRequest, language: Language, number: str) -> HttpResponse:  # noqa: ARG001 - every view has it
    """The page of one published round as a file that stands by itself.

    :raises Http404: for one that is not published, or that invited nobody.
    """
    try:
        text = page_of(number, language)
    except (Conflict, NotFound):
        raise Http404 from None
    return _fresh(attached(text.encode(), f"round-{number}.{language}.html", "text/html; charset=utf-8"))


def rounds_file(form: str, language: Language) -> HttpResponse:
    """The published rounds in one of the forms."""
    _, name, kind = FORMS[form]
    return _fresh(attached(exported(form, language), name, kind))


def _fresh(response: HttpResponse) -> HttpResponse:
    """What was published a moment ago is there."""
    response.headers["Cache-Control"] = "public, no-cache"
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
            address("pool_round", language, number=item.number) if item.cutoff is not None else "",
            _said(words.PAGE_OF.of(number=item.number), language),
            _by_last_known(item, language),
        )


def _by_last_known(item: Round, language: Language) -> str:
    if item.law is None or not item.law.last_known:
        return ""
    return _said(HELD_BY_LAST_KNOWN.of(version=Written(date.fromisoformat(item.law.ranking))), language)


def _invitations(item: Round, language: Language, *, corrected: bool) -> str:
    invited = item.invited or 0
    if not corrected:
        return number(invited, language)
    return _said(words.CORRECTED.of(many=invited, final=final_number(item)), language)


def _said(what: object, language: Language) -> str:
    return typeset(say_value(what, language), language)
