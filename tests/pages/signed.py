"""Somebody who has signed in, at the pages behind a role: an account over a store, and its browser."""

from __future__ import annotations

from express_entry.accounts.roles import Role
from express_entry.accounts.users import User
from express_entry.law.text import Language
from express_entry.pages.addresses import address
from tests.api.front import OPERATOR, PASSWORD, Front
from tests.pages.visitor import Shown, Visitor


def account(front: Front, *roles: Role, about: str | None = None) -> User:
    """An account that can sign in with the password of the tests."""
    user = front.account(*roles, about=about)
    user.set_password(PASSWORD)
    user.save()
    return user


def enters(user: User, language: Language = "en", there: str = "") -> Visitor:
    """Somebody signs in by the page, and is led to where they wanted to go."""
    visitor = Visitor(language)
    shown = visitor.posts("entrance:sign_in", {"email": user.email, "password": PASSWORD, "next": there})
    assert shown.status == 302, shown.text
    return visitor


def signed(front: Front, *roles: Role, language: Language = "en", about: str | None = None) -> Visitor:
    """A new account in some roles, signed in."""
    return enters(account(front, *roles, about=about), language)


def at(visitor: Visitor, name: str, **parts: str) -> Shown:
    """The page of a name, in the visitor's language."""
    return visitor.sees(address(name, visitor.language, **parts))


__all__ = ["OPERATOR", "account", "at", "enters", "signed"]
