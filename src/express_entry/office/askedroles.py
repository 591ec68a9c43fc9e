"""Roles with power over rounds that one administrator asked for: what waits, and what another does with it."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.views.decorators.http import require_http_methods, require_safe

from express_entry.accounts import confirming
from express_entry.accounts.models import AskedGrant
from express_entry.accounts.roles import Role
from express_entry.api.gate import Asked
from express_entry.law.text import Language, Reason
from express_entry.pages.access import signed_in
from express_entry.pages.addresses import address
from express_entry.pages.frame import page
from express_entry.pool.faults import NotFound
from express_entry.reports.report import Fact

from . import askedrolewords as words
from .asking import Question, act
from .saying import Reader, capital, facts, local


@require_safe
@signed_in("grant.confirm", reads=True)
def asked_roles(request: Asked, language: Language) -> HttpResponse:
    """What waits, the longest waiting first."""
    rows = list(AskedGrant.objects.select_related("user").order_by("id"))
    own = request.caller.pseudonym
    reader = Reader.of(own, (each.asked_by for each in rows))
    context = {"waiting": [_shown(each, own, reader, language) for each in rows]}
    return page(request, "office:asked_roles", language, context, words=words)


def _shown(item: AskedGrant, own: str, reader: Reader, language: Language) -> dict[str, Any]:
    mine, theirs = item.asked_by == own, item.user.pseudonym == own
    return {
        "id": f"asked-{item.id}",
        "title": capital(Role(item.role).words, language),
        "facts": _facts(item, reader, language),
        "account": address("office:account", language, pseudonym=item.user.pseudonym),
        "confirm": "" if mine or theirs else address("office:asked_role", language, key=str(item.id)),
        "refuse": "" if theirs else address("office:asked_role_refuse", language, key=str(item.id)),
        "mine": mine,
    }


def _facts(item: AskedGrant, reader: Reader, language: Language) -> list[Fact]:
    told = (
        (words.ROLE, Role(item.role).words),
        (words.OF_ACCOUNT, item.user.email),
        (words.ASKED_BY, words.BY.of(who=reader.named(item.asked_by), at=local(item.asked, language))),
    )
    return facts(told, language)


def _waiting(key: int) -> AskedGrant:
    found = AskedGrant.objects.select_related("user").filter(id=key).first()
    if found is None:
        raise NotFound(confirming.NONE_WAITS.of(value=str(key)))
    return found


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in("grant.confirm")
def asked_role(request: Asked, language: Language, key: int) -> HttpResponse:
    """Confirm one, once it was asked about."""
    item = _waiting(key)
    role = Role(item.role).words
    question = Question(
        "office:asked_role",
        {"key": str(key)},
        words.CONFIRM_TITLE.of(role=role, email=item.user.email),
        words.CONFIRM_TEXT,
        words.CONFIRM,
        address("office:asked_roles", language),
        _facts(item, Reader.of(request.caller.pseudonym, [item.asked_by]), language),
        careful=True,
    )

    def done() -> Reason:
        confirming.confirm(request.desk, key)
        return words.CONFIRMED_NOTE.of(role=role)

    return act(request, question, done, language)


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in("grant.confirm")
def asked_role_refuse(request: Asked, language: Language, key: int) -> HttpResponse:
    """Refuse one, or ask for it no longer, once it was asked about."""
    item = _waiting(key)
    role, mine = Role(item.role).words, item.asked_by == request.caller.pseudonym
    title, button = (words.WITHDRAW_TITLE, words.WITHDRAW) if mine else (words.REFUSE_TITLE, words.REFUSE)
    question = Question(
        "office:asked_role_refuse",
        {"key": str(key)},
        title.of(role=role, email=item.user.email),
        (words.REFUSE_TEXT,),
        button,
        address("office:asked_roles", language),
        _facts(item, Reader.of(request.caller.pseudonym, [item.asked_by]), language),
    )

    def done() -> Reason:
        own = confirming.turn_down(request.desk, key)
        return (words.WITHDRAWN_NOTE if own else words.REFUSED_NOTE).of(role=role)

    return act(request, question, done, language)
