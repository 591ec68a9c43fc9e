"""What may follow on what: the guard of every change of state, by the table of :mod:`.transitions`.

The guard (:func:`transition`), the diagram of the documentation and the names of audit events are read from that table;
a change of state that is not in it cannot be made.
"""

from __future__ import annotations

from collections.abc import Sequence

from express_entry.law import Reason, Text

from .faults import Conflict
from .states import (
    ENDED,
    IN_THE_POOL,
    KINDS,
    LIVE,
    Actor,
    AnyState,
    InvitationState,
    NominationState,
    ProfileState,
    RoundState,
    states,
)
from .statewords import SUBJECTS, words_of_state
from .transitions import TRANSITIONS, Transition

__all__ = [
    "ENDED",
    "IN_THE_POOL",
    "KINDS",
    "LIVE",
    "TRANSITIONS",
    "Actor",
    "AnyState",
    "InvitationState",
    "NominationState",
    "ProfileState",
    "RoundState",
    "Transition",
    "states",
    "transition",
    "words_of",
]


def transition(source: AnyState | None, event: str, kind: type[AnyState] | None = None) -> Transition:
    """The way that an event leads from a state; for a beginning (``source`` None) the kind says of what.

    :raises Conflict: where the event cannot happen in that state, saying what the state is and what can.
    """
    wanted = type(source) if source is not None else kind
    for each in TRANSITIONS:
        if each.event == event and each.source == source and _kind(each) is wanted:
            return each
    asked = next((each.words for each in TRANSITIONS if each.event == event and _kind(each) is wanted), event)
    if source is None:
        raise Conflict(NO_BEGINNING.of(event=asked))
    possible = [each.words for each in TRANSITIONS if each.source == source]
    raise Conflict(not_possible(SUBJECTS[type(source)], words_of_state(source), asked, possible))


def not_possible(what: Text, state: Text, asked: Text | str, possible: Sequence[Text]) -> Reason:
    """Why something cannot be done to what stands in a state, and what can."""
    if not possible:
        return OVER.of(what=what, state=state, event=asked)
    return NOT_POSSIBLE.of(what=what, state=state, event=asked, possible=list(dict.fromkeys(possible)))


def _kind(item: Transition) -> type[AnyState]:
    state = item.target or item.source
    assert state is not None
    return type(state)


def words_of(action: str) -> Text | None:
    """The words for an action of the audit trail; None for one that changes no state (:mod:`.actionwords`)."""
    return next((each.words for each in TRANSITIONS if each.action == action), None)


NOT_POSSIBLE = Text(
    "{what} is {state}, so this is not possible: {event}. Possible now: {possible}.",
    "{what} est {state}; ceci n'est donc pas possible : {event}. Possible maintenant : {possible}.",
)
OVER = Text(
    "{what} is {state}, so this is not possible: {event}. Nothing more can be done to it.",
    "{what} est {state}; ceci n'est donc pas possible : {event}. Plus rien ne peut y être fait.",
)
NO_BEGINNING = Text("nothing begins with this: {event}.", "rien ne commence par ceci : {event}.")
