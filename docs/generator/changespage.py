"""Changes on the way as a page: what follows from each, in each part of the way."""

from __future__ import annotations

from collections.abc import Iterator

from express_entry.law import Text
from express_entry.law.citations import cited
from express_entry.reports.lawlabels import CONFIDENCE
from express_entry.review.consequences import Consequence
from express_entry.review.events import EVENTS

from .page import Page, Sheet, table


def changes_page() -> Page:
    """The page of changes on the way."""
    return Page("changes", TITLE, _changes)


def _changes(sheet: Sheet) -> Iterator[str]:
    yield sheet.say(OPENING)
    for event in EVENTS:
        yield f"## {sheet.say(event.title)}"
        yield f"`{event.id}`"
        yield table([sheet.say(head) for head in HEADS], (_row(sheet, item) for item in event.consequences))


def _row(sheet: Sheet, item: Consequence) -> list[str]:
    cells = [sheet.say(item.stage), sheet.say(item.text), cited(item.citation, sheet.language)]
    return [*cells, sheet.say(CONFIDENCE[item.confidence])]


TITLE = Text("Changes on the way", "Changements en cours de route")
OPENING = Text(
    "What follows from a change, from the pool to landing. Before the application is received a change changes the "
    "profile; afterwards it is told to the office and never scored anew; between visa and landing it is told to the "
    "officer. From Python: `express_entry.review.EVENTS`.",
    "Ce qui découle d'un changement, du bassin à l'arrivée. Avant la réception de la demande, un changement modifie le "
    "profil; ensuite, il est signalé au bureau et ne change plus aucune note; entre le visa et l'arrivée, il est "
    "signalé à l'agent. En Python : `express_entry.review.EVENTS`.",
)
HEADS = (
    Text("When", "Quand"),
    Text("What follows", "Ce qui s'ensuit"),
    Text("Provision", "Disposition"),
    Text("Confidence", "Confiance"),
)
