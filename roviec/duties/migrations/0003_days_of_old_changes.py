"""What was there before the columns: a change happened on the day it was recorded, a state holds since its last change."""

from typing import Any

from django.db import migrations
from django.db.models import OuterRef, Subquery
from django.db.models.functions import Coalesce, TruncDate
from django.utils import timezone


def fill(apps: Any, schema_editor: Any) -> None:
    changes = apps.get_model("duties", "ProgressChange").objects
    obligations = apps.get_model("duties", "Obligation").objects
    changes.update(day=TruncDate("at", tzinfo=timezone.get_default_timezone()))
    last = changes.filter(obligation=OuterRef("pk")).order_by("-at", "-pk").values("at")[:1]
    obligations.update(state_since=Coalesce(Subquery(last), "made_at"))


class Migration(migrations.Migration):
    dependencies = [("duties", "0002_reports_blockers_as_at")]
    operations = [migrations.RunPython(fill, migrations.RunPython.noop)]
