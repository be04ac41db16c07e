from datetime import timedelta

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class DirectivesConfig(AppConfig):
    name = "roviec.directives"
    label = "directives"

    def ready(self) -> None:
        from roviec.directives import reads, records
        from roviec.directives.acts.scanning import JOB
        from roviec.directives.tasks import take_up
        from roviec.jobs.registry import register
        from roviec.journal.words import name_acts, name_objects
        from roviec.tables.files import register_note

        register(JOB, every=timedelta(minutes=1), run=take_up, label=_("Nhận dạng văn bản quét còn dang dở"))
        register_note(reads.made_up_note)
        name_acts(records.ACTS)
        for object_type, (kind, titles) in records.OBJECTS.items():
            name_objects(object_type, kind, titles)
