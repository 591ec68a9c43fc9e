"""A form that somebody sent when they were first to show who they are: shown to them then, and sent by one press."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods

from express_entry.accounts.callers import Caller
from express_entry.accounts.users import User
from express_entry.api.gate import Asked, now
from express_entry.law.text import Language
from express_entry.pages.access import signed_in
from express_entry.pages.addresses import address
from express_entry.pages.frame import page
from express_entry.pages.keptforms import KeptForm, opened
from express_entry.pages.notes import leave

from . import keptwords
from .formlabels import in_words
from .forms import before_of, to


def go_on(request: HttpRequest, user: User, language: Language, otherwise: HttpResponse) -> HttpResponse:
    """On from signing in: to the form that was about to be sent, to its own account alone; else where it leads."""
    before = before_of(request)
    if not before.kept:
        return otherwise
    form = opened(before.kept)
    if form is not None and form.is_for(user):
        return _shown(request, user, language, form)
    leave(request, keptwords.GONE if form is None else keptwords.OF_ANOTHER)
    return to("home", language)


def _shown(request: HttpRequest, user: User, language: Language, form: KeptForm) -> HttpResponse:
    vars(request).setdefault("caller", Caller(now(), user))
    shown = {"form": form, "kept": before_of(request).kept, "home": address("entrance:home", language)}
    return page(
        request, "entrance:kept", language, {**shown, "told": in_words(request, language, form)}, words=keptwords
    )


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in("session.read")
def kept(request: Asked, language: Language) -> HttpResponse:
    """The same in the other language; it is nowhere but in the form of the page."""
    assert request.caller.user is not None
    return go_on(request, request.caller.user, language, to("home", language))
