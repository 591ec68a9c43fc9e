from __future__ import annotations

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("pool", "0005_counts_corrections_and_liftings"),
    ]

    operations = [
        migrations.AddField(
            model_name="poolcount",
            name="places",
            field=models.TextField(blank=True, default=""),
        ),
    ]
