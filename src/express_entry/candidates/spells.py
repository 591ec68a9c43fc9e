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
from express_entry.pool.laws import service_law
from express_entry.reports.typography import month_of

from . import formwords as words
from .addresses import link
from .fields import Sheet
from .formpages import NOTHING_WRONG, form_page, is_draft, typed_in
from .leaving import done
from .meanwhile import Unsaved, form_seen, kept
from .telling import Teller

WAYS = ["GET", "HEAD", "POST"]
Entry = dict[str, Any]
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
    typed = typed_in(request) if request.method == "POST" and is_draft(row) else None
    if typed is None:
        return _page(request, language, row, kind, None, NOTHING_WRONG)
    given = typed

    def made(latest: Form, seen: Form | None) -> dict[str, object] | None:
        changed = _changed(_entries(latest, kind), None if seen is None else _entries(seen, kind), given)
        return None if changed is None else {kind.name: changed}

    unsaved = kept(request, row, made)
    if unsaved is not None:
        return _page(request, language, row, kind, typed, unsaved)
    said = words.REMOVED if "remove" in typed else words.ADDED
    return done(request, said, link(kind.name, language, number=row.number))


def _entries(form: Form, kind: Kind) -> list[Entry]:
    return [dict(each) for each in form.tree.get(kind.name) or ()]


def _changed(latest: list[Entry], seen: list[Entry] | None, typed: Mapping[str, str]) -> list[Entry] | None:
    """The list with an entry added, changed or removed; None where the one that was meant is there no more.

    An entry is meant by its place in the list that was seen, and found in the latest by what it says.
    """
    entry = {name: typed.get(name, "").strip() or None for name in FIELDS}
    if entry["detail"] is None:
        del entry["detail"]
    is_done = seen is not None and entry in latest and entry not in seen
    if "remove" not in typed and "change" not in typed:
        return latest if is_done else [*latest, entry]
    place = _now_at(latest, seen, typed)
    if place is not None:
        return [*latest[:place], *(() if "remove" in typed else (entry,)), *latest[place + 1 :]]
    return latest if is_done or ("remove" in typed and seen is not None) else None


def _now_at(latest: list[Entry], seen: list[Entry] | None, typed: Mapping[str, str]) -> int | None:
    """Where the entry that a form is about is now."""
    place = _place(typed.get("remove") or typed.get("change") or "", seen or [])
    if place is None or seen is None or seen == latest:
        return place
    return latest.index(seen[place]) if seen[place] in latest else None


def _place(text: str, entries: list[Entry]) -> int | None:
    usable = text.isascii() and text.isdigit() and len(text) < 4 and int(text) < len(entries)
    return int(text) if usable else None


def _page(
    request: Asked,
    language: Language,
    row: Application,
    kind: Kind,
    typed: Mapping[str, str] | None,
    unsaved: Unsaved,
) -> HttpResponse:
    form, teller = form_of(row), Teller(language)
    entries, place = _entries(form, kind), None
    if typed is None:
        place = _place(request.GET.get("change", ""), entries)
    if typed is not None and not unsaved.meanwhile:
        place = _place(typed.get("change", ""), _seen(request, row, kind))
    stated = entries[place] if place is not None and typed is None else {}
    sheet = _sheet(language, kind, stated, typed, _by_field(unsaved, kind))
    since = history_since(form.profile.person.date_of_birth, day_of(now()), service_law())
    found = [each for each in gaps_of(form, on=day_of(now()), law=service_law()) if each.of == kind.name]
    more = {
        "template": "spells",
        "title": teller.say(kind.title),
        "lead": teller.say(words.SPELLS_LEAD, since=month_of(since, language)),
        "caption": teller.say(kind.caption),
        "what": teller.say(kind.what),
        "entries": [_entry(each, at, kind, row, teller) for at, each in _in_order(entries)],
        "gaps": [teller.say(words.GAP, first=each.first, last=each.last) for each in found],
        "listed": row.version,
        "change": "" if place is None else str(place),
        "doing": teller.say(kind.add if place is None else kind.change),
        "detail": kind is ACTIVITIES,
        "own": link(kind.name, language, number=row.number),
    }
    return form_page(request, kind.name, language, row, sheet, more, unsaved)


def _seen(request: Asked, row: Application, kind: Kind) -> list[Entry]:
    """The list of which a form tells the places."""
    form = form_seen(request, row)
    return [] if form is None else _entries(form, kind)


def _by_field(unsaved: Unsaved, kind: Kind) -> dict[str, Sayable]:
    """What is wrong with the entry, by the fields of the page; else whatever is wrong."""
    if unsaved.meanwhile:
        return {"": words.ENTRY_CHANGED_MEANWHILE}
    of_entry = f"{kind.name}["
    found = {path.rpartition(".")[2]: said for path, said in unsaved.wrong.items() if path.startswith(of_entry)}
    return found or dict(unsaved.wrong)


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


def _in_order(entries: list[Entry]) -> list[tuple[int, Entry]]:
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
