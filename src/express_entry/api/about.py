"""Which profile a request is about: by its address, or as the route says once it knows."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest

from express_entry.application.applications import Application
from express_entry.application.applications import key_of as application_key
from express_entry.pool.profiles import Profile
from express_entry.pool.profiles import key_of as profile_key

NUMBERED = ("number", "profile")


def note(request: HttpRequest, profile: int) -> None:
    """Say of which profile a request turned out to be, by its row."""
    vars(request)["about"] = profile


def profile_of(request: HttpRequest) -> int | None:
    """The row of the profile that a request is about; None where it is about none that is there."""
    own: dict[str, Any] = vars(request)
    noted = own.get("about")
    if noted is None:
        noted = next(filter(None, (_named(own["path_values"].get(name)) for name in NUMBERED)), None)
    # It may have been thrown away by what was just done.
    return noted if noted is not None and Profile.objects.filter(id=noted).exists() else None


def _named(number: object) -> int | None:
    if not isinstance(number, str):
        return None
    key = application_key(number)
    if key is not None:
        return Application.objects.filter(id=key).values_list("profile_id", flat=True).first()
    return profile_key(number)
