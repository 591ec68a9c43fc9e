from __future__ import annotations

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    """The index alone goes: SQLite would make the whole table anew, and forget the highest number ever given."""

    dependencies = [
        ("pool", "0007_searching_the_trail"),
    ]

    operations = [
        migrations.SeparateDatabaseAndState(
            database_operations=[
                migrations.RunSQL(
                    "DROP INDEX IF EXISTS pool_profile_law_id_b414fd64",
                    "CREATE INDEX pool_profile_law_id_b414fd64 ON pool_profile (law_id)",
                ),
            ],
            state_operations=[
                migrations.AlterField(
                    model_name="profile",
                    name="law",
                    field=models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="pool.lawview",
                    ),
                ),
            ],
        ),
    ]
