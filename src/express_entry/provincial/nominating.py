"""The pages on which a province nominates: one candidate, or many from a file; and withdraws a nomination."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from functools import partial
from typing import Any

from django.http import HttpResponse
from django.views.decorators.http import require_http_methods

from express_entry.accounts.attempts import TooMany
from express_entry.accounts.nominating import offer
from express_entry.api import provinces as api
from express_entry.api.gate import Asked, network_address
from express_entry.api.provinces import NO_NOMINATION, NominationIn
from express_entry.law.days import day_of
from express_entry.law.text import Language, Sayable
from express_entry.pages.addresses import address
from express_entry.pages.days import Written
from express_entry.pages.frame import page
from express_entry.pages.notes import leave
from express_entry.pages.plainfields import Form
from express_entry.pages.sheetfiles import FIELD, sheet_sent
from express_entry.pool.deadlines import ANSWER
from express_entry.pool.faults import Conflict, NotFound, Unacceptable
from express_entry.pool.laws import service_law
from express_entry.pool.models import Nomination
from express_entry.pool.nominationrows import STANDING
from express_entry.pool.offering import Offer, Offered, offer_each
from express_entry.pool.profiles import key_of
from express_entry.pool.provinces import OFFERED
from express_entry.pool.states import NominationState
from express_entry.pool.statewords import words_of_state
from express_entry.reports.typography import sentence

from . import homewords as words
from .lists import MOST_ROWS, Entry, read_list
from .reach import filled, for_province, led, province_fields, province_typed

NEEDED = ("profile", "code", "certificate", "issued")
WRONG: Mapping[str, Sayable] = {
    "profile": words.WRONG_NUMBER,
    "code": words.WRONG_CODE,
    "certificate": words.WRONG_CERTIFICATE,
    "issued": words.WRONG_DAY,
}


@require_http_methods(["GET", "HEAD", "POST"])
@for_province("nomination.offer")
def nominate(request: Asked, language: Language) -> HttpResponse:
    """Offer one nomination."""
    posted = request.method == "POST"
    form = Form(language, {name: str(value) for name, value in (request.POST if posted else request.GET).items()})
    if posted:
        made = _offered(request, form)
        if made is not None:
            leave(request, words.OFFERED.of(number=made.profile.number, day=Written(made.answer_by)))
            return led(address("provincial:home", language))
    today = day_of(request.caller.now)
    days = int(service_law().on(today).values(ANSWER)["days"])
    context = {
        "lead": form.say(words.NOMINATE_LEAD.of(days=str(days))),
        "fields": [
            *province_fields(request, form),
            form.text("profile", words.NUMBER, words.NUMBER_HINT),
            form.text("code", words.CODE, words.CODE_HINT),
            form.text("certificate", words.CERTIFICATE_NUMBER),
            form.day("issued", words.ISSUED_ON, value=today),
        ],
        "errors": form.errors,
    }
    return page(request, "provincial:nominate", language, context, words=words, status=400 if form.wrong else 200)


def _offered(request: Asked, form: Form) -> Nomination | None:
    """The nomination that was offered; None, with what is wrong in the form, where it was not.

    A form that is sent twice offered it the first time. The two are not one transaction, in which a wrong code would be
    counted and the count then undone.
    """
    province, issued = province_typed(request, form), form.day_typed("issued")
    stated = {
        "profile": form.require("profile").upper(),
        "code": "".join(form.require("code").split()).upper(),
        "certificate": form.require("certificate"),
    }
    if form.wrong:
        return None
    body = filled(form, NominationIn, dict(WRONG), **stated, issued=issued, province=province)
    if not isinstance(body, NominationIn):
        return None
    try:
        made = api.offer(request, body).value
    except (Conflict, Unacceptable, TooMany) as fault:
        stands = (
            _waiting(province, body.profile, body.certificate, body.issued) if isinstance(fault, Conflict) else None
        )
        if stands is None:
            form.refuse(fault)
        return stands
    return Nomination.objects.select_related("profile").get(id=made.id)


def _waiting(province: str, number: str, certificate: str, issued: date) -> Nomination | None:
    """The offer of one nomination and no other, where it waits for an answer."""
    rows = Nomination.objects.select_related("profile").filter(profile=key_of(number), state=OFFERED)
    return rows.filter(province=province, certificate=certificate, issued=issued).first()


# --------------------------------------------------------------------------------------------------------------- many


@require_http_methods(["GET", "HEAD", "POST"])
@for_province("nomination.offer")
def nominate_list(request: Asked, language: Language) -> HttpResponse:
    """Offer the nominations of a file, and tell what came of each row."""
    form = Form(language, {name: str(value) for name, value in request.POST.items()})
    if request.method == "POST":
        province = province_typed(request, form)
        try:
            with sheet_sent(request) as path:
                entries = read_list(path, NEEDED)
        except Unacceptable as fault:
            form.refuse(fault)
        if not form.wrong:
            return _told(request, province, entries, language)
    hint = words.SHEET_HINT.of(most=str(MOST_ROWS))
    context = {
        "fields": province_fields(request, form),
        "sheet": form.file(FIELD, words.SHEET, hint),
        "errors": form.errors,
    }
    return page(request, "provincial:list", language, context, words=words, status=400 if form.wrong else 200)


def _told(request: Asked, province: str, entries: list[Entry], language: Language) -> HttpResponse:
    form = Form(language)
    offers = [_offer(each) for each in entries if not each.wrong]
    taken: list[dict[str, Any]] = []
    refused = [_unread(each, form) for each in entries if each.wrong]
    for each in offer_each(request.desk, province, offers, offer=partial(offer, address=network_address(request))):
        line = {"row": each.offer.row, "certificate": each.offer.certificate, "number": each.offer.profile}
        if each.nomination is not None:
            taken.append({**line, "answer_by": each.nomination.answer_by.isoformat()})
        elif each.fault is not None:
            refused.append({**line, "why": [sentence(form.say(reason)) for reason in _why(province, each)]})
    context = {"taken": taken, "refused": sorted(refused, key=lambda line: line["row"])}
    return page(request, "provincial:list", language, context, words=words, template="listed")


def _why(province: str, each: Offered) -> Sequence[Sayable]:
    """Why a nomination of a file was not offered: of a file that is sent again, that it was before."""
    assert each.fault is not None
    asked = each.offer
    if isinstance(each.fault, Conflict):
        stands = _waiting(province, asked.profile, asked.certificate, asked.issued)
        if stands is not None:
            return [words.OFFERED_BEFORE.of(day=Written(stands.answer_by))]
    return each.fault.reasons


def _offer(each: Entry) -> Offer:
    issued: date = each.values["issued"]
    return Offer(each.values["profile"], each.values["code"], each.values["certificate"], issued, each.row)


def _unread(each: Entry, form: Form) -> dict[str, Any]:
    return {
        "row": each.row,
        "certificate": each.values.get("certificate", ""),
        "number": each.values.get("profile", ""),
        "why": [form.say(reason) for reason in each.wrong],
    }


# --------------------------------------------------------------------------------------------------------- withdrawing


@require_http_methods(["GET", "HEAD", "POST"])
@for_province("nomination.withdraw")
def withdraw(request: Asked, language: Language, key: str) -> HttpResponse:
    """Withdraw a nomination, after what follows was said; of one that has ended, only that it has."""
    form = Form(language)
    found = (
        Nomination.objects.select_related("profile")
        .filter(request.caller.of_province("nomination.withdraw", "province"), id=int(key))
        .first()
    )
    if found is None:
        raise NotFound(NO_NOMINATION.of(value=str(key)[:20]))
    if request.method == "POST":
        try:
            api.withdraw_nomination(request, int(key))
        except (Conflict, Unacceptable) as fault:
            form.refuse(fault)
            found.refresh_from_db()
        else:
            leave(request, words.WITHDRAWN.of(certificate=found.certificate))
            return led(address("provincial:home", language))
    offered = found.state == NominationState.OFFERED.value
    state = words_of_state(NominationState(found.state))
    context = {
        "heading": form.say(words.WITHDRAW_TITLE.of(certificate=found.certificate)),
        "about": form.say(words.WITHDRAW_ABOUT.of(number=found.profile.number, state=state)),
        "follows": [form.say(each) for each in (words.OFFER_FOLLOWS if offered else words.ACCEPTED_FOLLOWS)],
        "stands": found.state in STANDING,
        "there": address("provincial:withdraw", language, key=key),
        "errors": form.errors,
    }
    parts = {"key": str(key)}
    status = 409 if form.wrong else 200
    return page(request, "provincial:withdraw", language, context, words=words, parts=parts, status=status)
