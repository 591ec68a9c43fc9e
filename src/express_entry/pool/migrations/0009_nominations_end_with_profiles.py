from __future__ import annotations

from typing import Any

from django.db import migrations, models
from django.db.models import OuterRef, Subquery

ENDED = ["lapsed", "expired", "withdrawn", "removed"]
"""Where a profile ended and no application was made on it."""


def end_with_profiles(apps: Any, _: Any) -> None:
    """What still stands on a profile that ended ended with it."""
    nominations, profiles = apps.get_model("pool", "Nomination"), apps.get_model("pool", "Profile")
    of_profile = profiles.objects.filter(id=OuterRef("profile_id")).values("ended")[:1]
    standing = nominations.objects.filter(state__in=["accepted", "offered"], profile__state__in=ENDED)
    standing.update(state="ended", due=None, ended=Subquery(of_profile))


def stand_again(apps: Any, _: Any) -> None:
    """As it was: accepted if it ever was, else lapsed."""
    ended = apps.get_model("pool", "Nomination").objects.filter(state="ended")
    ended.filter(accepted__isnull=False).update(state="accepted", ended=None)
    ended.update(state="lapsed")


class Migration(migrations.Migration):
    dependencies = [
        ("pool", "0008_law_of_profiles_without_index"),
    ]

    operations = [
        migrations.RemoveConstraint(model_name="nomination", name="nomination_state"),
        migrations.RemoveConstraint(model_name="nomination", name="one_certificate"),
        migrations.RunPython(end_with_profiles, stand_again),
        migrations.AddConstraint(
            model_name="nomination",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("state__in", ["offered", "accepted", "rejected", "lapsed", "withdrawn", "renounced", "ended"])
                ),
                name="nomination_state",
            ),
        ),
        migrations.AddConstraint(
            model_name="nomination",
            constraint=models.UniqueConstraint(
                condition=models.Q(("state__in", ["accepted", "offered", "withdrawn", "renounced"])),
                fields=("province", "certificate"),
                name="one_certificate",
            ),
        ),
    ]
