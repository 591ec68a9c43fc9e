"""One account as administrators see it: its roles given and taken, its tokens, and its end."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from django.http import HttpResponse, HttpResponseRedirect
from django.views.decorators.http import require_http_methods, require_safe

from express_entry.accounts import confirming, operators, tokens
from express_entry.accounts.factors import factors_of
from express_entry.accounts.models import Firm, Grant, Token, User
from express_entry.accounts.roles import Role
from express_entry.api.gate import Asked, origin_of
from express_entry.law import places
from express_entry.law.text import Language, Reason, Sayable, Text
from express_entry.pages.access import signed_in
from express_entry.pages.addresses import address
from express_entry.pages.frame import page
from express_entry.pages.notes import leave
from express_entry.pages.onceonly import number_of, once
from express_entry.pool.faults import Conflict, Forbidden, NotFound, Unacceptable
from express_entry.pool.provinces import PROVINCES
from express_entry.reports.typography import written_out

from . import accountwords as words
from .accountlist import shown_once
from .asking import Question, act
from .forms import Form, Typed, typed_of, whole_number
from .saying import NONE, Reader, facts, local, said, wrong_of

USUAL_DAYS = 90


@require_safe
@signed_in("account.list")
def account(request: Asked, language: Language, pseudonym: str) -> HttpResponse:
    """The page of an account."""
    return _shown(request, language, _known(pseudonym))


def _known(pseudonym: str) -> User:
    found = User.objects.filter(pseudonym=pseudonym).first()
    if found is None:
        raise NotFound(operators.NO_ACCOUNT.of(value=pseudonym[:60]))
    return found


def _shown(
    request: Asked,
    language: Language,
    user: User,
    typed: Typed | None = None,
    wrong: Mapping[str, Sayable] | None = None,
) -> HttpResponse:
    """The page, with what was typed into its forms and what is wrong with it."""
    own = user.pseudonym == request.caller.pseudonym
    give, issue = _role_form(language, typed or {}, wrong or {}), _token_form(language, typed or {}, wrong or {})
    has_factor = factors_of(user).any
    told = (
        (words.EMAIL, user.email),
        (words.STATE, words.OPEN if user.is_active else words.CLOSED),
        (words.SPEAKS, words.LANGUAGES[user.language]),
        (words.PASSWORD, _password(user)),
        (words.FACTOR, words.HAS_FACTOR if has_factor else words.NO_FACTOR),
        (words.CREATED, local(user.created, language)),
        (words.PSEUDONYM, user.pseudonym),
    )
    in_force = user.tokens.filter(revoked__isnull=True, expires__gt=request.caller.now).order_by("id")
    context = {
        "heading": said(words.ACCOUNT_TITLE.of(pseudonym=user.pseudonym), language),
        "facts": facts(told, language),
        "own": own,
        "open": user.is_active,
        "grants": list(_grants(user, language)),
        "asked": [said(Role(each.role).words, language) for each in confirming.asked_of(user)],
        "tokens": [_token(each, user, language) for each in in_force],
        "give": give.fields,
        "issue": issue.fields,
        "errors": [*give.errors, *(each for each in issue.errors if each not in give.errors)],
        "here_give": _address("account_grant", user, language),
        "here_issue": _address("account_token", user, language),
        "once": number_of(request),
        "here_unlock": _address("account_unlock", user, language) if has_factor else "",
        "here_close": _address("account_close", user, language),
    }
    parts = {"pseudonym": user.pseudonym}
    status = 422 if wrong else 200
    return page(request, "office:account", language, context, words=words, parts=parts, status=status)


def _password(user: User) -> Text:
    if not user.has_usable_password():
        return words.PASSWORD_NONE
    return words.PASSWORD_HANDED_OVER if user.handed_over else words.PASSWORD_CHOSEN


def _address(name: str, user: User, language: Language, **parts: str) -> str:
    return address(f"office:{name}", language, pseudonym=user.pseudonym, **parts)


def _grants(user: User, language: Language) -> Iterator[dict[str, str]]:
    grants = list(user.grants.select_related("firm").order_by("id"))
    reader = Reader.of("", (each.granted_by for each in grants))
    for each in grants:
        role = Role(each.role)
        yield {
            "role": said(role.words, language),
            "about": _about(each, language),
            "given": said(words.BY.of(at=local(each.granted, language), who=reader.named(each.granted_by)), language),
            "take": _address("account_take", user, language, role=role.value),
        }


def _about(grant: Grant, language: Language) -> str:
    if grant.firm is not None:
        return grant.firm.name
    return places.provinces()[grant.province].say(language) if grant.province else NONE


def _token(item: Token, user: User, language: Language) -> dict[str, str]:
    return {
        "name": item.name,
        "expires": local(item.expires, language),
        "used": written_out(item.used, language) if item.used is not None else said(words.NEVER, language),
        "revoke": _address("account_revoke", user, language, key=str(item.id)),
    }


def _role_form(language: Language, typed: Typed, wrong: Mapping[str, Sayable]) -> Form:
    names = ("role", "firm", "province", "")
    form = Form(language, typed, {name: wrong[name] for name in names if name in wrong})
    form.select("role", words.ROLE, [(each.value, each.words) for each in Role])
    firms = [(each.slug, Text(each.name, each.name)) for each in Firm.objects.order_by("name")]
    form.select("firm", words.FIRM, firms)
    named = places.provinces()
    form.select("province", words.PROVINCE, [(each, named[each]) for each in PROVINCES])
    return form


def _token_form(language: Language, typed: Typed, wrong: Mapping[str, Sayable]) -> Form:
    form = Form(
        language, {"days": str(USUAL_DAYS), **typed}, {each: wrong[each] for each in ("name", "days") if each in wrong}
    )
    form.text("name", words.TOKEN_NAME)
    form.text("days", words.TOKEN_DAYS, width="short", inputmode="numeric")
    return form


# --------------------------------------------------------------------------------------------------------------- roles


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in("account.grant")
def account_grant(request: Asked, language: Language, pseudonym: str) -> HttpResponse:
    """Give an account a role; the form stands on the page of the account."""
    user, typed = _known(pseudonym), typed_of(request.POST)
    if request.method != "POST":
        return HttpResponseRedirect(_address("account", user, language))
    role = next((each for each in Role if each.value == typed.get("role")), None)
    if role is None:
        return _shown(request, language, user, typed, {"role": words.NO_ROLE_CHOSEN})
    needed = {Role.REPRESENTATIVE: ("firm", words.NO_FIRM), Role.PROVINCE: ("province", words.NO_PROVINCE)}
    name, missing = needed.get(role, ("", words.NO_FIRM))
    about = typed.get(name, "") if name else ""
    if name and not about:
        return _shown(request, language, user, typed, {name: missing})
    try:
        made = confirming.give(request.desk, email=user.email, role=role, about=about)
    except (Unacceptable, Conflict, Forbidden) as fault:
        return _shown(request, language, user, typed, {name or "role": fault.reasons[0]})
    leave(request, (words.GIVEN_NOTE if isinstance(made, Grant) else words.ASKED_NOTE).of(role=role.words))
    return HttpResponseRedirect(_address("account", user, language), status=303)


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in("account.grant")
def account_take(request: Asked, language: Language, pseudonym: str, role: str) -> HttpResponse:
    """Take a role from an account, once it was asked about."""
    user = _known(pseudonym)
    named = next((each for each in Role if each.value == role), None)
    if named is None or not user.grants.filter(role=role).exists():
        raise NotFound(operators.NOT_HELD.of(role=role[:20]))
    parts = {"pseudonym": pseudonym, "role": role}
    title = words.TAKE_TITLE.of(role=named.words, email=user.email)
    told = (words.TAKE_TEXT, words.TAKE_CANDIDATE) if named is Role.CANDIDATE else (words.TAKE_TEXT,)
    back = _address("account", user, language)
    question = Question("office:account_take", parts, title, told, words.TAKE, back, careful=named is Role.CANDIDATE)

    def done() -> Reason:
        operators.withdraw(request.desk, email=user.email, role=named)
        return words.TAKEN_NOTE.of(role=named.words)

    return act(request, question, done, language)


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in("account.close")
def account_close(request: Asked, language: Language, pseudonym: str) -> HttpResponse:
    """Close an account, once it was asked about."""
    user = _known(pseudonym)
    question = Question(
        "office:account_close",
        {"pseudonym": pseudonym},
        words.CLOSE_TITLE.of(email=user.email),
        words.CLOSE_TEXT,
        words.CLOSE,
        _address("account", user, language),
        careful=True,
    )

    def done() -> Text:
        operators.close(request.desk, email=user.email)
        return words.CLOSED_NOTE

    return act(request, question, done, language)


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in("account.unlock")
def account_unlock(request: Asked, language: Language, pseudonym: str) -> HttpResponse:
    """Take lost second factors from an account, once it was asked about."""
    user = _known(pseudonym)
    question = Question(
        "office:account_unlock",
        {"pseudonym": pseudonym},
        words.UNLOCK_TITLE.of(email=user.email),
        words.UNLOCK_TEXT,
        words.UNLOCK,
        _address("account", user, language),
        careful=True,
    )

    def done() -> Text:
        operators.take_factors(request.desk, email=user.email, origin=origin_of(request))
        return words.UNLOCKED_NOTE

    return act(request, question, done, language)


# -------------------------------------------------------------------------------------------------------------- tokens


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in("account.token")
def account_token(request: Asked, language: Language, pseudonym: str) -> HttpResponse:
    """Issue a token, whose text is shown this once; the form stands on the page of the account."""
    user, typed = _known(pseudonym), typed_of(request.POST)
    if request.method != "POST":
        return HttpResponseRedirect(_address("account", user, language))
    issued: list[tuple[Token, str]] = []
    try:
        operators.require_another(request.desk.actor, user)
        operators.require_program(user)
        name, days = typed.get("name", ""), whole_number(typed, "days") or 0
        once(request, lambda: issued.append(tokens.issue(request.desk, user, name=name, days=days)))
    except (Unacceptable, Forbidden) as fault:
        return _shown(request, language, user, typed, wrong_of(fault, {}))
    if not issued:
        leave(request, tokens.MADE_BEFORE)
        return HttpResponseRedirect(_address("account", user, language), status=303)
    [(made, text)] = issued
    context = {
        "title": said(words.TOKEN_MADE, language),
        "name": made.name,
        "label": said(words.TOKEN_TEXT, language),
        "secret": text,
        "on": _address("account", user, language),
        "on_words": said(words.TO_ACCOUNT, language),
    }
    return shown_once(request, "office:account_token", language, context, {"pseudonym": pseudonym})


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in("account.token")
def account_revoke(request: Asked, language: Language, pseudonym: str, key: int) -> HttpResponse:
    """Revoke a token, once it was asked about."""
    user = _known(pseudonym)
    token = user.tokens.filter(id=key).first()
    if token is None:
        raise NotFound(tokens.NO_TOKEN.of(value=str(key)))
    question = Question(
        "office:account_revoke",
        {"pseudonym": pseudonym, "key": str(key)},
        words.REVOKE_TITLE.of(name=token.name),
        (words.REVOKE_TEXT,),
        words.REVOKE,
        _address("account", user, language),
        careful=True,
    )

    def done() -> Text:
        tokens.revoke(request.desk, key)
        return words.REVOKED_NOTE

    return act(request, question, done, language)
