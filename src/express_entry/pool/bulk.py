"""Many rows at once: what a database does in one statement, and Django's own bulk operations do slowly."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

from django.db import connection, models

from .profiles import Profile


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
    """Save the standings of profiles whose rows the transaction holds.

    Many rows go as one value, which each database takes apart: to write thousands of them apart into a statement takes
    longer than to execute it.
    """
    rows = [_values(each) for each in profiles]
    if rows:
        with connection.cursor() as cursor:
            cursor.execute(_UPDATES[connection.vendor], [json.dumps(rows)])


def _values(profile: Profile) -> dict[str, Any]:
    return {
        "id": profile.id,
        "points": profile.points,
        "programs": profile.programs,
        "categories": profile.categories,
        "effective": _instant(profile.effective),
        "law_id": profile.law_id,
        "due": _instant(profile.due),
        "line": profile.line,
    }


def _instant(instant: datetime | None) -> str | None:
    adapted = connection.ops.adapt_datetimefield_value(instant)
    return None if adapted is None else str(adapted)


def _update(rows: str) -> str:
    """One statement for any number of rows, which ``rows`` makes of its one value."""
    changes = ", ".join(f"{column} = v.{column}" for column in _COLUMNS)

    # Nothing of the text comes from anywhere but this module.
    return f"UPDATE pool_profile SET {changes} FROM ({rows}) AS v WHERE pool_profile.id = v.id"  # noqa: S608


_COLUMNS = {
    "points": "smallint",
    "programs": "smallint",
    "categories": "text",
    "effective": "timestamptz",
    "law_id": "bigint",
    "due": "timestamptz",
    "line": "text",
}
"""The columns of a standing, with their types in PostgreSQL."""
_TYPED = ", ".join(f"{column} {kind}" for column, kind in {"id": "bigint", **_COLUMNS}.items())
_TAKEN = ", ".join(f"json_extract(value, '$.{column}') AS {column}" for column in ("id", *_COLUMNS))
_UPDATES = {
    "postgresql": _update(f"SELECT * FROM json_to_recordset(%s) AS r ({_TYPED})"),  # noqa: S608 - as above
    "sqlite": _update(f"SELECT {_TAKEN} FROM json_each(%s)"),  # noqa: S608 - as above
}
