"""States and transitions as a page: a diagram of each kind of thing, and the table that the program itself goes by."""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum

from express_entry.application import lifecycle as of_applications
from express_entry.law import Text
from express_entry.law.citations import cited
from express_entry.pool import lifecycle as of_pool

from .page import Page, Sheet, table

Way = of_pool.Transition | of_applications.Transition


def lifecycle_page() -> Page:
    """The page of states and transitions."""
    return Page("lifecycle", TITLE, _lifecycle)


def _lifecycle(sheet: Sheet) -> Iterator[str]:
    yield sheet.say(OPENING)
    ways = (*of_pool.TRANSITIONS, *of_applications.TRANSITIONS)
    for kind, name in {**of_pool.KINDS, **of_applications.KINDS}.items():
        own = [each for each in ways if isinstance(each.target or each.source, kind)]
        yield f"## {sheet.say(HEADINGS[name])}"
        yield _diagram(own)
        yield table([sheet.say(head) for head in HEADS], (_row(sheet, each) for each in own))


def _diagram(transitions: list[Way]) -> str:
    """A diagram that says no more than the table below it."""
    lines = [f"    {_node(each.source)} --> {_node(each.target)}: {each.event}" for each in transitions]
    return "\n".join(["```mermaid", "stateDiagram-v2", *lines, "```"])


def _node(state: StrEnum | None) -> str:
    return "[*]" if state is None else state.value


def _row(sheet: Sheet, each: Way) -> list[str]:
    states = [f"`{state.value}`" if state is not None else "–" for state in (each.source, each.target)]
    actor = sheet.say(each.actor.words)
    return [f"`{each.action}`", *states, actor, sheet.say(each.words), cited(each.basis, sheet.language)]


TITLE = Text("States of the pool and of applications", "États du bassin et des demandes")
OPENING = Text(
    "Every change of state that the pool and the applications know, from the tables that the program goes by: a change "
    "that does not stand here cannot be made. The names are those of the audit trail.",
    "Chaque changement d'état que le bassin et les demandes connaissent, tiré des tables que le programme suit : un "
    "changement qui n'y figure pas ne peut pas être fait. Les noms sont ceux de la piste de vérification.",
)
HEADINGS = {
    "profile": Text("Profiles", "Profils"),
    "invitation": Text("Invitations to apply", "Invitations à présenter une demande"),
    "nomination": Text("Nominations", "Désignations"),
    "round": Text("Rounds", "Rondes"),
    "application": Text("Applications", "Demandes"),
    "track": Text("Tracks of an examination", "Volets d'un examen"),
    "letter": Text("Letters and interviews", "Lettres et entrevues"),
    "decision": Text("Decisions", "Décisions"),
}
HEADS = (
    Text("Event", "Événement"),
    Text("From", "De"),
    Text("To", "À"),
    Text("By", "Par"),
    Text("In words", "En mots"),
    Text("Basis", "Fondement"),
)
