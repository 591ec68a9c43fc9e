"""The appointments of the firm: who let it act, since when, until when; each can be ended."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.views.decorators.http import require_safe

from express_entry.api.gate import Asked
from express_entry.law.days import day_of
from express_entry.law.text import Language
from express_entry.pages.addresses import address
from express_entry.pages.frame import page
from express_entry.reports.typography import typeset

from . import clientwords as words
from .caseload import Client, caseload, named, stated_of
from .reach import firms_of, for_clients

ROWS = 50
"""Appointments on a page of the list."""


@require_safe
@for_clients("appointment.read")
def appointments(request: Asked, language: Language) -> HttpResponse:
    """A page of those that stand, the latest first."""
    standing = list(reversed(caseload(request.caller)))
    asked = request.GET.get("after", "")
    places = [place for place, each in enumerate(standing, start=1) if each.key == asked]
    first = places[0] if places else 0
    rows = standing[first : first + ROWS]
    stated = stated_of(rows)
    more = first + ROWS < len(standing)
    here = address("representatives:appointments", language)
    context = {
        "lead": typeset(words.APPOINTMENTS_LEAD.of(slug=firms_of(request.caller)).say(language), language),
        "lines": [_line(each, named(each, stated), language) for each in rows],
        "after": f"{here}?after={rows[-1].key}" if more else "",
    }
    return page(request, "representatives:appointments", language, context, words=words)


def _line(client: Client, name: str, language: Language) -> dict[str, Any]:
    made, until = client.appointment.made, client.appointment.until
    return {
        "name": name,
        "code": client.code,
        "link": address("representatives:client", language, key=client.key),
        "made": day_of(made).isoformat(),
        "until": until.isoformat() if until is not None else typeset(words.OPEN_END.say(language), language),
        "end": address("representatives:end", language, key=client.key),
    }
