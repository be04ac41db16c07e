from datetime import timedelta

from django.apps import AppConfig


class DutiesConfig(AppConfig):
    name = "roviec.duties"
    label = "duties"

    def ready(self) -> None:
        from roviec.duties import records, schedule
        from roviec.jobs.registry import register
        from roviec.journal.reads import register_reader
        from roviec.journal.words import name_acts, name_objects

        register("duties.forecast", every=timedelta(days=1), run=schedule.foretell)
        register("duties.hand_over", every=timedelta(hours=1), run=schedule.pass_on)
        register("duties.make_obligations", every=timedelta(hours=1), run=schedule.make)
        register_reader("duties.duty", records.sees_duty)
        register_reader("duties.obligation", records.sees_obligation)
        register_reader("duties.report", records.sees_report)
        register_reader("duties.blocker", records.sees_blocker)
        register_reader("duties.consolidation", records.sees_consolidation)
        name_acts(records.ACTS)
        for object_type, (kind, titles) in records.OBJECTS.items():
            name_objects(object_type, kind, titles)
