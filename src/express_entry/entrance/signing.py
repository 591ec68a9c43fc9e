"""Signing in by address and password, and signing out."""

from __future__ import annotations

from http import HTTPStatus

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_http_methods, require_POST

from express_entry.accounts import signin
from express_entry.accounts.signin import TooMany, WrongPassword
from express_entry.api.gate import begin_session, network_address, now
from express_entry.law.text import Language
from express_entry.pages.access import NEXT
from express_entry.pages.addresses import address
from express_entry.pages.frame import page
from express_entry.pages.notes import leave

from . import signwords


@require_http_methods(["GET", "HEAD", "POST"])
def sign_in(request: HttpRequest, language: Language) -> HttpResponse:
    """The form, and what becomes of it: to the page that was asked for, or to one's own."""
    if request.method != "POST":
        return _form(request, language, request.GET.get(NEXT, ""))
    there, email = request.POST.get(NEXT, ""), request.POST.get("email", "")
    try:
        user = signin.sign_in(email, request.POST.get("password", ""), address=network_address(request), now=now())
    except TooMany as fault:
        response = _form(request, language, there, email, fault.reasons[0].say(language), HTTPStatus.TOO_MANY_REQUESTS)
        response.headers["Retry-After"] = str(fault.seconds)
        return response
    except WrongPassword as fault:
        return _form(request, language, there, email, fault.reasons[0].say(language), HTTPStatus.OK)
    begin_session(request, user)
    return HttpResponseRedirect(there if is_ours(there) else address("entrance:home", language))


@require_POST
def sign_out(request: HttpRequest, language: Language) -> HttpResponse:
    """The session is forgotten."""
    request.session.flush()
    leave(request, signwords.SIGNED_OUT)
    return HttpResponseRedirect(address("entrance:sign_in", language))


def is_ours(there: str) -> bool:
    """Whether a way back leads to a page of this service: a path, and nothing that a browser takes for a host."""
    return there.startswith("/") and url_has_allowed_host_and_scheme(there, allowed_hosts=None)


def _form(
    request: HttpRequest,
    language: Language,
    there: str,
    email: str = "",
    error: str = "",
    status: int = HTTPStatus.OK,
) -> HttpResponse:
    shown = {"next": there, "email": email, "errors": [{"anchor": "email", "text": error}] if error else []}
    return page(request, "entrance:sign_in", language, shown, words=signwords, status=status)
