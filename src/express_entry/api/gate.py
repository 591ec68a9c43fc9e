"""Who asks, and whether they may: by a token, by a session, or not signed in at all."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.middleware.csrf import get_token, rotate_token
from django.utils.crypto import constant_time_compare
from ninja.utils import check_csrf

from express_entry.accounts.callers import Caller
from express_entry.accounts.permissions import permission
from express_entry.accounts.roles import Role
from express_entry.accounts.tokens import holder
from express_entry.accounts.users import User
from express_entry.law import Language, Text
from express_entry.pool.units import Desk, unit

from .problems import CHALLENGE, Problem

SAFE = frozenset({"GET", "HEAD", "OPTIONS"})
ACCOUNT, SEAL = "account", "seal"


class Asked(HttpRequest):
    """A request on its way: who asks, in which language, and what its answer is to say of itself."""

    caller: Caller
    language: Language
    version: int | None
    """The version that the tag of the answer names."""
    location: str
    desk: Desk
    """The desk of the pool, with whoever asks at it."""


def desk_of(caller: Caller) -> Desk:
    """Somebody at the desk of the pool, by the clock of this machine."""
    return Desk(caller.pseudonym, now)


def now() -> datetime:
    """What time it is."""
    return datetime.now(UTC)


def caller_of(request: HttpRequest) -> Caller:
    """Who asks.

    :raises Problem: for a token that is not good, or a session whose request did not come from its own pages.
    """
    instant, stated = now(), request.headers.get("Authorization")
    if stated is not None:
        scheme, _, token = stated.partition(" ")
        user = holder(token.strip(), instant) if scheme.casefold() == "bearer" else None
        if user is None:
            raise Problem(401, "not-signed-in", [BAD_TOKEN], headers={"WWW-Authenticate": CHALLENGE})
        return Caller(instant, user, by_token=True)
    user = session_holder(request)
    if user is not None and request.method not in SAFE and check_csrf(request) is not None:
        raise Problem(403, "forbidden", [NOT_FROM_HERE])
    return Caller(instant, user)


def session_holder(request: HttpRequest) -> User | None:
    """Whose session a request belongs to; nobody's where there is none, it ended, or the account was closed."""
    if settings.SESSION_COOKIE_NAME not in request.COOKIES:
        return None
    key = request.session.get(ACCOUNT)
    user = User.objects.filter(id=key, is_active=True).first() if isinstance(key, int) else None
    # A changed password ends every session.
    fits = user is not None and constant_time_compare(str(request.session.get(SEAL, "")), user.get_session_auth_hash())
    return user if fits else None


def begin_session(request: HttpRequest, user: User) -> str:
    """Begin a session; the token that its requests have to send along."""
    request.session.flush()
    request.session[ACCOUNT], request.session[SEAL] = user.id, user.get_session_auth_hash()
    rotate_token(request)
    return get_token(request)


def require(caller: Caller, action: str) -> None:
    """See to it that somebody may do something.

    :raises Problem: where they may not; nobody may do what is not in the table.
    """
    if caller.may(action):
        return
    if caller.user is None:
        raise Problem(401, "not-signed-in", [SIGN_IN], headers={"WWW-Authenticate": CHALLENGE})
    raise Problem(403, "forbidden", [NOT_ALLOWED.of(action=permission(action).words)])


def tell_of_auditor(caller: Caller, operation: str, subject: str) -> None:
    """Every access of an auditor is an event of the audit trail, told before anything is shown."""
    if Role.AUDITOR in caller.roles:
        with unit(desk_of(caller)) as working:
            working.tell(f"access.{operation}"[:64], subject[:64] or "-")


def subject_of(request: HttpRequest, path: Mapping[str, Any]) -> str:
    """What a request is about, as the audit trail names it: by its address, or what of a list it asks for."""
    about = [*path.values(), *request.GET.getlist("subject")]
    return ".".join(re.sub(r"[^A-Za-z0-9_.-]", "_", str(value)) for value in about)


def network_address(request: HttpRequest) -> str:
    """The network address that a request came from: the one that a proxy of the operator's added last."""
    added = request.headers.get("X-Forwarded-For", "") if settings.SECURE_PROXY_SSL_HEADER else ""
    return added.rpartition(",")[2].strip()[:100] or str(request.META.get("REMOTE_ADDR", ""))


BAD_TOKEN = Text(
    "Authorization: the token is not known, ran out or was revoked. Accepted: Bearer and a token in force.",
    "Authorization : le jeton est inconnu, échu ou révoqué. Accepté : Bearer et un jeton en vigueur.",
)
SIGN_IN = Text(
    "this needs an account. Accepted: Authorization: Bearer and a token, or the cookie of a session.",
    "ceci demande un compte. Accepté : Authorization: Bearer et un jeton, ou le témoin d'une session.",
)
NOT_ALLOWED = Text("no role of this account may do this: {action}.", "aucun rôle de ce compte ne le permet : {action}.")
NOT_FROM_HERE = Text(
    "X-CSRFToken: missing, or not that of the session. Accepted: the csrf_token that came with the session.",
    "X-CSRFToken : absent, ou autre que celui de la session. Accepté : le csrf_token remis avec la session.",
)
