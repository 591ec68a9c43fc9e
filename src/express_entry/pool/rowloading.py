"""Rows of a synthetic pool as they are: for replays and benchmarks, in a store that holds nobody else.

Such a row has no document and no person: it is ranked by what it says, and the clock can only let it expire.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any

from django.db import connection

from express_entry.law import Text
from express_entry.selection import Row
from express_entry.selection.snapshotrows import row_line

from .bulk import copy_rows
from .faults import Conflict, Unacceptable
from .laws import PoolState
from .profiles import Profile, category_column, key_of
from .programbits import bits_of
from .states import ProfileState
from .units import Desk, Unit, unit

BATCH = 20_000

_COLUMNS = (
    "id, identity, name_key, code, state, created, draft_until, submitted, effective, expires, version, points,"
    " programs, categories, law_id, due, line"
)


def load_rows(desk: Desk, rows: Iterable[Row]) -> int:
    """Fill an empty pool with rows in the pool; all of them or none. The law of the desk's instant counts as applied.

    :raises Conflict: where the pool is not empty.
    :raises Unacceptable: where a row's number is none of this pool.
    """
    many = 0
    with unit(desk, alone=True) as now:
        if Profile.objects.exists():
            raise Conflict(NOT_EMPTY.of())
        view = now.law_at(now.now)
        PoolState.objects.filter(id=1).update(law=view)
        source = iter(rows)
        while batch := list(islice(source, BATCH)):
            _insert(_values(now, view.id, batch))
            many += len(batch)
        if connection.vendor == "postgresql":
            _continue_numbers()
        now.tell("pool.rows_loaded", "pool", rows=many)
    return many


def _values(now: Unit, law: int, rows: Iterable[Row]) -> Iterator[tuple[Any, ...]]:
    adapt = connection.ops.adapt_datetimefield_value
    at = adapt(now.now)
    for row in rows:
        key = key_of(row.number)
        if key is None or row.expires is None:
            raise Unacceptable(NO_ROW.of(value=row.number[:40]))
        submitted, expires = adapt(row.submitted), adapt(row.expires)
        yield (
            key,
            f"row.{key}",
            "",
            "",
            ProfileState.IN_POOL.value,
            at,
            at,
            submitted,
            submitted,
            expires,
            0,
            row.points,
            bits_of(row.programs),
            category_column(row.categories),
            law,
            expires,
            row_line(row),
        )


def _insert(values: Iterator[tuple[Any, ...]]) -> None:
    if connection.vendor == "postgresql":
        copy_rows("pool_profile", _COLUMNS, values)
        return
    with connection.cursor() as cursor:
        places = ", ".join(["%s"] * (_COLUMNS.count(",") + 1))
        # Constants of this module alone.
        cursor.executemany(f"INSERT INTO pool_profile ({_COLUMNS}) VALUES ({places})", list(values))  # noqa: S608


def _continue_numbers() -> None:
    """Numbers drawn from now on follow those that were loaded."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT setval(pg_get_serial_sequence('pool_profile', 'id'), (SELECT max(id) FROM pool_profile))"
        )


NOT_EMPTY = Text(
    "the pool is not empty. Accepted for a synthetic pool: a store that holds nothing else.",
    "le bassin n'est pas vide. Accepté pour un bassin synthétique : un dépôt qui ne contient rien d'autre.",
)
NO_ROW = Text(
    "{value}: this row cannot be in the pool. Accepted: a number such as E000000001, and an instant of expiry.",
    "{value} : cette ligne ne peut être dans le bassin. Valeurs acceptées : un numéro comme E000000001 et un instant "
    "d'expiration.",
)
