"""The newest rounds to subscribe to: as an Atom feed (RFC 4287) and as a calendar (RFC 5545).

Both say the same for the same history, to the byte, so that whoever asks again can be told that nothing is new.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import timedelta
from typing import NamedTuple
from xml.etree import ElementTree as ET

import icalendar

from express_entry import __version__
from express_entry.history import Round, describe, title
from express_entry.history.table import write_instant
from express_entry.law import Language, Text
from express_entry.law.text import say_value

from .typography import typeset

ENTRIES, EVENTS = 50, 100
"""The most rounds in a feed, and in a calendar."""
_ATOM = "http://www.w3.org/2005/Atom"


class Places(NamedTuple):
    """Where the feed itself stands, the list of all rounds, and the page of a round by its number."""

    itself: str
    rounds: str
    of_round: Callable[[str], str]


def atom(rounds: Sequence[Round], places: Places, language: Language) -> bytes:
    """The newest rounds as a feed, each in words, newest first."""
    newest = list(reversed(rounds))[:ENTRIES]
    feed = ET.Element("feed", {"xmlns": _ATOM, "xml:lang": f"{language}-CA"})
    _add(feed, "id", places.itself)
    _add(feed, "title", _said(FEED, language))
    _add(feed, "subtitle", _said(NOT_OFFICIAL, language))
    _add(feed, "updated", write_instant(newest[0].instant) if newest else "2015-01-01T00:00:00Z")
    _add(_add(feed, "author"), "name", "express-entry")
    _add(feed, "link", rel="self", type="application/atom+xml", href=places.itself)
    _add(feed, "link", rel="alternate", type="text/html", href=places.rounds)
    for each in newest:
        _entry(feed, each, places, language)
    return bytes(ET.tostring(feed, encoding="utf-8", xml_declaration=True))


def _entry(feed: ET.Element, round_: Round, places: Places, language: Language) -> None:
    entry, place = _add(feed, "entry"), places.of_round(round_.number)
    _add(entry, "id", place)
    _add(entry, "title", summary(round_, language))
    _add(entry, "updated", write_instant(round_.instant))
    _add(entry, "link", rel="alternate", type="text/html", href=place)
    words = " ".join(_said(reason, language) for reason in describe(round_))
    _add(entry, "content", words, type="text")


def _add(parent: ET.Element, name: str, text: str = "", **attributes: str) -> ET.Element:
    made = ET.SubElement(parent, name, attributes)
    made.text = text or None
    return made


def calendar(rounds: Sequence[Round], places: Places, language: Language) -> bytes:
    """The newest rounds as events at their instants, oldest first."""
    whole = icalendar.Calendar()
    whole.add("prodid", f"-//express-entry//{__version__}//{language.upper()}")
    whole.add("version", "2.0")
    whole.add("method", "PUBLISH")
    whole.add("x-wr-calname", _said(FEED, language))
    whole.add("refresh-interval", timedelta(hours=12), parameters={"VALUE": "DURATION"})
    whole.add("source", places.itself, parameters={"VALUE": "URI"})
    for each in rounds[-EVENTS:]:
        whole.add_component(_event(each, places, language))
    return bytes(whole.to_ical())


def _event(round_: Round, places: Places, language: Language) -> icalendar.Event:
    event = icalendar.Event()
    event.add("uid", f"round-{round_.number}-{language}@express-entry")
    event.add("dtstamp", round_.instant)
    event.add("dtstart", round_.instant)
    event.add("summary", summary(round_, language))
    event.add("description", " ".join(_said(reason, language) for reason in describe(round_)))
    event.add("url", places.of_round(round_.number))
    event.add("transp", "TRANSPARENT")
    return event


def summary(round_: Round, language: Language) -> str:
    """A round on one line."""
    reason = SUMMARY.of(
        number=round_.number, title=title(round_), invited=round_.invitations, cut_off=round_.crs_cutoff
    )
    return _said(reason, language)


def _said(what: object, language: Language) -> str:
    return typeset(say_value(what, language), language)


FEED = Text("Express Entry rounds of invitations", "Rondes d'invitations d'Entrée express")
NOT_OFFICIAL = Text(
    "From what the department publishes; not a service of the Government of Canada.",
    "D'après ce que publie le ministère; ce n'est pas un service du gouvernement du Canada.",
)
SUMMARY = Text(
    "Round {number} – {title}: {invited} invited, lowest score {cut_off}",
    "Ronde {number} – {title} : {invited} invités, note la plus basse {cut_off}",
)
