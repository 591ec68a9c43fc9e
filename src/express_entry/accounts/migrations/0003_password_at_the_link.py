from __future__ import annotations

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0002_factors_sessions_and_messages"),
    ]

    operations = [
        migrations.RemoveField(model_name="ticket", name="password"),
    ]
