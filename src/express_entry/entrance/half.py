"""Somebody half signed in: the password was right, and the second factor is still to be shown.

It is kept in the session, with what it is for, and is over after ten minutes, or when the password changed.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any, NamedTuple

from django.http import HttpRequest
from django.utils.crypto import constant_time_compare

from express_entry.accounts.users import User

KEY = "half"
LASTS = timedelta(minutes=10)
SIGN_IN, AGAIN, RECOVERY = "sign_in", "again", "recovery"
"""What a second factor is shown for."""


class Half(NamedTuple):
    """Whose second factor is asked for, what for, and where it leads: an address, or the link of a recovery."""

    user: User
    purpose: str
    then: str


def remember(request: HttpRequest, half: Half, now: datetime) -> None:
    """Remember who is half signed in, under another number of the session."""
    request.session.cycle_key()
    request.session[KEY] = {
        "user": half.user.pk,
        "seal": half.user.get_session_auth_hash(),
        "purpose": half.purpose,
        "then": half.then,
        "at": now.isoformat(),
    }


def remembered(request: HttpRequest, now: datetime) -> Half | None:
    """Who is half signed in; nobody where that was too long ago."""
    kept: dict[str, Any] | None = request.session.get(KEY)
    if kept is None or now - datetime.fromisoformat(kept["at"]) > LASTS:
        return None
    user = User.objects.filter(pk=kept["user"], is_active=True).first()
    if user is None or not constant_time_compare(kept["seal"], user.get_session_auth_hash()):
        return None
    return Half(user, kept["purpose"], kept["then"])


def forget(request: HttpRequest) -> None:
    """Nobody is half signed in any more."""
    request.session.pop(KEY, None)
