from __future__ import annotations

from typing import Any

from django.db import migrations, models

LONGEST = 15


def _on_postgresql(length: int) -> Any:
    def run(_: Any, schema_editor: Any) -> None:
        if schema_editor.connection.vendor == "postgresql":
            schema_editor.execute(f"ALTER TABLE pool_invitation ALTER COLUMN program TYPE varchar({length})")

    return run


class Migration(migrations.Migration):
    """The names of programs that the law may add are longer than those of 2015; SQLite looks at no length."""

    dependencies = [
        ("pool", "0009_nominations_end_with_profiles"),
    ]

    operations = [
        migrations.SeparateDatabaseAndState(
            database_operations=[migrations.RunPython(_on_postgresql(LONGEST), _on_postgresql(3))],
            state_operations=[
                migrations.AlterField(
                    model_name="invitation", name="program", field=models.CharField(max_length=LONGEST)
                ),
            ],
        ),
    ]
