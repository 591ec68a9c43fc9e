"""Whom a round does not rank, page by page and by reason: of a drafted one as of now, of a held one as it was."""

from __future__ import annotations

from typing import NamedTuple

from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.views.decorators.http import require_safe

from express_entry.api.gate import Asked, now
from express_entry.api.paging import USUAL, cursor_at, place_of
from express_entry.law.text import Language
from express_entry.pages.access import signed_in
from express_entry.pages.addresses import address
from express_entry.pages.frame import page
from express_entry.pages.gapnotice import gap_notice
from express_entry.pool.excluded import REASONS, Some, some_not_ranked, words_of_reason
from express_entry.pool.profiles import number_text
from express_entry.pool.rounds import known
from express_entry.pool.states import RoundState
from express_entry.selection import Exclusion

from . import listwords as words
from .saying import capital, count, said


class Line(NamedTuple):
    """Somebody who is not ranked in a row of the list, every value as it is shown."""

    number: str
    points: str
    reason: str


@require_safe
@signed_in("round.preview")
def excluded(request: Asked, language: Language, number: str) -> HttpResponse:
    """The list, for one reason or any; of a round that was given up, the way to its page."""
    item, at = known(number), now()
    there, held = address("office:round", language, number=number), item.instant is not None
    if item.state == RoundState.DISCARDED.value:
        return HttpResponseRedirect(there)
    reason = _reason(request.GET.get("reason", ""))
    of = f"excluded.{number}.{None if reason is None else reason.value}"
    cursor = request.GET.get("after")
    after = 0 if not cursor else int(place_of(cursor, of))
    found = some_not_ranked(number, at, USUAL, reason=reason, after=after)
    context = {
        "gap": None if held else gap_notice(at, language),
        "heading": said(words.EXCLUDED_TITLE.of(number=number), language),
        "lead": said(words.EXCLUDED_THEN if held else words.EXCLUDED_NOW, language),
        "round": there,
        "own": address("office:excluded", language, number=number),
        "reasons": _reasons(reason, language),
        "reason": "" if reason is None else reason.value,
        "file": _file(number, reason, language),
        "lines": _lines(found, language),
        "looked": _looked(found, language),
        "further": "" if found.after is None else cursor_at(found.after, of),
    }
    return page(request, "office:excluded", language, context, words=words, parts={"number": number})


def _reason(text: str) -> Exclusion | None:
    """The reason that was chosen; None for any.

    :raises Http404: where it is none for which somebody in the pool is not ranked.
    """
    if not text:
        return None
    found = next((each for each in REASONS if each.value == text), None)
    if found is None:
        raise Http404
    return found


def _reasons(chosen: Exclusion | None, language: Language) -> list[dict[str, object]]:
    return [
        {"value": each.value, "words": capital(words_of_reason(each), language), "chosen": each is chosen}
        for each in REASONS
    ]


def _file(number: str, reason: Exclusion | None, language: Language) -> str:
    if reason is None:
        return ""
    return address("office:excluded_file", language, number=number, reason=reason.value)


def _lines(found: Some, language: Language) -> list[Line]:
    return [
        Line(each.number, count(each.points, language), capital(words_of_reason(each.reason), language))
        for each in found.rows
    ]


def _looked(found: Some, language: Language) -> str:
    """How far was looked, where the page is not full and there are more to look at."""
    if found.after is None or len(found.rows) == USUAL:
        return ""
    return said(words.LOOKED_TO.of(number=number_text(found.after)), language)
