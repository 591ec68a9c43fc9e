"""Occupations found while somebody types: a piece of a page, which the page itself works without."""

from __future__ import annotations

import re

from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.views.decorators.http import require_POST

from express_entry.law import occupations
from express_entry.law.text import Language
from express_entry.profile.answers import LONGEST_NAME, MOST_OFFERED, Offer

from . import interviewwords
from .formfields import offered
from .frame import frame

FEWEST_LETTERS = 3
_FIELD = re.compile(r"[a-z_\[\]0-9.]{1,60}(?:noc|primary_occupation)")
_ID = re.compile(r"f[0-9]{1,2}")


@require_POST
def occupations_found(request: HttpRequest, language: Language) -> HttpResponse:
    """The occupations whose titles hold the words typed so far; nothing where none does."""
    name = next((name for name in request.POST if _FIELD.fullmatch(name)), "noc")
    id_ = request.POST.get("id", "")
    text = request.POST.get(name, "").strip()[:LONGEST_NAME]
    offers = tuple(offered(_found(text, language), id_ if _ID.fullmatch(id_) else "f0", language))
    context = {**frame(language, interviewwords), "offers": offers, "named": name, "typed": text}
    return HttpResponse(render_to_string("pages/parts/found.html", context, request))


def _found(text: str, language: Language) -> Offer | None:
    if len(text) < FEWEST_LETTERS:
        return None
    if text.isascii() and text.isdigit():
        known = occupations.find(text)
        found = [known] if known else occupations.nearest(text)
    else:
        found = occupations.search(text, language, MOST_OFFERED)
    return Offer(tuple((each.code, each) for each in found)) if found else None
