"""What differs in the law between two days: which tables, by which instruments, and which of their values."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse

from express_entry.law import Consolidation
from express_entry.law.citations import cited
from express_entry.law.days import add_years
from express_entry.law.differences import Change, Difference, compared
from express_entry.law.text import Language, Text
from express_entry.pool.laws import service_law
from express_entry.reports.lawblocks import Voice
from express_entry.reports.lawvalues import occupation
from express_entry.reports.lawvalues import say as value_said

from . import lawwords as words
from .addresses import address
from .days import FIRST, YEARS_AHEAD, today
from .formfields import Field
from .frame import page
from .freshness import same_for_all
from .lawshown import said

LONGEST = 300
"""Letters of a value on this page; the page of the table has all of it."""


@same_for_all
def law_changes(request: HttpRequest, language: Language) -> HttpResponse:
    """The law on one day against the law on another; without days, on this day a year ago against today."""
    typed = {name: request.GET.get(name, "").strip()[:20] for name in ("from", "to")}
    asked = {"from": add_years(today(), -1), "to": today()}
    read = {name: _day(text) if text else asked[name] for name, text in typed.items()}
    fields = [
        _field("from", words.FROM, typed["from"] or asked["from"].isoformat(), read["from"], language),
        _field("to", words.TO, typed["to"] or asked["to"].isoformat(), read["to"], language),
    ]
    errors = [{"text": field.error, "anchor": field.id} for field in fields if field.error]
    context: dict[str, Any] = {"fields": fields, "errors": errors}
    first, last = read["from"], read["to"]
    if first is not None and last is not None:
        context |= _compared(service_law(), first, last, language)
    return page(request, "law_changes", language, context, words=words)


def _day(text: str) -> date | None:
    """A day for which there is a law; None for anything else."""
    try:
        day = date.fromisoformat(text)
    except ValueError:
        return None
    return day if text == day.isoformat() and FIRST <= day <= add_years(today(), YEARS_AHEAD) else None


def _field(name: str, label: Text, value: str, day: date | None, language: Language) -> Field:
    wrong = words.NO_DAY.of(first=FIRST, last=add_years(today(), YEARS_AHEAD))
    error = said(wrong, language) if day is None else ""
    hint = said(words.DAY_HINT, language)
    return Field("text", name, name, said(label, language), hint=hint, error=error, value=value)


def _compared(law: Consolidation, first: date, last: date, language: Language) -> dict[str, Any]:
    found = compared(law, first, last)
    count = len(found.changes)
    text = words.DIFFERS_ONE if count == 1 else words.DIFFERS if count else words.NONE_DIFFERS
    return {
        "heading": said(words.COMPARED.of(first=first, other=last), language),
        "counted": said(text.of(count=count), language),
        "changes": [_shown(change, law, language) for change in found.changes],
    }


def _shown(change: Change, law: Consolidation, language: Language) -> dict[str, Any]:
    gap = change.after.gap if change.after is not None else None
    there = said(words.NEW, language) if change.before is None else said(words.GONE, language)
    return {
        "link": address("law_table", language, table=change.table.id),
        "title": said(change.table.title, language),
        "there": "" if change.before and change.after else there,
        "steps": [_step(version, law, language) for version in change.between],
        "gap": said(gap, language) if gap else "",
        "differences": [_difference(each, language) for each in change.values],
        "summary": said(words.SHOW_VALUES.of(count=len(change.values)), language),
    }


def _step(version: Any, law: Consolidation, language: Language) -> dict[str, str]:
    instrument = law.instruments.get(version.instrument)
    title = instrument.title if instrument else version.instrument
    step = words.STEP.of(day=version.from_, title=title, citation=cited(version.citation, language))
    return {"said": said(step, language), "changes": said(version.changes, language) if version.changes else ""}


def _difference(difference: Difference, language: Language) -> dict[str, str]:
    before, after = (_value(difference.path, value, language) for value in (difference.before, difference.after))
    if difference.of_list:
        before = said(words.REMOVED.of(items=before), language) if difference.before else "–"
        after = said(words.ADDED.of(items=after), language) if difference.after else "–"
    return {"path": difference.path or "–", "before": before, "after": after}


def _value(path: str, value: Any, language: Language) -> str:
    if value is None:
        return "–"
    voice, key = Voice(language), path.partition("[")[0].rpartition(".")[2]
    if key == "occupations" and isinstance(value, list):
        text = "; ".join(occupation(voice, code) for code in value)
    elif isinstance(value, bool):
        text = voice.say(value)
    else:
        text = value_said(voice, key, value)
    text = said(text, language)
    return text if len(text) <= LONGEST else f"{text[:LONGEST].rpartition(' ')[0]} …"
