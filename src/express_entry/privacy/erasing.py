"""Erasure, cut short anywhere and taken up again: rows at once, then documents, then what is left of bytes.

One transaction takes every row away or empties it, as the applications of the service say
(:mod:`express_entry.pool.holdings`), and notes which documents go. From its commit on the person is nobody; what
follows needs nothing of theirs but the handles of those documents.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import suppress
from datetime import datetime
from typing import Any

from django.db.models import ProtectedError

from express_entry.application.applications import Application
from express_entry.application.paperrows import Upload
from express_entry.application.papers import papers
from express_entry.correspondence.erasing import drop_messages
from express_entry.law import Text
from express_entry.pool.faults import Conflict
from express_entry.pool.holdings import Holding, Whose, holdings
from express_entry.pool.keeping import held_rows
from express_entry.pool.lifecycle import ProfileState
from express_entry.pool.people import Person
from express_entry.pool.profiles import Profile
from express_entry.pool.units import Desk, Unit, unit

from .holds import Hold, holds, needs_officer
from .requesting import locked
from .rows import Erasure, ErasureState, Origin
from .scrubbing import scrub
from .subjects import whose

LAST = "pool.Person"
"""The table whose row goes last: others are found by it."""


def begin(desk: Desk, code: str) -> tuple[Hold, ...]:
    """Take every row of a person away, where nothing keeps them; what does, where something does.

    :raises Conflict: where the request is not queued.
    """
    with unit(desk) as now:
        row = locked(code)
        if row.state != ErasureState.QUEUED.value or row.person_id is None:
            raise Conflict(NOT_QUEUED.of(code=code, state=ErasureState(row.state).words))
        person = _held(row.person_id)
        found = holds(person, now.now, Origin(row.origin))
        if found:
            return found
        if row.decided is None and needs_officer(person, now.now):
            row.state = ErasureState.FOR_OFFICER.value
            row.save()
            now.tell("erasure.for_officer", code)
            return ()
        _erase(now, row, person)
        return ()


def _held(key: Any) -> Person:
    """A person, their profiles and applications, held in the order in which everybody locks them."""
    profiles = list(held_rows(person=key))
    list(Application.objects.select_for_update().filter(profile__in=profiles).order_by("id"))
    return Person.objects.select_for_update().get(id=key)


def _erase(now: Unit, row: Erasure, person: Person) -> None:
    _discard_drafts(now, person)
    mine = whose(person)
    handles = Upload.objects.filter(application__in=mine.applications).order_by("id").values_list("handle", flat=True)
    gone = list(handles)
    counts = erase_rows(mine)
    Erasure.objects.filter(id=row.id).update(
        state=ErasureState.BEGUN.value,
        begun=now.now,
        handles=" ".join(gone),
        counts=json.dumps(dict(sorted(counts.items()))),
    )
    now.tell("erasure.begun", row.code, rows=sum(counts.values()), documents=len(gone))


def _discard_drafts(now: Unit, person: Person) -> None:
    """Drafts go by the way that the table of transitions has for them."""
    for profile in Profile.objects.filter(person=person, state=ProfileState.DRAFT.value).order_by("id"):
        now.move(profile.number, ProfileState.DRAFT, "discarded")
        profile.delete()


def erase_rows(mine: Whose) -> Counter[str]:
    """Every row of a person gone or emptied, as its table's holding says; how many, by table."""
    counts: Counter[str] = Counter()
    own = [each for each in holdings() if each.is_personal]
    for holding in sorted(own, key=lambda each: each.model == LAST):
        counts[holding.model] += _erased(holding, mine)
    return +counts


def _erased(holding: Holding, mine: Whose) -> int:
    rows = holding.rows(mine).order_by()
    if holding.erased is not None:
        made = {name: make for name, make in holding.erased.items() if callable(make)}
        for row in rows if made else ():
            rows.filter(pk=row.pk).update(**{name: make(row) for name, make in made.items()})
        return int(rows.update(**{name: value for name, value in holding.erased.items() if name not in made}))
    try:
        return int(rows.delete()[1].get(holding.model, 0))
    except ProtectedError as error:
        raise AssertionError(f"{holding.model} is erased before what rests on it") from error


# ----------------------------------------------------------------------------------------------- after the transaction


def finish(desk: Desk, code: str) -> Erasure:
    """Destroy the documents of an erasure that was begun, and note that it is done, unless it is already.

    :raises VaultFault: where the store of documents does not answer: the same again later goes on from there.
    """
    destroy(code)
    with unit(desk) as now:
        row = locked(code)
        if row.state == ErasureState.BEGUN.value:
            documents = len(row.handles.split())
            row.state, row.done, row.handles = ErasureState.DONE.value, now.now, ""
            row.counts = json.dumps({**json.loads(row.counts), "documents": documents}, sort_keys=True)
            row.save()
            now.tell("erasure.done", code, documents=documents)
        return row


def destroy(code: str) -> None:
    """Destroy the documents that an erasure named, and messages of nobody; those that are gone already are no fault."""
    drop_messages()
    vault = papers()
    for handle in Erasure.objects.values_list("handles", flat=True).get(code=code).split() if vault is not None else ():
        assert vault is not None
        vault.destroy(handle)


def carry_out(desk: Desk, codes: Iterable[str]) -> Iterator[str]:
    """Carry out the requests that nothing keeps, and take up those that were cut short; the codes of those done."""
    for code in codes:
        with suppress(Conflict):  # taken back, or settled, since it was listed
            begin(desk, code)
    begun = list(Erasure.objects.filter(state=ErasureState.BEGUN.value).order_by("id").values_list("code", flat=True))
    for code in begun:
        destroy(code)
    if begun and scrub():
        for code in begun:
            yield finish(desk, code).code


def queued() -> list[str]:
    """The requests that wait for nothing but their day."""
    rows = Erasure.objects.filter(state=ErasureState.QUEUED.value, person__isnull=False)
    return list(rows.order_by("id").values_list("code", flat=True))


def receipt(row: Erasure) -> dict[str, Any]:
    """What is told of an erasure, during it and afterwards: it names nobody."""
    instants = {name: getattr(row, name) for name in ("asked", "decided", "begun", "done")}
    return {
        "format": "express-entry/erasure@1",
        "code": row.code,
        "origin": row.origin,
        "state": row.state,
        **{name: _text(at) for name, at in instants.items()},
        "rows": json.loads(row.counts),
        "stays": sorted({each.model for each in holdings() if each.is_personal and each.erased is not None}),
    }


def _text(at: datetime | None) -> str | None:
    return None if at is None else f"{at.isoformat(timespec='seconds')[:-6]}Z"


NOT_QUEUED = Text(
    "code: {code} is not to be carried out now ({state}).",
    "code : {code} n'est pas à exécuter maintenant ({state}).",
)
