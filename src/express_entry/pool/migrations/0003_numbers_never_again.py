from __future__ import annotations

from typing import Any

from django.db import migrations


def keep_numbers(apps: Any, schema_editor: Any) -> None:
    """SQLite forgets the highest number that was ever given where it makes a table anew, as 0002 had it do.

    A number of a draft that is gone would be given to somebody else, with what the audit trail tells of it.
    """
    if schema_editor.connection.vendor != "sqlite":
        return
    with schema_editor.connection.cursor() as cursor:
        cursor.execute(
            "SELECT max(CAST(substr(subject, 2) AS INTEGER)) FROM pool_auditentry"
            " WHERE subject GLOB 'E[0-9][0-9][0-9][0-9][0-9][0-9][0-9][0-9][0-9]'"
        )
        (last,) = cursor.fetchone()
        if last is None:
            return
        cursor.execute("SELECT count(*) FROM sqlite_sequence WHERE name = 'pool_profile'")
        if cursor.fetchone()[0]:
            cursor.execute("UPDATE sqlite_sequence SET seq = max(seq, %s) WHERE name = 'pool_profile'", [last])
        else:
            cursor.execute("INSERT INTO sqlite_sequence (name, seq) VALUES ('pool_profile', %s)", [last])


class Migration(migrations.Migration):
    dependencies = [
        ("pool", "0002_bars_and_additional_numbers"),
    ]

    operations = [migrations.RunPython(keep_numbers, migrations.RunPython.noop)]
