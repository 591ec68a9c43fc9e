"""Another e-mail address: asked for here, confirmed by the link that goes to it."""

from __future__ import annotations

from django.http import HttpResponse
from django.views.decorators.http import require_http_methods

from express_entry.accounts import readdressing
from express_entry.accounts.attempts import TooMany
from express_entry.accounts.tickets import BadTicket, Purpose, ticket_of
from express_entry.api.gate import Asked, network_address, origin_of
from express_entry.law.text import Language
from express_entry.pages.access import signed_in
from express_entry.pages.frame import page
from express_entry.pages.notes import leave
from express_entry.pool.faults import Conflict, Unacceptable

from . import accountwords, registerwords
from .account import owner
from .forms import Box, form, to, waiting, wrong


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in("account.address")
def email(request: Asked, language: Language) -> HttpResponse:
    """The form that asks for the message; the answer is the same where the address has an account."""
    user, stated = owner(request), request.POST.get("email", "")
    box = Box("email", accountwords.NEW_ADDRESS, "email", "email", value=stated)
    if request.method != "POST":
        return form(request, "email", language, [box], accountwords, present=user.email)
    try:
        asked = {"origin": origin_of(request), "address": network_address(request)}
        readdressing.ask(request.desk, user, stated, **asked)
    except TooMany as fault:
        return waiting(request, "email", language, fault)
    except Unacceptable as fault:
        found = wrong(fault, language, "email")
        return form(request, "email", language, [box], accountwords, found, present=user.email)
    return to("sent", language)


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in("account.read")
def new_email(request: Asked, language: Language, link: str) -> HttpResponse:
    """The page that the link leads to, in the browser in which the account is signed in."""
    parts, user = {"link": link}, owner(request)
    try:
        ticket = ticket_of(link, Purpose.ADDRESS, request.caller.now)
        if ticket.user_id != user.pk:
            raise BadTicket
        if request.method != "POST":
            return form(request, "new_email", language, [], accountwords, parts=parts, stated=ticket.email)
        readdressing.confirm(request.desk, user, link)
    except BadTicket:
        return page(
            request, "entrance:new_email", language, {}, words=registerwords, template="broken", parts=parts, status=404
        )
    except Conflict:
        leave(request, accountwords.ADDRESS_TAKEN)
        return to("account", language)
    leave(request, accountwords.ADDRESS_DONE)
    return to("account", language)
