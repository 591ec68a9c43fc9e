"""A forgotten password: the form that asks for a link, and the page that it leads to."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.utils.crypto import constant_time_compare
from django.views.decorators.http import require_http_methods

from express_entry.accounts import recovering
from express_entry.accounts.attempts import TooMany
from express_entry.accounts.factors import factors_of
from express_entry.accounts.tickets import BadTicket
from express_entry.api.gate import desk_of, network_address, now, origin_of, session_caller
from express_entry.law.text import Language
from express_entry.pages.frame import page
from express_entry.pages.notes import leave
from express_entry.pool.faults import Unacceptable

from . import half, recoverwords, registerwords
from .forms import Box, form, to, waiting, wrong
from .registration import NEW_PASSWORD


@require_http_methods(["GET", "HEAD", "POST"])
def recover(request: HttpRequest, language: Language) -> HttpResponse:
    """The form, and the same answer whether or not the address has an account."""
    email = request.POST.get("email", "")
    box = Box("email", recoverwords.EMAIL, "email", "username", value=email)
    if request.method != "POST":
        return form(request, "recover", language, [box], recoverwords)
    try:
        recovering.ask(
            desk_of(session_caller(request, now())),
            email=email,
            language=language,
            origin=origin_of(request),
            address=network_address(request),
        )
    except TooMany as fault:
        return waiting(request, "recover", language, fault)
    except Unacceptable as fault:
        return form(request, "recover", language, [box], recoverwords, wrong(fault, language, "email"))
    return to("sent", language)


@require_http_methods(["GET", "HEAD", "POST"])
def recovery(request: HttpRequest, language: Language, link: str) -> HttpResponse:
    """Another password, by a link; where the account has a second factor, that is asked for first."""
    parts = {"link": link}
    try:
        user = recovering.whose(link, now())
        shown = constant_time_compare(str(request.session.get(half.RECOVERY, "")), link)
        if factors_of(user).any and not shown:
            half.remember(request, half.Half(user, half.RECOVERY, link), now())
            return to("second", language)
        if request.method != "POST":
            return form(request, "recovery", language, [NEW_PASSWORD], recoverwords, parts=parts, username=user.email)
        recovering.recover(desk_of(session_caller(request, now())), link, request.POST.get("password", ""))
    except BadTicket:
        return page(
            request, "entrance:recovery", language, {}, words=registerwords, template="broken", parts=parts, status=404
        )
    except Unacceptable as fault:
        found = wrong(fault, language, "password")
        username = user.email
        return form(request, "recovery", language, [NEW_PASSWORD], recoverwords, found, parts=parts, username=username)
    request.session.flush()
    leave(request, recoverwords.DONE)
    return to("sign_in", language)
