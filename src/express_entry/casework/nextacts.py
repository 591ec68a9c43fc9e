"""What can be done with a file as it stands, by whoever reads it: each with its page, the likeliest first."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from express_entry.application.deciding import proposed
from express_entry.application.lifecycle import ApplicationState
from express_entry.application.models import Application
from express_entry.law.text import Text
from express_entry.pages.access import Asked
from express_entry.pages.addresses import address

from . import filewords as words
from .decisionacts import ACTS as DECISIONS
from .examiningacts import ACTS as EXAMINING
from .fileacts import ACTS as FILE
from .letteracts import ACTS as LETTERS
from .voice import Voice

EVERY_ACT = (*FILE, *EXAMINING, *LETTERS, *DECISIONS)
BY_PAGE = {each.page: each for each in EVERY_ACT}
_BY_STATE: dict[ApplicationState, tuple[str, ...]] = {
    ApplicationState.RECEIVED: ("complete", "give_back", "letter", "payment", "test"),
    ApplicationState.IN_PROCESS: ("approve", "refuse", "letter", "payment", "test"),
    ApplicationState.APPROVED: ("visa", "reopen", "letter", "payment", "test"),
    ApplicationState.VISA_ISSUED: ("reopen", "letter", "payment"),
}
"""What whoever has the file may do in each state, beside what stands with its tracks, letters and documents."""


def acts_for(request: Asked, application: Application, voice: Voice) -> dict[str, Any]:
    """The acts that are offered, and why there are no others."""
    state = ApplicationState(application.state)
    works = request.caller.may("application.assign")
    mine = works and application.owner == request.caller.pseudonym
    names = list(_names(request, application, state, mine=mine)) if works else []
    return {
        "mine": mine,
        "works": works,
        "acts": [_link(application, name, voice) for name in names if request.caller.may(BY_PAGE[name].action)],
        "why_not": voice.say(reason) if (reason := _why_not(state, mine=mine, works=works)) else "",
    }


def _names(request: Asked, application: Application, state: ApplicationState, *, mine: bool) -> Iterator[str]:
    waiting = proposed(application)
    if waiting is not None and waiting.made_by != request.caller.pseudonym:
        yield from ("confirm", "send_back")
    if state is ApplicationState.VISA_ISSUED:
        yield "land"
    if mine:
        yield from (each for each in _BY_STATE.get(state, ()) if not (waiting is not None and each in _DECIDING))
    elif state.open:
        yield "take"
    if state.open:
        yield "assign"
    if state is not ApplicationState.DRAFT:
        yield from ("note", "interest") if state.open else ("note",)


_DECIDING = frozenset({"approve", "refuse"})


def _link(application: Application, name: str, voice: Voice) -> dict[str, str]:
    there = address(f"casework:{name}", voice.language, number=application.number)
    return {"page": name, "href": there, "words": voice.say(BY_PAGE[name].title)}


def _why_not(state: ApplicationState, *, mine: bool, works: bool) -> Text | None:
    if not works:
        return words.READ_ONLY
    if not state.open:
        return words.AT_ITS_END
    return None if mine else words.NOT_YOURS
