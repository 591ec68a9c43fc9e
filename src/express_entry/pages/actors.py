"""Who acted, as pages tell it where the record has a name of its own: the service itself, an operator, the demo."""

from __future__ import annotations

from collections.abc import Mapping

from express_entry.law.text import Text

ACTORS: Mapping[str, Text] = {
    "system": Text("the service itself", "le service lui-même"),
    "operator": Text("an operator of the service", "un exploitant du service"),
    "anyone": Text("somebody who had not signed in", "quelqu'un sans session ouverte"),
    "demo": Text("the demonstration", "la démonstration"),
    "demo.applicant": Text("the applicant (demonstration)", "le demandeur (démonstration)"),
    "demo.round-officer": Text("a round officer (demonstration)", "un agent des rondes (démonstration)"),
    "demo.authorising-officer": Text("an authorising officer (demonstration)", "un agent autorisateur (démonstration)"),
}
"""By the name that the audit trail has for them; whoever has an account has a pseudonym, which stays what it is."""
YOU = Text("you", "vous")


def actor_named(name: str, own: str = "") -> Text:
    """Who acted, in words; a pseudonym as it is, and the reader's own as *you*."""
    return YOU if own and name == own else ACTORS.get(name, Text(name, name))
