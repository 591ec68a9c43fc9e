"""The algorithmic-impact records as a page: each automated step as the package records it."""

from __future__ import annotations

from collections.abc import Iterator

from express_entry.law import Text
from express_entry.law.citations import cited
from express_entry.privacy.impact import DECIDES, HEADS, PREPARES, PROVISION, TESTED, Step, steps

from .page import Page, Sheet, bullets


def impact_page() -> Page:
    """The page of automated steps."""
    return Page("impact", TITLE, _impact)


def _impact(sheet: Sheet) -> Iterator[str]:
    yield sheet.say(OPENING)
    for step in steps():
        yield f"## {sheet.say(step.title)}"
        yield sheet.say(DECIDES if step.decides else PREPARES)
        yield bullets(f"**{sheet.say(head)}**: {sheet.say(getattr(step, name))}" for name, head in HEADS.items())
        yield bullets(_facts(sheet, step))


def _facts(sheet: Sheet, step: Step) -> Iterator[str]:
    yield f"**{sheet.say(PROVISION)}**: {cited(step.law, sheet.language)}"
    yield f"**{sheet.say(TESTED)}**: {', '.join(f'`{each}`' for each in step.tests.split(', '))}"
    if step.covers:
        yield f"**{sheet.say(EVENTS)}**: {', '.join(f'`{each}`' for each in step.covers)}"


TITLE = Text("What is decided without anybody's hand", "Ce qui se décide sans la main de personne")
OPENING = Text(
    "One record for each automated step, as the package itself carries it (`express-entry privacy impact`). A test "
    "finds an event that the system causes by itself and that no record covers. They answer what the Treasury Board's "
    "Directive on Automated Decision-Making asks to be known; a level of impact by it is not claimed, since it is the "
    "department's to set.",
    "Une fiche pour chaque étape automatisée, telle que le logiciel la contient (`express-entry privacy impact`). Un "
    "test trouve un événement que le système cause de lui-même et qu'aucune fiche ne couvre. Elles répondent à ce que "
    "la Directive sur la prise de décisions automatisée du Conseil du Trésor veut savoir; aucun niveau d'incidence "
    "n'est revendiqué, car il revient au ministère de l'établir.",
)
EVENTS = Text("Events of the audit trail", "Événements de la piste de vérification")
