"""Registering as a candidate: the address, word that a message is on its way, and the password behind its link."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods, require_safe

from express_entry.accounts import registering
from express_entry.accounts.attempts import TooMany
from express_entry.accounts.tickets import BadTicket, Purpose, Ticket, link_of, ticket_of
from express_entry.api.gate import begin_session, desk_of, network_address, now, origin_of, session_caller
from express_entry.law.text import Language
from express_entry.pages.frame import page
from express_entry.pages.notes import leave
from express_entry.pool.faults import Conflict, Unacceptable

from . import registerwords
from .forms import NOTHING_WRONG, Box, Wrong, form, onward, to, waiting, wrong

NEW_PASSWORD = Box("password", registerwords.NEW_PASSWORD, "password", "new-password", registerwords.PASSWORD_HINT)


@require_http_methods(["GET", "HEAD", "POST"])
def register(request: HttpRequest, language: Language) -> HttpResponse:
    """The form, and the same answer whether or not the address has an account."""
    if request.method != "POST":
        return _form(request, language)
    email = request.POST.get("email", "")
    try:
        registering.register(
            desk_of(session_caller(request, now())),
            email=email,
            language=language,
            origin=origin_of(request),
            address=network_address(request),
        )
    except TooMany as fault:
        return waiting(request, "register", language, fault)
    except Unacceptable as fault:
        return _form(request, language, email, wrong(fault, language, "email"))
    return to("sent", language)


def _form(request: HttpRequest, language: Language, email: str = "", found: Wrong = NOTHING_WRONG) -> HttpResponse:
    address = Box("email", registerwords.EMAIL, "email", "username", registerwords.EMAIL_HINT, email)
    return form(request, "register", language, [address], registerwords, found)


@require_safe
def sent(request: HttpRequest, language: Language) -> HttpResponse:
    """Where to look for the message."""
    return page(request, "entrance:sent", language, {"folder": settings.POST_OFFICE is None}, words=registerwords)


@require_http_methods(["GET", "HEAD", "POST"])
def confirm(request: HttpRequest, language: Language, link: str) -> HttpResponse:
    """Whoever reads the mail of the address chooses a password: the account is made, and they are signed in."""
    parts = {"link": link}
    try:
        ticket = ticket_of(link, Purpose.REGISTER, now())
        if request.method != "POST":
            return _choosing(request, language, ticket)
        desk = desk_of(session_caller(request, now()))
        user = registering.confirm(desk, link, request.POST.get("password", ""))
    except BadTicket:
        return page(
            request, "entrance:confirm", language, {}, words=registerwords, template="broken", parts=parts, status=404
        )
    except Unacceptable as fault:
        return _choosing(request, language, ticket, wrong(fault, language, "password"))
    except Conflict:
        leave(request, registering.HAS_ONE)
        return to("sign_in", language)
    begin_session(request, user)
    leave(request, registerwords.CONFIRMED)
    return onward("", language)


def _choosing(request: HttpRequest, language: Language, ticket: Ticket, found: Wrong = NOTHING_WRONG) -> HttpResponse:
    parts = {"link": link_of(ticket)}
    return form(request, "confirm", language, [NEW_PASSWORD], registerwords, found, parts=parts, username=ticket.email)
