"""Whom a round missed, page by page: each page looks at some of the pool of the round, and says where to go on."""

from __future__ import annotations

from typing import NamedTuple

from django.http import HttpResponse
from django.views.decorators.http import require_safe

from express_entry.api.gate import Asked
from express_entry.api.paging import USUAL, cursor_at, place_of
from express_entry.history.labels import PROGRAMS
from express_entry.law.text import Language
from express_entry.pages.access import signed_in
from express_entry.pages.addresses import address
from express_entry.pages.frame import page
from express_entry.pool.overlooked import Overlooked, Place, Some, some_overlooked
from express_entry.pool.profiles import number_text
from express_entry.pool.statewords import words_of_state

from . import listwords as words
from .saying import capital, count, instant, said


class Line(NamedTuple):
    """Somebody who was missed in a row of the list, every value as it is shown."""

    number: str
    points: str
    submitted: str
    program: str
    state: str


@require_safe
@signed_in("supplement.draft")
def missed(request: Asked, language: Language, number: str) -> HttpResponse:
    """Whom a round missed, under the law now held for its instant."""
    of, cursor = f"missed.{number}", request.GET.get("after")
    after = Place(*place_of(cursor, of)) if cursor else Place(kept_out=False, key=0)
    found = some_overlooked(number, after, USUAL)
    context = {
        "heading": said(words.MISSED_TITLE.of(number=number), language),
        "round": address("office:round", language, number=number),
        "own": address("office:missed", language, number=number),
        "file": address("office:missed_file", language, number=number),
        "lines": [_line(each, language) for each in found.rows],
        "looked": _looked(found, language),
        "further": "" if found.after is None else cursor_at(list(found.after), of),
    }
    return page(request, "office:missed", language, context, words=words, parts={"number": number})


def _line(each: Overlooked, language: Language) -> Line:
    return Line(
        each.number,
        count(each.points, language),
        instant(each.submitted, language),
        said(PROGRAMS[each.program], language),
        capital(words_of_state(each.state), language),
    )


def _looked(found: Some, language: Language) -> str:
    """How far was looked, where the page is not full and there are more to look at."""
    if found.after is None or len(found.rows) == USUAL:
        return ""
    told = words.LOOKED_TO_OTHERS if found.after.kept_out else words.LOOKED_TO
    return said(told.of(number=number_text(found.after.key)), language)
