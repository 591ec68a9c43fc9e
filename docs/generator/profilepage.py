"""The profile document as a page: every object and field, what it accepts and what its absence means."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any, get_args, get_origin

from pydantic import BaseModel

from express_entry.law import Text
from express_entry.profile import Profile
from express_entry.profile.fields import CLAIM, CLAIMS
from express_entry.profile.meanings import OBJECTS, meaning
from express_entry.profile.shape import Slot

from .page import Page, Sheet, table

MINIMAL = {
    "format": "express-entry/profile@1",
    "person": {"date_of_birth": "1990-01-31"},
    "marital_status": "never_married",
}
NEVER_NEEDED = {"reference", "family_name", "given_names", "number", "employer", "title", "rank", "residences"}
NEVER_NEEDED |= {"previous_marriages"}
CLAIMED = {"foreign_military_service"}
"""Lists whose absence the rules take as none."""
SAID = {"first_official_language", "primary_occupation", "reported", "scale", "to"}
"""Fields whose meaning says what their absence means."""


def profile_page() -> Page:
    """The page of the profile document."""
    return Page("profile", TITLE, _profile)


def _profile(sheet: Sheet) -> Iterator[str]:
    yield sheet.say(OPENING)
    yield f"```json\n{json.dumps(MINIMAL, indent=2)}\n```"
    yield sheet.say(ABSENCE)
    yield sheet.say(TIME)
    for kind, places in objects().items():
        yield from _object(sheet, kind, places)


def objects() -> dict[type[BaseModel], list[str]]:
    """Every kind of object of the document with the places where it stands, the document itself first."""
    found: dict[type[BaseModel], list[str]] = {}
    _collect(Profile, "", found)
    return found


def _collect(kind: type[BaseModel], place: str, found: dict[type[BaseModel], list[str]]) -> None:
    found.setdefault(kind, []).append(place)
    for name in Slot(kind).names:
        inner, mark = _item(Slot(kind).inside(name))
        if isinstance(inner.kind, type) and issubclass(inner.kind, BaseModel):
            _collect(inner.kind, f"{place}.{name}{mark}".lstrip("."), found)


def _item(slot: Slot) -> tuple[Slot, str]:
    """The slot of what a field holds: of its items, with a mark, where it is a list."""
    return (slot.inside(0), "[]") if get_origin(slot.kind) is tuple else (slot, "")


def _object(sheet: Sheet, kind: type[BaseModel], places: list[str]) -> Iterator[str]:
    yield f"## {kind.__name__}"
    stands = ", ".join(f"`{place}`" for place in places if place)
    yield f"{sheet.say(OBJECTS[kind.__name__])} {sheet.say(AT.of(places=stands)) if stands else ''}".strip()
    rows = [
        [
            f"`{name}`",
            sheet.say(meaning(kind.__name__, name) or ""),
            _accepted(sheet, kind, name),
            _absent(sheet, kind, name),
        ]
        for name in Slot(kind).names
    ]
    yield table([sheet.say(head) for head in HEADS], rows)


def _accepted(sheet: Sheet, kind: type[BaseModel], name: str) -> str:
    """What a field takes, in the words that the program itself uses when it refuses a value."""
    inner, mark = _item(Slot(kind).inside(name))
    if isinstance(inner.kind, type) and issubclass(inner.kind, BaseModel):
        title = inner.kind.__name__
        return sheet.say((LIST if mark else OBJECT).of(link=f"[{title}](#{title.lower()})"))
    if mark:
        return sheet.say(LIST_OF.of(item=inner.accepted))
    choices = get_args(inner.kind) if inner.choices else ()
    return ", ".join(f"`{choice}`" for choice in choices) or sheet.say(inner.accepted)


def _absent(sheet: Sheet, kind: type[BaseModel], name: str) -> str:
    field = next(field for own, field in kind.model_fields.items() if (field.alias or own) == name)
    if field.is_required():
        return sheet.say(REQUIRED)
    if name in CLAIMED or any(mark is claim for mark in field.metadata for claim in _CLAIMS):
        return sheet.say(NOT_CLAIMED)
    if name in SAID:
        return "–"
    return sheet.say(NOTHING if name in NEVER_NEEDED else UNKNOWN)


_CLAIMS: tuple[Any, ...] = (CLAIM, CLAIMS)

TITLE = Text("The profile document", "Le document de profil")
OPENING = Text(
    "A profile is one JSON, YAML or TOML file of dated facts as they stand on paper. Nothing in it is derived: age, "
    "levels, years of experience and points are computed from it for a day. `express-entry profile schema` prints its "
    "JSON Schema, `express-entry profile check FILE` says everything that is wrong with a file. The smallest profile:",
    "Un profil est un fichier JSON, YAML ou TOML de faits datés, tels qu'ils figurent sur papier. Rien n'y est déduit "
    ": l'âge, les niveaux, les années d'expérience et les points en sont calculés pour un jour donné. `express-entry "
    "profile schema` en imprime le schéma JSON, et `express-entry profile check FICHIER` dit tout ce qui ne va pas "
    "dans un fichier. Le plus petit profil :",
)
ABSENCE = Text(
    "A *claim* that is absent, null or empty is not made. A *fact* that is absent or null is unknown: the requirement "
    "that needs it says so, and nothing is guessed. An empty list says that there is none. Names never change; "
    "optional fields may be added.",
    "Une *revendication* absente, nulle ou vide n'est pas faite. Un *fait* absent ou nul est inconnu : l'exigence qui "
    "en a besoin le dit, et rien n'est deviné. Une liste vide dit qu'il n'y en a aucun. Les noms ne changent jamais; "
    "des champs facultatifs peuvent s'ajouter.",
)
TIME = Text(
    "Dates are calendar dates, `YYYY-MM-DD`. A NOC code of five digits is of NOC 2021, of four digits of NOC 2016; "
    "either may be used on any day, always as text in quotes.",
    "Les dates sont des dates civiles, `AAAA-MM-JJ`. Un code de cinq chiffres est de la CNP 2021, de quatre chiffres "
    "de la CNP 2016; l'un ou l'autre sert n'importe quel jour, toujours comme du texte entre guillemets.",
)
AT = Text("Stands at {places}.", "Se place à {places}.")
HEADS = (
    Text("Field", "Champ"),
    Text("Meaning", "Sens"),
    Text("Accepts", "Accepte"),
    Text("If absent", "S'il est absent"),
)
OBJECT = Text("an object {link}", "un objet {link}")
LIST = Text("a list of {link}", "une liste de {link}")
LIST_OF = Text("a list: {item}", "une liste : {item}")
REQUIRED = Text("**required**", "**obligatoire**")
NOT_CLAIMED = Text("not claimed", "non revendiqué")
UNKNOWN = Text("unknown", "inconnu")
NOTHING = Text("nothing: never needed to assess", "sans effet : jamais nécessaire à l'évaluation")
