"""The audit trail as a chain of hashes: each entry holds the hash of the one before it.

An entry says when, who (a pseudonym), what was done, and a digest of the particulars, which are kept beside it and can
be erased. A :class:`Head` names the last entry; kept where the trail's keeper cannot change it (printed with each
published result, written outside the database), it makes an edit, an insertion, a removal and a missing end show.
"""

from __future__ import annotations

import hashlib
import hmac
import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime, timedelta
from typing import NamedTuple

from express_entry.law import Language, Reason, Text

from .check_line import COUNT, HASH, INSTANT, NAME, Refused, canonical, check_fields, exactly, instant_of, parsed
from .documents import CANNOT_BE, BadDocument, instant_text

ENTRY = "express-entry/audit-entry@1"
HEAD = "express-entry/audit-head@1"
PAYLOAD = b"express-entry/audit-payload@1\0"


class Event(NamedTuple):
    """Something that happened: ``actor`` is a pseudonym, ``payload`` a digest by :func:`payload_digest`."""

    instant: datetime
    actor: str
    action: str
    payload: str


class Entry(NamedTuple):
    """An event in its place in the chain, counted from 1; ``previous`` is the digest of the entry before it."""

    sequence: int
    event: Event
    previous: str
    digest: str


class Head(NamedTuple):
    """The last entry of a trail at some moment; of an empty trail, the number 0 and :data:`NONE_YET`."""

    sequence: int
    digest: str


class Finding(NamedTuple):
    """What is wrong with a trail, and the number of the entry where it shows."""

    sequence: int
    reason: Reason

    def say(self, language: Language) -> str:
        """What is wrong, in one language."""
        return self.reason.say(language)


NONE_YET = hashlib.sha256(HEAD.encode()).hexdigest()
"""What the first entry follows on."""
START = Head(0, NONE_YET)
"""The head of a trail without entries."""


def payload_digest(payload: bytes, salt: bytes) -> str:
    """The digest of an event's particulars under their own salt of 32 random bytes.

    Once particulars and salt are erased, the digest tells nothing of them, and the chain holds.

    :raises BadDocument: for a salt of another length.
    """
    if len(salt) != 32:
        raise BadDocument(CANNOT_BE.of(place="salt", value=f"{len(salt)} bytes", accepted="32 bytes"))
    return hmac.digest(salt, PAYLOAD + payload, "sha256").hex()


def sealed(event: Event, after: Head) -> Entry:
    """The entry of an event that follows on a head; the caller seals in the order in which events were committed.

    :raises BadDocument: where the event cannot be written.
    """
    _check_event(event)
    sequence = after.sequence + 1
    return Entry(sequence, event, after.digest, _digest(sequence, event, after.digest))


def head_of(entry: Entry) -> Head:
    """The head that an entry is, as long as no other follows."""
    return Head(entry.sequence, entry.digest)


def verify_chain(entries: Iterable[Entry], heads: Iterable[Head]) -> tuple[Finding, ...]:
    """Whatever was changed, put in, taken out or moved in a trail, its end included; nothing where it is whole.

    ``heads`` are those kept elsewhere. What came after the last of them can have been cut off unseen, so there
    must be one: :data:`START` for a trail that never had an entry.
    """
    kept = sorted(set(heads))
    found = [] if kept else [Finding(0, NO_HEAD.of())]
    found += _findings(entries, kept)
    return tuple(sorted(found, key=lambda finding: finding.sequence))


def _findings(entries: Iterable[Entry], kept: Sequence[Head]) -> Iterator[Finding]:
    wanted: dict[int, list[Head]] = {}
    for head in kept:
        wanted.setdefault(head.sequence, []).append(head)
    last = START
    yield from _unlike(wanted.pop(0, []), START)
    for entry in entries:
        yield from _broken(entry, last)
        last = head_of(entry)
        yield from _unlike(wanted.pop(entry.sequence, []), last)
    for sequence in sorted(wanted):
        yield Finding(sequence, (CUT_OFF if sequence > last.sequence else GONE).of(sequence=str(sequence)))


def _broken(entry: Entry, last: Head) -> Iterator[Finding]:
    number = str(entry.sequence)
    if entry.sequence != last.sequence + 1:
        yield Finding(entry.sequence, OUT_OF_ORDER.of(sequence=number, expected=str(last.sequence + 1)))
    elif entry.previous != last.digest:
        yield Finding(entry.sequence, OTHER_PREVIOUS.of(sequence=number, previous=str(last.sequence)))
    if not _holds(entry):
        yield Finding(entry.sequence, CHANGED.of(sequence=number))


def _holds(entry: Entry) -> bool:
    try:
        _check_event(entry.event)
    except BadDocument:
        return False
    return entry.digest == _digest(entry.sequence, entry.event, entry.previous)


def _unlike(heads: Sequence[Head], found: Head) -> Iterator[Finding]:
    for head in heads:
        if head.digest != found.digest:
            yield Finding(head.sequence, REWRITTEN.of(sequence=str(head.sequence)))


# --- writing and reading ---------------------------------------------------------------------------------------------


def entry_bytes(entry: Entry) -> bytes:
    """An entry as one line of JSON, its end included."""
    return canonical({**_tree(entry.sequence, entry.event, entry.previous), "digest": entry.digest}) + b"\n"


def read_entry(line: bytes) -> Entry:
    """The entry that a line holds; whether it holds together is for :func:`verify_chain` to say.

    :raises BadDocument: where the line is no entry.
    """
    try:
        tree = parsed(line, "entry")
        check_fields(tree, "entry", _KINDS)
    except Refused as fault:
        raise BadDocument(Text(fault.en, fault.fr).of()) from None
    event = Event(instant_of(tree["instant"]), tree["actor"], tree["action"], tree["payload"])
    return Entry(tree["sequence"], event, tree["previous"], tree["digest"])


def head_text(head: Head) -> str:
    """A head as a line to keep elsewhere: its format, the number of the entry, its digest."""
    return f"{HEAD} {head.sequence} {head.digest}"


def read_head(text: str) -> Head:
    """The head that a line states.

    :raises BadDocument: where it states none.
    """
    found = re.fullmatch(rf"{HEAD} (0|[1-9][0-9]{{0,17}}) ([0-9a-f]{{64}})", text.strip())
    if found is None:
        raise BadDocument(CANNOT_BE.of(place="head", value=repr(text[:80]), accepted=f"{HEAD} 1 {HASH.accepted}"))
    return Head(int(found[1]), found[2])


def _tree(sequence: int, event: Event, previous: str) -> dict[str, object]:
    return {
        "format": ENTRY,
        "sequence": sequence,
        "instant": instant_text(event.instant),
        "actor": event.actor,
        "action": event.action,
        "payload": event.payload,
        "previous": previous,
    }


def _digest(sequence: int, event: Event, previous: str) -> str:
    return hashlib.sha256(canonical(_tree(sequence, event, previous))).hexdigest()


def _check_event(event: Event) -> None:
    if event.instant.utcoffset() != timedelta(0):
        raise BadDocument(CANNOT_BE.of(place="instant", value=event.instant.isoformat(), accepted=INSTANT.accepted))
    for place, value, kind in (
        ("actor", event.actor, NAME),
        ("action", event.action, NAME),
        ("payload", event.payload, HASH),
    ):
        if not kind.test(value):
            raise BadDocument(CANNOT_BE.of(place=place, value=repr(value)[:80], accepted=kind.accepted))


_KINDS = {
    "format": exactly(ENTRY),
    "sequence": COUNT,
    "instant": INSTANT,
    "actor": NAME,
    "action": NAME,
    "payload": HASH,
    "previous": HASH,
    "digest": HASH,
}

NO_HEAD = Text(
    "No head kept elsewhere was given: entries missing at the end would not show.",
    "Aucune tête conservée ailleurs n'a été donnée : des entrées manquantes à la fin ne se verraient pas.",
)
CHANGED = Text(
    "Entry {sequence}: its digest is not that of what it says; it was changed.",
    "Entrée {sequence} : son empreinte n'est pas celle de ce qu'elle dit; elle a été modifiée.",
)
OUT_OF_ORDER = Text(
    "Entry {sequence} stands where entry {expected} should: something was taken out, put in or moved.",
    "L'entrée {sequence} se trouve à la place de l'entrée {expected} : quelque chose a été retiré, ajouté ou déplacé.",
)
OTHER_PREVIOUS = Text(
    "Entry {sequence} follows on another entry {previous} than the one before it: one of the two was replaced.",
    "L'entrée {sequence} suit une autre entrée {previous} que celle qui la précède : l'une des deux a été remplacée.",
)
CUT_OFF = Text(
    "Entry {sequence} is missing, and a head kept elsewhere names it: the end of the trail was cut off.",
    "L'entrée {sequence} manque alors qu'une tête conservée ailleurs la nomme : la fin de la piste a été coupée.",
)
GONE = Text(
    "Entry {sequence} is missing, and a head kept elsewhere names it: it was taken out.",
    "L'entrée {sequence} manque alors qu'une tête conservée ailleurs la nomme : elle a été retirée.",
)
REWRITTEN = Text(
    "Entry {sequence} is not the one that a head kept elsewhere names: the trail up to it was rewritten.",
    "L'entrée {sequence} n'est pas celle que nomme une tête conservée ailleurs : la piste a été réécrite jusque-là.",
)
