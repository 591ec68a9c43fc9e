"""How the parts of a checklist are put into words, wherever it is shown."""

from __future__ import annotations

from collections.abc import Mapping

from express_entry.law import Text
from express_entry.law.places import countries
from express_entry.law.text import Sayable

from .items import Item

ROLES: Mapping[str, Text] = {
    "mandatory": Text("needed", "exigé"),
    "conditional": Text("needed here", "exigé ici"),
    "optional": Text("optional", "facultatif"),
}
STAGES: Mapping[str, Text] = {
    "profile": Text("for the profile", "pour le profil"),
    "application": Text("with the application", "avec la demande"),
    "later": Text("when the office asks", "lorsque le bureau le demande"),
}
NEEDED = Text("may be needed", "peut être exigé")
"""Where it cannot be told whether a document is needed."""
STATED: Mapping[bool | None, Text] = {
    True: Text("stated", "indiqué"),
    False: Text("not stated", "non indiqué"),
    None: Text("to be seen in the letter", "à vérifier dans la lettre"),
}


def item_named(item: Item) -> Sayable:
    """A document with what it is about: its country, or its number."""
    if item.subject is None:
        return item.title
    if item.subject in countries():
        return OF_COUNTRY.of(title=item.title, country=countries()[item.subject])
    return NUMBERED.of(title=item.title, number=item.subject)


OF_COUNTRY = Text("{title}: {country}", "{title} : {country}")
NUMBERED = Text("{title} no. {number}", "{title} n\u00b0\u00a0{number}")
