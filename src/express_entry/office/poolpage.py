"""The pool at a glance, and day by day: exact, as of this moment, for officers and auditors alone."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from django.http import HttpResponse
from django.views.decorators.http import require_safe

from express_entry.api.gate import Asked, now
from express_entry.law.text import Language, Sayable
from express_entry.pages.access import signed_in
from express_entry.pages.days import Written
from express_entry.pages.figures import charted
from express_entry.pages.frame import page
from express_entry.pages.gapnotice import gap_notice
from express_entry.pages.groupings import grouping_named
from express_entry.pool import glance as of_pool
from express_entry.pool.statewords import words_of_state
from express_entry.reports.report import Table
from express_entry.reports.typography import written_out

from . import poolwords as words
from .home import titles_of
from .poolcharts import by_day, by_points, table
from .saying import capital, count, facts, local, said


@require_safe
@signed_in("pool.live")
def pool(request: Asked, language: Language) -> HttpResponse:
    """Everybody by points, by grouping and by state."""
    seen = of_pool.glance(now())
    told = (
        (words.IN_POOL, seen.bands.total),
        (words.RANKED_BY, None if seen.ranking.none else Written(date.fromisoformat(seen.ranking.version))),
        (words.CLOCK, words.CLOCK_DUE if seen.due else words.CLOCK_DONE),
        (words.TURN, _turn(seen)),
    )
    context = {
        "gap": gap_notice(seen.at, language),
        "live": said(words.LIVE.of(at=local(seen.at, language)), language),
        "facts": facts(told, language),
        "bands": charted(by_points(seen.bands, language)),
        "groupings": _groupings(seen, language),
        "states": _states(seen, language),
    }
    return page(request, "office:pool", language, context, words=words)


def _turn(seen: of_pool.Glance) -> Sayable:
    turn = seen.turn
    return words.NO_TURN if turn is None else words.TURN_ON.of(day=Written(turn.day), tables=titles_of(turn))


def _groupings(seen: of_pool.Glance, language: Language) -> Table:
    rows = [
        [
            capital(_named(each), language),
            count(each.many, language),
            count(each.highest, language),
        ]
        for each in seen.groupings
    ]
    heads = (words.GROUPING, words.CANDIDATES, words.HIGHEST)
    return table("groupings", words.GROUPINGS, heads, rows, language)


def _named(each: of_pool.Ranked) -> Sayable:
    of = f"{each.of}@{each.version}" if each.version else each.of
    return grouping_named(each.grouping, of, each.covered)


def _states(seen: of_pool.Glance, language: Language) -> Table:
    rows = [[capital(words_of_state(state), language), count(many, language)] for state, many in seen.states.items()]
    return table("states", words.STATES, (words.STATE, words.PROFILES), rows, language)


@require_safe
@signed_in("pool.live")
def days(request: Asked, language: Language) -> HttpResponse:
    """What each day brought and will bring."""
    at = now()
    told = of_pool.days(at)
    charts = (
        by_day("arrivals", words.ARRIVALS, words.ARRIVALS_MEANING, told.arrivals, language),
        by_day("expiries", words.EXPIRIES, words.EXPIRIES_MEANING, told.expiries, language),
        by_day("changes", words.CHANGES, words.CHANGES_MEANING, told.changes, language),
    )
    context = {
        "lead": said(words.DAYS_LEAD.of(many=of_pool.DAYS), language),
        "charts": [charted(each) for each in charts],
        "answers": _answers(told, language),
    }
    return page(request, "office:days", language, context, words=words)


def _answers(told: of_pool.Days, language: Language) -> Table | None:
    rows = list(_rows(told, language))
    return table("answers", words.ANSWERS, (words.LAST_DAY, words.OPEN), rows, language) if rows else None


def _rows(told: of_pool.Days, language: Language) -> Iterator[list[str]]:
    for day, many in told.answers.items():
        yield [written_out(day, language), count(many, language)]
