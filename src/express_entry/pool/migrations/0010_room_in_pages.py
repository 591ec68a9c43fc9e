from __future__ import annotations

from typing import Any

from django.db import migrations

ROOM = "ALTER TABLE pool_profile SET (fillfactor = 50)"
NONE = "ALTER TABLE pool_profile RESET (fillfactor)"


def _on_postgresql(statement: str) -> Any:
    def run(_: Any, schema_editor: Any) -> None:
        if schema_editor.connection.vendor == "postgresql":
            schema_editor.execute(statement)

    return run


class Migration(migrations.Migration):
    """Room in each page for the next version of its rows: a change of law writes every profile.

    A version that finds room beside the one before, with nothing changed that an index is by, is written into no index.
    What lies in a table by now is moved as it is written.
    """

    dependencies = [
        ("pool", "0009_nominations_end_with_profiles"),
    ]

    operations = [
        migrations.RunPython(_on_postgresql(ROOM), _on_postgresql(NONE)),
    ]
