from __future__ import annotations

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("pool", "0003_numbers_never_again"),
    ]

    operations = [
        migrations.AddField(
            model_name="bar",
            name="person",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.SET_NULL, related_name="+", to="pool.person"
            ),
        ),
    ]
