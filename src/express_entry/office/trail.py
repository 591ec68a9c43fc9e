"""The audit trail for auditors: searched, page by page; verified; with the heads that were published."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from contextlib import suppress
from datetime import date, datetime
from typing import Any, NamedTuple
from urllib.parse import urlencode

from django.http import HttpResponse
from django.views.decorators.http import require_safe

from express_entry.api.gate import Asked
from express_entry.api.paging import USUAL, page_of
from express_entry.application.trailwords import words_of_action
from express_entry.law.days import DAY, LAST_DAY, instant_at
from express_entry.law.text import Language, Sayable
from express_entry.pages.access import signed_in
from express_entry.pages.addresses import address
from express_entry.pages.frame import page
from express_entry.pages.typed import DAY_PARTS
from express_entry.pool.audit import current_head, verify_trail
from express_entry.pool.models import AuditEntry, Round
from express_entry.pool.trailsearch import Search, search

from . import trailwords as words
from .forms import Form, Typed, day_as_typed, day_typed, is_blank, typed_of
from .saying import count, instant, said, whole
from .trailacts import names_of

FIRST_DAY = date(2015, 1, 1)
FIELDS, DAYS = ("subject", "action", "actor"), ("since", "until")
NOW = "now"
MOST_SHOWN = 1200
"""How many characters of particulars stand on the page; a file has them all."""


class Line(NamedTuple):
    """An entry in a row, every value as it is shown."""

    sequence: str
    instant: str
    words: str
    action: str
    subject: str
    about: str
    actor: str
    by: str
    particulars: str
    erased: bool


@require_safe
@signed_in("audit.read")
def trail(request: Asked, language: Language) -> HttpResponse:
    """What a search finds, the latest first."""
    typed = typed_of(request.GET)
    asked, wrong = asked_for(typed)
    rows = search(asked) if not wrong else AuditEntry.objects.none()
    found = page_of(rows, of="trail", cursor=request.GET.get("after") or None, limit=USUAL, latest_first=True)
    query = _query(typed)
    form = _form(typed, wrong, language)
    context = {
        "fields": form.fields,
        "errors": form.errors,
        "narrowed": asked.narrows or bool(wrong),
        "lines": [_line(each, language) for each in found.rows],
        "older": f"{address('office:trail', language)}?{urlencode({**query, 'after': found.next})}"
        if found.next
        else "",
        "files": list(_files(query, language)),
    }
    return page(request, "office:trail", language, context, words=words)


def asked_for(typed: Typed) -> tuple[Search, dict[str, Sayable]]:
    """The search that was typed, and what is wrong with it."""
    wrong: dict[str, Sayable] = {}
    days: dict[str, datetime | None] = {}
    for name, after in (("since", 0), ("until", 1)):
        day = _day(typed, name)
        if day is None and not is_blank(typed, (name, *_parts(name))):
            wrong[name] = words.NO_DAY
        days[name] = None if day is None else instant_at(day + after * DAY)
    subject, action, actor = (typed.get(name, "").strip()[:64] for name in FIELDS)
    return Search(subject, names_of(action) if action else frozenset(), actor, days["since"], days["until"]), wrong


def _parts(name: str) -> list[str]:
    """The fields in which a day is typed."""
    return [f"{name}.{part}" for part in DAY_PARTS]


def _day(typed: Typed, name: str) -> date | None:
    """A day as three fields have it, or as one in the address of a search that was kept."""
    day = day_typed(typed, name)
    if day is None and is_blank(typed, _parts(name)):
        with suppress(ValueError):
            day = date.fromisoformat(typed.get(name, "").strip())
    return day if day is not None and FIRST_DAY <= day < LAST_DAY else None


def _query(typed: Typed) -> dict[str, str]:
    """What is searched for as an address has it; a day that is none stays as it was typed."""
    days = {name: _day(typed, name) for name in DAYS}
    kept = {name: typed.get(name, "").strip()[:64] for name in (*FIELDS, *(each for each in DAYS if not days[each]))}
    return {**{name: text for name, text in kept.items() if text}, **{n: f"{day}" for n, day in days.items() if day}}


def _form(typed: Typed, wrong: Mapping[str, Sayable], language: Language) -> Form:
    known = {name: day for name in DAYS if (day := _day(typed, name)) is not None}
    form = Form(
        language, {**typed, **{key: part for n, d in known.items() for key, part in day_as_typed(n, d).items()}}, wrong
    )
    form.text("subject", words.SUBJECT, words.SUBJECT_HINT)
    form.text("action", words.ACTION, words.ACTION_HINT)
    form.text("actor", words.ACTOR, words.ACTOR_HINT)
    form.day("since", words.SINCE, words.DAY_HINT)
    form.day("until", words.UNTIL, words.DAY_HINT)
    return form


def _line(item: AuditEntry, language: Language) -> Line:
    told = words_of_action(item.action)
    particulars = "" if item.payload is None else _particulars(bytes(item.payload))
    return Line(
        str(item.sequence),
        instant(item.instant, language),
        said(told, language) if told is not None else item.action,
        item.action,
        item.subject,
        f"{address('office:trail', language)}?{urlencode({'subject': item.subject})}",
        item.actor,
        f"{address('office:trail', language)}?{urlencode({'actor': item.actor})}",
        particulars,
        item.payload is None,
    )


def _particulars(payload: bytes) -> str:
    """What an entry tells besides its subject, as it was sealed."""
    told: dict[str, Any] = json.loads(payload)
    rest = {name: value for name, value in told.items() if name != "subject"}
    text = json.dumps(rest, ensure_ascii=False, indent=1, sort_keys=True) if rest else ""
    return text if len(text) <= MOST_SHOWN else f"{text[:MOST_SHOWN]}…"


def _files(query: Mapping[str, str], language: Language) -> Iterator[dict[str, str]]:
    for form, about in (("csv", words.FILE_CSV), ("jsonl", words.FILE_JSONL)):
        link = address("office:trail_file", language, form=form)
        yield {"link": f"{link}?{urlencode(query)}" if query else link, "about": said(about, language)}
    yield {"link": address("office:trail_file", language, form="chain"), "about": said(words.FILE_CHAIN, language)}


# ------------------------------------------------------------------------------------------------------- verification


@require_safe
@signed_in("audit.verify")
def trail_check(request: Asked, language: Language) -> HttpResponse:
    """The page that verifies the chain, once it is asked to; and the heads that were published."""
    found = verify_trail() if request.GET.get("check") == NOW else None
    head = current_head()
    context = {
        "now": NOW,
        "asked": found is not None,
        "head": f"{head.sequence} {head.digest}",
        "heads": list(_heads(language)),
    }
    if found is not None:
        context["whole"] = not found.findings
        context["counted"] = said(words.COUNTED.of(entries=found.entries, heads=found.heads), language)
        context["findings"] = [whole(each, language) for each in found.findings]
        context["lost"] = [whole(each, language) for each in found.lost]
    return page(request, "office:trail_check", language, context, words=words)


def _heads(language: Language) -> Iterator[dict[str, str]]:
    rows = Round.objects.filter(publication__isnull=False).order_by("-published")
    for number, document in rows.values_list("number", "publication")[:USUAL]:
        head = json.loads(bytes(document or b"{}")).get("trail")
        if head is not None:
            yield {
                "round": number,
                "link": address("office:round", language, number=number),
                "sequence": count(head["sequence"], language),
                "digest": head["digest"],
            }
