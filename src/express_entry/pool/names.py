"""Two people of one name and birth date at the door at one instant: each waits for the other.

What makes a passport stand once is the database's own constraint. A name may stand twice, so whoever looks for others
of it holds the name until the transaction ends. On SQLite every writer is alone anyway.
"""

from __future__ import annotations

from django.db import connection

NAMES = 0x4E414D45  # "NAME"
"""The first number of the advisory locks on names, and that of the lock on all of them."""


def hold_name(name_key: str) -> None:
    """Hold a name and birth date until the transaction ends, before any row of that name is locked."""
    if name_key and connection.vendor == "postgresql":
        _hold("pg_advisory_xact_lock_shared(%s)", NAMES)
        # Two names may share a number: whoever has one waits for the other, which harms nobody.
        _hold("pg_advisory_xact_lock(%s, %s)", NAMES, int(name_key[:8], 16) - 2**31)


def hold_all_names() -> None:
    """Hold every name until the transaction ends: for whoever takes in many at a time."""
    if connection.vendor == "postgresql":
        _hold("pg_advisory_xact_lock(%s)", NAMES)


def _hold(lock: str, *numbers: int) -> None:
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {lock}", numbers)
