from __future__ import annotations

import uuid
from typing import Any

import django.db.models.deletion
from django.db import migrations, models

from express_entry.selection.audittrail import NONE_YET


def begin(apps: Any, schema_editor: Any) -> None:
    """The two rows of which there is one each."""
    apps.get_model("pool", "AuditHead").objects.get_or_create(id=1, defaults={"sequence": 0, "digest": NONE_YET})
    apps.get_model("pool", "PoolState").objects.get_or_create(id=1)


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="AuditEntry",
            fields=[
                ("sequence", models.BigIntegerField(primary_key=True, serialize=False)),
                ("instant", models.DateTimeField()),
                ("actor", models.CharField(max_length=64)),
                ("action", models.CharField(max_length=64)),
                ("subject", models.CharField(db_index=True, max_length=64)),
                ("payload", models.BinaryField(null=True)),
                ("salt", models.BinaryField(null=True)),
                ("payload_digest", models.CharField(max_length=64)),
                ("previous", models.CharField(max_length=64)),
                ("digest", models.CharField(max_length=64)),
            ],
        ),
        migrations.CreateModel(
            name="Bar",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("identity", models.CharField(db_index=True, max_length=64)),
                ("name_key", models.CharField(db_index=True, max_length=64)),
                ("begins", models.DateField()),
                ("until", models.DateField()),
                ("basis", models.CharField(max_length=200)),
                ("recorded", models.DateTimeField()),
                ("recorded_by", models.CharField(max_length=64)),
            ],
        ),
        migrations.CreateModel(
            name="Person",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("created", models.DateTimeField()),
            ],
        ),
        migrations.CreateModel(
            name="Allocation",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("province", models.CharField(max_length=2)),
                ("year", models.PositiveSmallIntegerField()),
                ("nominations", models.PositiveIntegerField()),
                ("source", models.CharField(max_length=300)),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("province", "year"), name="one_allocation")],
            },
        ),
        migrations.CreateModel(
            name="AuditHead",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("sequence", models.BigIntegerField(default=0)),
                ("digest", models.CharField(max_length=64)),
                ("instant", models.DateTimeField(null=True)),
            ],
            options={
                "constraints": [models.CheckConstraint(condition=models.Q(("id", 1)), name="one_audit_head")],
            },
        ),
        migrations.CreateModel(
            name="LawView",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("fingerprint", models.CharField(max_length=64)),
                ("last_known", models.BooleanField()),
                ("ranking", models.CharField(max_length=10)),
                ("people", models.CharField(max_length=64)),
                ("canonical", models.BinaryField()),
                ("since", models.DateTimeField()),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("fingerprint", "last_known"), name="one_law_view")],
            },
        ),
        migrations.CreateModel(
            name="Profile",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("identity", models.CharField(max_length=64)),
                ("name_key", models.CharField(db_index=True, default="", max_length=64)),
                ("code", models.CharField(max_length=12)),
                ("state", models.CharField(max_length=20)),
                ("created", models.DateTimeField()),
                ("draft_until", models.DateTimeField()),
                ("submitted", models.DateTimeField(null=True)),
                ("effective", models.DateTimeField(null=True)),
                ("expires", models.DateTimeField(null=True)),
                ("ended", models.DateTimeField(null=True)),
                ("version", models.PositiveIntegerField(default=0)),
                ("points", models.PositiveSmallIntegerField(null=True)),
                ("programs", models.PositiveSmallIntegerField(default=0)),
                ("categories", models.TextField(blank=True, default="")),
                ("due", models.DateTimeField(null=True)),
                ("line", models.TextField(blank=True, default="")),
                (
                    "law",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="pool.lawview"
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="profiles",
                        to="pool.person",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Nomination",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("province", models.CharField(max_length=2)),
                ("certificate", models.CharField(max_length=64)),
                ("issued", models.DateField()),
                ("state", models.CharField(max_length=20)),
                ("offered", models.DateTimeField()),
                ("answer_by", models.DateField()),
                ("due", models.DateTimeField(null=True)),
                ("accepted", models.DateTimeField(null=True)),
                ("ended", models.DateTimeField(null=True)),
                (
                    "profile",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="nominations", to="pool.profile"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Interest",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("province", models.CharField(max_length=2)),
                ("stream", models.CharField(max_length=200)),
                ("sent", models.DateTimeField()),
                (
                    "profile",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="interests", to="pool.profile"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Review",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("opened", models.DateTimeField()),
                ("settled", models.DateTimeField(null=True)),
                ("settled_by", models.CharField(default="", max_length=64)),
                ("same", models.BooleanField(null=True)),
                ("note", models.TextField(default="")),
                ("bar", models.ForeignKey(null=True, on_delete=django.db.models.deletion.CASCADE, to="pool.bar")),
                (
                    "other",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.CASCADE, related_name="+", to="pool.profile"
                    ),
                ),
                (
                    "profile",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="reviews", to="pool.profile"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Round",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.CharField(max_length=64, unique=True)),
                ("state", models.CharField(max_length=20)),
                ("grouping", models.CharField(max_length=10)),
                ("programs", models.PositiveSmallIntegerField()),
                ("category", models.CharField(default="", max_length=130)),
                ("invitations", models.PositiveIntegerField(null=True)),
                ("points_from", models.PositiveSmallIntegerField(null=True)),
                ("earliest", models.DateTimeField()),
                ("legal_basis", models.TextField()),
                ("drafted", models.DateTimeField()),
                ("drafted_by", models.CharField(max_length=64)),
                ("authorised", models.DateTimeField(null=True)),
                ("authorised_by", models.CharField(default="", max_length=64)),
                ("instant", models.DateTimeField(null=True)),
                ("run_by", models.CharField(default="", max_length=64)),
                ("invited", models.PositiveIntegerField(null=True)),
                ("cutoff", models.PositiveSmallIntegerField(null=True)),
                ("tie_break", models.DateTimeField(null=True)),
                ("snapshot", models.CharField(default="", max_length=200)),
                ("snapshot_digest", models.CharField(default="", max_length=64)),
                ("result", models.BinaryField(null=True)),
                ("published", models.DateTimeField(null=True)),
                ("publication", models.BinaryField(null=True)),
                (
                    "law",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="pool.lawview"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Supplement",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("cancelled", models.TextField(blank=True, default="")),
                ("missed", models.TextField(blank=True, default="")),
                ("note", models.TextField()),
                ("drafted", models.DateTimeField()),
                ("drafted_by", models.CharField(max_length=64)),
                ("done", models.DateTimeField(null=True)),
                ("authorised_by", models.CharField(default="", max_length=64)),
                (
                    "round",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="supplements", to="pool.round"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Invitation",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("identity", models.CharField(max_length=64)),
                ("state", models.CharField(max_length=20)),
                ("program", models.CharField(max_length=3)),
                ("rank", models.PositiveIntegerField()),
                ("points", models.PositiveSmallIntegerField()),
                ("issued", models.DateTimeField()),
                ("answer_by", models.DateField()),
                ("ended", models.DateTimeField(null=True)),
                (
                    "profile",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="invitations", to="pool.profile"
                    ),
                ),
                (
                    "round",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="issued_invitations", to="pool.round"
                    ),
                ),
                (
                    "supplement",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="invitations",
                        to="pool.supplement",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Version",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("sequence", models.PositiveIntegerField()),
                ("received", models.DateTimeField()),
                ("document", models.TextField()),
                ("digest", models.CharField(max_length=64)),
                (
                    "profile",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="versions", to="pool.profile"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="PoolState",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("law", models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, to="pool.lawview")),
            ],
            options={
                "constraints": [models.CheckConstraint(condition=models.Q(("id", 1)), name="one_pool_state")],
            },
        ),
        migrations.AddIndex(
            model_name="profile",
            index=models.Index(
                models.OrderBy(models.F("points"), descending=True),
                models.F("submitted"),
                models.F("id"),
                condition=models.Q(("points__isnull", False), ("state", "in_pool")),
                name="profile_ranking",
            ),
        ),
        migrations.AddIndex(
            model_name="profile",
            index=models.Index(models.F("due"), condition=models.Q(("due__isnull", False)), name="profile_due"),
        ),
        migrations.AddIndex(
            model_name="profile",
            index=models.Index(
                models.F("id"),
                condition=models.Q(("state__in", ["in_pool", "invited", "nomination_ended", "submitted"])),
                name="profile_live",
            ),
        ),
        migrations.AddIndex(
            model_name="profile",
            index=models.Index(
                models.F("identity"),
                condition=models.Q(
                    ("state__in", ["applied", "expired", "ineligible", "lapsed", "removed", "withdrawn"])
                ),
                name="profile_ended",
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
                condition=models.Q(("state__in", ["in_pool", "invited", "nomination_ended", "submitted"])),
                fields=("identity",),
                name="one_live_profile",
            ),
        ),
        migrations.AddIndex(
            model_name="nomination",
            index=models.Index(models.F("due"), condition=models.Q(("due__isnull", False)), name="nomination_due"),
        ),
        migrations.AddConstraint(
            model_name="nomination",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("state__in", ["offered", "accepted", "rejected", "lapsed", "withdrawn", "renounced"])
                ),
                name="nomination_state",
            ),
        ),
        migrations.AddConstraint(
            model_name="nomination",
            constraint=models.UniqueConstraint(
                condition=models.Q(("state__in", ["accepted", "offered"])),
                fields=("profile",),
                name="one_open_nomination",
            ),
        ),
        migrations.AddConstraint(
            model_name="nomination",
            constraint=models.UniqueConstraint(fields=("province", "certificate"), name="one_certificate"),
        ),
        migrations.AddConstraint(
            model_name="round",
            constraint=models.CheckConstraint(
                condition=models.Q(("state__in", ["drafted", "authorised", "discarded", "run", "published"])),
                name="round_state",
            ),
        ),
        migrations.AddConstraint(
            model_name="round",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("invitations__isnull", True), ("points_from__isnull", False)),
                    models.Q(("invitations__isnull", False), ("points_from__isnull", True)),
                    _connector="OR",
                ),
                name="round_one_measure",
            ),
        ),
        migrations.AddConstraint(
            model_name="invitation",
            constraint=models.CheckConstraint(
                condition=models.Q(("state__in", ["issued", "applied", "declined", "lapsed", "cancelled"])),
                name="invitation_state",
            ),
        ),
        migrations.AddConstraint(
            model_name="invitation",
            constraint=models.UniqueConstraint(
                condition=models.Q(("state", "issued")), fields=("identity",), name="one_open_invitation"
            ),
        ),
        migrations.AddConstraint(
            model_name="invitation",
            constraint=models.UniqueConstraint(fields=("profile", "round"), name="one_invitation_a_round"),
        ),
        migrations.AddConstraint(
            model_name="version",
            constraint=models.UniqueConstraint(fields=("profile", "sequence"), name="one_version_of_each_number"),
        ),
        migrations.RunPython(begin, migrations.RunPython.noop),
    ]
