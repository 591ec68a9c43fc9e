"""The index of the law: every table by its family, what is not known, what is assumed, and the instruments."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse

from express_entry.law import Consolidation, Table, Version
from express_entry.law.text import Language, Sayable, Text
from express_entry.pool.laws import service_law
from express_entry.reports.lawlabels import CONFIDENCE
from express_entry.reports.typography import citation

from . import lawwords as words
from .addresses import address
from .days import today
from .frame import page
from .freshness import same_for_all
from .lawshown import days_of, gaps_shown, said


@same_for_all
def law(request: HttpRequest, language: Language) -> HttpResponse:
    """Every table that the service applies, as it stands today."""
    whole, day = service_law(), today()
    context = {
        "last_look": said(words.LAST_LOOK.of(last=whole.on(day).known_until), language),
        "laid_over": said(words.LAID_OVER_TEXT.of(files=whole.laid_over), language) if whole.laid_over else "",
        "gaps": [{**gap, "link": _link(gap["table"], language)} for gap in gaps_shown(whole, language)],
        "families": _families(day, language),
        "assumptions": _assumptions(language),
        "instruments": _instruments(whole, language),
    }
    return page(request, "law", language, context, words=words)


def _link(table: str, language: Language) -> str:
    return address("law_table", language, table=table)


def _families(day: date, language: Language) -> list[dict[str, Any]]:
    """The tables by what their names begin with, in the order of the law; those that stand alone come last."""
    families: dict[Text, list[dict[str, Any]]] = {}
    for table in service_law().tables.values():
        title = words.FAMILIES.get(table.id.partition("/")[0], words.OTHERS)
        families.setdefault(title, []).append(_row(table, day, language))
    ordered = sorted(families.items(), key=lambda item: item[0] == words.OTHERS)
    return [
        {"id": f"family-{place}", "title": said(title, language), "rows": rows}
        for place, (title, rows) in enumerate(ordered, start=1)
    ]


def _row(table: Table, day: date, language: Language) -> dict[str, Any]:
    version = table.in_force(day)
    return {
        "link": _link(table.id, language),
        "title": said(table.title, language),
        "days": said(words.NOT_IN_FORCE, language) if version is None else days_of(version, language),
        "sure": "" if version is None else said(_sure(version), language),
    }


def _sure(version: Version) -> Sayable:
    return words.NOT_KNOWN if version.gap else words.SURE_IS.of(sure=CONFIDENCE[version.confidence])


def _assumptions(language: Language) -> list[str]:
    """Every assumption of a version in force today or later, once."""
    return list(dict.fromkeys(_each_assumption(language)))


def _each_assumption(language: Language) -> Iterator[str]:
    for version in service_law().versions():
        if version.to >= today():
            yield from (said(each, language) for each in version.assumptions)


def _instruments(whole: Consolidation, language: Language) -> list[dict[str, str]]:
    return [
        {
            "title": said(each.title, language),
            "citation": citation(each.citation, language),
            "in_force": said(words.IN_FORCE.of(day=each.in_force or words.NOT_RECORDED), language),
        }
        for each in whole.instruments.values()
    ]
