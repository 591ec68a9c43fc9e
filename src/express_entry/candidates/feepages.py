"""What an application costs: each fee, for whom, what was paid and what is left; and paying it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.http import Http404, HttpResponse
from django.views.decorators.http import require_http_methods

from express_entry.api import papers as api
from express_entry.api.filereach import own
from express_entry.api.gate import Asked, now
from express_entry.application.drafting import form_of
from express_entry.application.models import Application
from express_entry.application.paying import PAYABLE, payments_of
from express_entry.application.providers import Offline, provider
from express_entry.application.showing import due_of
from express_entry.checklist.people import person_named
from express_entry.law import Language
from express_entry.law.answers import Between, Number, low
from express_entry.law.citations import cited
from express_entry.law.days import day_of
from express_entry.pages.access import signed_in
from express_entry.pages.frame import page
from express_entry.pool.laws import service_law
from express_entry.review import Kind, fees_of
from express_entry.review.fees import Fees, high, paid_for

from . import paperwords as words
from .addresses import link
from .leaving import done
from .telling import Teller


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in("application.read")
def fees(request: Asked, language: Language, number: str) -> HttpResponse:
    """The fees of an application; and paying one, where this service takes money."""
    row, teller = own(request, "application.read", number), Teller(language)
    if request.method == "POST":
        kind = next((each for each in Kind if each.value == request.POST.get("fee")), None)
        if kind is None:
            raise Http404
        api.pay(request, number, api.PaymentIn(fee=kind.value))
        return done(request, words.PAID_NOW, link("fees", language, number=number))
    context: dict[str, Any] = {
        "back": link("application", language, number=number),
        "payments": [_payment(each, teller) for each in row.payments.order_by("id")],
        "refunds": [_refund(each, teller) for each in row.refunds.order_by("id")],
        "paying": row.state in PAYABLE,
        "offline": provider().name == Offline.name,
        "how": teller.say(words.PAY_OFFLINE, number=number),
    }
    if row.version:
        found = fees_now(row)
        context |= {
            "lines": list(_lines(row, found, teller)),
            "charges": list(_charges(found, teller)),
            "buttons": list(_buttons(row, teller)) if context["paying"] and not context["offline"] else [],
        }
    return page(request, "candidates:fees", language, context, words=words, parts={"number": number})


def fees_now(row: Application) -> Fees:
    """The fees of an application by the law of its receipt, or of now."""
    form = form_of(row)
    return fees_of(
        form.profile,
        received=row.received or now(),
        applied_to_province=form.circumstances.applied_to_province,
        law=service_law(),
    )


def _lines(row: Application, found: Fees, teller: Teller) -> Iterator[dict[str, str]]:
    payments = payments_of(row)
    for kind in Kind:
        left = due_of(row, kind, now())
        yield {
            "fee": teller.capital(kind),
            "due": amount_said(found.totals[kind], teller),
            "paid": teller.dollars(paid_for(kind, payments)),
            "left": teller.dollars(left),
        }


def amount_said(amount: Number, teller: Teller) -> str:
    """An amount, or between which two it lies."""
    if not isinstance(amount, Between):
        return teller.dollars(amount)
    return teller.say(words.BETWEEN, low=teller.dollars(low(amount)), high=teller.dollars(high(amount)))


def _charges(found: Fees, teller: Teller) -> Iterator[dict[str, str]]:
    for each in found.charges:
        who = person_named(each.member.name)
        yield {
            "who": teller.capital(who) if who is not None else each.member.name,
            "fee": teller.capital(each.kind),
            "amount": amount_said(each.amount, teller),
            "why": f"{teller.sentence(each.reason)} ({cited(each.citation, teller.language)})",
        }


def _buttons(row: Application, teller: Teller) -> Iterator[dict[str, str]]:
    for kind in Kind:
        left = due_of(row, kind, now())
        if left:
            yield {"fee": kind.value, "said": teller.say(words.PAY_NOW, amount=teller.dollars(left), fee=kind)}


def _payment(each: Any, teller: Teller) -> dict[str, str]:
    return {
        "receipt": each.receipt,
        "fee": teller.capital(Kind(each.kind)),
        "amount": teller.dollars(each.amount),
        "on": teller.day(each.paid_on),
    }


def _refund(each: Any, teller: Teller) -> dict[str, str]:
    repaid = each.repaid
    said = teller.say(words.OWED) if repaid is None else teller.say(words.REPAID, day=teller.day(day_of(repaid)))
    return {
        "fee": teller.capital(Kind(each.kind)),
        "amount": teller.dollars(each.amount),
        "state": teller.capital(said),
        "citation": cited(each.citation, teller.language),
    }
