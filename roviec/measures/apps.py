from datetime import timedelta

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class MeasuresConfig(AppConfig):
    name = "roviec.measures"
    label = "measures"

    def ready(self) -> None:
        from roviec.duties import elsewhere as asking
        from roviec.duties import following
        from roviec.jobs.registry import register
        from roviec.journal.reads import register_reader
        from roviec.journal.words import name_acts, name_objects
        from roviec.measures import elsewhere, from_reports, records

        following.follow(from_reports.follow)
        asking.ask(elsewhere.known)
        register(
            from_reports.JOB,
            every=timedelta(hours=1),
            run=from_reports.catch_up_now,
            label=_("Ghi số liệu từ báo cáo vào chỉ tiêu"),
        )
        register_reader("measures.batch", records.sees_batch)
        register_reader("measures.target", records.sees_target)
        register_reader("measures.apikey", records.sees_key)
        name_acts(records.ACTS)
        for object_type, (kind, titles) in records.OBJECTS.items():
            name_objects(object_type, kind, titles)
