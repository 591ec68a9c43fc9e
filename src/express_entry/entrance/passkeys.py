"""Passkeys to add and remove; the browser makes them, so that this page needs script, and says so."""

from __future__ import annotations

import json
from ipaddress import ip_address

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods

from express_entry.accounts import passkeys
from express_entry.accounts.factorrows import LONGEST_NAME, Passkey
from express_entry.api.gate import Asked, origin_of
from express_entry.law.text import Language
from express_entry.pages.access import signed_in
from express_entry.pages.frame import page
from express_entry.pages.notes import leave
from express_entry.pool.faults import Unacceptable

from . import factorwords
from .account import owner
from .adding import added, sitting_of
from .forms import NOTHING_WRONG, Box, Wrong, form, to, wrong

OFFERED = "passkey-offered"


def host_of(request: HttpRequest) -> str:
    """The name of the host that the service was asked under."""
    host = request.get_host()
    return host.partition("]")[0].strip("[") if host.startswith("[") else host.partition(":")[0]


def can_have(request: HttpRequest) -> bool:
    """Whether there can be passkeys: they belong to a name, and an address of numbers is none."""
    try:
        ip_address(host_of(request))
    except ValueError:
        return True
    return False


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in("account.factor")
def passkey(request: Asked, language: Language) -> HttpResponse:
    """A passkey of this browser or of a device, under a name."""
    if not can_have(request):
        return page(request, "entrance:passkey", language, {"numbers": True}, words=factorwords)
    name = request.POST.get("name", "")
    if request.method != "POST":
        return _offer(request, language, name)
    state = request.session.pop(OFFERED, {"challenge": "", "user_verification": None})
    answer, place = request.POST.get("passkey", ""), {"origin": origin_of(request), "host": host_of(request)}
    try:
        codes = passkeys.take(request.desk, sitting_of(request), answer, state, name=name, **place)
    except Unacceptable as fault:
        return _offer(request, language, name, wrong(fault, language, "name"))
    return added(request, language, codes)


def _offer(request: Asked, language: Language, name: str, found: Wrong = NOTHING_WRONG) -> HttpResponse:
    options, request.session[OFFERED] = passkeys.offer(owner(request), origin_of(request), host_of(request))
    box = Box("name", factorwords.NAME, hint=factorwords.NAME_HINT, value=name, most=LONGEST_NAME, width="middle")
    return form(request, "passkey", language, [box], factorwords, found, options=json.dumps(options))


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in("account.factor")
def no_passkey(request: Asked, language: Language, key: int) -> HttpResponse:
    """Whether a passkey is really to go."""
    found = Passkey.objects.filter(user=owner(request), id=key).first()
    if found is None:
        raise Http404
    if request.method != "POST":
        shown = {"passkey": found.name}
        parts = {"key": str(key)}
        return page(
            request, "entrance:no_passkey", language, shown, words=factorwords, template="no_factor", parts=parts
        )
    passkeys.drop(request.desk, owner(request), key, origin=origin_of(request))
    leave(request, factorwords.REMOVED)
    return to("factors", language)
