"""A page for each round: what happened in words, how it compares, the pool before it, and a score tried against it."""

from __future__ import annotations

from collections.abc import Sequence
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect

from express_entry.history import (
    NoSuchRound,
    Round,
    RoundType,
    comparison,
    describe,
    distribution_with,
    previous,
    round_numbered,
    title,
)
from express_entry.history.explain import instant_in_words
from express_entry.history.labels import label
from express_entry.law.text import Language, say_value
from express_entry.pool.laws import service_law
from express_entry.reports.poolbefore import pool_before
from express_entry.reports.report import Fact
from express_entry.reports.typography import number, typeset, written_out

from . import roundwords as words
from .addresses import address
from .figures import pool
from .frame import page
from .freshness import same_for_all
from .knownhistory import Known, known_history
from .roundlist import line, listed
from .tryscore import tried

EARLIER = 8
"""The most earlier rounds of the same kind on the page."""


@same_for_all
def round_(request: HttpRequest, language: Language, number: str) -> HttpResponse:
    """The page of a round; the list, saying which are nearest, where there is no such round."""
    known = known_history()
    try:
        found = round_numbered(number[:20], known.rounds)
    except NoSuchRound as error:
        return listed(request, language, error.reason, 404)
    if found.number != number:
        return HttpResponseRedirect(address("round", language, number=found.number))
    context, parts = _context(request, found, known, language), {"number": found.number}
    response = page(request, "round", language, context, words=words, parts=parts)
    if request.GET:
        response.headers["Cache-Control"] = "no-store"  # somebody's score is in it
    return response


def _context(request: HttpRequest, found: Round, known: Known, language: Language) -> dict[str, object]:
    trial = tried(found, request.GET, language)
    before = pool_before(distribution_with(found.number, known.distributions), found, language)
    earlier = [each for each in known.rounds if each.order < found.order and _alike(each, found)]
    return {
        "on": found.date.isoformat(),
        "here": address("round", language, number=found.number),
        "heading": _said(words.ROUND_TITLE.of(number=found.number), language),
        "subtitle": _said(title(found), language),
        "figure": number(found.crs_cutoff, language),
        "invited": _invited(found, language),
        "facts": _facts(found, language),
        "trial": trial,
        "errors": trial.errors,
        "described": [_said(reason, language) for reason in describe(found)],
        "compared": _compared(found, known.rounds, language),
        "pool": None if before is None else pool(before),
        "earlier": [line(each, language) for each in reversed(earlier[-EARLIER:])],
        "all_alike": f"{address('rounds', language)}?{urlencode({'of': found.program_or_category})}",
        "all_alike_said": _said(words.EARLIER_ALL.of(name=label(found.program_or_category)), language),
        "rules": _rules(found, language),
        **_neighbours(found, known.rounds, language),
    }


def _facts(found: Round, language: Language) -> tuple[Fact, ...]:
    tie = words.TIE_NONE if found.tie_break is None else instant_in_words(found.tie_break)
    told = (
        (words.PUBLISHED_DAY, written_out(found.date, language)),
        (words.HELD, instant_in_words(found.instant)),
        (words.TYPE, found.round_type),
        (words.TIE, tie),
        (words.SURE, found.confidence),
    )
    return tuple(Fact(_said(name, language), _said(value, language)) for name, value in told)


def _invited(found: Round, language: Language) -> str:
    text = words.INVITED_ONE if found.invitations == 1 else words.INVITED_MANY
    return _said(text.of(many=found.invitations), language)


def _compared(found: Round, known: Sequence[Round], language: Language) -> list[str]:
    """With the round just before, and with the last of the same kind where that is another."""
    told = [" ".join(_said(reason, language) for reason in comparison(found, among=known))]
    alike = previous(found, known, same_grouping=True)
    if alike is not None and alike != previous(found, known):
        told.append(" ".join(_said(reason, language) for reason in comparison(found, alike, among=known)))
    return [each for each in told if each]


def _alike(one: Round, another: Round) -> bool:
    return one.program_or_category == another.program_or_category


def _rules(found: Round, language: Language) -> str:
    """Where the law of a category stands, for a round that ranked one."""
    table = f"category/{found.program_or_category}"
    if found.round_type is not RoundType.CATEGORY or table not in service_law().tables:
        return ""
    return address("law_table", language, table=table)


def _neighbours(found: Round, known: Sequence[Round], language: Language) -> dict[str, object]:
    place = known.index(found)
    before = known[place - 1] if place else None
    after = known[place + 1] if place + 1 < len(known) else None
    return {
        name: {
            "link": address("round", language, number=each.number),
            "said": _said(said.of(number=each.number), language),
        }
        for name, said, each in (("before", words.BEFORE, before), ("after", words.AFTER, after))
        if each is not None
    }


def _said(what: object, language: Language) -> str:
    return typeset(say_value(what, language), language)
