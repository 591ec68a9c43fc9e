"""The pages on which a province finds candidates, and notifies one of interest."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from functools import partial
from typing import Any
from urllib.parse import urlencode

from django.http import HttpResponse
from django.views.decorators.http import require_http_methods, require_safe

from express_entry.api import provinces as api
from express_entry.api.gate import Asked
from express_entry.api.provinces import InterestIn
from express_entry.law import occupations
from express_entry.law.days import day_of
from express_entry.law.programnames import PROGRAM_NAMES
from express_entry.law.programnames import PROGRAMS_IN_SHORT as SHORT
from express_entry.law.text import Language, Sayable
from express_entry.pages.addresses import address
from express_entry.pages.days import Written
from express_entry.pages.formfields import Field
from express_entry.pages.frame import page
from express_entry.pages.notes import leave
from express_entry.pages.onceonly import number_of, once
from express_entry.pages.plainfields import Form
from express_entry.pool.faults import Conflict, Unacceptable
from express_entry.pool.finding import LOOKED_THROUGH, Candidate, Found, Sought, find, require_usable, sought_programs
from express_entry.pool.models import Interest
from express_entry.reports.typography import number, typeset

from . import homewords as words
from .reach import NOT_TAKEN, filled, for_province, led, province_fields, province_typed

ROWS = 25
"""Candidates on a page of the list."""


@require_safe
@for_province("candidate.find")
def find_candidates(request: Asked, language: Language) -> HttpResponse:
    """What is sought, and who fits it."""
    typed = {name: str(value) for name, value in request.GET.items()}
    form = Form(language, typed)
    province = province_typed(request, form) if typed or len(request.caller.provinces) == 1 else ""
    sought = Sought(
        form.number_typed("least"),
        form.number_typed("most"),
        form.value("noc"),
        form.value("program"),
        form.value("french") == "yes",
        form.value("after"),
    )
    found: Found | None = None
    try:
        require_usable(sought)
        if province and not form.wrong:
            found = find(province, sought, limit=ROWS)
    except Unacceptable as fault:
        form.refuse(fault)
    context = {
        "fields": list(_fields(request, form)),
        **(_shown(found, province, typed, language) if found is not None else {}),
        "asked": found is not None,
        "errors": form.errors,
    }
    return page(request, "provincial:find", language, context, words=words, status=400 if form.wrong else 200)


def _fields(request: Asked, form: Form) -> Iterator[Field]:
    yield from province_fields(request, form)
    yield form.number("least", words.LEAST)
    yield form.number("most", words.MOST)
    yield form.text("noc", words.NOC, words.NOC_HINT, width="short")
    programs = [(slug, words.IN_SHORT.of(title=PROGRAM_NAMES[slug], short=SHORT[slug])) for slug in sought_programs()]
    yield form.select("program", words.PROGRAM, programs, words.ANY_PROGRAM)
    yield form.select("french", words.FRENCH, [("yes", words.FRENCH_ONLY)], words.ANY_FRENCH)


def _shown(found: Found, province: str, typed: Mapping[str, str], language: Language) -> dict[str, Any]:
    told = _notified(found.candidates, province)
    asked = {name: value for name, value in typed.items() if name != "after" and value}
    there = address("provincial:find", language)
    query = urlencode({**asked, "after": found.next or ""})
    cut = words.CUT_SHORT.of(many=number(LOOKED_THROUGH, language)) if found.cut_short else None
    return {
        "lines": [_line(each, told.get(each.key), language) for each in found.candidates],
        "after": f"{there}?{query}#found" if found.next else "",
        "first": f"{there}?{urlencode(asked)}#found" if typed.get("after") else "",
        "cut": _say(cut, language) if cut is not None else "",
        "nobody": _say(words.NOBODY_HERE if found.cut_short else words.NOBODY, language),
    }


def _notified(candidates: Sequence[Candidate], province: str) -> dict[int, date]:
    """When the province last notified each of some candidates."""
    rows = Interest.objects.filter(profile__in=[each.key for each in candidates], province=province).order_by("id")
    return {each.profile_id: day_of(each.sent) for each in rows}


def _line(each: Candidate, told: date | None, language: Language) -> dict[str, Any]:
    span = "–" if each.least is None else words.SPAN.of(least=str(each.least), most=str(each.most)).say(language)
    return {
        "number": each.number,
        "points": typeset(span, language),
        "programs": ", ".join(_say(SHORT[slug], language) for slug in each.programs),
        "work": [_occupation(code, language) for code in each.occupations],
        "french": each.french,
        "told": "" if told is None else _say(words.NOTIFIED.of(day=Written(told)), language),
        "notify_label": _say(words.NOTIFY_LABEL.of(number=each.number), language),
        "nominate_label": _say(words.NOMINATE_LABEL.of(number=each.number), language),
        "notify": address("provincial:interest", language, number=each.number),
        "nominate": f"{address('provincial:nominate', language)}?{urlencode({'profile': each.number})}",
    }


def _occupation(code: str, language: Language) -> str:
    known = occupations.find(code)
    return code if known is None else f"{code} – {typeset(known.title.say(language), language)}"


@require_http_methods(["GET", "HEAD", "POST"])
@for_province("interest.send")
def interest(request: Asked, language: Language, number: str) -> HttpResponse:
    """Notify a candidate of interest, after the stream was named."""
    form = Form(language, {name: str(value) for name, value in request.POST.items()})
    if request.method == "POST":
        province, stream = province_typed(request, form), form.require("stream")
        wrong: dict[str, Sayable] = {"profile": words.WRONG_NUMBER, "stream": NOT_TAKEN}
        body = None if form.wrong else filled(form, InterestIn, wrong, profile=number, stream=stream, province=province)
        if isinstance(body, InterestIn):
            try:
                once(request, partial(api.send, request, body))
            except (Conflict, Unacceptable) as fault:
                form.refuse(fault)
            else:
                leave(request, words.SENT.of(number=number))
                return led(address("provincial:find", language))
    context = {
        "heading": form.say(words.INTEREST_TITLE.of(number=number[:10])),
        "fields": [*province_fields(request, form), form.text("stream", words.STREAM, width="long")],
        "there": address("provincial:interest", language, number=number),
        "errors": form.errors,
        "once": number_of(request),
    }
    parts = {"number": number}
    status = 400 if form.wrong else 200
    return page(request, "provincial:interest", language, context, words=words, parts=parts, status=status)


def _say(what: Sayable, language: Language) -> str:
    return typeset(what.say(language), language)
