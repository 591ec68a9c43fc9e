"""Signing in by address and password, showing again who one is, and signing out."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.views.decorators.http import require_http_methods, require_POST

from express_entry.accounts import signin, sittings
from express_entry.accounts.attempts import TooMany
from express_entry.accounts.demo import demo_emails
from express_entry.accounts.factors import factors_of
from express_entry.accounts.signin import WrongPassword
from express_entry.api.gate import Asked, begin_session, end_session, network_address, now, session_caller
from express_entry.law.text import Language
from express_entry.pages import devicewords
from express_entry.pages.access import asked_first, signed_in
from express_entry.pages.addresses import address
from express_entry.pages.frame import Said
from express_entry.pages.notes import leave

from . import half, signwords
from .demoshown import shown_of
from .forms import NOTHING_WRONG, Box, Wrong, before_of, form, is_ours, is_shown, onward, to, waiting, wrong
from .kept import go_on

PASSWORD = Box("password", signwords.PASSWORD, "password", "current-password")


@require_http_methods(["GET", "HEAD", "POST"])
def sign_in(request: HttpRequest, language: Language) -> HttpResponse:
    """The form, and what becomes of it: to the second factor, to the page that was asked for, or to one's own."""
    email = request.POST.get("email", "")
    if is_shown(request):
        return _form(request, language, "" if "interrupted" in vars(request) else email)
    try:
        user = signin.sign_in(email, request.POST.get("password", ""), address=network_address(request), now=now())
    except TooMany as fault:
        return waiting(request, "sign_in", language, fault)
    except WrongPassword as fault:
        return _form(request, language, email, wrong(fault, language, "email"))
    if factors_of(user).any:
        return _second(request, language, half.Half(user, half.SIGN_IN, before_of(request).there))
    begin_session(request, user)
    return go_on(request, user, language, onward(before_of(request).there, language))


def _second(request: HttpRequest, language: Language, found: half.Half) -> HttpResponse:
    """To the second factor; the form that somebody was about to send goes along."""
    half.remember(request, found, now())
    before = before_of(request)
    return asked_first("entrance:second", request, language, before) if before.kept else to("second", language)


def _form(request: HttpRequest, language: Language, email: str, found: Wrong = NOTHING_WRONG) -> HttpResponse:
    boxes = [Box("email", signwords.EMAIL, "email", "username", value=email), PASSWORD]
    more: dict[str, Any] = {"demo": shown_of(demo_emails(), language), "device": Said(language, devicewords)}
    more |= before_of(request)._asdict()
    return form(request, "sign_in", language, boxes, signwords, found, **more)


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in("session.read")
def again(request: Asked, language: Language) -> HttpResponse:
    """Somebody who is signed in shows again who they are, for what asks for it; then it goes on."""
    assert request.caller.user is not None
    assert request.caller.sitting is not None
    before, user = before_of(request), request.caller.user
    shown = {"username": user.email, **before._asdict()}
    if is_shown(request):
        return form(request, "again", language, [PASSWORD], signwords, **shown)
    try:
        stated = request.POST.get("password", "")
        signin.require_password_of(user, stated, address=network_address(request), now=now())
    except TooMany as fault:
        return waiting(request, "again", language, fault)
    except WrongPassword as fault:
        return form(request, "again", language, [PASSWORD], signwords, wrong(fault, language, "password"), **shown)
    if factors_of(user).any:
        return _second(request, language, half.Half(user, half.AGAIN, before.there))
    request.session.cycle_key()
    sittings.prove(request.caller.sitting, now(), by_factor=False)
    there = before.there if is_ours(before.there) else address("entrance:account", language)
    return go_on(request, user, language, HttpResponseRedirect(there))


@require_POST
def sign_out(request: HttpRequest, language: Language) -> HttpResponse:
    """The session is over, for whoever has its cookie, and the browser goes back to no page of it.

    What somebody has their browser keep is theirs, with an account or without: it is left, and the page that comes next
    shows it with a button that deletes it.
    """
    end_session(request, session_caller(request, now()))
    leave(request, signwords.SIGNED_OUT)
    response = HttpResponseRedirect(address("entrance:sign_in", language))
    response.headers["Clear-Site-Data"] = '"cache"'
    return response
