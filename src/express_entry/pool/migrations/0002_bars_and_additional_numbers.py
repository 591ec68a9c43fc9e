from __future__ import annotations

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("pool", "0001_pool"),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name="profile",
            name="profile_state",
        ),
        migrations.RemoveConstraint(
            model_name="profile",
            name="one_live_profile",
        ),
        migrations.RemoveIndex(
            model_name="profile",
            name="profile_live",
        ),
        migrations.AddField(
            model_name="supplement",
            name="additional",
            field=models.PositiveIntegerField(default=0),
        ),
        migrations.AddField(
            model_name="supplement",
            name="legal_basis",
            field=models.TextField(blank=True, default=""),
        ),
        migrations.AddIndex(
            model_name="profile",
            index=models.Index(
                models.F("id"),
                condition=models.Q(("state__in", ["barred", "in_pool", "invited", "nomination_ended", "submitted"])),
                name="profile_live",
            ),
        ),
        migrations.AddConstraint(
            model_name="profile",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "state__in",
                        [
                            "draft",
                            "submitted",
                            "ineligible",
                            "in_pool",
                            "nomination_ended",
                            "barred",
                            "invited",
                            "applied",
                            "lapsed",
                            "expired",
                            "withdrawn",
                            "removed",
                        ],
                    )
                ),
                name="profile_state",
            ),
        ),
        migrations.AddConstraint(
            model_name="profile",
            constraint=models.UniqueConstraint(
                condition=models.Q(("state__in", ["barred", "in_pool", "invited", "nomination_ended", "submitted"])),
                fields=("identity",),
                name="one_live_profile",
            ),
        ),
    ]
