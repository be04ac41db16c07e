from itertools import groupby
from typing import Any

import django.db.models.deletion
from django.db import migrations, models


def number(apps: Any, schema_editor: Any) -> None:
    """Milestones that are there get their number in the order in which they were written down."""
    rows = apps.get_model("programme", "Milestone").objects.order_by("item_id", "at", "pk")
    for _item, milestones in groupby(rows, key=lambda row: row.item_id):
        for place, row in enumerate(milestones, 1):
            row.external_id = str(place)
            row.save(update_fields=["external_id"])


class Migration(migrations.Migration):
    dependencies = [("programme", "0001_initial"), ("duties", "0009_progress_index")]

    operations = [
        migrations.AddField("milestone", "external_id", models.CharField(default="", max_length=60), preserve_default=False),
        migrations.RunPython(number, migrations.RunPython.noop),
        migrations.AddConstraint(
            "milestone", models.UniqueConstraint(fields=("item", "external_id"), name="milestone_once")
        ),
        migrations.CreateModel(
            name="ItemBlocker",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("blocker", models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name="+", to="duties.blocker")),
                ("item", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="stuck_on", to="programme.item")),
            ],
        ),
    ]
