"""The first page of this section."""

from __future__ import annotations

from django.http import HttpResponse
from django.views.decorators.http import require_safe

from express_entry.api.gate import Asked
from express_entry.law.text import Language
from express_entry.pages.access import signed_in
from express_entry.pages.frame import page

from . import homewords


@require_safe
@signed_in("profile.read")
def home(request: Asked, language: Language) -> HttpResponse:
    """What there is to do."""
    return page(request, "representatives:home", language, {}, words=homewords)
