"""What a checklist rests on: interpretations, and what is taken to hold where nothing says otherwise."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from express_entry.law import Text
from express_entry.law.text import Sayable

from .case import Case
from .items import Item
from .people import PRINCIPAL


def premises(case: Case, items: Sequence[Item]) -> tuple[Sayable, ...]:
    """Every assumption, each once."""
    found = [*case.assumed, *_of_items(case, items), *(item.lead_time for item in items if item.lead_time is not None)]
    return tuple({item.say("en"): item for item in found}.values())


def _of_items(case: Case, items: Sequence[Item]) -> Iterator[Sayable]:
    documents = {item.document for item in items}
    yield CHECKLIST
    if case.circumstances.submitted_on is None:
        yield SUBMITTED_NOW.of(day=case.on)
    if "police_certificate" in documents:
        yield CALENDAR_MONTHS
        yield NO_CERTIFICATE_OF_CANADA
    if any(person.citizen_or_resident is True for person in case.people if person.kind != PRINCIPAL):
        yield CITIZENS
    if sum(item.document == "language_result" for item in items) > 0:
        yield BEST_RESULT
    if any(item.document == "proof_of_work" for item in items):
        yield DUTIES
    if any(item.confidence == "low" for item in items):
        low = dict.fromkeys(item.title for item in items if item.confidence == "low")
        yield LOW.of(documents=list(low))


CHECKLIST = Text(
    "the department makes its own checklist from the answers given to it, and an officer may ask for more: this is the "
    "same list derived earlier, and what the office prints prevails",
    "le ministère établit sa propre liste selon les réponses qui lui sont données, et un agent peut en demander plus : "
    "celle-ci est la même liste établie plus tôt, et ce que le bureau imprime l'emporte",
)
SUBMITTED_NOW = Text(
    "ages and stays are counted as if the application were made on {day}",
    "les âges et les séjours sont comptés comme si la demande était présentée le {day}",
)
CALENDAR_MONTHS = Text(
    "six months of a stay are counted by the calendar, first and last day included; stays that adjoin are one",
    "les six mois d'un séjour se comptent au calendrier, premier et dernier jour compris; des séjours contigus n'en "
    "font qu'un",
)
NO_CERTIFICATE_OF_CANADA = Text(
    "of Canada no police certificate is handed in unless an officer asks, and an officer may ask for older ones, back "
    "to the age of 18",
    "aucun certificat de police du Canada n'est présenté à moins qu'un agent ne le demande, et un agent peut en "
    "demander de plus anciens, jusqu'à l'âge de 18 ans",
)
CITIZENS = Text(
    "a family member who is a citizen or permanent resident of Canada is not examined: no police certificate either",
    "un membre de la famille qui est citoyen ou résident permanent du Canada ne subit pas d'examen : pas de certificat "
    "de police non plus",
)
BEST_RESULT = Text(
    "of several results in one language the one with the best levels is handed in",
    "de plusieurs résultats dans une langue, celui qui a les meilleurs niveaux est présenté",
)
DUTIES = Text(
    "the work done matches the lead statement and the main duties of the occupation",
    "le travail accompli correspond à l'énoncé principal et aux fonctions principales de la profession",
)
LOW = Text(
    "little is known for sure about what is asked here: {documents}",
    "peu de choses sont sûres quant à ce qui est exigé ici : {documents}",
)
