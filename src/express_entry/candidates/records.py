"""One's own records: a copy of everything, corrections asked for, erasure, which asks twice."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.http import HttpResponse, HttpResponseRedirect
from django.views.decorators.http import require_http_methods, require_safe

from express_entry.api import privacy as api
from express_entry.api.filereach import within as applications_within
from express_entry.api.gate import Asked
from express_entry.api.privacyshapes import CorrectionIn, CorrectionOut, ErasureIn, ErasureOut, HoldOut
from express_entry.api.profiles import within as profiles_within
from express_entry.application.lifecycle import ApplicationState
from express_entry.law import Language, Text
from express_entry.law.text import Sayable
from express_entry.pages.access import signed_in
from express_entry.pages.frame import page
from express_entry.pages.onceonly import answered_once, number_of
from express_entry.pool.faults import Unacceptable
from express_entry.privacy.correcting import LONGEST_FIELD, LONGEST_WORDS
from express_entry.privacy.rows import WAITING

from . import recordwords as words
from .addresses import link
from .confirming import Question, asked
from .fields import Sheet
from .leaving import done
from .telling import Teller

WAYS = ["GET", "HEAD", "POST"]


@require_safe
@signed_in("person.export", reads=True)
def records(request: Asked, language: Language) -> HttpResponse:
    """What one may do with one's own records, and what one asked for."""
    teller = Teller(language)
    erasures = api.many(request).items
    waiting = [each for each in erasures if each.state in WAITING]
    context: dict[str, Any] = {
        "corrections": [_correction(each, teller) for each in reversed(api.corrections(request).items)],
        "erasures": [_erasure(each, language, teller) for each in reversed(erasures)],
        "asks": not waiting,
    }
    return page(request, "candidates:records", language, context, words=words)


def _correction(each: CorrectionOut, teller: Teller) -> dict[str, str]:
    return {
        "about": each.about,
        "field": each.field,
        "asked": teller.minute(each.asked),
        "state": teller.capital(each.title),
        "reason": each.reason or "",
    }


def _erasure(each: ErasureOut, language: Language, teller: Teller) -> dict[str, Any]:
    waits = each.state in WAITING
    return {
        "code": each.code,
        "asked": teller.minute(each.asked),
        "state": teller.capital(each.title),
        "reason": each.reason or "",
        "kept_by": [_hold(hold, teller) for hold in each.kept_by or ()],
        "recall": link("recall", language, code=each.code) if waits and each.origin == "request" else "",
    }


def _hold(hold: HoldOut, teller: Teller) -> str:
    reason = hold.reason.rstrip(".")
    if hold.until is None:
        return teller.say(words.NO_DAY_KNOWN, reason=reason, citation=hold.citation)
    return teller.say(words.UNTIL, reason=reason, citation=hold.citation, day=teller.day(hold.until))


@require_http_methods(WAYS)
@signed_in("person.export")
def copy(request: Asked, language: Language) -> HttpResponse:
    """Everything that is held on whoever asks, as one file; to the page of it for who showed again who they are."""
    if request.method != "POST":
        return HttpResponseRedirect(link("records", language))
    return api.copy(request)


# --------------------------------------------------------------------------------------------------------- corrections


@require_http_methods(WAYS)
@signed_in("correction.ask")
@answered_once
def correct(request: Asked, language: Language) -> HttpResponse:
    """Say that a record is wrong, and what would be right."""
    if request.method != "POST":
        return _correcting(request, language, None, {})
    typed = {name: str(value) for name, value in request.POST.items()}
    wrong = dict(_wrong(request, typed))
    if wrong:
        return _correcting(request, language, typed, wrong)
    about, field, said = typed["about"], typed["field"], typed["words"]
    try:
        api.ask_correction(request, CorrectionIn(about=about, field=field, words=said))
    except Unacceptable as fault:
        return _correcting(request, language, typed, fault.fields)
    return done(request, words.CORRECT_SENT, link("records", language))


def _wrong(request: Asked, typed: dict[str, str]) -> Iterator[tuple[str, Sayable]]:
    """What is missing; the record that was chosen is looked at again where it is used."""
    if typed.get("about") not in dict(_own_records(request)):
        yield "about", words.CORRECT_CHOOSE
    for name, most in (("field", LONGEST_FIELD), ("words", LONGEST_WORDS)):
        if not typed.get(name, "").strip() or len(typed[name]) > most:
            yield name, words.TOO_LONG.of(most=most)


def _own_records(request: Asked) -> Iterator[tuple[str, Text]]:
    """The profiles and applications of whoever asks, by their numbers."""
    persons = request.caller.persons
    for profile in profiles_within(request.caller, "correction.ask").filter(person__in=persons).order_by("-id")[:50]:
        yield profile.number, _named(words.OF_PROFILE, profile.number)
    rows = applications_within(request.caller, "correction.ask").filter(profile__person__in=persons)
    for row in rows.exclude(state=ApplicationState.DISCARDED.value).order_by("-id")[:50]:
        yield row.number, _named(words.OF_APPLICATION, row.number)


def _named(text: Text, number: str) -> Text:
    return Text(text.en.format(number=number), text.fr.format(number=number))


def _correcting(request: Asked, language: Language, typed: dict[str, str] | None, wrong: Any) -> HttpResponse:
    own = list(_own_records(request))
    sheet = Sheet(language, {"about": request.GET.get("about", own[0][0] if own else "")}, typed, wrong)
    if own:
        sheet.choice("about", words.CORRECT_ABOUT, own)
        sheet.text("field", words.CORRECT_FIELD, words.CORRECT_FIELD_HINT, width="long")
        sheet.area("words", words.CORRECT_WORDS)
    context = {"fields": sheet.fields, "errors": sheet.errors, "once": number_of(request)}
    status = 400 if sheet.errors else 200
    return page(request, "candidates:correct", language, context, words=words, status=status)


# ------------------------------------------------------------------------------------------------------------- erasure


@require_http_methods(WAYS)
@signed_in("erasure.ask")
def erase(request: Asked, language: Language) -> HttpResponse:
    """The first of two questions before one's records are erased: what goes, what stays, what keeps it."""
    teller = Teller(language)
    if request.method == "POST":
        also = "?withdraw=yes" if request.POST.get("withdraw") else ""
        return HttpResponseRedirect(link("erase_now", language) + also)
    sheet = Sheet(language)
    sheet.check("withdraw", words.ERASE_WITHDRAW)
    question = Question(
        title=teller.say(words.ERASE_FIRST_TITLE),
        lead=teller.say(words.ERASE_COPY_FIRST),
        follows=[teller.say(each) for each in words.ERASE_FOLLOWS],
        fields=sheet.fields,
        button=teller.say(words.ERASE_CONTINUE),
        back=link("records", language),
    )
    return asked(request, "candidates:erase", language, question, parts={}, words=words)


@require_http_methods(WAYS)
@signed_in("erasure.ask")
@answered_once
def erase_now(request: Asked, language: Language) -> HttpResponse:
    """The second question; then the request is made."""
    typed = {name: str(value) for name, value in request.POST.items()}
    if request.method == "POST" and typed.get("sure"):
        api.ask(request, ErasureIn(withdraw=bool(typed.get("withdraw"))))
        return done(request, words.ERASE_ASKED, link("records", language))
    teller = Teller(language)
    wrong = {"sure": words.ERASE_SURE_NEEDED} if request.method == "POST" else {}
    sheet = Sheet(language, wrong=wrong)
    sheet.check("sure", words.ERASE_SURE)
    withdraw = request.GET.get("withdraw") or typed.get("withdraw", "")
    question = Question(
        title=teller.say(words.ERASE_SECOND_TITLE),
        lead=teller.say(words.ERASE_SECOND_LEAD),
        fields=sheet.fields,
        errors=sheet.errors,
        hidden={"withdraw": "yes"} if withdraw else {},
        button=teller.say(words.ERASE_NOW),
        back=link("records", language),
        grave=True,
    )
    return asked(request, "candidates:erase_now", language, question, parts={}, words=words)


@require_http_methods(WAYS)
@signed_in("erasure.recall")
@answered_once
def recall(request: Asked, language: Language, code: str) -> HttpResponse:
    """Take a request to be erased back."""
    if request.method == "POST":
        api.recall(request, code)
        return done(request, words.RECALLED, link("records", language))
    api.one(request, code)
    teller = Teller(language)
    question = Question(
        title=teller.say(words.RECALL_TITLE),
        follows=[teller.say(words.RECALL_FOLLOWS)],
        button=teller.say(words.RECALL),
        back=link("records", language),
    )
    return asked(request, "candidates:recall", language, question, parts={"code": code}, words=words)
