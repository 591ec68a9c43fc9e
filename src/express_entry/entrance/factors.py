"""The second factors of one's account: which there are, an authenticator to add or remove, and recovery codes."""

from __future__ import annotations

from typing import Any

import segno
from django.conf import settings
from django.http import HttpResponse
from django.utils.safestring import mark_safe
from django.views.decorators.http import require_http_methods, require_safe

from express_entry.accounts import factors as kept
from express_entry.accounts.attempts import TooMany
from express_entry.accounts.factorrows import Authenticator, Passkey
from express_entry.accounts.factors import WrongCode, address_of_key, factors_of
from express_entry.api.gate import Asked, network_address, origin_of
from express_entry.law.text import Language
from express_entry.pages.access import signed_in
from express_entry.pages.addresses import address
from express_entry.pages.frame import page
from express_entry.pages.notes import leave
from express_entry.reports.typography import written_out

from . import factorwords
from .account import owner
from .adding import added, codes_shown, sitting_of
from .forms import NOTHING_WRONG, Box, Wrong, form, to, waiting, wrong
from .moments import moment
from .passkeys import host_of

FIRST_CODE = Box("code", factorwords.FIRST_CODE, "text", "one-time-code", most=20, width="short", keyboard="numeric")


@require_safe
@signed_in("account.factor")
def factors(request: Asked, language: Language) -> HttpResponse:
    """What there is beside the password."""
    user = owner(request)
    made = Authenticator.objects.filter(user=user, confirmed__isnull=False).first()
    shown = {
        "held": factors_of(user),
        "authenticator": "" if made is None else moment(made.made, language),
        "passkeys": [
            {
                "way": address("entrance:no_passkey", language, key=str(each.id)),
                "name": each.name,
                "made": moment(each.made, language),
                "used": "" if each.used is None else written_out(each.used, language),
            }
            for each in Passkey.objects.filter(user=user).order_by("id")
        ],
        "codes_of": kept.CODES,
        "wanted": settings.SECOND_FACTOR and request.caller.needs_factor,
    }
    return page(request, "entrance:factors", language, shown, words=factorwords)


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in("account.factor")
def authenticator(request: Asked, language: Language) -> HttpResponse:
    """An authenticator to scan, which counts once its first code was right."""
    user = owner(request)
    if factors_of(user).authenticator:
        return to("factors", language)
    if request.method != "POST":
        return _offer(request, language)
    try:
        stated = request.POST.get("code", "")
        codes = kept.take_authenticator(
            request.desk, sitting_of(request), stated, origin=origin_of(request), address=network_address(request)
        )
    except TooMany as fault:
        return waiting(request, "authenticator", language, fault)
    except WrongCode as fault:
        return _offer(request, language, wrong(fault, language, "code"))
    return added(request, language, codes)


def _offer(request: Asked, language: Language, found: Wrong = NOTHING_WRONG) -> HttpResponse:
    user = owner(request)
    key = kept.offer_authenticator(request.desk, user)
    way = address_of_key(key, user, host_of(request))
    square = segno.make(way, error="m").svg_inline(scale=5, border=4, dark="#000", light="#fff")
    shown: dict[str, Any] = {
        "square": mark_safe(square),  # noqa: S308 - drawn here, out of dots
        "key": " ".join(key[at : at + 4] for at in range(0, len(key), 4)),
        "way": way,
    }
    return form(request, "authenticator", language, [FIRST_CODE], factorwords, found, **shown)


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in("account.factor")
def no_authenticator(request: Asked, language: Language) -> HttpResponse:
    """Whether the authenticator is really to go."""
    if request.method != "POST":
        return page(request, "entrance:no_authenticator", language, {}, words=factorwords, template="no_factor")
    kept.drop_authenticator(request.desk, owner(request), origin=origin_of(request))
    leave(request, factorwords.REMOVED)
    return to("factors", language)


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in("account.factor")
def codes(request: Asked, language: Language) -> HttpResponse:
    """New recovery codes, shown this once, in the place of those of before."""
    if not factors_of(owner(request)).any:
        return to("factors", language)
    if request.method != "POST":
        return page(request, "entrance:codes", language, {"codes": []}, words=factorwords)
    return codes_shown(request, language, kept.draw_codes(request.desk, owner(request)))
