from datetime import timedelta

from django.apps import AppConfig


class JobsConfig(AppConfig):
    name = "roviec.jobs"
    label = "jobs"

    def ready(self) -> None:
        from roviec.jobs.registry import register
        from roviec.jobs.sealing import seal_now

        # The journal knows no jobs, so its one regular act is named here.
        register("journal.seal", every=timedelta(hours=1), run=seal_now)
