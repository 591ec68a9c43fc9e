"""Whether an application is complete, for an officer: what is missing and what would tell, each document once."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from express_entry.checklist.words import entry_named
from express_entry.law.text import Sayable, Text
from express_entry.pool.laws import service_law
from express_entry.reports.naming import Naming

from .voice import Voice

PRESENTED = "presented."
"""How a rule of form that nobody has looked at begins: ``presented.principal/use_of_representative.signed``."""


def completeness_shown(found: Mapping[str, Any], voice: Voice) -> dict[str, Any]:
    """What was found, as the document of completeness has it; without what would tell."""
    return {
        "is": found["complete"],
        "missing": [because(several, voice) for several in each_once(found["missing"])],
        "needs": [],
        "doubts": [because([each], voice) for each in found["officer_may_doubt"]],
    }


def each_once(found: Iterable[dict[str, Any]]) -> list[list[dict[str, Any]]]:
    """What is missing, that of one document together: it may lack more than one thing that is asked of its form."""
    together: dict[str, list[dict[str, Any]]] = {}
    for each in found:
        together.setdefault(each["id"], []).append(each)
    return list(together.values())


def because(several: list[dict[str, Any]], voice: Voice) -> dict[str, str]:
    """Of what something is missing, why, and by which provisions."""
    return {
        "what": voice.capital(several[0]["title"] or several[0]["id"]),
        "why": voice.capital("; ".join(each["reason"] for each in several)),
        "citation": voice.say(", ".join(dict.fromkeys(each["citation"] for each in several))),
    }


def needs_shown(needs: Iterable[str], names: Mapping[str, Sayable], naming: Naming, voice: Voice) -> list[str]:
    """What would settle the rest, in words, each once."""
    return list(dict.fromkeys(_need(each, names, naming, voice) for each in needs))


def _need(need: str, names: Mapping[str, Sayable], naming: Naming, voice: Voice) -> str:
    if need.startswith(PRESENTED):
        item, _, _ = need.removeprefix(PRESENTED).rpartition(".")
        return voice.say(FORM_OF, what=voice.capital(names.get(item) or entry_named(item, service_law()) or item))
    known = DECLARED.get(need)
    return voice.capital(naming.name(need) if known is None else known)


FORM_OF = Text("{what}: whether it is in the form that is asked for", "{what} : si sa forme est celle qui est exigée")
DECLARED: Mapping[str, Text] = {
    "declaration.form": Text("whether the department's form is used", "si le formulaire du ministère est utilisé"),
    "declaration.signed": Text("whether the application is signed", "si la demande est signée"),
    "declaration.complete_and_accurate": Text(
        "the declaration that everything is complete and accurate", "la déclaration que tout est complet et exact"
    ),
    "declaration.principal": Text("who is the principal applicant", "qui est le demandeur principal"),
    "declaration.family": Text(
        "the members of the family, or that there are no children",
        "les membres de la famille, ou l'absence d'enfants",
    ),
    "declaration.adviser": Text(
        "whether somebody advised the person for consideration",
        "si quelqu'un a conseillé la personne contre rémunération",
    ),
    "declaration.representative": Text(
        "whether somebody represents or advised the person", "si quelqu'un représente ou a conseillé la personne"
    ),
}
"""What the forms declare, as an officer reads it; whether somebody represents the person is called as in the list."""
