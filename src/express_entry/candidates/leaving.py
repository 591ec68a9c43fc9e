"""What was done is told once on the page that comes next."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect

from express_entry.law import Reason, Text
from express_entry.pages import notes


def done(request: HttpRequest, said: Text | Reason, to: str) -> HttpResponse:
    """Lead on to a page with a message: the form is not sent again by reloading it (303)."""
    notes.leave(request, said)
    response = HttpResponseRedirect(to)
    response.status_code = 303
    return response
