"""Accounts and sessions: registering as a candidate, signing in and out, who is signed in."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from ninja import Status
from pydantic import StringConstraints

from express_entry.accounts.callers import Caller, role_names
from express_entry.accounts.signin import register, sign_in

from .gate import Asked, begin_session, network_address, now
from .routing import Routes
from .shapes import In, Out

routes = Routes("accounts")

Email = Annotated[str, StringConstraints(max_length=254)]
Password = Annotated[str, StringConstraints(max_length=1000)]


class RegistrationIn(In):
    """Who registers."""

    email: Email
    password: Password
    language: Literal["en", "fr"] = "en"


class SignInIn(In):
    """Who signs in."""

    email: Email
    password: Password


class SessionOut(Out):
    """Who is signed in; ``csrf_token`` goes into the header X-CSRFToken of every request that changes something."""

    account: str
    roles: list[str]
    provinces: list[str]
    csrf_token: str | None = None


@routes.post("/accounts", "account.register", {201: SessionOut}, once=False, faults=(409, 503))
def register_candidate(request: Asked, body: RegistrationIn) -> Status[Any]:
    """Make an account with the role of a candidate; it is then to be signed in with."""
    made = register(request.desk, email=body.email, password=body.password, language=body.language)
    return Status(201, _told(Caller(now(), made)))


@routes.post("/session", "session.begin", {201: SessionOut}, once=False, faults=(429,))
def begin(request: Asked, body: SignInIn) -> Status[Any]:
    """Sign in: the answer sets the cookie of a session."""
    user = sign_in(body.email, body.password, address=network_address(request), now=now())
    token = begin_session(request, user)
    return Status(201, _told(Caller(now(), user), token))


@routes.get("/session", "session.read", SessionOut)
def read(request: Asked) -> SessionOut:
    """Who is signed in, and in which roles."""
    return _told(request.caller)


@routes.delete("/session", "session.end", faults=())
def end(request: Asked) -> Status[Any]:
    """Sign out: the session is forgotten. A token stays good until it is revoked."""
    if not request.caller.by_token:
        request.session.flush()
    return Status(204, None)


def _told(caller: Caller, token: str | None = None) -> SessionOut:
    return SessionOut(
        account=caller.pseudonym, roles=role_names(caller.roles), provinces=caller.provinces, csrf_token=token
    )
