from __future__ import annotations

from django.db import migrations, models


class Migration(migrations.Migration):
    """The certificate of an offer that was taken back before it was accepted is free for the same person again."""

    dependencies = [
        ("pool", "0010_longer_names_of_programs"),
    ]

    operations = [
        migrations.RemoveConstraint(model_name="nomination", name="one_certificate"),
        migrations.AddConstraint(
            model_name="nomination",
            constraint=models.UniqueConstraint(
                condition=models.Q(
                    ("state__in", ["accepted", "offered"]),
                    models.Q(("accepted__isnull", False), ("state__in", ["withdrawn", "renounced"])),
                    _connector="OR",
                ),
                fields=("province", "certificate"),
                name="one_certificate",
            ),
        ),
        migrations.AddIndex(
            model_name="nomination",
            index=models.Index("province", "certificate", name="nomination_certificate"),
        ),
    ]
