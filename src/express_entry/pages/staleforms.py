"""Forms whose token does not hold: of a page that was open when somebody signed in in another tab, or of another site.

A browser says itself that a form came from a page of this service. Then nothing of it is lost: it is shown to whoever
is signed in, who sends it by one press with a token that holds. Of any other form nothing is taken.
"""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.urls import Resolver404, resolve

from express_entry.api.gate import now, session_caller

from . import faults, keptforms
from .access import Interrupted, asked_first

KEPT = "entrance:kept"
"""The page that shows a form which was kept, and sends it."""
SIGNING_IN = frozenset({"sign_in", "second", "again"})
"""The pages of the entrance whose forms are about signing in itself."""


def untrusted(request: HttpRequest, reason: str = "") -> HttpResponse:
    """A form that was not sent from a page of this service, or from one that is older than the session."""
    kept = _kept(request) if _is_from_here(request) and session_caller(request, now()).user is not None else ""
    if not kept:
        return faults.untrusted(request, reason)
    language = faults.languages_of(request)[0]
    return asked_first(KEPT, request, language, Interrupted(request.path, kept))


def _is_from_here(request: HttpRequest) -> bool:
    """Whether the browser says that the form stands on a page of this service: no page elsewhere can have it say so."""
    return request.headers.get("Sec-Fetch-Site") == "same-origin"


def _kept(request: HttpRequest) -> str:
    """The form as it is kept; nothing of one that signs in, but what came along with it."""
    try:
        page = resolve(request.path_info).view_name.removeprefix("entrance:").rpartition("-")[0]
        signs_in = page in SIGNING_IN and keptforms.FIELD not in request.POST
        return "" if signs_in else keptforms.keep(request)
    except (Resolver404, keptforms.TooMuch):
        return ""
