"""Who acts for somebody: a firm is appointed, and an appointment ended, at once."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.views.decorators.http import require_http_methods

from express_entry.accounts import firms
from express_entry.accounts.firms import Appointment
from express_entry.api import appointments as api
from express_entry.api.gate import Asked
from express_entry.law import Language
from express_entry.law.days import day_of
from express_entry.pages.access import signed_in
from express_entry.pages.frame import page
from express_entry.pages.onceonly import answered_once, number_of
from express_entry.pages.typed import typed_day
from express_entry.pool.faults import Conflict, NotFound, Unacceptable

from . import recordwords as words
from .addresses import link
from .confirming import Question, asked
from .fields import NO_DAY, Sheet
from .leaving import done
from .telling import Teller

WAYS = ["GET", "HEAD", "POST"]


@require_http_methods(WAYS)
@signed_in("appointment.make")
@answered_once
def representative(request: Asked, language: Language) -> HttpResponse:
    """The firms that were appointed; and to appoint one."""
    if request.method != "POST":
        return _page(request, language, None, {})
    typed = {name: str(value) for name, value in request.POST.items()}
    try:
        until = typed_day(typed, "until")
    except ValueError:
        return _page(request, language, typed, {"until": NO_DAY})
    try:
        _appoint(request, typed.get("firm", "").strip().casefold(), until)
    except (NotFound, Unacceptable) as fault:
        return _page(request, language, typed, fault.fields or {"firm": fault.reasons[0]})
    except Conflict as fault:
        return _page(request, language, typed, {"firm": fault.reasons[0]})
    return done(request, words.APPOINTED, link("representative", language))


def _appoint(request: Asked, firm: str, until: Any) -> None:
    person = next(iter(request.caller.persons), None)
    assert person is not None  # only a candidate may, who is somebody
    firms.appoint(request.desk, person, firm, until=until)


def _page(request: Asked, language: Language, typed: dict[str, str] | None, wrong: Any) -> HttpResponse:
    teller = Teller(language)
    sheet = Sheet(language, {}, typed, wrong)
    sheet.text("firm", words.APPOINT_FIRM, words.APPOINT_FIRM_HINT)
    sheet.day("until", words.APPOINT_UNTIL)
    rows = _own(request)
    context = {
        "appointments": [_shown(each, request, language, teller) for each in rows],
        "fields": sheet.fields,
        "errors": sheet.errors,
        "once": number_of(request),
    }
    status = 400 if sheet.errors else 200
    return page(request, "candidates:representative", language, context, words=words, status=status)


def _own(request: Asked) -> list[Appointment]:
    rows = Appointment.objects.select_related("firm").filter(person__in=request.caller.persons)
    return list(rows.order_by("-id")[:50])


def _shown(each: Appointment, request: Asked, language: Language, teller: Teller) -> dict[str, str]:
    over = each.until is not None and each.until < day_of(request.caller.now)
    stands = each.ended is None and not over
    ended = each.until if each.ended is None else day_of(each.ended)
    return {
        "firm": each.firm.name,
        "since": teller.day(day_of(each.made)),
        "until": teller.say(words.NO_END) if each.until is None else teller.day(each.until),
        "state": teller.say(words.ACTS) if stands else teller.say(words.ENDED_ON, day=teller.day(ended)),
        "end": link("representative_end", language, key=each.id) if stands else "",
        "end_of": teller.say(words.END_OF, firm=each.firm.name),
    }


@require_http_methods(WAYS)
@signed_in("appointment.end")
@answered_once
def end(request: Asked, language: Language, key: int) -> HttpResponse:
    """End an appointment."""
    if request.method == "POST":
        api.end(request, key)
        return done(request, words.END_DONE, link("representative", language))
    if not any(each.id == key for each in _own(request)):
        raise NotFound(api.NO_APPOINTMENT.of(value=str(key)))
    teller = Teller(language)
    question = Question(
        title=teller.say(words.END_TITLE),
        follows=[teller.say(words.END_FOLLOWS)],
        button=teller.say(words.END_NOW),
        back=link("representative", language),
        grave=True,
    )
    return asked(request, "candidates:representative_end", language, question, parts={"key": str(key)}, words=words)
