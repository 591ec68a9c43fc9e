"""The first page of a province: what can be done, the allocation by year, and the nominations that were made."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from django.http import HttpResponse
from django.views.decorators.http import require_safe

from express_entry.api.gate import Asked
from express_entry.api.paging import page_of
from express_entry.law import places
from express_entry.law.days import day_of
from express_entry.law.text import Language, Sayable
from express_entry.pages.addresses import address
from express_entry.pages.frame import page
from express_entry.pool.models import Allocation, Nomination
from express_entry.pool.provinces import used_in
from express_entry.pool.states import NominationState
from express_entry.pool.statewords import words_of_state
from express_entry.reports.typography import number, typeset

from . import homewords as words
from .reach import for_province

ROWS = 25
"""Nominations on a page of the list."""
CAN_END = frozenset({NominationState.OFFERED.value, NominationState.ACCEPTED.value})
OFFERED = NominationState.OFFERED.value


@require_safe
@for_province("nomination.read")
def home(request: Asked, language: Language) -> HttpResponse:
    """What there is to do, how much is left, and what was done."""
    caller = request.caller
    rows = Nomination.objects.select_related("profile").filter(province__in=caller.provinces)
    cursor = request.GET.get("after") or None
    shown = page_of(rows, of="nominations", cursor=cursor, limit=ROWS, latest_first=True)
    here = address("provincial:home", language)
    several = len(caller.provinces) > 1
    context = {
        "lead": _say(words.LEAD.of(provinces=", ".join(names_of(caller.provinces, language))), language),
        "years": list(_years(request, language)),
        "lines": [_line(each, language) for each in shown.rows],
        "after": f"{here}?after={shown.next}#list" if shown.next else "",
        "first": f"{here}#list" if cursor else "",
        "several": several,
    }
    return page(request, "provincial:home", language, context, words=words)


def names_of(codes: Iterable[str], language: Language) -> list[str]:
    """Provinces by their names."""
    known = places.provinces()
    return [typeset(known[code].say(language), language) for code in codes]


def _years(request: Asked, language: Language) -> Iterator[dict[str, Any]]:
    """The allocation of each year, this one always, with what is used of it and left."""
    this_year = day_of(request.caller.now).year
    for province in request.caller.provinces:
        known = {each.year: each for each in Allocation.objects.filter(province=province)}
        years = sorted({*known, this_year}, reverse=True)
        spent = used_in(province, years, request.caller.now)
        for year in years:
            yield _year(names_of([province], language)[0], year, known.get(year), spent[year], language)


def _year(province: str, year: int, known: Allocation | None, spent: int, language: Language) -> dict[str, Any]:
    allowed = None if known is None else known.nominations
    return {
        "province": province,
        "year": year,
        "allowed": "–" if allowed is None else number(allowed, language),
        "used": number(spent, language),
        "left": "–" if allowed is None else number(max(allowed - spent, 0), language),
        "spent": allowed is not None and spent >= allowed,
        "most": allowed or 0,
        "many": min(spent, allowed or 0),
        "source": "" if known is None else known.source,
    }


def _line(each: Nomination, language: Language) -> dict[str, Any]:
    return {
        "certificate": each.certificate,
        "province": each.province,
        "number": each.profile.number,
        "state": _say(words_of_state(NominationState(each.state)), language),
        "issued": each.issued.isoformat(),
        "answer_by": each.answer_by.isoformat() if each.state == OFFERED else "",
        "withdraw": address("provincial:withdraw", language, key=str(each.id)) if each.state in CAN_END else "",
    }


def _say(what: Sayable, language: Language) -> str:
    return typeset(what.say(language), language)
