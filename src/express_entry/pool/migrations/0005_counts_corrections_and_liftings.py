from __future__ import annotations

from typing import Any

import django.db.models.deletion
from django.db import migrations, models


def find_people(apps: Any, schema_editor: Any) -> None:
    """A bar of before 0004 gets its person, where all profiles of its passport are of one.

    Where they are of several, or of nobody any more, it cannot be told: an officer is shown the bar.
    """
    bars, profiles = apps.get_model("pool", "Bar"), apps.get_model("pool", "Profile")
    for bar in bars.objects.filter(person__isnull=True):
        people = set(
            profiles.objects.filter(identity=bar.identity, person__isnull=False).values_list("person", flat=True)
        )
        if len(people) == 1:
            bars.objects.filter(id=bar.id).update(person=people.pop())


class Migration(migrations.Migration):
    dependencies = [
        ("pool", "0004_bar_of_person"),
    ]

    operations = [
        migrations.CreateModel(
            name="PoolCount",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("instant", models.DateTimeField(unique=True)),
                ("numbers", models.TextField()),
            ],
        ),
        migrations.AddField(
            model_name="round",
            name="counted",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="pool.poolcount"
            ),
        ),
        migrations.RemoveConstraint(
            model_name="invitation",
            name="one_invitation_a_round",
        ),
        migrations.AddConstraint(
            model_name="invitation",
            constraint=models.UniqueConstraint(
                condition=models.Q(("state", "cancelled"), _negated=True),
                fields=("profile", "round"),
                name="one_invitation_a_round",
            ),
        ),
        migrations.AddField(
            model_name="supplement",
            name="restored",
            field=models.TextField(blank=True, default=""),
        ),
        migrations.AddField(
            model_name="supplement",
            name="discarded",
            field=models.DateTimeField(null=True),
        ),
        migrations.AddField(
            model_name="supplement",
            name="discarded_by",
            field=models.CharField(default="", max_length=64),
        ),
        migrations.AddField(
            model_name="bar",
            name="lifted",
            field=models.DateTimeField(null=True),
        ),
        migrations.CreateModel(
            name="Lifting",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("reason", models.TextField()),
                ("provision", models.CharField(max_length=200)),
                ("drafted", models.DateTimeField()),
                ("drafted_by", models.CharField(max_length=64)),
                ("done", models.DateTimeField(null=True)),
                ("authorised_by", models.CharField(default="", max_length=64)),
                (
                    "bar",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="liftings", to="pool.bar"
                    ),
                ),
            ],
        ),
        migrations.RunPython(find_people, migrations.RunPython.noop),
    ]
