from __future__ import annotations

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0005_passwords_handed_over"),
    ]

    operations = [
        migrations.CreateModel(
            name="AskedGrant",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("role", models.CharField(max_length=20)),
                ("asked", models.DateTimeField()),
                ("asked_by", models.CharField(max_length=64)),
                (
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="asked_grants", to="accounts.user"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("role__in", ["administrator", "authorising_officer", "round_officer"])),
                        name="asked_grant_role",
                    ),
                    models.UniqueConstraint(fields=("user", "role"), name="one_asked_grant"),
                ],
            },
        ),
    ]
