"""Tokens of one's own: listed, made, revoked. A token makes no other: one that leaked ends when it is revoked."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any

from ninja import Status
from pydantic import Field, StringConstraints

from express_entry.accounts import tokens
from express_entry.accounts.tokens import MOST_DAYS, NO_TOKEN, Token
from express_entry.law import Text
from express_entry.pool.faults import NotFound

from .gate import Asked
from .paging import USUAL, page_of
from .problems import Problem
from .routing import Routes
from .shapes import In, Key, Limit, Out, Told

routes = Routes("accounts")


class TokenIn(In):
    """What a token is for, and for how many days it is good."""

    name: Annotated[str, StringConstraints(min_length=1, max_length=100, pattern=r"\S")]
    days: Annotated[int, Field(ge=1, le=MOST_DAYS)] = 90


class TokenOut(Out):
    """A token of one's own; ``used`` is the last day on which it was."""

    id: int
    name: str
    created: Told
    expires: Told
    used: date | None
    revoked: Told | None


class MadeOut(TokenOut):
    """A token that was just made: its text is shown this once."""

    token: str


class TokensOut(Out):
    """A page of tokens."""

    items: list[TokenOut]
    next: str | None


@routes.get("/tokens", "token.read", TokensOut)
def many(request: Asked, cursor: str | None = None, limit: Limit = USUAL) -> TokensOut:
    """The tokens of one's own account, revoked ones too; never their text."""
    page = page_of(Token.objects.filter(user=request.caller.user), of="tokens", cursor=cursor, limit=limit)
    return TokensOut(items=[TokenOut(**_told(each)) for each in page.rows], next=page.next)


@routes.post("/tokens", "token.make", {201: MadeOut}, once=False, faults=())
def make(request: Asked, body: TokenIn) -> Status[MadeOut]:
    """Make a token with the roles of one's account; a session is asked for."""
    assert request.caller.user is not None
    if request.caller.by_token:
        raise Problem(403, "forbidden", [BY_SESSION])
    made, text = tokens.issue(request.desk, request.caller.user, name=body.name, days=body.days)
    return Status(201, MadeOut(token=text, **_told(made)))


@routes.delete("/tokens/{int:key}", "token.revoke", faults=())
def revoke(request: Asked, key: Key) -> Status[None]:
    """Make a token of one's own useless, at once."""
    if not Token.objects.filter(user=request.caller.user, id=key).exists():
        raise NotFound(NO_TOKEN.of(value=str(key)))
    tokens.revoke(request.desk, key)
    return Status(204, None)


def _told(item: Token) -> dict[str, Any]:
    return {name: getattr(item, name) for name in ("id", "name", "created", "expires", "used", "revoked")}


BY_SESSION = Text(
    "a token makes no other token. Accepted: the cookie of a session (POST /session).",
    "un jeton n'en crée pas d'autre. Accepté : le témoin d'une session (POST /session).",
)
