"""The lists beside the files: people who may be the same, bars, corrections, erasures, notices that were given up."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.views.decorators.http import require_safe

from express_entry.api import notices as notices_api
from express_entry.api import officers
from express_entry.api import privacy as privacy_api
from express_entry.api.gate import now
from express_entry.api.officershapes import BarOut
from express_entry.application.applications import key_of
from express_entry.law.days import day_of
from express_entry.law.text import Language
from express_entry.pages.access import Asked, signed_in
from express_entry.pages.addresses import address
from express_entry.pages.frame import page

from . import requestwords as words
from .concerned import numbers_of
from .corrected import field_named
from .voice import NOTHING, Voice

Cell = dict[str, str]


def cell(text: str, href: str = "", label: str = "") -> Cell:
    """What stands in a cell, with where it leads."""
    return {"text": text, "href": href, "label": label}


def table_page(request: Asked, name: str, context: dict[str, Any]) -> HttpResponse:
    """A list as a table: its heads, its rows, and where the next ones are."""
    voice = Voice(request.language)
    title, lead = getattr(words, name.upper()), getattr(words, f"{name.upper()}_LEAD")
    heads = [voice.say(each) for each in context.pop("heads")]
    rows = [list(zip(heads, row, strict=True)) for row in context.pop("rows")]
    following = context.pop("next", None)
    whole = {
        "title": voice.say(title),
        "lead": voice.say(lead),
        "heads": heads,
        "rows": rows,
        "next": f"?cursor={following}" if following else "",
        "back": {"href": address("casework:home", request.language), "words": voice.say(words.LISTS)},
        **context,
    }
    return page(request, f"casework:{name}", request.language, whole, words=words, template="requests")


def _cursor(request: Asked) -> str | None:
    return request.GET.get("cursor")


@require_safe
@signed_in("review.read")
def reviews(request: Asked, language: Language) -> HttpResponse:
    """Profiles that wait for an officer to say who it is."""
    voice, found = Voice(language), officers.reviews(request, cursor=_cursor(request))
    settles = request.caller.may("review.settle")
    rows = []
    for each in found.items:
        link = address("casework:review", language, profile=each.profile) if settles else ""
        other = each.other or voice.say(words.BARRED_PERSON)
        do = cell(voice.say(words.DECIDE) if link else NOTHING, link, voice.pair(words.DECIDE, str(each.profile)))
        rows.append([cell(each.profile), cell(other), cell(voice.day_of(each.opened)), do])
    heads = (words.PROFILE, words.OTHER, words.OPENED, words.DO)
    return table_page(request, "reviews", {"heads": heads, "rows": rows, "next": found.next})


@require_safe
@signed_in("bar.read")
def bars(request: Asked, language: Language) -> HttpResponse:
    """The bars on record, and how a bar comes to be."""
    voice, found = Voice(language), officers.bars(request, cursor=_cursor(request))
    lifts = request.caller.may("bar.lift")
    rows = []
    for each in found.items:
        waits = next((lifting.id for lifting in each.liftings if lifting.done is None), None)
        step, link = words.LIFT, ""
        if waits is not None and lifts:
            step, link = words.DISCARD_LIFTING, address("casework:lifting_drop", language, key=str(waits))
        elif lifts and each.lifted is None:
            link = address("casework:lifting", language, key=str(each.id))
        do = cell(voice.say(step) if link else NOTHING, link, voice.pair(step, str(each.basis)))
        stands = cell(_stands(each, voice, waits=waits is not None))
        rows.append(
            [cell(_basis(each.basis, voice)), cell(voice.day(each.begins)), cell(voice.day(each.until)), stands, do]
        )
    record = address("casework:bar", language) if request.caller.may("bar.record") else ""
    return table_page(
        request,
        "bars",
        {
            "heads": (words.BASIS, words.FROM, words.UNTIL, words.STANDS, words.DO),
            "rows": rows,
            "next": found.next,
            "more": voice.say(words.BARS_LIFTING),
            "link": {"href": record, "words": voice.say(words.RECORD)} if record else None,
        },
    )


def _basis(text: str, voice: Voice) -> str:
    """What a bar rests on: of one that a decision here recorded, the application and the provision as it is cited."""
    number, _, provision = text.partition(" ")
    return f"{number} {voice.cite(provision)}" if key_of(number) is not None else text


def _stands(each: BarOut, voice: Voice, *, waits: bool) -> str:
    if each.lifted is not None:
        return voice.say(words.LIFTED, day=voice.day_of(each.lifted))
    if waits:
        return voice.say(words.LIFTING_WAITS)
    if each.until <= day_of(now()):
        return voice.say(words.IS_OVER)
    return voice.say(words.TO_BE_LOOKED_AT, many=each.waiting) if each.waiting else voice.say(words.IN_FORCE)


@require_safe
@signed_in("correction.settle")
def corrections(request: Asked, language: Language) -> HttpResponse:
    """Corrections that wait for an officer."""
    voice = Voice(language)
    found = privacy_api.corrections(request, cursor=_cursor(request), waiting=True)
    rows = [
        [
            cell(each.about),
            cell(field_named(each.about, each.field, voice)),
            cell(each.words),
            cell(voice.day_of(each.asked)),
            cell(
                voice.say(words.DECIDE),
                address("casework:correction", language, code=each.code),
                voice.pair(words.DECIDE, str(each.about)),
            ),
        ]
        for each in found.items
    ]
    heads = (words.CONCERNS, words.FIELD, words.SAID, words.ASKED, words.DO)
    return table_page(request, "corrections", {"heads": heads, "rows": rows, "next": found.next})


@require_safe
@signed_in("erasure.decide")
def erasures(request: Asked, language: Language) -> HttpResponse:
    """Erasures that are not over."""
    voice = Voice(language)
    found = privacy_api.many(request, cursor=_cursor(request), waiting=True)
    whose = numbers_of([each.code for each in found.items])
    rows = []
    for each in found.items:
        waits = each.state == "for_officer"
        link = address("casework:erasure", language, code=each.code) if waits else ""
        do = cell(voice.say(words.DECIDE) if waits else NOTHING, link, voice.pair(words.DECIDE, whose[each.code]))
        rows.append([cell(whose[each.code]), cell(voice.day_of(each.asked)), cell(voice.capital(each.title)), do])
    heads = (words.CONCERNS, words.ASKED, words.STANDS, words.DO)
    return table_page(request, "erasures", {"heads": heads, "rows": rows, "next": found.next})


@require_safe
@signed_in("notice.read")
def notices(request: Asked, language: Language) -> HttpResponse:
    """E-mails that were given up."""
    voice, found = Voice(language), notices_api.given_up(request, cursor=_cursor(request))
    retries = request.caller.may("notice.retry")
    kinds = {"message": words.MESSAGE, "reminder": words.REMINDER, "account": words.OF_ACCOUNT}
    rows = []
    for each in found.items:
        link = address("casework:notice", language, key=str(each.id)) if retries else ""
        do = cell(voice.say(words.AGAIN) if link else NOTHING, link, voice.pair(words.AGAIN, str(each.id)))
        told = (
            str(each.id),
            voice.capital(kinds[each.kind]),
            each.account or NOTHING,
            voice.day_of(each.created),
            str(each.tries),
        )
        rows.append([*map(cell, told), cell(each.fault or NOTHING), do])
    heads = (words.NOTICE, words.KIND, words.WHOSE_ACCOUNT, words.CREATED, words.TRIES, words.FAULT, words.DO)
    return table_page(request, "notices", {"heads": heads, "rows": rows, "next": found.next})
