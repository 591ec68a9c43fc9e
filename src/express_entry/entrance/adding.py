"""What follows a second factor that was added, of whichever kind."""

from __future__ import annotations

from django.http import HttpResponse

from express_entry.accounts import sittings
from express_entry.accounts.sittings import Sitting
from express_entry.api.gate import Asked, now
from express_entry.law.text import Language
from express_entry.pages.frame import page
from express_entry.pages.notes import leave

from . import factorwords
from .forms import to


def added(request: Asked, language: Language, codes: list[str]) -> HttpResponse:
    """The factor was shown in this session; the recovery codes are, where these are the first."""
    sittings.prove(sitting_of(request), now(), by_factor=True)
    if codes:
        return codes_shown(request, language, codes)
    leave(request, factorwords.ADDED)
    return to("factors", language)


def sitting_of(request: Asked) -> Sitting:
    """The session in which somebody asks: pages are for no other."""
    assert request.caller.sitting is not None
    return request.caller.sitting


def codes_shown(request: Asked, language: Language, drawn: list[str]) -> HttpResponse:
    """The recovery codes, this once."""
    return page(request, "entrance:codes", language, {"codes": drawn}, words=factorwords)
