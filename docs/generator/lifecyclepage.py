"""States and transitions as a page: a diagram of each kind of thing, and the table that the program itself goes by."""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum

from express_entry.law import Text
from express_entry.law.citations import cited
from express_entry.pool.lifecycle import KINDS, TRANSITIONS, Transition

from .page import Page, Sheet, table


def lifecycle_page() -> Page:
    """The page of states and transitions."""
    return Page("lifecycle", TITLE, _lifecycle)


def _lifecycle(sheet: Sheet) -> Iterator[str]:
    yield sheet.say(OPENING)
    for kind, name in KINDS.items():
        own = [each for each in TRANSITIONS if isinstance(each.target or each.source, kind)]
        yield f"## {sheet.say(HEADINGS[name])}"
        yield _diagram(own)
        yield table([sheet.say(head) for head in HEADS], (_row(sheet, each) for each in own))


def _diagram(transitions: list[Transition]) -> str:
    """A diagram that says no more than the table below it."""
    lines = [f"    {_node(each.source)} --> {_node(each.target)}: {each.event}" for each in transitions]
    return "\n".join(["```mermaid", "stateDiagram-v2", *lines, "```"])


def _node(state: StrEnum | None) -> str:
    return "[*]" if state is None else state.value


def _row(sheet: Sheet, each: Transition) -> list[str]:
    states = [f"`{state.value}`" if state is not None else "–" for state in (each.source, each.target)]
    actor = sheet.say(each.actor.words)
    return [f"`{each.action}`", *states, actor, sheet.say(each.words), cited(each.basis, sheet.language)]


TITLE = Text("States of the pool", "États du bassin")
OPENING = Text(
    "Every change of state that the pool knows, from the one table that the program goes by: a change that does not "
    "stand here cannot be made. The names are those of the audit trail.",
    "Chaque changement d'état que le bassin connaît, tiré de la seule table que le programme suit : un changement qui "
    "n'y figure pas ne peut pas être fait. Les noms sont ceux de la piste de vérification.",
)
HEADINGS = {
    "profile": Text("Profiles", "Profils"),
    "invitation": Text("Invitations to apply", "Invitations à présenter une demande"),
    "nomination": Text("Nominations", "Désignations"),
    "round": Text("Rounds", "Rondes"),
}
HEADS = (
    Text("Event", "Événement"),
    Text("From", "De"),
    Text("To", "À"),
    Text("By", "Par"),
    Text("In words", "En mots"),
    Text("Basis", "Fondement"),
)
