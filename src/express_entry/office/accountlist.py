"""Accounts as administrators find them, and the making of new ones."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.http import HttpResponse
from django.views.decorators.http import require_http_methods

from express_entry.accounts import operators, phrases
from express_entry.accounts.models import AskedGrant
from express_entry.accounts.roles import Role
from express_entry.accounts.users import User, plain_email
from express_entry.api.gate import Asked
from express_entry.api.paging import USUAL, page_of
from express_entry.law.text import Language, Sayable
from express_entry.pages.access import signed_in
from express_entry.pages.addresses import address
from express_entry.pages.frame import page
from express_entry.pool.faults import Conflict, Unacceptable

from . import accountwords as words
from .forms import Form, Typed, typed_of
from .saying import said, wrong_of


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in("account.list")
def accounts(request: Asked, language: Language) -> HttpResponse:
    """The accounts that are looked for, the latest first; an e-mail address is sent in a form, never in an address."""
    typed = typed_of(request.POST)
    rows = User.objects.prefetch_related("grants__firm")
    email, role = plain_email(typed.get("email", ""))[:254], typed.get("role", "")
    if email:
        rows = rows.filter(email__startswith=email)
    if role in set(Role):
        rows = rows.filter(id__in=_holders(role))
    found = page_of(rows, of="accounts", cursor=typed.get("after") or None, limit=USUAL, latest_first=True)
    form = Form(language, typed)
    form.text("email", words.EMAIL, words.EMAIL_HINT)
    form.select("role", words.ROLE, [(each.value, each.words) for each in Role])
    context = {
        "fields": form.fields,
        "narrowed": bool(email or role),
        "lines": [_line(each, language) for each in found.rows],
        "older": found.next or "",
        "email": email,
        "role": role,
        "waiting": AskedGrant.objects.count(),
    }
    return page(request, "office:accounts", language, context, words=words)


def _holders(role: str) -> Any:
    return User.objects.filter(grants__role=role).values("id")


def _line(user: User, language: Language) -> dict[str, Any]:
    held = {each.role for each in user.grants.all()}
    roles = [said(role.words, language) for role in Role if role.value in held]
    return {
        "email": user.email,
        "link": address("office:account", language, pseudonym=user.pseudonym),
        "roles": roles,
        "open": user.is_active,
    }


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in("account.create")
def account_new(request: Asked, language: Language) -> HttpResponse:
    """The form for a new account; once it is made, its password, which is shown this once and kept nowhere."""
    if request.method != "POST":
        return _form(request, language, {"language": language}, {})
    typed = typed_of(request.POST)
    spoken: Language = "fr" if typed.get("language") == "fr" else "en"
    phrase = phrases.made_up()
    try:
        made = operators.create(request.desk, email=typed.get("email", ""), password=phrase, language=spoken)
    except (Unacceptable, Conflict) as fault:
        wrong = wrong_of(fault, {})
        return _form(request, language, typed, {"email": next(iter(wrong.values()))})
    context = {
        "title": said(words.MADE_TITLE, language),
        "name": made.email,
        "label": said(words.PHRASE, language),
        "secret": phrase,
        "on": address("office:account", language, pseudonym=made.pseudonym),
        "on_words": said(words.ON_TO_ROLES, language),
    }
    return shown_once(request, "office:account_new", language, context, {})


def shown_once(
    request: Asked, name: str, language: Language, context: Mapping[str, Any], parts: Mapping[str, str]
) -> HttpResponse:
    """A page with something secret on it: no browser and no proxy keeps it."""
    response = page(request, name, language, context, words=words, template="secret", parts=parts)
    response.headers["Cache-Control"] = "no-store"
    return response


def _form(request: Asked, language: Language, typed: Typed, wrong: Mapping[str, Sayable]) -> HttpResponse:
    form = Form(language, typed, wrong)
    form.text("email", words.EMAIL, width="long", inputmode="email")
    form.radios("language", words.SPEAKS, words.LANGUAGES.items())
    context = {"fields": form.fields, "errors": form.errors}
    return page(request, "office:account_new", language, context, words=words, status=422 if wrong else 200)
