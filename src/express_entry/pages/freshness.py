"""How long a page that is the same for everybody may be kept, and how a browser asks whether it still holds."""

from __future__ import annotations

from functools import wraps

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import conditional_page, require_safe

from express_entry.law.text import Language

from .frame import View

SECONDS = 300
"""How long it may be shown without asking: an import of today's round is seen after so long."""


def same_for_all(view: View) -> View:
    """A view whose answer holds nothing of whoever asks: it may be kept for a while, and bears a mark to ask by."""

    @require_safe
    @conditional_page
    @wraps(view)
    def kept(request: HttpRequest, language: Language, **parts: str) -> HttpResponse:
        response = view(request, language, **parts)
        if response.status_code == 200 and not response.has_header("Cache-Control"):
            response.headers["Cache-Control"] = f"public, max-age={SECONDS}"
        return response

    return kept
