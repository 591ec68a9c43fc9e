"""Pages for whoever acts for clients: the table of permissions is asked, and that it reaches clients at all."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps

from django.http import HttpResponse, HttpResponseRedirect

from express_entry.accounts.callers import Caller
from express_entry.accounts.firms import Firm
from express_entry.accounts.roles import Scope
from express_entry.api.gate import Asked
from express_entry.api.problems import Problem
from express_entry.law import Text
from express_entry.law.text import Language
from express_entry.pages.access import signed_in
from express_entry.pages.frame import View
from express_entry.pool.faults import NotFound
from express_entry.pool.models import Profile

from .caseload import Client, caseload


def for_clients(action: str) -> Callable[[View], View]:
    """A view for whoever may do something for the clients of their firm."""

    def wrap(view: View) -> View:
        @signed_in(action)
        @wraps(view)
        def entered(request: Asked, language: Language, **parts: str) -> HttpResponse:
            if Scope.CLIENT not in request.caller.reach(action):
                raise Problem(403, "forbidden", [NO_FIRM])
            return view(request, language, **parts)

        return entered

    return wrap


def firms_of(caller: Caller) -> str:
    """The names under which candidates appoint the firms that somebody acts for."""
    return ", ".join(Firm.objects.filter(id__in=caller.firms).order_by("slug").values_list("slug", flat=True))


def led(there: str) -> HttpResponse:
    """On to another page, which is asked for anew."""
    response = HttpResponseRedirect(there)
    response.status_code = 303
    return response


def client_of(request: Asked, key: str) -> Client:
    """A client of the firm, by the number of the appointment.

    :raises NotFound: where there is none, or the appointment ended: the two are not told apart.
    """
    found = caseload(request.caller, key=int(key))
    if not found:
        raise NotFound(NO_CLIENT.of(value=str(key)[:20]))
    return found[0]


def profile_of(client: Client) -> Profile:
    """The profile of a client.

    :raises NotFound: where none was started.
    """
    if client.profile is None:
        raise NotFound(NO_PROFILE.of(value=client.code))
    return client.profile


NO_FIRM = Text("this account acts for no firm.", "ce compte n'agit pour aucun cabinet.")
NO_CLIENT = Text("there is no client {value}.", "il n'y a pas de client {value}.")
NO_PROFILE = Text("the client {value} has no profile yet.", "le client {value} n'a pas encore de profil.")
