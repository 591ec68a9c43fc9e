"""What becomes of a round once it was run: worked out again from its snapshot, published, proved, verified at any time.

The database's statement chose who is invited; the pure rule of :mod:`express_entry.selection` says whether it chose
right, and nothing is published before both agree.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator

from django.db import transaction

from express_entry import __version__
from express_entry.law import Reason, Text
from express_entry.selection import (
    BadDocument,
    Rerun,
    Signer,
    format_of,
    line_proof,
    published,
    published_result,
    verify,
)
from express_entry.selection.check_line import Refused

from .audit import current_head
from .auditrows import AuditEntry
from .faults import Conflict, NotFound
from .lines import keep, quick_proof
from .profiles import number_text
from .programbits import bits_of
from .roundrows import Round
from .rounds import held, known
from .running import invited_digest, invited_rows
from .snapshots import load, stored_bytes
from .states import RoundState
from .statewords import words_of_state
from .units import Desk, unit


def publish(desk: Desk, number: str, signer: Signer | None) -> Round:
    """Publish the result of a round, with the head of the audit trail, signed where there is a key.

    :raises Conflict: where it was not run, or what the database holds is not what its snapshot gives.
    """
    item = known(number)
    if item.state != RoundState.RUN.value:
        with unit(desk) as now:
            now.move(number, RoundState(item.state), "published")
    again = _again(item)
    found = tuple(_differences(item, again))
    if found:
        raise Conflict(*found)
    with unit(desk) as now:
        item = held(number)
        now.move(number, RoundState(item.state), "published", result=hashlib.sha256(again.result).hexdigest())
        item.state, item.published, item.result = RoundState.PUBLISHED.value, now.now, again.result
        item.publication = published(
            again.result, engine=f"express-entry {__version__}", trail=current_head(), signer=signer
        )
        item.save()
    keep(item, again)
    return item


def check(number: str) -> tuple[Reason, ...]:
    """Every way in which a round is not what its snapshot gives; nothing where it is, byte for byte."""
    item = known(number)
    if item.state not in {RoundState.RUN.value, RoundState.PUBLISHED.value}:
        raise Conflict(NOT_RUN.of(number=number, state=words_of_state(RoundState(item.state))))
    try:
        again = _again(item)
    except Conflict as fault:
        return fault.reasons
    return (*_differences(item, again), *_of_publication(item))


def _again(item: Round) -> Rerun:
    """The round held again from its snapshot.

    :raises Conflict: where the snapshot is gone or was changed.
    """
    try:
        snapshot = load(item.snapshot)
        return Rerun(snapshot) if item.result is None else Rerun(snapshot, format_of(bytes(item.result)))
    except BadDocument as fault:
        raise Conflict(fault.reason) from None


def _differences(item: Round, again: Rerun) -> Iterator[Reason]:
    """What the database holds of a round against what its snapshot gives."""
    snapshot, outcome = again.snapshot, again.outcome
    law = item.law
    assert law is not None
    if snapshot.digest != item.snapshot_digest:
        yield OTHER.of(field="snapshot", stated=item.snapshot_digest, found=snapshot.digest)
    if snapshot.law_fingerprint != law.fingerprint or snapshot.law != bytes(law.canonical):
        yield OTHER.of(field="law", stated=law.fingerprint, found=snapshot.law_fingerprint)
    yield from _of_instruction(item, again)
    chosen = [(each.number, each.rank, each.program, each.points, each.submitted) for each in outcome.invited]
    issued = list(invited_rows(item))
    kept = [(number_text(key), rank, program, points, at) for key, rank, program, points, at in issued]
    if chosen != kept:
        place = next(
            (at for at, pair in enumerate(zip(chosen, kept, strict=False)) if pair[0] != pair[1]),
            min(len(chosen), len(kept)),
        )
        yield OTHER_PEOPLE.of(rank=str(place + 1), stated=str(len(kept)), found=str(len(chosen)))
    for field, stated, found in (
        ("invited", item.invited, len(chosen)),
        ("cutoff", item.cutoff, outcome.cutoff),
        ("tie_break", item.tie_break, outcome.tie_break),
    ):
        if stated != found:
            yield OTHER.of(field=field, stated=str(stated), found=str(found))


def _of_instruction(item: Round, again: Rerun) -> Iterator[Reason]:
    ran = again.snapshot.instruction
    category = "" if ran.category is None else f"{ran.category.slug}@{ran.category.version}"
    for field, stated, found in (
        ("number", item.number, ran.number),
        ("grouping", item.grouping, ran.grouping.value),
        ("programs", item.programs, bits_of(ran.programs)),
        ("category", item.category, category),
        ("invitations", item.invitations, ran.invitations),
        ("points_from", item.points_from, ran.points_from),
        ("instant", item.instant, ran.instant),
    ):
        if stated != found:
            yield OTHER.of(field=field, stated=str(stated), found=str(found))


def _of_publication(item: Round) -> Iterator[Reason]:
    if item.state != RoundState.PUBLISHED.value:
        return
    result = bytes(item.result or b"")
    yield from verify(stored_bytes(item.snapshot), result)
    try:
        if published_result(bytes(item.publication or b"")) != result:
            yield OTHER.of(field="publication", stated="-", found="result")
    except BadDocument as fault:
        yield fault.reason


def publication(number: str) -> bytes:
    """The published result of a round: what everybody may have, and a line's proof is checked against.

    :raises Conflict: where it is not published.
    """
    item = known(number)
    if item.publication is None:
        raise Conflict(NOT_PUBLISHED.of(number=number, state=words_of_state(RoundState(item.state))))
    return bytes(item.publication)


def line(number: str, profile: str) -> bytes:
    """The proof of one profile's own line in a round, to hand over (Act, 10.2(4)).

    :raises NotFound: where the pool of the round did not hold the profile.
    """
    item = known(number)
    if item.state != RoundState.PUBLISHED.value:
        raise Conflict(NOT_PUBLISHED.of(number=number, state=words_of_state(RoundState(item.state))))
    proof = _proof(item, profile)
    if proof is None:
        raise NotFound(NOT_HELD.of(number=number, profile=profile))
    return proof


def _proof(item: Round, profile: str) -> bytes | None:
    """The proof of a line by the book of the round, else by the whole round, which makes the book anew."""
    try:
        return quick_proof(item, profile)
    except (OSError, BadDocument, Refused):
        again = _again(item)
        keep(item, again)
        return line_proof(again, profile)


def trail_fits(item: Round) -> bool:
    """Whether who was invited is who the audit trail says was."""
    with transaction.atomic():
        return invited_digest(list(invited_rows(item))) in _told_of(item)


def _told_of(item: Round) -> str:
    entry = AuditEntry.objects.filter(subject=item.number, action="round.run").first()
    return "" if entry is None or entry.payload is None else bytes(entry.payload).decode()


OTHER = Text(
    "{field}: the database says {stated}; the snapshot gives {found}.",
    "{field} : la base de données dit {stated}; l'instantané donne {found}.",
)
OTHER_PEOPLE = Text(
    "invitations: from rank {rank} on they are not those that the snapshot gives ({stated} in the database, {found} by "
    "the snapshot).",
    "invitations : à partir du rang {rank}, ce ne sont pas celles que donne l'instantané ({stated} dans la base de "
    "données, {found} selon l'instantané).",
)
NOT_RUN = Text(
    "number: the round {number} was not run ({state}).", "numéro : la ronde {number} n'a pas été tenue ({state})."
)
NOT_PUBLISHED = Text(
    "number: the result of the round {number} is not published ({state}).",
    "numéro : le résultat de la ronde {number} n'est pas publié ({state}).",
)
NOT_HELD = Text(
    "profile: the pool of the round {number} did not hold the profile {profile}.",
    "profil : le bassin de la ronde {number} ne contenait pas le profil {profile}.",
)
