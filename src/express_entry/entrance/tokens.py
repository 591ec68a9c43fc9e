"""Tokens for programs: listed, made, and revoked."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpResponse
from django.views.decorators.http import require_http_methods

from express_entry.accounts import tokens as kept
from express_entry.accounts.tokens import MOST_DAYS, Token
from express_entry.api.gate import Asked
from express_entry.law.text import Language
from express_entry.pages.access import signed_in
from express_entry.pages.addresses import address
from express_entry.pages.frame import page
from express_entry.pages.notes import leave
from express_entry.pages.onceonly import another_number, number_of, once
from express_entry.pool.faults import Unacceptable
from express_entry.reports.typography import written_out

from . import tokenwords
from .account import owner
from .forms import NOTHING_WRONG, Box, Wrong, form, to, wrong
from .moments import moment

MOST = 100
"""Tokens that the page lists, the newest first."""


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in("token.make")
def tokens(request: Asked, language: Language) -> HttpResponse:
    """Those there are, and the form for another; its text is shown once."""
    if request.method != "POST":
        return _form(request, language)
    name, days = request.POST.get("name", ""), request.POST.get("days", "")
    made: list[tuple[Token, str]] = []
    try:
        many = int(days) if days.isascii() and days.isdigit() and len(days) < 5 else 0
        once(request, lambda: made.append(kept.issue(request.desk, owner(request), name=name, days=many)))
    except Unacceptable as fault:
        at = "days" if name.strip() and len(name) <= 100 else "name"
        return _form(request, language, name, days, wrong(fault, language, at))
    if not made:
        leave(request, kept.MADE_BEFORE)
        return to("tokens", language)
    [(token, text)] = made
    return _form(request, language, made=text, until=moment(token.expires, language))


def _form(
    request: Asked,
    language: Language,
    name: str = "",
    days: str = "90",
    found: Wrong = NOTHING_WRONG,
    *,
    made: str = "",
    until: str = "",
) -> HttpResponse:
    boxes = [
        Box("name", tokenwords.NAME, hint=tokenwords.NAME_HINT, value=name, most=100, width="middle"),
        Box("days", tokenwords.DAYS, value=days, most=4, width="short", keyboard="numeric"),
    ]
    shown: dict[str, Any] = {"tokens": _listed(request, language), "made": made, "until": until, "most": MOST_DAYS}
    shown["once"] = another_number() if made else number_of(request)
    return form(request, "tokens", language, boxes, tokenwords, found, **shown)


def _listed(request: Asked, language: Language) -> list[dict[str, object]]:
    now = request.caller.now
    return [
        {
            "way": address("entrance:no_token", language, key=str(each.id)),
            "name": each.name,
            "created": moment(each.created, language),
            "expires": moment(each.expires, language),
            "used": "" if each.used is None else written_out(each.used, language),
            "is_over": each.expires <= now,
            "revoked": each.revoked is not None,
        }
        for each in Token.objects.filter(user=owner(request)).order_by("-id")[:MOST]
    ]


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in("token.revoke")
def no_token(request: Asked, language: Language, key: int) -> HttpResponse:
    """Whether a token is really to be revoked."""
    found = Token.objects.filter(user=owner(request), id=key).first()
    if found is None:
        raise Http404
    if request.method != "POST":
        parts = {"key": str(key)}
        return page(request, "entrance:no_token", language, {"token": found.name}, words=tokenwords, parts=parts)
    kept.revoke(request.desk, key)
    leave(request, tokenwords.REVOKED_DONE)
    return to("tokens", language)
