"""Scenarios side by side for one client."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.http import HttpResponse
from django.views.decorators.http import require_safe

from express_entry.api.gate import Asked
from express_entry.law import Result
from express_entry.law.days import LAST_DAY, add_years, day_of
from express_entry.law.grid import Score
from express_entry.law.text import Language
from express_entry.pages.addresses import address
from express_entry.pages.days import FIRST, YEARS_AHEAD
from express_entry.pages.frame import page
from express_entry.pages.plainfields import Form
from express_entry.pages.typed import DAY_PARTS
from express_entry.pool.keeping import effective_document
from express_entry.pool.laws import service_law
from express_entry.profile import Profile
from express_entry.profile.family import has_spouse
from express_entry.reports.typography import number, signed

from . import clientwords as words
from .caseload import named, stated_of
from .reach import client_of, for_clients, profile_of
from .scenarios import LEVELS, Line, Scenario, Tried, Verdict, categories, lines, programs, scenarios

RESULTS = {Result.MET: words.MET, Result.NOT_MET: words.NOT_MET, Result.UNKNOWN: words.UNKNOWN}


@require_safe
@for_clients("profile.read")
def scenarios_(request: Asked, language: Language, key: str) -> HttpResponse:
    """The client as stated, and whatever is tried beside it; at first a nomination and better French."""
    client = client_of(request, key)
    document, today = effective_document(profile_of(client)), day_of(request.caller.now)
    form = Form(language, {name: str(value) for name, value in request.GET.items()})
    tried = _tried(form, today) if form.typed else Tried(nominated=True, french=LEVELS[2])
    found = scenarios(document, tried, on=today, law=service_law())
    name = named(client, stated_of([client]))
    context = {
        "heading": form.say(words.SCENARIO_TITLE.of(name=name)),
        "client_name": name,
        **_shown(found, form),
        "fields": _fields(form, tried, document),
        "errors": form.errors,
        "there": address("representatives:scenarios", language, key=client.key),
        "back": address("representatives:client", language, key=client.key),
    }
    parts = {"key": client.key}
    status = 400 if form.wrong else 200
    return page(request, "representatives:scenarios", language, context, words=words, parts=parts, status=status)


def _tried(form: Form, today: date) -> Tried:
    on = None
    if any(form.value(f"on.{part}") for part in DAY_PARTS):
        on = form.day_typed("on")
        if on is not None and not FIRST <= on <= min(add_years(today, YEARS_AHEAD), LAST_DAY):
            form.faults["on"], on = words.OTHER_DAY_WRONG, None
    return Tried(
        on,
        form.value("nominated") == "yes",
        _level(form.value("french")),
        _level(form.value("english")),
        form.value("partner") == "yes",
    )


def _level(text: str) -> int | None:
    return next((level for level in LEVELS if str(level) == text), None)


def _fields(form: Form, tried: Tried, document: Profile) -> list[Any]:
    def chosen(value: object) -> str:
        return "" if value in (None, False) else "yes" if value is True else str(value)

    french = [(str(level), words.FRENCH_LEVEL.of(level=str(level))) for level in LEVELS]
    english = [(str(level), words.ENGLISH_LEVEL.of(level=str(level))) for level in LEVELS]
    found = [
        form.select("nominated", words.TRY_NOMINATION, [("yes", words.YES)], words.LEAVE_OUT, chosen(tried.nominated)),
        form.select("french", words.TRY_FRENCH, french, words.LEAVE_OUT, chosen(tried.french)),
        form.select("english", words.TRY_ENGLISH, english, words.LEAVE_OUT, chosen(tried.english)),
    ]
    if has_spouse(document):
        found.append(
            form.select("partner", words.TRY_PARTNER, [("yes", words.YES)], words.LEAVE_OUT, chosen(tried.partner))
        )
    return [*found, form.day("on", words.TRY_DAY, words.TRY_DAY_HINT)]


def _shown(found: Sequence[Scenario], form: Form) -> dict[str, Any]:
    totals = [each.result.amounts.score for each in found]
    base = totals[0].total
    gaps = [each.result.last_known_rules for each in found if each.result.last_known_rules is not None]
    return {
        "heads": [form.say(each.title) for each in found],
        "totals": [_total(each.total, base, form) if each.total is not None else _range(each, form) for each in totals],
        "points": [_line(each, form) for each in lines(found)],
        "programs": [_verdict(each, form) for each in programs(found)],
        "categories": [_verdict(each, form) for each in categories(found)],
        "remarks": [form.say(remark) for each in found for remark in each.remarks],
        "gap": form.say(words.LAST_KNOWN.of(version=gaps[0].version)) if gaps else "",
    }


def _total(total: int, base: int | None, form: Form) -> str:
    said = number(total, form.language)
    return said if base is None or total == base else f"{said} ({signed(total - base, form.language)})"


def _range(score: Score, form: Form) -> str:
    return f"{number(score.at_least, form.language)}–{number(score.at_most, form.language)}"


def _line(each: Line, form: Form) -> dict[str, Any]:
    said = [form.say(words.UNKNOWN) if points is None else number(points, form.language) for points in each.points]
    moved = [points != each.points[0] for points in each.points]
    cells = [{"text": text, "moved": other} for text, other in zip(said, moved, strict=True)]
    return {"title": form.say(each.title), "cells": cells, "sums": each.sums}


def _verdict(each: Verdict, form: Form) -> dict[str, Any]:
    cells = [{"text": form.say(RESULTS[result]), "mark": result.value} for result in each.results]
    return {"title": form.say(each.title), "cells": cells}
