from datetime import timedelta

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class DutiesConfig(AppConfig):
    name = "roviec.duties"
    label = "duties"

    def ready(self) -> None:
        from roviec.duties import records, schedule
        from roviec.duties.alerts import saying, sentences
        from roviec.duties.risk import acts as risk
        from roviec.jobs.registry import register
        from roviec.journal.reads import register_reader
        from roviec.journal.words import name_acts, name_objects
        from roviec.notices import render

        hour, minute, day = timedelta(hours=1), timedelta(minutes=1), timedelta(days=1)
        register(risk.JOB, every=hour, run=schedule.foretell, label=_("Dự báo trễ hạn"))
        register("duties.hand_over", every=hour, run=schedule.pass_on, label=_("Bàn giao việc của đơn vị đã kết thúc"))
        register("duties.make_obligations", every=hour, run=schedule.make, label=_("Tạo phần việc của kỳ tới"))
        register(
            "duties.carry_out", every=hour, run=schedule.amend, label=_("Sửa nhiệm vụ cũ theo văn bản mới khi tới ngày")
        )
        register(saying.JOB, every=minute, run=schedule.alert_now, label=_("Cảnh báo thời hạn và tiến độ"))
        register("duties.alert_clocks", every=day, run=schedule.set_clocks, label=_("Tính lại giờ cảnh báo"))
        render.register(saying.OBLIGATION, sentences.obligations)
        render.register(saying.BLOCKER, sentences.blockers)
        render.explain("duties:alert_steps", _("Khi nào có cảnh báo, báo cho ai"))
        register_reader("duties.duty", records.sees_duty)
        register_reader("duties.obligation", records.sees_obligation)
        register_reader("duties.report", records.sees_report)
        register_reader("duties.blocker", records.sees_blocker)
        register_reader("duties.consolidation", records.sees_consolidation)
        name_acts(records.ACTS)
        for object_type, (kind, titles) in records.OBJECTS.items():
            name_objects(object_type, kind, titles)
