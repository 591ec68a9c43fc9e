from __future__ import annotations

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0002_factors_sessions_and_messages"),
    ]

    operations = [
        migrations.AddField(
            model_name="appointment",
            name="known_as",
            field=models.CharField(default="", max_length=60),
        ),
    ]
