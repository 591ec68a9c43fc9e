"""Where somebody lived, and what they did, month by month: a list to add to, with the months that are missing."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

from django.http import HttpResponse
from django.views.decorators.http import require_http_methods

from express_entry.api.filereach import own
from express_entry.api.gate import Asked, now
from express_entry.application.drafting import form_of
from express_entry.application.forms import Form
from express_entry.application.models import Application
from express_entry.application.personal import gaps_of, history_since
from express_entry.law import Language, Text
from express_entry.law.days import day_of
from express_entry.law.places import countries
from express_entry.law.text import Sayable
from express_entry.pages.access import signed_in
from express_entry.pool.faults import Conflict
from express_entry.pool.laws import service_law
from express_entry.reports.typography import month_of

from . import formwords as words
from .addresses import link
from .fields import Sheet
from .formpages import form_page, is_draft, kept, typed_in
from .leaving import done
from .meanwhile import is_other_version
from .telling import Teller

WAYS = ["GET", "HEAD", "POST"]
FIELDS = ("from", "to", "country", "what", "detail")


class Kind(NamedTuple):
    """What a list is of, and how its page calls it."""

    name: str
    title: Text
    caption: Text
    what: Text
    add: Text
    change: Text


ADDRESSES = Kind(
    "addresses",
    words.ADDRESSES_TITLE,
    words.ADDRESSES_CAPTION,
    words.WHAT_ADDRESS,
    words.ADD_ADDRESS,
    words.CHANGE_ADDRESS,
)
ACTIVITIES = Kind(
    "activities",
    words.ACTIVITIES_TITLE,
    words.ACTIVITIES_CAPTION,
    words.WHAT_ACTIVITY,
    words.ADD_ACTIVITY,
    words.CHANGE_ACTIVITY,
)


@require_http_methods(WAYS)
@signed_in("application.form")
def addresses(request: Asked, language: Language, number: str) -> HttpResponse:
    """Where somebody lived."""
    return _list(request, language, own(request, "application.form", number), ADDRESSES)


@require_http_methods(WAYS)
@signed_in("application.form")
def activities(request: Asked, language: Language, number: str) -> HttpResponse:
    """What somebody did."""
    return _list(request, language, own(request, "application.form", number), ACTIVITIES)


def _list(request: Asked, language: Language, row: Application, kind: Kind) -> HttpResponse:
    form = form_of(row)
    entries = [dict(each) for each in form.tree.get(kind.name) or ()]
    typed = typed_in(request) if request.method == "POST" and is_draft(row) else None
    if typed is None:
        return _page(request, language, row, kind, form, None, {})
    entries, place = _changed(entries, typed)
    try:
        wrong = kept(request, row, {kind.name: entries})
    except Conflict as fault:
        if not is_other_version(fault):
            raise
        return done(request, words.CHANGED_MEANWHILE, link(kind.name, language, number=row.number))
    own_wrong = {
        path.rpartition(".")[2]: said for path, said in wrong.items() if path.startswith(f"{kind.name}[{place}]")
    }
    if wrong:
        return _page(request, language, row, kind, form, typed, own_wrong or wrong)
    said = words.REMOVED if "remove" in typed else words.ADDED
    return done(request, said, link(kind.name, language, number=row.number))


def _changed(entries: list[dict[str, Any]], typed: Mapping[str, str]) -> tuple[list[dict[str, Any]], int]:
    """The list with an entry added, changed or removed; and its place."""
    place = _place(typed.get("remove") or typed.get("change") or "", entries)
    if "remove" in typed:
        if place is not None:
            del entries[place]
        return entries, -1
    made = {name: typed.get(name, "").strip() or None for name in FIELDS}
    if made["detail"] is None:
        del made["detail"]
    if place is None:
        entries.append(made)
        return entries, len(entries) - 1
    entries[place] = made
    return entries, place


def _place(text: str, entries: list[dict[str, Any]]) -> int | None:
    usable = text.isascii() and text.isdigit() and len(text) < 4 and int(text) < len(entries)
    return int(text) if usable else None


def _page(
    request: Asked,
    language: Language,
    row: Application,
    kind: Kind,
    form: Form,
    typed: Mapping[str, str] | None,
    wrong: Mapping[str, Sayable],
) -> HttpResponse:
    teller, entries = Teller(language), list(form.tree.get(kind.name) or ())
    place = _place((typed or {}).get("change") or request.GET.get("change", ""), entries)
    sheet = _sheet(language, kind, entries[place] if place is not None else {}, typed, wrong)
    since = history_since(form.profile.person.date_of_birth, day_of(now()), service_law())
    found = [each for each in gaps_of(form, on=day_of(now()), law=service_law()) if each.of == kind.name]
    more = {
        "template": "spells",
        "lead": teller.say(words.SPELLS_LEAD, since=month_of(since, language)),
        "caption": teller.say(kind.caption),
        "what": teller.say(kind.what),
        "entries": [_entry(each, at, kind, row, teller) for at, each in _in_order(entries)],
        "gaps": [teller.say(words.GAP, first=each.first, last=each.last) for each in found],
        "change": "" if place is None else str(place),
        "doing": teller.say(kind.add if place is None else kind.change),
        "detail": kind is ACTIVITIES,
        "own": link(kind.name, language, number=row.number),
    }
    return form_page(request, kind.name, language, row, sheet, kind.title, more)


def _sheet(
    language: Language,
    kind: Kind,
    stated: Mapping[str, Any],
    typed: Mapping[str, str] | None,
    wrong: Mapping[str, Sayable],
) -> Sheet:
    sheet = Sheet(language, stated, typed, wrong)
    sheet.text("from", words.FROM_LABEL, words.MONTH_HINT, width="short")
    sheet.text("to", words.TO_LABEL, words.TO_HINT, width="short")
    sheet.country("country", words.COUNTRY)
    if kind is ACTIVITIES:
        sheet.select("what", words.ACTIVITY_LABEL, list(words.ACTIVITIES.items()))
        sheet.text("detail", words.DETAIL_LABEL, width="long")
    else:
        sheet.text("what", words.ADDRESS_LABEL, width="long")
    return sheet


def _in_order(entries: list[Mapping[str, Any]]) -> list[tuple[int, Mapping[str, Any]]]:
    return sorted(enumerate(entries), key=lambda each: (str(each[1].get("from")), each[0]))


def _entry(each: Mapping[str, Any], at: int, kind: Kind, row: Application, teller: Teller) -> dict[str, str]:
    what = str(each.get("what") or "")
    said = teller.capital(words.ACTIVITIES[what]) if kind is ACTIVITIES and what in words.ACTIVITIES else what
    detail = str(each.get("detail") or "")
    country = countries().get(str(each.get("country")))
    own = link(kind.name, teller.language, number=row.number)
    return {
        "from": str(each.get("from")),
        "to": str(each.get("to") or teller.say(words.NOW)),
        "what": f"{said} – {detail}" if detail else said,
        "country": teller.say(country) if country is not None else str(each.get("country")),
        "at": str(at),
        "change": f"{own}?change={at}#form",
        "of": teller.say(words.OF_SPELL, what=said, first=str(each.get("from"))),
    }
