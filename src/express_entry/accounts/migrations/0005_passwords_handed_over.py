from __future__ import annotations

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0004_names_of_clients"),
    ]

    operations = [
        migrations.AddField(
            model_name="user",
            name="handed_over",
            field=models.BooleanField(default=False),
        ),
    ]
