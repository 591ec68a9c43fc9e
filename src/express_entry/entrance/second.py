"""The second factor: a code or a passkey, after the password, where the account has one."""

from __future__ import annotations

import json

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.views.decorators.http import require_http_methods

from express_entry.accounts import passkeys, sittings
from express_entry.accounts.attempts import TooMany
from express_entry.accounts.factors import WrongCode, factors_of, show_code
from express_entry.api.gate import begin_session, desk_of, network_address, now, origin_of, session_caller
from express_entry.law.text import Language
from express_entry.pages.access import SIGN_IN, asked_first
from express_entry.pages.addresses import address

from . import factorwords, half
from .forms import NOTHING_WRONG, Box, Wrong, before_of, form, is_ours, is_shown, onward, to, waiting, wrong
from .kept import go_on
from .passkeys import host_of

ASKED = "passkey-asked"
CODE = Box("code", factorwords.CODE, "text", "one-time-code", factorwords.CODE_HINT, most=60, width="middle")


@require_http_methods(["GET", "HEAD", "POST"])
def second(request: HttpRequest, language: Language) -> HttpResponse:
    """The form for a code, the button for a passkey, and what becomes of them."""
    found = half.remembered(request, now())
    if found is None:
        return _anew(request, language)
    if is_shown(request):
        return _form(request, language, found)
    try:
        _require_shown(request, found)
    except TooMany as fault:
        return waiting(request, "second", language, fault)
    except WrongCode as fault:
        return _form(request, language, found, wrong(fault, language, "code"))
    return _onward(request, language, found)


def _anew(request: HttpRequest, language: Language) -> HttpResponse:
    """To the password, where nobody is half signed in any more; the form that was about to be sent goes along."""
    before = before_of(request)
    return asked_first(SIGN_IN, request, language, before) if before.kept else to("sign_in", language)


def _require_shown(request: HttpRequest, found: half.Half) -> None:
    desk, network = desk_of(session_caller(request, now())), network_address(request)
    answer = request.POST.get("passkey", "")
    if not answer:
        show_code(desk, found.user, request.POST.get("code", ""), address=network)
        return
    # A challenge is answered once.
    state = request.session.pop(ASKED, None)
    if state is None:
        raise WrongCode
    passkeys.show(desk, found.user, answer, state, origin=origin_of(request), host=host_of(request), address=network)


def _onward(request: HttpRequest, language: Language, found: half.Half) -> HttpResponse:
    half.forget(request)
    if found.purpose == half.RECOVERY:
        request.session[half.RECOVERY] = found.then
        return to("recovery", language, link=found.then)
    if found.purpose == half.SIGN_IN:
        begin_session(request, found.user, by_factor=True)
        return go_on(request, found.user, language, onward(found.then, language))
    sitting = session_caller(request, now()).sitting
    if sitting is None or sitting.user_id != found.user.pk:
        return _anew(request, language)
    request.session.cycle_key()
    sittings.prove(sitting, now(), by_factor=True)
    there = found.then if is_ours(found.then) else address("entrance:account", language)
    return go_on(request, found.user, language, HttpResponseRedirect(there))


def _form(request: HttpRequest, language: Language, half_: half.Half, found: Wrong = NOTHING_WRONG) -> HttpResponse:
    held = factors_of(half_.user)
    options = ""
    if held.passkeys:
        asked, request.session[ASKED] = passkeys.ask(half_.user, origin_of(request), host_of(request))
        options = json.dumps(asked)
    shown = {"options": options, "authenticator": held.authenticator, **before_of(request)._asdict()}
    return form(request, "second", language, [CODE], factorwords, found, **shown)
