from __future__ import annotations

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0003_names_of_clients"),
    ]

    operations = [
        migrations.RemoveField(model_name="ticket", name="password"),
    ]
