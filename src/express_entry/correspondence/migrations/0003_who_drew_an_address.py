from __future__ import annotations

from typing import Any

import django.db.models.deletion
from django.db import migrations, models
from django.utils import timezone


def revoke_of_clients(apps: Any, schema: Any) -> None:
    """Who drew an address before is not known: of whoever appointed a firm, it may have been the firm."""
    people = apps.get_model("accounts", "Appointment").objects.values("person")
    rows = apps.get_model("correspondence", "CalendarAddress").objects
    rows.filter(revoked__isnull=True, person__in=people).update(revoked=timezone.now())


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0004_names_of_clients"),
        ("correspondence", "0002_messages_about_accounts"),
    ]

    operations = [
        migrations.AddField(
            model_name="calendaraddress",
            name="drawn_by",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.CASCADE, related_name="+", to="accounts.user"
            ),
        ),
        migrations.RunPython(revoke_of_clients, migrations.RunPython.noop),
    ]
