from datetime import timedelta

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class AssessConfig(AppConfig):
    name = "roviec.assess"
    label = "assess"

    def ready(self) -> None:
        from roviec.assess import records, schedule, telling
        from roviec.jobs.registry import register
        from roviec.journal.reads import register_reader
        from roviec.journal.words import name_acts, name_objects
        from roviec.notices import render

        register(
            "assess.judge",
            every=timedelta(hours=6),
            run=schedule.judge_last_month,
            label=_("Lập bản chấm dự thảo của tháng trước"),
        )
        register_reader("assess.run", records.sees_run)
        register_reader("assess.explanation", records.sees_explanation)
        for code in telling.WORDS:
            render.register(code, telling.sentences)
        name_acts(records.ACTS)
        for object_type, (kind, titles) in records.OBJECTS.items():
            name_objects(object_type, kind, titles)
