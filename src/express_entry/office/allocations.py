"""Allocations: how many enhanced nominations each province may make in a year, and how many it made."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.http import HttpResponse, HttpResponseRedirect
from django.views.decorators.http import require_http_methods

from express_entry.api.gate import Asked, require
from express_entry.law import places
from express_entry.law.days import day_of
from express_entry.law.text import Language, Sayable
from express_entry.pages.access import signed_in
from express_entry.pages.addresses import address
from express_entry.pages.frame import page
from express_entry.pages.notes import leave
from express_entry.pages.words import YEAR
from express_entry.pool import provinces as pool
from express_entry.pool.allocations import used
from express_entry.pool.faults import Unacceptable
from express_entry.pool.models import Allocation

from . import accountwords as words
from .forms import Form, Typed, typed_of, whole_number
from .saying import count, said, wrong_of

MOST = 1_000_000


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in("allocation.read")
def allocations(request: Asked, language: Language) -> HttpResponse:
    """The allocations of a year, and, for administrators, the form to record one."""
    if request.method != "POST":
        return _shown(request, language, {}, {}, _year(typed_of(request.GET), request))
    require(request.caller, "allocation.set")
    typed = typed_of(request.POST)
    year, nominations = _year(typed, request), whole_number(typed, "nominations")
    province, source = typed.get("province", ""), typed.get("source", "").strip()
    missing = (
        ("province", words.NO_PROVINCE_CHOSEN, not province),
        ("nominations", words.NO_NUMBER, nominations is None or nominations > MOST),
        ("source", words.NO_SOURCE, not source),
    )
    wrong: dict[str, Sayable] = {name: text for name, text, holds in missing if holds}
    if wrong or nominations is None:
        return _shown(request, language, typed, wrong, year)
    try:
        pool.allocate(request.desk, province, year, nominations, source=source[:300])
    except Unacceptable as fault:
        return _shown(request, language, typed, wrong_of(fault, {}), year)
    leave(request, words.RECORDED_NOTE.of(province=places.provinces()[province]))
    return HttpResponseRedirect(f"{address('office:allocations', language)}?year={year}", status=303)


def _year(typed: Typed, request: Asked) -> int:
    """The year that is asked for; that of today where none is, or one that cannot be."""
    year = whole_number(typed, "year")
    return year if year is not None and 2015 <= year <= 2200 else day_of(request.caller.now).year


def _shown(request: Asked, language: Language, typed: Typed, wrong: Mapping[str, Sayable], year: int) -> HttpResponse:
    named, may_set = places.provinces(), request.caller.may("allocation.set")
    form = Form(language, typed, wrong)
    form.select("province", words.PROVINCE_NAME, [(each, named[each]) for each in pool.PROVINCES])
    form.text("nominations", words.NOMINATIONS, width="short", inputmode="numeric")
    form.text("source", words.SOURCE, words.SOURCE_HINT, width="long")
    of_year = Form(language, {"year": str(year)})
    of_year.text("year", YEAR, width="short", inputmode="numeric")
    context = {
        "heading": said(words.ALLOCATIONS_TITLE.of(year=str(year)), language),
        "year": str(year),
        "year_fields": of_year.fields,
        "fields": form.fields if may_set else [],
        "errors": form.errors,
        "lines": _lines(request, year, language),
    }
    return page(request, "office:allocations", language, context, words=words, status=422 if wrong else 200)


def _lines(request: Asked, year: int, language: Language) -> list[dict[str, Any]]:
    held = {each.province: each for each in Allocation.objects.filter(year=year)}
    named = places.provinces()
    return [
        {
            "province": said(named[each], language),
            "nominations": count(held[each].nominations, language) if each in held else said(words.NOT_SET, language),
            "used": count(used(each, year, request.caller.now), language),
            "source": held[each].source if each in held else "",
        }
        for each in pool.PROVINCES
    ]
