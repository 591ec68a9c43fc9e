from __future__ import annotations

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0003_password_at_the_link"),
    ]

    operations = [
        migrations.AddField(
            model_name="appointment",
            name="known_as",
            field=models.CharField(default="", max_length=60),
        ),
    ]
