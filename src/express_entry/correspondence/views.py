"""The calendar of deadlines at its secret address; whoever has the address reads it, nobody signs in."""

from __future__ import annotations

from datetime import UTC, datetime

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from .feeds import feed_of, read_at


@require_safe
def calendar(request: HttpRequest, token: str) -> HttpResponse:  # noqa: ARG001 - Django's
    """The file, made anew; an address that was revoked is one that never was."""
    at = datetime.now(UTC)
    found = read_at(token, at)
    if found is None:
        raise Http404
    person, language = found
    made = HttpResponse(feed_of(person, at, language), content_type="text/calendar; charset=utf-8")
    made["Cache-Control"] = "private, no-store"
    made["Content-Language"] = language
    made["X-Robots-Tag"] = "noindex"
    return made
