"""Many profiles into the pool at once: prepared by every core, written a batch a transaction, refused ones told.

A batch is there whole or not at all, and what stands in the pool already is refused like anywhere else, so a load that
was cut short is begun again with the same file: who was loaded is told apart by passport, or by name, document and
instant of submission, and not loaded twice, whatever became of them.
"""

from __future__ import annotations

import secrets
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db import IntegrityError, connection, connections

from .admissions import admitted, digest
from .bulk import insert
from .intake import CODE_LENGTH, CODE_LETTERS
from .keeping import told_standing
from .names import hold_all_names
from .nominationrows import Nomination
from .people import Person
from .preparing import Prepared, Record, Refused, enters, law_turned, prepared, under_law
from .processes import processes, worked
from .profiles import Profile, Version, category_column, instant_of_row
from .programbits import bits_of
from .states import NominationState, ProfileState
from .units import Desk, Unit, unit

BATCH = 1000

Dated = tuple[datetime, Record | Refused]
"""A record, and the instant as of which it is tested."""
Reject = Callable[[Refused], None]
"""Told of each record that is not loaded."""


@dataclass
class Loaded:
    """What became of the records, by the state in which they entered, and how many were refused."""

    states: Counter[str] = field(default_factory=Counter)
    refused: int = 0


def load(
    desk: Desk,
    records: Iterable[Record | Refused],
    *,
    workers: int = 1,
    reject: Reject = lambda _: None,
    progress: Callable[[int], None] = lambda _: None,
) -> Loaded:
    """Load records; those that are refused are told one by one, and the others are loaded.

    :param workers: processes that read and rank.
    """
    done = Loaded()
    at = _instant(desk)

    def dated() -> Iterator[Dated]:
        for record in records:
            yield at, record

    # Reading may take long, and what was asked so far is done with: no connection stays open for it.
    connections.close_all()
    with processes(workers) as pool:
        for batch in worked(pool, _prepare, dated(), BATCH):
            ready = []
            for each in batch:
                if isinstance(each, Refused):
                    done.refused += 1
                    reject(each)
                else:
                    ready.append(each)
            for refused in _written(desk, ready, done):
                done.refused += 1
                reject(refused)
            progress(len(batch))
            if law_turned(at, desk.clock()):
                at = _instant(desk)
    return done


def _instant(desk: Desk) -> datetime:
    """The instant as of which records are tested: that of the beginning, or of the last change of law since."""
    with unit(desk) as now:
        return now.now


def _prepare(dated: Dated) -> Prepared | Refused:
    at, record = dated
    return record if isinstance(record, Refused) else prepared(record, at)


def _written(desk: Desk, ready: list[Prepared], done: Loaded) -> list[Refused]:
    """Write a batch, once more where a certificate came on record between the look and the row."""
    try:
        return _write(desk, ready, done)
    except IntegrityError:
        return _write(desk, ready, done)


def _write(desk: Desk, ready: list[Prepared], done: Loaded) -> list[Refused]:
    """Write a batch in one transaction; gives those who may not enter."""
    if not ready:
        return []
    with unit(desk) as now:
        ready, refused = _under_law(now, ready)
        hold_all_names()
        entering, others = admitted(now, ready)
        refused += others
        rows = _rows(now, entering)
        insert([Person(id=each.person, created=now.now) for each in entering])
        insert(rows)
        insert([_version(now, *pair) for pair in zip(rows, entering, strict=True)])
        nominations = [_nomination(row, each) for row, each in zip(rows, entering, strict=True) if each.nomination]
        insert(nominations)
        of_rows = {each.profile_id: each for each in nominations}
        for row in rows:
            _tell(now, row, of_rows.get(row.id))
        states = Counter(row.state for row in rows)
    done.states.update(states)
    return refused


def _under_law(now: Unit, ready: list[Prepared]) -> tuple[list[Prepared], list[Refused]]:
    """The records as they stand under the law of the unit, which may have changed since they were tested."""
    standing = [under_law(each, now.now) for each in ready]
    refused = [each for each in standing if isinstance(each, Refused)]
    return [each for each in standing if isinstance(each, Prepared)], refused


def _rows(now: Unit, entering: list[Prepared]) -> list[Profile]:
    return [_row(now, key, each) for key, each in zip(reserve(len(entering)), entering, strict=True)]


def _row(now: Unit, key: int, each: Prepared) -> Profile:
    last = each.standing
    state = enters(each, now.now)
    ends = {ProfileState.INELIGIBLE: now.now, ProfileState.EXPIRED: each.expires}
    row = Profile(
        id=key,
        person_id=each.person,
        identity=each.identity,
        name_key=each.name_key,
        code="".join(secrets.choice(CODE_LETTERS) for _ in range(CODE_LENGTH)),
        state=state.value,
        created=now.now,
        draft_until=now.now,
        submitted=each.submitted,
        effective=last.since,
        expires=each.expires if state is not ProfileState.INELIGIBLE else None,
        ended=ends.get(state),
        version=1,
        points=last.points,
        programs=bits_of(last.programs),
        categories=category_column(last.categories),
        law=now.law_at(last.since),
    )
    if state is ProfileState.IN_POOL:
        row.due = min(turn for turn in (last.due, each.expires) if turn is not None)
    row.write_line()
    return row


def _version(now: Unit, row: Profile, each: Prepared) -> Version:
    return Version(profile=row, sequence=1, received=now.now, document=each.text, digest=digest(each.text))


def _nomination(row: Profile, each: Prepared) -> Nomination:
    """An accepted nomination, or where the profile has ended one that ended with it, as anybody's does."""
    assert each.nomination is not None
    province, certificate, issued = each.nomination
    return Nomination(
        profile=row,
        province=province,
        certificate=certificate,
        issued=issued,
        state=(NominationState.ACCEPTED if row.ended is None else NominationState.ENDED).value,
        offered=each.submitted,
        answer_by=issued,
        accepted=each.submitted,
        ended=row.ended,
    )


def _tell(now: Unit, row: Profile, nomination: Nomination | None) -> None:
    now.move(
        row.number, ProfileState.DRAFT, "submitted", version=1, submitted=instant_of_row(row.submitted), loaded=True
    )
    if nomination is not None:
        now.move(row.number, NominationState.OFFERED, "accepted", province=nomination.province, loaded=True)
    if row.state == ProfileState.INELIGIBLE.value:
        now.move(row.number, ProfileState.SUBMITTED, "found_ineligible")
    else:
        told: dict[str, Any] = told_standing(row)
        now.move(row.number, ProfileState.SUBMITTED, "entered", expires=instant_of_row(row.expires), **told)
        if row.state != ProfileState.IN_POOL.value:
            now.move(row.number, ProfileState.IN_POOL, row.state, effective=instant_of_row(row.ended))
    if nomination is not None and nomination.state == NominationState.ENDED.value:
        now.move(row.number, NominationState.ACCEPTED, "ended", province=nomination.province)


def reserve(many: int) -> list[int]:
    """Numbers for new rows of profiles, which nobody else is given."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(
                "SELECT nextval(pg_get_serial_sequence('pool_profile', 'id')) FROM generate_series(1, %s)", [many]
            )
            return sorted(key for (key,) in cursor.fetchall())
        cursor.execute("SELECT coalesce(max(seq), 0) FROM sqlite_sequence WHERE name = 'pool_profile'")
        first = cursor.fetchone()[0] + 1
        return list(range(first, first + many))
