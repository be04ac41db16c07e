from datetime import timedelta

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class JobsConfig(AppConfig):
    name = "roviec.jobs"
    label = "jobs"

    def ready(self) -> None:
        from roviec.jobs.leftovers import sweep_now
        from roviec.jobs.registry import register
        from roviec.jobs.sealing import seal_now
        from roviec.journal.words import name_acts, name_objects

        # The journal knows no jobs, so its one regular act is named here.
        register("journal.seal", every=timedelta(hours=1), run=seal_now)
        register("jobs.sweep", every=timedelta(days=1), run=sweep_now, label=_("Dọn tệp không còn thuộc hồ sơ nào"))
        name_acts(
            {
                "jobs.pause": _("Tạm dừng việc tự động"),
                "jobs.resume": _("Cho việc tự động chạy tiếp"),
                "jobs.sweep": _("Dọn tệp không còn thuộc hồ sơ nào"),
            }
        )
        name_objects("jobs.schedule", _("Việc tự động"))
        name_objects("jobs.storage", _("Kho tệp"))
