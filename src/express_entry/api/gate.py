"""Who asks, and whether they may: by a token, by a session, or not signed in at all."""

from __future__ import annotations

import logging
import re
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.middleware.csrf import get_token, rotate_token
from django.utils.crypto import constant_time_compare
from ninja.utils import check_csrf

from express_entry.accounts import sittings
from express_entry.accounts.callers import Caller
from express_entry.accounts.factors import factors_of
from express_entry.accounts.permissions import LATELY, WITHOUT_FACTOR, permission
from express_entry.accounts.roles import Role
from express_entry.accounts.sittings import AT_AN_OFFICE
from express_entry.accounts.tokens import holder
from express_entry.accounts.users import User
from express_entry.law import Language, Text
from express_entry.pool.units import Desk, unit

from .problems import CHALLENGE, Problem

SAFE = frozenset({"GET", "HEAD", "OPTIONS"})
SECRET = frozenset({"link", "token"})
"""Parts of addresses that open something."""
SEARCHED = ("subject", "action", "actor")
"""By what lists of what happened are searched."""
_log = logging.getLogger(__name__)
ACCOUNT, SEAL, SITTING = "account", "seal", "sitting"


class SignInAgain(Problem):
    """What is asked needs somebody who showed a short time ago who they are."""

    def __init__(self) -> None:
        super().__init__(403, "forbidden", [AGAIN])


class FactorWanted(Problem):
    """A role of the account needs a second factor, and none was shown."""

    def __init__(self) -> None:
        super().__init__(403, "forbidden", [WITH_FACTOR])


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
    caller = session_caller(request, instant)
    if caller.user is not None and request.method not in SAFE and check_csrf(request) is not None:
        raise Problem(403, "forbidden", [NOT_FROM_HERE])
    return caller


def session_caller(request: HttpRequest, instant: datetime) -> Caller:
    """Whoever is signed in by the session of a request; nobody in particular where it is over."""
    nobody = Caller(instant)
    if settings.SESSION_COOKIE_NAME not in request.COOKIES:
        return nobody
    number = request.session.get(SITTING)
    sitting = sittings.sitting_of(number, instant) if isinstance(number, str) else None
    # A changed password ends every session.
    seal = str(request.session.get(SEAL, ""))
    if sitting is None or not constant_time_compare(seal, sitting.user.get_session_auth_hash()):
        return nobody
    found = Caller(instant, sitting.user, sitting=sitting)
    if sitting.is_left(instant) and found.roles & AT_AN_OFFICE:
        sittings.end(sitting, instant)
        return nobody
    sittings.note_seen(sitting, instant)
    return found


def account_of_session(request: HttpRequest) -> int | None:
    """The number of the account that a request's session is or was of, though it is over; None where none is known."""
    found = request.session.get(ACCOUNT)
    return found if isinstance(found, int) else None


def begin_session(request: HttpRequest, user: User, *, by_factor: bool = False) -> str:
    """Begin a session, under another number than whatever was there before; the token that its requests send along."""
    request.session.flush()
    stated = request.headers.get("User-Agent", "")
    _, number = sittings.begin(user, browser=stated, by_factor=by_factor, now=now())
    request.session[ACCOUNT], request.session[SEAL] = user.id, user.get_session_auth_hash()
    request.session[SITTING] = number
    rotate_token(request)
    _log.info("session_begun_by_factor" if by_factor else "session_begun")
    return get_token(request)


def end_session(request: HttpRequest, caller: Caller) -> None:
    """End the session of a request, whoever else has its cookie."""
    if caller.sitting is not None:
        sittings.end(caller.sitting, caller.now)
    request.session.flush()


def origin_of(request: HttpRequest) -> str:
    """Under which address the service was asked, as links to it begin; only the service's own hosts come so far."""
    return f"{request.scheme}://{request.get_host()}"


def require(caller: Caller, action: str, *, reads: bool = False) -> None:
    """See to it that somebody may do something.

    :param reads: whether it is only looked at, and done on another page: then nobody shows anew who they are.
    :raises Problem: where they may not; nobody may do what is not in the table.
    """
    if caller.may(action):
        if settings.SECOND_FACTOR and action not in WITHOUT_FACTOR and caller.needs_factor:
            raise FactorWanted
        if action in LATELY and not reads and not (caller.is_lately and _has_shown_factor(caller, action)):
            raise SignInAgain
        return
    if caller.user is None:
        raise Problem(401, "not-signed-in", [SIGN_IN], headers={"WWW-Authenticate": CHALLENGE})
    raise Problem(403, "forbidden", [NOT_ALLOWED.of(action=permission(action).words)])


def _has_shown_factor(caller: Caller, action: str) -> bool:
    """Whether somebody who would change the factors of their account showed one in this session, where there is one."""
    if action != "account.factor" or caller.user is None or caller.sitting is None or caller.sitting.by_factor:
        return True
    return not factors_of(caller.user).any


def tell_of_auditor(caller: Caller, operation: str, subject: str) -> None:
    """Every access of an auditor is an event of the audit trail, told before anything is shown."""
    if Role.AUDITOR in caller.roles:
        with unit(desk_of(caller)) as working:
            working.tell(f"access.{operation}"[:64], subject[:64] or "-")


def subject_of(request: HttpRequest, path: Mapping[str, Any]) -> str:
    """What a request is about, as the audit trail names it: by its address, or what of a list it asks for.

    No part of a link that opens something is told: auditors read the trail.
    """
    shown = [value for name, value in path.items() if name not in SECRET]
    about = [*shown, *(value for name in SEARCHED for value in request.GET.getlist(name) if value)]
    return ".".join(re.sub(r"[^A-Za-z0-9_.-]", "_", str(value)) for value in about)


def network_address(request: HttpRequest) -> str:
    """The network address that a request came from: the one that a proxy of the operator's added last."""
    added = request.headers.get("X-Forwarded-For", "") if settings.SECURE_PROXY_SSL_HEADER else ""
    return added.rpartition(",")[2].strip()[:100] or str(request.META.get("REMOTE_ADDR", ""))


AGAIN = Text(
    "this needs somebody who signed in within the last 15 minutes. Accepted: to sign in again.",
    "ceci demande une session ouverte depuis moins de 15 minutes. Accepté : une nouvelle ouverture de session.",
)
WITH_FACTOR = Text(
    "a role of this account needs a second factor. Accepted: an authenticator or a passkey, added on the page of the "
    "account.",
    "un rôle de ce compte exige un second facteur. Acceptés : un authentificateur ou une clé d'accès, ajoutés à la "
    "page du compte.",
)
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
