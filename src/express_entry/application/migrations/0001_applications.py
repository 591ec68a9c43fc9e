from __future__ import annotations

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("pool", "0002_bars_and_additional_numbers"),
    ]

    operations = [
        migrations.CreateModel(
            name="Officer",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("pseudonym", models.CharField(max_length=64, unique=True)),
                ("active", models.BooleanField(default=True)),
                ("since", models.DateTimeField()),
            ],
        ),
        migrations.CreateModel(
            name="Application",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("program", models.CharField(max_length=3)),
                ("state", models.CharField(max_length=20)),
                ("created", models.DateTimeField()),
                ("version", models.PositiveIntegerField(default=0)),
                ("signed", models.DateTimeField(null=True)),
                ("received", models.DateTimeField(null=True)),
                ("accepted", models.DateTimeField(null=True)),
                ("standard_until", models.DateField(null=True)),
                ("owner", models.CharField(blank=True, default="", max_length=64)),
                ("decided", models.DateTimeField(null=True)),
                ("visa_issued", models.DateField(null=True)),
                ("visa_until", models.DateField(null=True)),
                ("landed", models.DateField(null=True)),
                ("ended", models.DateTimeField(null=True)),
                (
                    "invitation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="applications", to="pool.invitation"
                    ),
                ),
                (
                    "profile",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="applications", to="pool.profile"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Assignment",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("officer", models.CharField(max_length=64)),
                ("made", models.DateTimeField()),
                ("made_by", models.CharField(max_length=64)),
                ("ended", models.DateTimeField(null=True)),
                (
                    "application",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="assignments",
                        to="application.application",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Change",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("event", models.CharField(max_length=40)),
                ("stage", models.CharField(max_length=20)),
                ("happened", models.DateField()),
                ("told", models.DateTimeField()),
                ("told_by", models.CharField(max_length=64)),
                ("form", models.PositiveIntegerField()),
                ("seen", models.DateTimeField(null=True)),
                ("seen_by", models.CharField(blank=True, default="", max_length=64)),
                (
                    "application",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="changes",
                        to="application.application",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Decision",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("kind", models.CharField(max_length=20)),
                ("state", models.CharField(max_length=20)),
                ("reasons", models.TextField()),
                ("provision", models.CharField(max_length=100)),
                ("bar_from", models.DateField(null=True)),
                ("made", models.DateTimeField()),
                ("made_by", models.CharField(max_length=64)),
                ("settled", models.DateTimeField(null=True)),
                ("settled_by", models.CharField(blank=True, default="", max_length=64)),
                ("settled_note", models.TextField(blank=True, default="")),
                (
                    "application",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="decisions",
                        to="application.application",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Finding",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("kind", models.CharField(max_length=20)),
                ("made", models.DateTimeField()),
                ("made_by", models.CharField(max_length=64)),
                ("form", models.PositiveIntegerField()),
                ("law", models.CharField(max_length=64)),
                ("document", models.TextField()),
                ("holds", models.BooleanField(null=True)),
                ("found", models.DateTimeField(null=True)),
                ("found_by", models.CharField(blank=True, default="", max_length=64)),
                ("note", models.TextField(blank=True, default="")),
                (
                    "application",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="findings",
                        to="application.application",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="FormVersion",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("sequence", models.PositiveIntegerField()),
                ("written", models.DateTimeField()),
                ("written_by", models.CharField(max_length=64)),
                ("document", models.TextField()),
                ("digest", models.CharField(max_length=64)),
                (
                    "application",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="versions",
                        to="application.application",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Interest",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("officer", models.CharField(max_length=64)),
                ("declared", models.DateTimeField()),
                ("declared_by", models.CharField(max_length=64)),
                (
                    "application",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="interests",
                        to="application.application",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Letter",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("kind", models.CharField(max_length=20)),
                ("state", models.CharField(max_length=20)),
                ("text", models.TextField()),
                ("language", models.CharField(default="en", max_length=2)),
                ("sent", models.DateTimeField()),
                ("sent_by", models.CharField(max_length=64)),
                ("answer_by", models.DateField()),
                ("answered", models.DateTimeField(null=True)),
                ("answer", models.TextField(blank=True, default="")),
                ("closed", models.DateTimeField(null=True)),
                ("closed_by", models.CharField(blank=True, default="", max_length=64)),
                (
                    "application",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="letters",
                        to="application.application",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Note",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("written", models.DateTimeField()),
                ("written_by", models.CharField(max_length=64)),
                ("text", models.TextField()),
                (
                    "application",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="notes", to="application.application"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Payment",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("kind", models.CharField(max_length=30)),
                ("amount", models.PositiveIntegerField()),
                ("paid_on", models.DateField()),
                ("taken", models.DateTimeField()),
                ("taken_by", models.CharField(max_length=64)),
                ("provider", models.CharField(max_length=40)),
                ("reference", models.CharField(max_length=100)),
                ("receipt", models.CharField(max_length=64, unique=True)),
                (
                    "application",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="payments",
                        to="application.application",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Refund",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("kind", models.CharField(max_length=30)),
                ("amount", models.PositiveIntegerField()),
                ("ending", models.CharField(max_length=50)),
                ("citation", models.CharField(max_length=100)),
                ("owed", models.DateTimeField()),
                ("repaid", models.DateTimeField(null=True)),
                ("provider", models.CharField(blank=True, default="", max_length=40)),
                ("reference", models.CharField(blank=True, default="", max_length=100)),
                (
                    "application",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="refunds",
                        to="application.application",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Track",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("kind", models.CharField(max_length=20)),
                ("state", models.CharField(max_length=20)),
                ("since", models.DateTimeField()),
                ("by", models.CharField(max_length=64)),
                ("valid_until", models.DateField(null=True)),
                ("note", models.TextField(blank=True, default="")),
                (
                    "application",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="tracks", to="application.application"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Upload",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("item", models.CharField(max_length=100)),
                ("explanation", models.BooleanField(default=False)),
                ("handle", models.CharField(max_length=64, unique=True)),
                ("sha256", models.CharField(max_length=64)),
                ("size", models.PositiveBigIntegerField()),
                ("media_type", models.CharField(max_length=100)),
                ("pages", models.PositiveIntegerField()),
                ("form", models.TextField(blank=True, default="")),
                ("seen", models.TextField(blank=True, default="")),
                ("uploaded", models.DateTimeField()),
                ("uploaded_by", models.CharField(max_length=64)),
                ("withdrawn", models.DateTimeField(null=True)),
                (
                    "application",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="uploads",
                        to="application.application",
                    ),
                ),
            ],
        ),
        migrations.AddIndex(
            model_name="application",
            index=models.Index(
                condition=models.Q(("state__in", ["approved", "in_process", "received", "visa_issued"])),
                fields=["received"],
                name="application_open",
            ),
        ),
        migrations.AddConstraint(
            model_name="application",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "state__in",
                        [
                            "draft",
                            "discarded",
                            "received",
                            "returned",
                            "in_process",
                            "approved",
                            "visa_issued",
                            "landed",
                            "refused",
                            "misrepresented",
                            "withdrawn",
                        ],
                    )
                ),
                name="application_state",
            ),
        ),
        migrations.AddConstraint(
            model_name="application",
            constraint=models.UniqueConstraint(
                condition=models.Q(("state", "discarded"), _negated=True),
                fields=("invitation",),
                name="one_application_an_invitation",
            ),
        ),
        migrations.AddConstraint(
            model_name="decision",
            constraint=models.CheckConstraint(
                condition=models.Q(("kind__in", ["approval", "refusal", "misrepresentation"])), name="decision_kind"
            ),
        ),
        migrations.AddConstraint(
            model_name="decision",
            constraint=models.CheckConstraint(
                condition=models.Q(("state__in", ["proposed", "confirmed", "sent_back"])), name="decision_state"
            ),
        ),
        migrations.AddConstraint(
            model_name="decision",
            constraint=models.UniqueConstraint(
                condition=models.Q(("state", "proposed")), fields=("application",), name="one_decision_proposed"
            ),
        ),
        migrations.AddConstraint(
            model_name="finding",
            constraint=models.CheckConstraint(
                condition=models.Q(("kind__in", ["completeness", "retest"])), name="finding_kind"
            ),
        ),
        migrations.AddConstraint(
            model_name="formversion",
            constraint=models.UniqueConstraint(fields=("application", "sequence"), name="one_form_of_each_number"),
        ),
        migrations.AddConstraint(
            model_name="interest",
            constraint=models.UniqueConstraint(fields=("application", "officer"), name="one_interest"),
        ),
        migrations.AddConstraint(
            model_name="letter",
            constraint=models.CheckConstraint(
                condition=models.Q(("kind__in", ["request", "fairness", "interview", "biometrics"])), name="letter_kind"
            ),
        ),
        migrations.AddConstraint(
            model_name="letter",
            constraint=models.CheckConstraint(
                condition=models.Q(("state__in", ["open", "answered", "closed", "cancelled"])), name="letter_state"
            ),
        ),
        migrations.AddConstraint(
            model_name="payment",
            constraint=models.CheckConstraint(
                condition=models.Q(("kind__in", ["processing", "right_of_permanent_residence", "biometrics"])),
                name="payment_kind",
            ),
        ),
        migrations.AddConstraint(
            model_name="payment",
            constraint=models.UniqueConstraint(fields=("provider", "reference"), name="one_payment_a_reference"),
        ),
        migrations.AddConstraint(
            model_name="refund",
            constraint=models.UniqueConstraint(fields=("application", "kind"), name="one_refund_a_fee"),
        ),
        migrations.AddConstraint(
            model_name="track",
            constraint=models.CheckConstraint(
                condition=models.Q(("kind__in", ["eligibility", "medical", "criminality", "security", "biometrics"])),
                name="track_kind",
            ),
        ),
        migrations.AddConstraint(
            model_name="track",
            constraint=models.CheckConstraint(
                condition=models.Q(("state__in", ["open", "passed", "not_met", "waived"])), name="track_state"
            ),
        ),
        migrations.AddConstraint(
            model_name="track",
            constraint=models.UniqueConstraint(fields=("application", "kind"), name="one_track_of_each_kind"),
        ),
        migrations.AddConstraint(
            model_name="upload",
            constraint=models.UniqueConstraint(
                condition=models.Q(("withdrawn__isnull", True)),
                fields=("application", "item"),
                name="one_upload_an_item",
            ),
        ),
    ]
