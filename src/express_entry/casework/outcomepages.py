"""The list of people who ended by a table of the law that was corrected since."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.views.decorators.http import require_safe

from express_entry.api.outcomes import LIST
from express_entry.api.paging import USUAL, cursor_at, place_of
from express_entry.law.text import Language
from express_entry.pages.access import Asked, signed_in
from express_entry.pages.addresses import address
from express_entry.pool.laws import service_law
from express_entry.pool.outcomelist import Listed, some_outcomes
from express_entry.pool.states import ProfileState
from express_entry.pool.statewords import words_of_state

from . import outcomewords as words
from . import requestwords
from .requestpages import Cell, cell, table_page
from .voice import NOTHING, Voice


@require_safe
@signed_in("outcome.read")
def outcomes(request: Asked, language: Language) -> HttpResponse:
    """Page by page, each as it was then and as it would be now; the way to restore who would not have ended."""
    voice, cursor = Voice(language), request.GET.get("cursor")
    found = some_outcomes(0 if cursor is None else int(place_of(cursor, LIST)), USUAL)
    restores = request.caller.may("outcome.restore")
    context: dict[str, Any] = {
        "heads": (requestwords.PROFILE, words.SINCE, words.THEN, words.NOW, words.TABLES, requestwords.DO),
        "rows": [_row(each, voice, restores=restores) for each in found.rows],
        "next": None if found.after is None else cursor_at(found.after, LIST),
        "more": voice.say(words.LOOKED_TO, number=found.up_to) if found.after and len(found.rows) < USUAL else "",
    }
    if request.caller.may("outcome.extend"):
        context["link"] = {"href": address("casework:extension", language), "words": voice.say(words.EXTEND)}
    if not request.caller.may("queue.read"):  # officers of rounds have no lists of files
        context["back"] = {"href": address("office:home", language), "words": voice.say(words.TO_POOL_AND_ROUNDS)}
    return table_page(request, "outcomes", context)


def _row(each: Listed, voice: Voice, *, restores: bool) -> list[Cell]:
    number = each.outcome.number
    may = restores and each.outcome.differs
    link = address("casework:restoration", voice.language, profile=number) if may else ""
    return [
        cell(number),
        cell(voice.day_of(each.outcome.instant)),
        cell(voice.capital(words_of_state(each.outcome.then))),
        cell(state_said(each.outcome.now, voice)),
        cell(tables_said(each, voice)),
        cell(voice.say(words.RESTORE) if link else NOTHING, link, voice.pair(words.RESTORE, number)),
    ]


def state_said(state: ProfileState | None, voice: Voice) -> str:
    """What a profile would be by the law that is now held; also that nothing is kept to say so by."""
    return voice.capital(words.UNKNOWN if state is None else words_of_state(state))


def tables_said(each: Listed, voice: Voice) -> str:
    """The tables by their titles; one that is no longer there by its name."""
    held = service_law().tables
    titles = (
        voice.say(words.OCCUPATIONS if name == "occupations" else held[name].title if name in held else name)
        for name in each.tables
    )
    return "; ".join(titles) or NOTHING
