"""Verifying a round: held again from its snapshot, and everything on record of it held against that."""

from __future__ import annotations

from django.http import HttpResponse
from django.views.decorators.http import require_safe

from express_entry.api.gate import Asked
from express_entry.law.text import Language
from express_entry.pages.access import signed_in
from express_entry.pages.addresses import address
from express_entry.pages.frame import page
from express_entry.pages.groupings import grouping_of
from express_entry.pool.publishing import check, trail_fits
from express_entry.pool.rounds import known

from . import roundwords as words
from .saying import said, whole

NOW = "now"


@require_safe
@signed_in("round.verify")
def verify(request: Asked, language: Language, number: str) -> HttpResponse:
    """The page that verifies, once it is asked to, and says what was found in words."""
    item = known(number)
    asked = request.GET.get("check") == NOW
    found = check(number) if asked else ()
    fits = trail_fits(item) if asked else True
    context = {
        "heading": said(words.VERIFY_TITLE.of(number=number), language),
        "subtitle": said(grouping_of(item), language),
        "round": address("office:round", language, number=number),
        "own": address("office:verify", language, number=number),
        "asked": asked,
        "whole": asked and not found and fits,
        "findings": [whole(each, language) for each in found],
        "trail": said(words.TRAIL_FITS if fits else words.TRAIL_DIFFERS, language),
        "now": NOW,
    }
    return page(request, "office:verify", language, context, words=words, parts={"number": number})
