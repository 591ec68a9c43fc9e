"""Accounts and sessions: registering as a candidate, signing in and out, who is signed in."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from ninja import Status
from pydantic import StringConstraints

from express_entry.accounts.callers import Caller, role_names
from express_entry.accounts.factors import CodeWanted, factors_of, show_code
from express_entry.accounts.registering import confirm, register
from express_entry.accounts.signin import sign_in
from express_entry.accounts.users import User
from express_entry.law import Text

from .gate import Asked, begin_session, end_session, network_address, now, origin_of
from .routing import Routes
from .shapes import In, Out

routes = Routes("accounts")

Email = Annotated[str, StringConstraints(max_length=254)]
Password = Annotated[str, StringConstraints(max_length=1000)]


class RegistrationIn(In):
    """Who registers."""

    email: Email
    language: Literal["en", "fr"] = "en"


class RegisteredOut(Out):
    """What becomes of a registration, whether or not the address has an account."""

    told: str


class ConfirmationIn(In):
    """The end of the link that came by mail, and the password that the account is to have."""

    link: Annotated[str, StringConstraints(max_length=200)]
    password: Password


class SignInIn(In):
    """Who signs in; an account with a second factor needs a code too."""

    email: Email
    password: Password
    code: Annotated[str, StringConstraints(max_length=60)] = ""


class SessionOut(Out):
    """Who is signed in; ``csrf_token`` goes into the header X-CSRFToken of every request that changes something."""

    account: str
    roles: list[str]
    provinces: list[str]
    csrf_token: str | None = None


@routes.post("/accounts", "account.register", {202: RegisteredOut}, once=False, faults=(429, 503))
def register_candidate(request: Asked, body: RegistrationIn) -> Status[Any]:
    """Ask for an account with the role of a candidate: what goes on, a message to the address says."""
    register(
        request.desk,
        email=body.email,
        language=body.language,
        origin=origin_of(request),
        address=network_address(request),
    )
    return Status(202, RegisteredOut(told=ON_ITS_WAY.say(request.language)))


@routes.post("/accounts/confirmation", "account.confirm", {201: SessionOut}, once=False, faults=(404, 409, 503))
def confirm_address(request: Asked, body: ConfirmationIn) -> Status[Any]:
    """Make the account that was asked for; it is then to be signed in with."""
    made = confirm(request.desk, body.link, body.password)
    return Status(201, _told(Caller(now(), made)))


@routes.post("/session", "session.begin", {201: SessionOut}, once=False, faults=(429, 503))
def begin(request: Asked, body: SignInIn) -> Status[Any]:
    """Sign in: the answer sets the cookie of a session."""
    user = sign_in(body.email, body.password, address=network_address(request), now=now())
    by_factor = _shown(request, user, body.code)
    token = begin_session(request, user, by_factor=by_factor)
    return Status(201, _told(Caller(now(), user), token))


def _shown(request: Asked, user: User, code: str) -> bool:
    """Whether a second factor was shown: always, where there is one."""
    if not factors_of(user).any:
        return False
    if not code:
        raise CodeWanted
    show_code(request.desk, user, code, address=network_address(request))
    return True


@routes.get("/session", "session.read", SessionOut)
def read(request: Asked) -> SessionOut:
    """Who is signed in, and in which roles."""
    return _told(request.caller)


@routes.delete("/session", "session.end", faults=())
def end(request: Asked) -> Status[Any]:
    """Sign out: the session is forgotten. A token stays good until it is revoked."""
    if not request.caller.by_token:
        end_session(request, request.caller)
    return Status(204, None)


def _told(caller: Caller, token: str | None = None) -> SessionOut:
    return SessionOut(
        account=caller.pseudonym, roles=role_names(caller.roles), provinces=caller.provinces, csrf_token=token
    )


ON_ITS_WAY = Text(
    "A message to the address is on its way and says how to go on.",
    "Un message est envoyé à l'adresse et dit comment continuer.",
)
