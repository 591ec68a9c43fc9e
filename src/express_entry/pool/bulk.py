"""Many rows at once: what a database does in one statement, and Django's own bulk operations do slowly."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from itertools import islice
from typing import Any

from django.db import connection, models

from .profiles import Profile

ROWS = 500
"""Rows of one statement: SQLite takes so many values."""

_COLUMNS = ("points", "programs", "categories", "effective", "law_id", "due", "line")
_TYPES = ("smallint", "smallint", "text", "timestamptz", "bigint", "timestamptz", "text")


def insert(rows: Sequence[models.Model]) -> None:
    """Add new rows of one table; a number that the database gives them is not known afterwards."""
    if not rows:
        return
    told = rows[0]._meta  # noqa: SLF001 - Django's word for what a model says of itself
    fields = [each for each in told.concrete_fields if each is not told.auto_field or rows[0].pk is not None]
    columns = ", ".join(str(each.column) for each in fields)
    if connection.vendor == "postgresql":
        copy_rows(told.db_table, columns, ([getattr(row, each.attname) for each in fields] for row in rows))
        return
    statement = f"INSERT INTO {told.db_table} ({columns}) VALUES ({', '.join(['%s'] * len(fields))})"  # noqa: S608
    with connection.cursor() as cursor:
        cursor.executemany(statement, [[_saved(each, row) for each in fields] for row in rows])


def _saved(field: models.Field[Any, Any], row: models.Model) -> Any:
    """A value as the database keeps it."""
    return field.get_db_prep_save(getattr(row, field.attname), connection)


def copy_rows(table: str, columns: str, rows: Iterable[Sequence[Any]]) -> None:
    """Add rows to a table of PostgreSQL; what goes wrong is told in Django's words, as of any statement."""
    statement = f"COPY {table} ({columns}) FROM STDIN"
    with connection.wrap_database_errors, connection.cursor() as cursor, cursor.copy(statement) as copy:
        for row in rows:
            copy.write_row(row)


def write_standings(profiles: Iterable[Profile]) -> None:
    """Save the standings of profiles whose rows the transaction holds."""
    rest = iter(profiles)
    while batch := list(islice(rest, ROWS)):
        values = [_values(each) for each in batch]
        with connection.cursor() as cursor:
            cursor.execute(_update(len(batch)), [value for row in values for value in row])


def _values(profile: Profile) -> Sequence[Any]:
    return (
        profile.id,
        profile.points,
        profile.programs,
        profile.categories,
        _instant(profile.effective),
        profile.law_id,
        _instant(profile.due),
        profile.line,
    )


def _instant(instant: datetime | None) -> Any:
    return connection.ops.adapt_datetimefield_value(instant)


def _update(many: int) -> str:
    """One statement for so many rows; both databases name the columns of a list of values column1, column2 and on."""
    is_postgresql = connection.vendor == "postgresql"
    changes = ", ".join(
        f"{column} = CAST(v.column{place} AS {kind})" if is_postgresql else f"{column} = v.column{place}"
        for place, (column, kind) in enumerate(zip(_COLUMNS, _TYPES, strict=True), start=2)
    )
    rows = ", ".join([f"({', '.join(['%s'] * (len(_COLUMNS) + 1))})"] * many)

    # Nothing of the text comes from anywhere but this module.
    return (
        f"UPDATE pool_profile SET {changes} FROM (VALUES {rows}) AS v"  # noqa: S608
        " WHERE pool_profile.id = v.column1"
    )
