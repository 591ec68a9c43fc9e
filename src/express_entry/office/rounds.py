"""The rounds of this pool as a list, and files of those that were published."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from django.http import Http404, HttpResponse
from django.views.decorators.http import require_safe

from express_entry.api.gate import Asked
from express_entry.api.paging import USUAL, page_of
from express_entry.law.text import Language
from express_entry.pages.access import signed_in
from express_entry.pages.addresses import address
from express_entry.pages.frame import page
from express_entry.pages.gapnotice import gap_notice
from express_entry.pages.groupings import grouping_of
from express_entry.pages.poolrounds import FORMS
from express_entry.pages.poolrounds import rounds_file as public_file
from express_entry.pool.models import Round
from express_entry.pool.states import RoundState

from . import roundwords as words
from .saying import count, day, said


class Line(NamedTuple):
    """A round in a row of the list, every value as it is shown."""

    number: str
    link: str
    whom: str
    tag: str
    todo: bool
    allowed: str
    invited: str
    cut_off: str
    held: str


@require_safe
@signed_in("round.unpublished")
def rounds(request: Asked, language: Language) -> HttpResponse:
    """Every round, the latest first, whatever became of it."""
    rows = Round.objects.defer("publication", "result")
    found = page_of(rows, of="rounds", cursor=request.GET.get("after") or None, limit=USUAL, latest_first=True)
    context = {
        "gap": gap_notice(request.caller.now, language),
        "lines": list(_lines(found.rows, language)),
        "older": found.next or "",
        "may_draft": request.caller.may("round.draft"),
        "files": [
            {"link": address("office:rounds_file", language, form=form), "about": said(about, language)}
            for form, (about, _, _) in FORMS.items()
        ],
    }
    return page(request, "office:rounds", language, context, words=words)


def _lines(rows: list[Round], language: Language) -> Iterator[Line]:
    for item in rows:
        yield Line(
            item.number,
            address("office:round", language, number=item.number),
            said(grouping_of(item), language),
            said(words.TAGS[item.state], language),
            item.state not in {RoundState.PUBLISHED.value, RoundState.DISCARDED.value},
            count(item.invitations, language) if item.invitations is not None else f"≥ {item.points_from}",
            count(item.invited, language),
            count(item.cutoff, language),
            day(item.instant, language),
        )


@require_safe
@signed_in("round.unpublished")
def rounds_file(request: Asked, language: Language, form: str) -> HttpResponse:  # noqa: ARG001 - every view has it
    """The published rounds in one of the formats."""
    if form not in FORMS:
        raise Http404
    return public_file(form, language)
