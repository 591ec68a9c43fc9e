"""The list of documents of an application, person by person, with what is there of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from express_entry.application.models import Application
from express_entry.application.paperrows import Upload
from express_entry.checklist import Checklist, Item, Reliance
from express_entry.checklist.words import NEEDED, ROLES, item_told
from express_entry.law import Result

from . import paperwords as words
from .addresses import link
from .telling import NONE, Teller

FUNDS = "proof_of_funds"


class Line(NamedTuple):
    """A document in the list."""

    href: str
    title: str
    needed: str
    state: str
    done: bool
    until: str


class Group(NamedTuple):
    """The documents of a person, or those that are asked for later."""

    id: str
    title: str
    caption: str
    lines: tuple[Line, ...]
    said: str = ""


def named(item: Item, teller: Teller) -> str:
    """A document with what it is about."""
    return teller.capital(item_told(item))


def groups_of(row: Application, found: Checklist, teller: Teller) -> Iterator[Group]:
    """The documents that go in with the application, person by person; then those that are asked for later."""
    there = {each.item: each for each in row.uploads.filter(withdrawn__isnull=True)}
    now = [each for each in found.items if each.stage != "later"]
    for name, who in found.people.items():
        lines = tuple(_line(each, row, there, teller) for each in now if each.person == name)
        if lines:
            caption = teller.say(words.LIST_OF, who=who)
            yield Group(f"of-{name}", teller.capital(who), caption, lines)
    later = tuple(_line(each, row, there, teller) for each in found.items if each.stage == "later")
    if later:
        title = teller.say(words.LATER)
        yield Group("later", title, title, later, teller.say(words.LATER_TEXT))


def _line(item: Item, row: Application, there: Mapping[str, Upload], teller: Teller) -> Line:
    upload = there.get(item.id)
    state = words.NOT_THERE if upload is None else words.EXPLAINED if upload.explanation else words.THERE
    needed = NEEDED if item.needed is Result.UNKNOWN else ROLES[item.role]
    if item.document == FUNDS and item.substituted:
        needed = words.LETTER_INSTEAD
    return Line(
        link("paper", teller.language, number=row.number, item=item.id),
        named(item, teller),
        teller.capital(needed),
        teller.capital(state),
        upload is not None,
        "; ".join(reliance_said(item.reliance, teller)) if item.reliance is not None else NONE,
    )


def reliance_said(reliance: Reliance, teller: Teller) -> Iterator[str]:
    """Until when a document can be relied on, or how that day is found."""
    if reliance.until is not None:
        text = words.TOO_EARLY if reliance.runs_out else words.UNTIL_DAY
        yield teller.say(text, day=teller.day(reliance.until))
        return
    yield teller.say(reliance.rule)
    if reliance.not_before is not None:
        yield teller.say(words.FROM_DAY, day=teller.day(reliance.not_before))
    if reliance.if_issued_today is not None:
        yield teller.say(words.IF_TODAY, day=teller.day(reliance.if_issued_today))
