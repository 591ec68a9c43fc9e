"""How the parts of a checklist are put into words, wherever it is shown."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from express_entry.law import Consolidation, Text
from express_entry.law.documents import PREFIX
from express_entry.law.places import countries
from express_entry.law.text import Sayable

from .items import Item
from .people import person_named

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
    return _named(item.title, item.subject)


def item_told(item: Item) -> Sayable:
    """A document with the test, credential, job or relative that it is of; else as :func:`item_named`."""
    return item_named(item) if item.about is None else OF_WHAT.of(title=item.title, what=item.about)


def of_person(what: Sayable, person: str) -> Sayable:
    """Something with whose it is, where that is somebody of the family."""
    whose = person_named(person)
    return what if whose is None else OF_PERSON.of(what=what, whose=whose)


def names_of(items: Iterable[Item]) -> dict[str, Sayable]:
    """What the documents of a checklist are called, with whose they are, by their ids."""
    return {each.id: of_person(item_told(each), each.person) for each in items}


def kind_of(entry: str) -> str:
    """Which document an entry of a checklist is, whosever it is: ``proof_of_work`` of ``spouse/proof_of_work/2``."""
    first, _, rest = entry.partition("/")
    return first if person_named(first) is None else rest.partition("/")[0]


def entry_named(entry: str, law: Consolidation) -> Sayable | None:
    """An entry of a checklist by its id (``spouse/police_certificate/IN``), with whose it is, or a person by theirs.

    None for an id that is neither.
    """
    person, _, rest = entry.partition("/")
    document, _, subject = rest.partition("/")
    whose, table = person_named(person), law.tables.get(f"{PREFIX}{document}")
    if whose is None or table is None:
        return None if rest else whose
    return OF_PERSON.of(what=_named(table.title, subject or None), whose=whose)


def _named(title: Text, subject: str | None) -> Sayable:
    if subject is None:
        return title
    if subject in countries():
        return OF_COUNTRY.of(title=title, country=countries()[subject])
    return NUMBERED.of(title=title, number=subject)


OF_PERSON = Text("{what} ({whose})", "{what} ({whose})")
OF_WHAT = Text("{title}: {what}", "{title} : {what}")
OF_COUNTRY = Text("{title}: {country}", "{title} : {country}")
NUMBERED = Text("{title} no. {number}", "{title} n\u00b0\u00a0{number}")
