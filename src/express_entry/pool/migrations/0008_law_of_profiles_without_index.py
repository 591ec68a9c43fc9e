from __future__ import annotations

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("pool", "0007_searching_the_trail"),
    ]

    operations = [
        migrations.AlterField(
            model_name="profile",
            name="law",
            field=models.ForeignKey(
                db_index=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="pool.lawview",
            ),
        ),
    ]
