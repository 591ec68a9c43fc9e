"""The rows of a PostgreSQL database in and out of files, by the server's own COPY, with the driver alone.

No program of PostgreSQL's is needed, and none of a version that the server refuses. The schema is not copied: it is
what the migrations make, which a backup names, and making it anew is what a restore does.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from psycopg import sql

from .archive import Packer

CONTENTS = "database/contents.json"


class Table(NamedTuple):
    """A table, the columns that hold what was put in, and the file of its rows."""

    name: str
    columns: tuple[str, ...]
    file: str


def pack(packer: Packer) -> None:
    """Put in the rows of every table as one transaction sees them, which is to be open, and where the sequences are."""
    with connection.cursor() as cursor:
        tables = list(_tables(cursor))
        for table in tables:
            packer.pieces(table.file, _rows(cursor, table))
        # Asked last: a sequence may be ahead of the rows, never behind.
        cursor.execute(
            "SELECT sequencename, last_value FROM pg_sequences"
            " WHERE schemaname = current_schema() AND last_value IS NOT NULL ORDER BY 1"
        )
        told = {"tables": tables, "sequences": cursor.fetchall()}
    packer.pieces(CONTENTS, iter([json.dumps(told, ensure_ascii=False).encode()]))


def _tables(cursor: Any) -> Iterator[Table]:
    cursor.execute(
        "SELECT c.relname, array_agg(a.attname::text ORDER BY a.attnum) FROM pg_class c"
        " JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = ''"
        " WHERE c.relnamespace = current_schema()::regnamespace AND c.relkind = 'r'"
        " AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.objid = c.oid AND d.deptype = 'e')"
        " GROUP BY c.relname ORDER BY c.relname"
    )
    for place, (name, columns) in enumerate(cursor.fetchall()):
        yield Table(name, tuple(columns), f"database/{place:04}.copy")


def _rows(cursor: Any, table: Table) -> Iterator[bytes | memoryview]:
    with connection.wrap_database_errors, cursor.copy(_copy(table, "TO STDOUT")) as copy:
        yield from copy


def _copy(table: Table, direction: str) -> sql.Composed:
    columns = sql.SQL(", ").join(map(sql.Identifier, table.columns))
    return sql.SQL(f"COPY {{}} ({{}}) {direction}").format(sql.Identifier(table.name), columns)


# ------------------------------------------------------------------------------------------------------------ bringing


def is_empty() -> bool:
    """Whether the schema holds no table."""
    with connection.cursor() as cursor:
        return not any(True for _ in _tables(cursor))


def bring_back(folder: Path, migrations: Iterable[tuple[str, str]]) -> None:
    """Put the rows of a backup in the place of everything that the schema holds, in the transaction that is open."""
    told = json.loads((folder / CONTENTS).read_bytes())
    tables = [Table(name, tuple(columns), file) for name, columns, file in told["tables"]]
    with connection.cursor() as cursor:
        # A schema cannot be changed while a check of its rows is still to come.
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        _clear(cursor)
        _build(set(migrations))
        cursor.execute("SET CONSTRAINTS ALL DEFERRED")
        for table in tables:
            # What migrations put there; a table that may only be added to is empty, and nothing is taken from it.
            cursor.execute(sql.SQL("DELETE FROM {}").format(sql.Identifier(table.name)))
        for table in tables:
            _fill(cursor, table, folder / table.file)
        for name, last in told["sequences"]:
            cursor.execute("SELECT setval(quote_ident(%s)::regclass, %s, true)", [name, last])


def _clear(cursor: Any) -> None:
    """Drop what the schema holds, except what belongs to an extension."""
    for query, drop in _DROPPED:
        cursor.execute(query + _NOT_OF_AN_EXTENSION)
        names = [name for (name,) in cursor.fetchall()]
        if names:
            cursor.execute(f"{drop} {', '.join(names)} CASCADE")


def _build(migrations: set[tuple[str, str]]) -> None:
    """The schema as the migrations made it of which the backup tells."""
    executor = MigrationExecutor(connection)
    nodes = executor.loader.graph.node_map
    last = [each for each in migrations if not any(child.key in migrations for child in nodes[each].children)]
    executor.migrate(sorted(last))


def _fill(cursor: Any, table: Table, file: Path) -> None:
    copying = cursor.copy(_copy(table, "FROM STDIN"))
    with connection.wrap_database_errors, copying as copy, file.open("rb") as source:
        while piece := source.read(1 << 20):
            copy.write(piece)


_RELATION = "SELECT o.oid::regclass::text FROM pg_class o WHERE o.relnamespace = current_schema()::regnamespace"
_ROUTINE = "SELECT o.oid::regprocedure::text FROM pg_proc o WHERE o.pronamespace = current_schema()::regnamespace"
_TYPE = "SELECT o.oid::regtype::text FROM pg_type o WHERE o.typnamespace = current_schema()::regnamespace"
_DROPPED = (
    (f"{_RELATION} AND o.relkind IN ('r', 'p')", "DROP TABLE IF EXISTS"),
    (f"{_RELATION} AND o.relkind = 'v'", "DROP VIEW IF EXISTS"),
    (f"{_RELATION} AND o.relkind = 'm'", "DROP MATERIALIZED VIEW IF EXISTS"),
    (f"{_RELATION} AND o.relkind = 'S'", "DROP SEQUENCE IF EXISTS"),
    (_ROUTINE, "DROP ROUTINE IF EXISTS"),
    (f"{_TYPE} AND o.typtype IN ('e', 'd')", "DROP TYPE IF EXISTS"),
)
"""What a schema may hold: how it is listed and how it is dropped; each is asked once what came before it is gone."""

_NOT_OF_AN_EXTENSION = " AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.objid = o.oid AND d.deptype = 'e')"
