from __future__ import annotations

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("pool", "0006_places_of_counts"),
    ]

    operations = [
        migrations.AddIndex(
            model_name="auditentry",
            index=models.Index(
                name="audit_action", fields=["action", "sequence"], opclasses=["varchar_pattern_ops", ""]
            ),
        ),
        migrations.AddIndex(
            model_name="auditentry",
            index=models.Index(name="audit_actor", fields=["actor", "sequence"]),
        ),
        migrations.AddIndex(
            model_name="auditentry",
            index=models.Index(name="audit_instant", fields=["instant", "sequence"]),
        ),
    ]
