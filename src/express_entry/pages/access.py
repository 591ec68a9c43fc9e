"""Pages for who has signed in: who asks, whether they may, and what is shown where they may not."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial, wraps
from http import HTTPStatus
from typing import NamedTuple
from urllib.parse import urlencode

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import resolve

from express_entry.accounts.callers import Caller
from express_entry.api.bodies import require_plain_address
from express_entry.api.gate import (
    Asked,
    FactorWanted,
    SignInAgain,
    desk_of,
    now,
    require,
    session_caller,
    subject_of,
    tell_of_auditor,
)
from express_entry.api.problems import Problem, problem_of
from express_entry.law.text import Language

from . import keptforms
from .addresses import address
from .faults import refused
from .frame import View
from .notes import leave

SIGN_IN = "entrance:sign_in"
SIGN_IN_AGAIN = "entrance:again"
"""Where somebody shows again who they are, for what asks for it."""
FACTORS = "entrance:factors"
"""Where somebody adds a second factor, whose role asks for one."""
NEXT = "next"


def signed_in(action: str, *, reads: bool = False) -> Callable[[View], View]:
    """A view for whoever may do something, as the table of permissions has it; who has not signed in is led there.

    Where it only ``reads`` what others do, it asks for the session alone, whatever the action asks for.

    The view finds on the request what routes of the API find: ``caller``, ``desk`` and ``language``. What the layers
    below refuse becomes a page that says why, unless the view shows it where it belongs.
    """

    def wrap(view: View) -> View:
        @wraps(view)
        def entered(request: HttpRequest, language: Language, **parts: str) -> HttpResponse:
            try:
                return _entered(view, partial(require, action=action, reads=reads), request, language, parts)
            except Exception as error:
                problem = problem_of(error)
                if problem is None:
                    raise
                return _refused(request, problem)

        return entered

    return wrap


def _entered(
    view: View, require_may: Callable[[Caller], None], request: HttpRequest, language: Language, parts: dict[str, str]
) -> HttpResponse:
    require_plain_address(request)
    caller = session_caller(request, now())
    if caller.user is None:
        return led_to(SIGN_IN, request, language)
    vars(request).update(
        caller=caller, desk=desk_of(caller), language=language, version=None, location="", tree={}, path_values=parts
    )
    try:
        require_may(caller)
    except SignInAgain:
        return led_to(SIGN_IN_AGAIN, request, language)
    except FactorWanted:
        return HttpResponseRedirect(address(FACTORS, language))
    named = request.resolver_match.view_name if request.resolver_match else ""
    tell_of_auditor(caller, f"page.{named.replace(':', '.').rpartition('-')[0]}", subject_of(request, parts))
    return view(request, language, **parts)


class Interrupted(NamedTuple):
    """What somebody was about to do before they are asked who they are: where it leads, and the form that was sent."""

    there: str
    kept: str


def led_to(page: str, request: HttpRequest, language: Language) -> HttpResponse:
    """To a page where one signs in, and from there back; a form that was sent is kept on that page until then."""
    if request.method in ("GET", "HEAD"):
        return _away(page, language, request.get_full_path())
    try:
        kept = keptforms.keep(request)
    except keptforms.TooMuch:
        leave(request, keptforms.TOO_MUCH)
        kept = ""
    if not kept:
        return _away(page, language, request.path)
    return asked_first(page, request, language, Interrupted(request.path, kept))


def _away(page: str, language: Language, back: str) -> HttpResponse:
    return HttpResponseRedirect(f"{address(page, language)}?{urlencode({NEXT: back})}")


def asked_first(page: str, request: HttpRequest, language: Language, before: Interrupted) -> HttpResponse:
    """The page where one signs in, in the place of what was asked for: no address carries what was typed."""
    vars(request)["interrupted"] = before
    request.resolver_match = resolve(address(page, language))
    view, args, parts = request.resolver_match
    shown: HttpResponse = view(request, *args, **parts)
    return shown


def _refused(request: HttpRequest, problem: Problem) -> HttpResponse:
    if problem.status == HTTPStatus.NOT_FOUND:
        raise Http404
    return refused(request, problem)


__all__ = ["NEXT", "SIGN_IN", "Asked", "Interrupted", "asked_first", "led_to", "signed_in"]
