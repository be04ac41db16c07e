"""Taking the made-up year away again: every row that hangs on it, in any room. The journal keeps what it says, and says this too.

With it goes every judgement made since: its figures are of made-up work. Signed ones are kept by triggers, which are lifted for
as long as this transaction lasts; real judgements are safe, because where real work has been given this refuses.
"""

from __future__ import annotations

from django.db import connection, models, transaction
from django.db.models import Model, Q, QuerySet

from roviec.assess.models import Run
from roviec.assess.triggers import lifted
from roviec.cityyear.models import CityYear
from roviec.cityyear.stored import remove_files
from roviec.cityyear.write import LOADER, LoadRefused
from roviec.directives.models import Directive
from roviec.duties.models import Sheet
from roviec.journal.acts import record
from roviec.org.models import Person


@transaction.atomic
def remove() -> int:
    """How many rows went. Refused where directives that are no samples have been issued: their work may hang on made-up people."""
    row = CityYear.objects.first()
    if row is None:
        return 0
    if Directive.objects.filter(state=Directive.State.ISSUED, is_sample=False).exists():
        raise LoadRefused("real_directives")
    with lifted(connection):
        gone = _sweep(Run.objects.filter(Q(pk__in=row.runs) | Q(made_at__gte=row.started_at)))
    gone += _sweep(Directive.objects.filter(pk__in=row.directives))
    gone += _sweep(Sheet.objects.filter(pk__in=[row.sheet]))
    gone += _sweep(Person.objects.filter(pk__in=row.people))
    record(actor=LOADER, act="cityyear.remove", obj=row, after={"rows": gone})
    row.delete()
    transaction.on_commit(remove_files)
    return gone


def _sweep(rows: QuerySet[Model]) -> int:
    """These rows and all that point at them, leaves first, without loading any."""
    gone = 0
    for relation in rows.model._meta.related_objects:
        name, child = relation.field.name, relation.related_model
        if child is not rows.model and isinstance(child, type) and not relation.many_to_many:
            gone += _sweep(child._base_manager.filter(**{f"{name}__in": rows.values("pk")}))
    with transaction.atomic():
        _unlink_selves(rows)
        return gone + rows._raw_delete(rows.db)


def _unlink_selves(rows: QuerySet[Model]) -> None:
    """A row that points at another of its table (a later version of a file) must let go first."""
    for field in rows.model._meta.concrete_fields:
        if isinstance(field, models.ForeignKey) and field.related_model is rows.model and field.null:
            rows.update(**{field.name: None})
