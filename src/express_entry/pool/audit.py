"""The audit trail: written in the transaction of what it tells, in the order of commits, its head kept elsewhere too.

Whoever appends holds the row of the head until the transaction ends, so entries follow each other as commits do. An
entry has the instant of its transaction, or that of the entry before it where that is later: of two transactions at
once the one that began first may be sealed last, and the trail never goes back in time. What was done is dated by the
rows and particulars. After
the commit the head is written to a file outside the database (``AUDIT_HEADS``): whoever changes, puts in or takes out
entries, the last ones included, cannot make both agree.
"""

from __future__ import annotations

import json
import secrets
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any, NamedTuple

from django.db import transaction

from express_entry.law import Reason, Text
from express_entry.selection.audittrail import (
    START,
    Event,
    Finding,
    Head,
    head_of,
    payload_digest,
    sealed,
    verify_chain,
)
from express_entry.selection.check_line import canonical
from express_entry.selection.documents import BadDocument

from .auditheads import heads_file, keep, kept_heads, prepare
from .auditrows import AuditEntry, AuditHead
from .bulk import insert
from .roundrows import Round

_END = AuditHead.objects.filter(id=1).order_by()
"""The row that says where the trail ends."""


class Told(NamedTuple):
    """What a unit has to tell: ``particulars`` are plain values that name nobody."""

    instant: datetime
    actor: str
    action: str
    subject: str
    particulars: Mapping[str, Any]


def last_instant() -> datetime | None:
    """The instant of the last entry."""
    return _END.values_list("instant", flat=True).first()


def append(told: Sequence[Told]) -> None:
    """Seal what a transaction tells, as its last act; nothing is done where it tells nothing."""
    if not told:
        return
    sequence, digest, last = _END.select_for_update().values_list("sequence", "digest", "instant").get()
    head = Head(sequence, digest)
    prepare(head)
    rows = []
    for one in told:
        each = one if last is None or one.instant >= last else one._replace(instant=last)
        payload = canonical({"subject": each.subject, **each.particulars})
        salt = secrets.token_bytes(32)
        sealing = payload_digest(payload, salt)
        entry = sealed(Event(each.instant, each.actor, each.action, sealing), head)
        head = head_of(entry)
        rows.append(_row(entry.sequence, each, payload, salt, sealing, entry.previous, entry.digest))
    insert(rows)
    _END.update(sequence=head.sequence, digest=head.digest, instant=rows[-1].instant)
    transaction.on_commit(lambda: keep(head), robust=True)  # what is committed is done, kept elsewhere or not


def _row(
    sequence: int, told: Told, payload: bytes, salt: bytes, payload_hash: str, previous: str, digest: str
) -> AuditEntry:
    return AuditEntry(
        sequence=sequence,
        instant=told.instant,
        actor=told.actor,
        action=told.action,
        subject=told.subject,
        payload=payload,
        salt=salt,
        payload_digest=payload_hash,
        previous=previous,
        digest=digest,
    )


# ------------------------------------------------------------------------------------------------------ verification


def current_head() -> Head:
    """Where the trail ends, as the database says."""
    row = _END.first()
    return Head(row.sequence, row.digest) if row is not None else START


# ------------------------------------------------------------------------------------------------------ verification


class Verification(NamedTuple):
    """What a verification of the trail looked at and what it found: nothing, where the trail is whole.

    ``lost`` tells of entries that a restore took away, which is known and no fault of the trail.
    """

    entries: int
    heads: int
    findings: tuple[Finding, ...]
    lost: tuple[Reason, ...]


def verify_trail(heads: Iterable[Head] = ()) -> Verification:
    """Hold the trail against itself, the heads kept outside the database, and any further heads given.

    The particulars of every entry that still has them are held against their digest.
    """
    kept, lost, faults = kept_heads(current_head())
    known = [*kept, *heads, *_published_heads()]
    if not known and not heads_file().exists() and current_head() == START:
        known = [START]  # nothing was ever told, and nothing was kept elsewhere
    counted = 0

    def entries() -> Iterator[AuditEntry]:
        nonlocal counted
        for row in AuditEntry.objects.order_by("sequence").iterator(chunk_size=2000):
            counted += 1
            faults.extend(_particulars_of(row))
            yield row

    own = current_head()
    found = verify_chain((row.entry for row in entries()), known)
    last = AuditEntry.objects.order_by("-sequence").first()
    if (Head(last.sequence, last.digest) if last is not None else START) != own:
        faults.append(Finding(own.sequence, HEAD_DIFFERS.of(sequence=str(own.sequence))))
    findings = tuple(sorted((*found, *faults), key=lambda finding: finding.sequence))
    return Verification(counted, len(set(known)), findings, tuple(lost))


def _particulars_of(row: AuditEntry) -> Iterator[Finding]:
    if row.payload is None or row.salt is None:
        return
    payload, salt = bytes(row.payload), bytes(row.salt)
    try:
        fits = payload_digest(payload, salt) == row.payload_digest
    except BadDocument:
        fits = False
    if not fits or canonical_subject(payload) != row.subject:
        yield Finding(row.sequence, PARTICULARS.of(sequence=str(row.sequence)))


def canonical_subject(payload: bytes) -> str | None:
    """The subject that the particulars of an entry name."""
    try:
        found = json.loads(payload)
    except ValueError:
        return None
    return found.get("subject") if isinstance(found, dict) else None


def _published_heads() -> Iterator[Head]:
    """The heads that stand in published results."""
    for document in Round.objects.filter(publication__isnull=False).values_list("publication", flat=True):
        trail = json.loads(bytes(document or b"{}")).get("trail")
        if trail is not None:
            yield Head(trail["sequence"], trail["digest"])


HEAD_DIFFERS = Text(
    "The database says that the trail ends with entry {sequence}, and it does not.",
    "La base de données dit que la piste se termine par l'entrée {sequence}, ce qui n'est pas le cas.",
)
PARTICULARS = Text(
    "Entry {sequence}: its particulars are not those that it was sealed with.",
    "Entrée {sequence} : ses détails ne sont pas ceux avec lesquels elle a été scellée.",
)
