from datetime import timedelta

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class NoticesConfig(AppConfig):
    name = "roviec.notices"
    label = "notices"

    def ready(self) -> None:
        from roviec.jobs.registry import register
        from roviec.journal.words import name_acts, name_objects
        from roviec.notices import render, tasks

        register(tasks.JOB, every=timedelta(minutes=1), run=tasks.round_of_mail, label=_("Gửi bản tin ngày"))
        render.register(render.MORE, render.more)
        name_acts(
            {
                "notices.choose": _("Chọn cách nhận thông báo"),
                "notices.send": _("Gửi bản tin"),
                "notices.try_again": _("Cho gửi lại bản tin"),
            }
        )
        name_objects("notices.digest", _("Bản tin ngày"))
        name_objects("notices.preference", _("Cách nhận thông báo"))
