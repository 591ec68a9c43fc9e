"""One's own account: what there is of it, the language of its messages, its password, and what happened with it."""

from __future__ import annotations

from django.http import HttpResponse
from django.views.decorators.http import require_http_methods, require_safe

from express_entry.accounts import recovering, sittings
from express_entry.accounts.attempts import TooMany
from express_entry.accounts.factors import factors_of
from express_entry.accounts.roles import Role
from express_entry.accounts.signin import WrongPassword, require_password_of
from express_entry.accounts.tokens import Token
from express_entry.accounts.users import User
from express_entry.api.gate import Asked, begin_session, network_address, now, origin_of
from express_entry.application.trailwords import words_of_action
from express_entry.law.text import Language, Text
from express_entry.pages.access import signed_in
from express_entry.pages.frame import page
from express_entry.pages.notes import leave
from express_entry.pool.faults import Unacceptable
from express_entry.pool.models import AuditEntry
from express_entry.reports.typography import typeset

from . import accountwords
from .forms import NOTHING_WRONG, Box, Wrong, form, one_wrong, to, waiting, wrong
from .moments import moment
from .registration import NEW_PASSWORD

PRESENT = Box("present", accountwords.PRESENT, "password", "current-password")
MOST = 100
"""Events that a page shows, the latest first."""
ABOUT_ACCOUNTS = ("account.", "factor.", "session.", "token.", "appointment.")
"""What an event begins with that is about the account; a message about one is not listed beside its cause."""


def owner(request: Asked) -> User:
    """Whose account it is: pages of this section are for whoever has signed in."""
    assert request.caller.user is not None
    return request.caller.user


@require_safe
@signed_in("account.read")
def account(request: Asked, language: Language) -> HttpResponse:
    """The account as it stands, and the way to each part of it."""
    user = owner(request)
    held, instant = factors_of(user), request.caller.now
    shown = {
        "email": user.email,
        "roles": [typeset(each.words.say(language), language) for each in Role if each in request.caller.roles],
        "spoken": accountwords.SPOKEN[user.language].say(language),
        "has_factor": held.any,
        "sessions": sittings.open_ones(user, instant).count(),
        "tokens": Token.objects.filter(user=user, revoked__isnull=True, expires__gt=instant).count(),
    }
    return page(request, "entrance:account", language, shown, words=accountwords)


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in("account.language")
def language_of_messages(request: Asked, language: Language) -> HttpResponse:
    """In which language messages come."""
    user, chosen = owner(request), request.POST.get("language", "")
    if request.method == "POST" and chosen in accountwords.SPOKEN:
        user.language = chosen
        user.save(update_fields=["language"])
        leave(request, accountwords.LANGUAGE_DONE)
        return to("account", language)
    options = [(code, words.say(language)) for code, words in accountwords.SPOKEN.items()]
    shown = {"options": options, "chosen": user.language}
    return page(request, "entrance:language", language, shown, words=accountwords)


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in("account.password")
def password(request: Asked, language: Language) -> HttpResponse:
    """Another password, by the one of now; every other session ends, this one goes on under another number."""
    user, sitting = owner(request), request.caller.sitting
    if request.method != "POST":
        return _password(request, language)
    try:
        stated = request.POST.get("present", "")
        require_password_of(user, stated, address=network_address(request), now=now())
        recovering.change(request.desk, user, request.POST.get("password", ""), origin=origin_of(request))
    except TooMany as fault:
        return waiting(request, "password", language, fault)
    except WrongPassword:
        return _password(request, language, one_wrong({"present": accountwords.NOT_PRESENT.say(language)}))
    except Unacceptable as fault:
        return _password(request, language, wrong(fault, language, "password"))
    begin_session(request, user, by_factor=sitting is not None and sitting.by_factor)
    leave(request, accountwords.PASSWORD_DONE)
    return to("account", language)


def _password(request: Asked, language: Language, found: Wrong = NOTHING_WRONG) -> HttpResponse:
    boxes, username = [PRESENT, NEW_PASSWORD], owner(request).email
    return form(request, "password", language, boxes, accountwords, found, username=username)


@require_safe
@signed_in("account.history")
def events(request: Asked, language: Language) -> HttpResponse:
    """What the audit trail tells of the account itself, in words, the latest first."""
    name = owner(request).pseudonym
    rows = AuditEntry.objects.filter(subject=name).order_by("-sequence")[: 4 * MOST]
    told = [each for each in rows if each.action.startswith(ABOUT_ACCOUNTS)][:MOST]
    shown = [
        {
            "at": moment(each.instant, language),
            "what": _words(each.action, language),
            "who": typeset(_who(each.actor, name).say(language), language),
        }
        for each in told
    ]
    return page(request, "entrance:events", language, {"events": shown}, words=accountwords)


def _words(action: str, language: Language) -> str:
    words = words_of_action(action)
    return action if words is None else typeset(words.say(language), language)


def _who(actor: str, own: str) -> Text:
    if actor == own:
        return accountwords.YOU
    return accountwords.BY_LINK if actor == "anyone" else accountwords.OPERATOR
