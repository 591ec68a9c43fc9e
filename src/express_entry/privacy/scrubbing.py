"""What a database leaves of rows that are gone: pages that nobody reads any more, made anew or given back.

SQLite overwrites what is deleted (``secure_delete``), and its file is written anew here, with the log of what was
written emptied behind it. On PostgreSQL ``VACUUM`` takes dead rows out of the tables that hold anything of people; what
its own log and its backups still hold goes with them, in the time that their operator gave them.
"""

from __future__ import annotations

from django.conf import settings
from django.db import OperationalError, connection
from django.utils.module_loading import import_string

from express_entry.pool.holdings import holdings
from express_entry.pool.units import is_busy


def scrub() -> bool:
    """Have the database give up what it still holds of deleted rows; False where somebody is in the way for now.

    A copy of the database that a killed backup left goes too.
    """
    left = getattr(settings, "LEFT_BEHIND", "")
    if left:
        import_string(left)()
    try:
        with connection.cursor() as cursor:
            if connection.vendor == "sqlite":
                cursor.execute("VACUUM")
                cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
                busy = int(cursor.fetchone()[0])
                return not busy
            tables = {each.table._meta.db_table for each in holdings() if each.is_personal}  # noqa: SLF001 - Django's word
            for table in sorted(tables):
                cursor.execute(f"VACUUM {connection.ops.quote_name(table)}")
            return True
    except OperationalError as error:
        if is_busy(error):
            return False
        raise
