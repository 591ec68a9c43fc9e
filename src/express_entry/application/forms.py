"""The forms, ``express-entry/application@1``: what is declared with an application, read whole with every problem.

Beside the profile as it is declared now there is who of the family is named, where the person lived and what they did
month by month, who represents or advised them, and the declarations. Of people's details only their presence is ever
asked; they stand in this document alone.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from express_entry.law import Text
from express_entry.law.days import DAY
from express_entry.profile import Profile, Residence, as_stated
from express_entry.review import CaseError
from express_entry.review.circumstances import (
    A_COUNTRY,
    APPLIED,
    STATED,
    Circumstances,
    children_of,
    circumstances_in,
)
from express_entry.review.declared import LICENSED_BY, NOBODY, REACHED_BY, Counsel, Declared, Nobody
from express_entry.review.reading import Reader

FORMAT = "express-entry/application@1"
FIELDS = (
    *("format", "profile", "family", "addresses", "activities", "representative", "adviser", "declaration"),
    *("circumstances",),
)
SPELL_FIELDS = ("from", "to", "country", "what", "detail")
COUNSEL_FIELDS = ("paid", *REACHED_BY, *LICENSED_BY)
DECLARATION_FIELDS = ("complete_and_accurate", "principal")
CIRCUMSTANCES_FIELDS = (APPLIED, *STATED)
ACTIVITIES = (
    *("employed", "self_employed", "studying", "unemployed", "homemaking", "travelling", "military", "retired"),
    *("detained", "other"),
)


@dataclass(frozen=True, slots=True, order=True)
class Spell:
    """A time at an address, or of an activity, by months: ``first`` and ``last`` count months from year 0.

    ``last`` is None where it goes on.
    """

    first: int
    last: int | None
    country: str
    what: str


@dataclass(frozen=True, slots=True)
class Form:
    """The forms as they were read; ``tree`` is the document itself."""

    profile: Profile
    family: frozenset[str] | None
    addresses: tuple[Spell, ...]
    activities: tuple[Spell, ...]
    representative: Counsel | Nobody | None
    adviser: Counsel | Nobody | None
    complete_and_accurate: bool | None
    principal: bool | None
    circumstances: Circumstances
    tree: Mapping[str, Any]

    def declared(self, *, signed: bool) -> Declared:
        """What completeness asks of the forms: an electronic form is the department's own (R12.01)."""
        return Declared(
            form=True,
            signed=signed,
            complete_and_accurate=self.complete_and_accurate,
            principal=self.principal,
            family=self.family,
            representative=self.representative,
            adviser=self.adviser,
            asks_of_nobody=True,
        )

    @property
    def profile_with_residences(self) -> Profile:
        """The profile with the countries of the addresses, by whole months, where it states no residences itself."""
        if self.profile.residences is not None or not self.addresses:
            return self.profile
        lived = tuple(
            Residence(country=each.country, **{"from": _day(each.first), "to": _last_day(each.last)})
            for each in self.addresses
        )
        return self.profile.model_copy(update={"residences": lived})

    @property
    def canonical(self) -> str:
        """The document as it is kept: one way to write it."""
        return json.dumps(self.tree, ensure_ascii=False, sort_keys=True, separators=(",", ":"))

    @property
    def digest(self) -> str:
        """SHA-256 of the document as it is kept."""
        return hashlib.sha256(self.canonical.encode()).hexdigest()


def check_form(tree: object) -> Form:
    """The forms that a tree of plain values states.

    :raises CaseError: with every problem of the tree.
    """
    reader = Reader()
    fields = reader.fields(tree, "", FIELDS, needed=True)
    form = _form(reader, fields) if isinstance(tree, Mapping) else None
    if reader.problems or form is None:
        raise CaseError(reader.problems)
    return form


def _day(month: int) -> date:
    """The first day of a month, counted from year 0."""
    return date(month // 12, month % 12 + 1, 1)


def _last_day(month: int | None) -> date | None:
    return None if month is None else _day(month + 1) - DAY


def stored_form(text: str) -> Form:
    """The forms in a document as it is kept."""
    return check_form(json.loads(text))


def _form(reader: Reader, tree: Mapping[str, Any]) -> Form | None:
    reader.word(tree.get("format"), "format", (FORMAT,), needed=True)
    profile = reader.profile(tree.get("profile"), "profile")
    declaration = reader.fields(tree.get("declaration"), "declaration", DECLARATION_FIELDS)
    flags = {name: reader.flag(declaration.get(name), f"declaration.{name}") for name in DECLARATION_FIELDS}
    family = tree.get("family")
    named = None if family is None else frozenset(map(str, reader.items(family, "family")))
    spells = {name: tuple(sorted(_spells(reader, tree.get(name), name))) for name in ("addresses", "activities")}
    counsel = {name: _counsel(reader, tree.get(name), name) for name in ("representative", "adviser")}
    circumstances = circumstances_in(
        reader, tree.get("circumstances"), CIRCUMSTANCES_FIELDS, children=children_of(profile)
    )
    if profile is None:
        return None
    return Form(
        profile=profile,
        family=named,
        addresses=spells["addresses"],
        activities=spells["activities"],
        representative=counsel["representative"],
        adviser=counsel["adviser"],
        complete_and_accurate=flags["complete_and_accurate"],
        principal=flags["principal"],
        circumstances=circumstances,
        tree={**tree, "profile": as_stated(profile)},
    )


def _spells(reader: Reader, tree: object, path: str) -> Iterator[Spell]:
    for place, entry in enumerate(reader.items(tree, path)):
        own = f"{path}[{place}]"
        stated = reader.fields(entry, own, SPELL_FIELDS, needed=True)
        first = _month(reader, stated.get("from"), f"{own}.from", needed=True)
        last = _month(reader, stated.get("to"), f"{own}.to")
        country = stated.get("country")
        if not isinstance(country, str) or not re.fullmatch("[A-Z]{2}", country):
            reader.refuse(f"{own}.country", country, A_COUNTRY)
        what = stated.get("what")
        if path == "activities":
            reader.word(what, f"{own}.what", ACTIVITIES, needed=True)
        elif not isinstance(what, str) or not what.strip():
            reader.refuse(f"{own}.what", what, AN_ADDRESS)
        if first is not None and last is not None and last < first:
            reader.refuse(f"{own}.to", stated.get("to"), NOT_BEFORE)
        if first is not None:
            yield Spell(first, last, str(country), str(what))


def _month(reader: Reader, tree: object, path: str, *, needed: bool = False) -> int | None:
    if tree is None and not needed:
        return None
    found = re.fullmatch(r"(19|20|21)(\d\d)-(0[1-9]|1[0-2])", tree, re.ASCII) if isinstance(tree, str) else None
    if found is None:
        reader.refuse(path, tree, A_MONTH)
        return None
    return int(found[1] + found[2]) * 12 + int(found[3]) - 1


def _counsel(reader: Reader, tree: object, path: str) -> Counsel | Nobody | None:
    """Somebody who represents or advised: ``none``, or who, with the details that the form asks for."""
    if tree is None:
        return None
    if tree == "none":
        return NOBODY
    if not isinstance(tree, Mapping):
        reader.refuse(path, tree, SOMEBODY)
        return None
    stated = reader.fields(tree, path, COUNSEL_FIELDS)
    paid = reader.flag(stated.get("paid"), f"{path}.paid")
    if paid is None:
        reader.refuse(f"{path}.paid", None, PAID)
    given = [name for name in (*REACHED_BY, *LICENSED_BY) if stated.get(name)]
    for name in given:
        if not isinstance(stated[name], str):
            reader.refuse(f"{path}.{name}", stated[name], WORDS)
    return Counsel(bool(paid), frozenset(given))


def prefilled(profile: Profile) -> Form:
    """The forms as they begin: the profile as it was ranked, its family named, its jobs among the activities.

    Where it describes no child nothing is said of the family: that there is none the applicant says.
    """
    plain = as_stated(profile)
    family = ["spouse"] if profile.spouse is not None else []
    family += [f"child-{place}" for place, _ in enumerate(profile.dependants, start=1)]
    tree = {
        "format": FORMAT,
        "profile": plain,
        **({"family": family} if profile.dependants else {}),
        "addresses": [],
        "activities": [entry for job in plain.get("work") or () if (entry := _activity(job)) is not None],
    }
    return check_form(tree)


def _activity(job: Mapping[str, Any]) -> dict[str, Any] | None:
    if not job.get("from") or not job.get("country"):
        return None
    what = "self_employed" if job.get("self_employed") else "employed"
    to = None if job.get("to") is None else job["to"][:7]
    return {"from": job["from"][:7], "to": to, "country": job["country"], "what": what}


def laid_over(form: Form, tree: Mapping[str, object]) -> Form:
    """The forms with the fields that a document names in the place of their own.

    :raises CaseError: with every problem of the forms as they would be.
    """
    return check_form({**form.tree, **tree})


A_MONTH = Text("a month written YYYY-MM, from 1900 on", "un mois écrit AAAA-MM, à partir de 1900")
AN_ADDRESS = Text("the address in words", "l'adresse en mots")
NOT_BEFORE = Text("a month that is not before the first", "un mois qui n'est pas antérieur au premier")
SOMEBODY = Text(
    "none, or an object with: paid, name, postal_address, telephone, body, membership_number",
    "none, ou un objet avec : paid, name, postal_address, telephone, body, membership_number",
)
PAID = Text("true or false: whether for consideration", "true ou false : si c'est contre rémunération")
WORDS = Text("text", "du texte")
