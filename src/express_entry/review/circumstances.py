"""What the list of documents hangs on beyond a profile, as documents state it under ``circumstances``."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from express_entry.law import Text
from express_entry.law.places import countries
from express_entry.profile import Profile

from .reading import FIRST_DOCUMENT, Reader

PATH = "circumstances"
APPLIED = "applied_to_province"
STATED = ("releases_data", "names_differ", "adopted", "request_letter", "issued")
"""What a case states there; the forms of an application state the day of the application to the province too."""


@dataclass(frozen=True, slots=True)
class Circumstances:
    """What was stated; what was not stays unknown, never no.

    ``adopted`` names the children who were (``child-1``), ``request_letter`` the countries that give a police
    certificate only on the office's letter, ``issued`` the days of documents at hand by the id of their item.
    """

    applied_to_province: date | None = None
    releases_data: bool | None = None
    names_differ: bool | None = None
    adopted: frozenset[str] | None = None
    request_letter: frozenset[str] = frozenset()
    issued: tuple[tuple[str, date], ...] = ()


def circumstances_in(reader: Reader, tree: object, fields: Iterable[str], *, children: int | None) -> Circumstances:
    """The circumstances in a document.

    :param fields: those that the document has.
    :param children: how many children the profile names; None where the profile could not be read.
    """
    stated = reader.fields(tree, PATH, fields)
    adopted = stated.get("adopted")
    issued = reader.any_fields(stated.get("issued"), f"{PATH}.issued")
    days = {name: reader.day(value, f"{PATH}.issued.{name}", first=FIRST_DOCUMENT) for name, value in issued.items()}
    return Circumstances(
        applied_to_province=reader.day(stated.get(APPLIED), f"{PATH}.{APPLIED}"),
        releases_data=reader.flag(stated.get("releases_data"), f"{PATH}.releases_data"),
        names_differ=reader.flag(stated.get("names_differ"), f"{PATH}.names_differ"),
        adopted=None if adopted is None else _adopted(reader, adopted, children),
        request_letter=_countries(reader, stated.get("request_letter")),
        issued=tuple(sorted((name, day) for name, day in days.items() if day is not None)),
    )


def children_of(profile: Profile | None) -> int | None:
    """How many children a profile names; None where there is no profile."""
    return None if profile is None else len(profile.dependants)


def _adopted(reader: Reader, tree: object, children: int | None) -> frozenset[str]:
    """The children named; one whom the profile does not have is a slip, not something to pass over."""
    names = [f"child-{place + 1}" for place in range(children or 0)]
    found = reader.items(tree, f"{PATH}.adopted")
    for place, name in enumerate(found):
        if children is not None and name not in names:
            reader.refuse(f"{PATH}.adopted[{place}]", name, A_CHILD.of(names=", ".join(names) or "-"))
    return frozenset(map(str, found))


def _countries(reader: Reader, tree: object) -> frozenset[str]:
    found = reader.items(tree, f"{PATH}.request_letter")
    for place, code in enumerate(found):
        if not isinstance(code, str) or code not in countries():
            reader.refuse(f"{PATH}.request_letter[{place}]", code, A_COUNTRY)
    return frozenset(map(str, found))


A_CHILD = Text("the children of the profile: {names}", "les enfants du profil : {names}")
A_COUNTRY = Text("the code of a country: two capital letters", "le code d'un pays : deux lettres majuscules")
