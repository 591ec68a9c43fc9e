"""The published rounds of invitations: a list to choose from, a page for each, and all of them as a table."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from typing import Any, NamedTuple

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from express_entry.history import (
    CATEGORIES,
    COLUMNS,
    NARROW_BANDS,
    PROGRAMS,
    Distribution,
    NoSuchRound,
    Round,
    comparison,
    describe,
    distribution_with,
    label,
    round_numbered,
    rounds,
    title,
)
from express_entry.history.explain import instant_in_words
from express_entry.history.labels import EVERYONE
from express_entry.history.sources import coverage
from express_entry.law.text import Language, Sayable, Text
from express_entry.reports.typography import number as written
from express_entry.reports.typography import typeset, written_out

from . import roundwords
from .addresses import address
from .frame import page
from .rounddrawing import drawn

MOST_SHOWN = 150
"""Rounds on one page; more would weigh too much on a poor connection."""
KINDS = (EVERYONE, *PROGRAMS, *CATEGORIES)


class Option(NamedTuple):
    """Something to filter by."""

    value: str
    label: str
    chosen: bool


class Line(NamedTuple):
    """A round in the list."""

    number: str
    link: str
    date: str
    name: str
    invited: str
    cut_off: int
    tie_break: str


@require_safe
def rounds_held(request: HttpRequest, language: Language) -> HttpResponse:
    """The rounds of a year or of a kind, newest first."""
    known = rounds()
    kind, year = request.GET.get("of", ""), request.GET.get("year", "")
    found = [each for each in reversed(known) if _is_of(each, kind, year)]
    shown = found[:MOST_SHOWN]
    counted = roundwords.FOUND.of(shown=len(shown), count=len(found))
    context = {
        "kinds": _kinds(known, kind, language),
        "years": _years(known, year, language),
        "lines": [_line(each, language) for each in shown],
        "counted": _say(counted, language),
        "csv": address("rounds-table", language),
        "coverage": _say(coverage(known), language),
        "drawn": drawn(shown[::-1], _say(roundwords.DRAWN, language), language) if shown else None,
    }
    return page(request, "rounds", language, context, words=roundwords)


def _is_of(each: Round, kind: str, year: str) -> bool:
    return kind in ("", each.program_or_category) and year in ("", str(each.date.year))


def _kinds(known: Sequence[Round], chosen: str, language: Language) -> list[Option]:
    held = {each.program_or_category for each in known}
    named = [Option(slug, _say(label(slug), language), slug == chosen) for slug in KINDS if slug in held]
    return [Option("", _say(roundwords.ALL, language), not chosen), *named]


def _years(known: Sequence[Round], chosen: str, language: Language) -> list[Option]:
    years = sorted({str(each.date.year) for each in known}, reverse=True)
    named = [Option(year, year, year == chosen) for year in years]
    return [Option("", _say(roundwords.ALL_YEARS, language), not chosen), *named]


def _line(each: Round, language: Language) -> Line:
    tie_break = "" if each.tie_break is None else f"{each.tie_break:%Y-%m-%d %H:%M:%S}"
    link, name = address("round", language, number=each.number), _say(title(each), language)
    invited = written(each.invitations, language)
    return Line(each.number, link, each.date.isoformat(), name, invited, each.crs_cutoff, tie_break)


@require_safe
def one_round(request: HttpRequest, language: Language, number: str) -> HttpResponse:
    """What happened in a round, in words and figures, and the pool before it."""
    try:
        found = round_numbered(number)
    except NoSuchRound:
        raise Http404 from None
    known = rounds()
    context = {
        "title": _say(roundwords.ROUND_TITLE.of(number=found.number, name=title(found)), language),
        "facts": _facts(found, language),
        "told": [_say(each, language) for each in describe(found)],
        "compared": [_say(each, language) for each in comparison(found, among=known)],
        "try_link": f"{address('assessment', language)}?on={found.date.isoformat()}",
        "around": _around(found, known, language),
        "coverage": _say(coverage(known), language),
        **_pool(distribution_with(found.number), language),
    }
    return page(request, "round", language, context, words=roundwords, parts={"number": found.number})


def _facts(found: Round, language: Language) -> list[tuple[str, str]]:
    tie_break = "–" if found.tie_break is None else _say(instant_in_words(found.tie_break), language)
    facts: list[tuple[Text, str]] = [
        (roundwords.HELD, written_out(found.date, language)),
        (roundwords.INVITED, written(found.invitations, language)),
        (roundwords.CUT_OFF, str(found.crs_cutoff)),
        (roundwords.TIE_BREAK, tie_break),
    ]
    return [(_say(name, language), value) for name, value in facts]


def _around(found: Round, known: Sequence[Round], language: Language) -> list[tuple[str, str]]:
    """The ways to the rounds before and after it."""
    place = known.index(found)
    ways = ((roundwords.EARLIER, place - 1), (roundwords.LATER, place + 1))
    return [
        (address("round", language, number=known[there].number), f"{_say(name, language)} ({known[there].number})")
        for name, there in ways
        if 0 <= there < len(known)
    ]


def _pool(pool: Distribution | None, language: Language) -> dict[str, Any]:
    """The candidates by score, with how long the bar of each is of a hundred."""
    if pool is None:
        return {}
    most = max(pool.bands[band] for band in NARROW_BANDS) or 1
    bands = [
        (f"{band.low}–{band.high}", written(pool.bands[band], language), round(100 * pool.bands[band] / most))
        for band in NARROW_BANDS
    ]
    heading = _say(roundwords.POOL.of(day=written_out(pool.as_of, language)), language)
    return {"pool": heading, "bands": bands, "all": written(pool.total, language)}


@require_safe
def table(request: HttpRequest, language: Language) -> HttpResponse:  # noqa: ARG001 - names of columns never change
    """Every published round, a row each."""
    text = io.StringIO()
    writer = csv.DictWriter(text, COLUMNS)
    writer.writeheader()
    writer.writerows(each.as_row() for each in rounds())
    response = HttpResponse(text.getvalue(), content_type="text/csv; charset=utf-8")
    response.headers["Content-Disposition"] = 'attachment; filename="rounds.csv"'
    return response


def _say(what: Sayable, language: Language) -> str:
    return typeset(what.say(language), language)
