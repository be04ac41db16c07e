"""How likely each open obligation was to be late, as foretold on a day, and the model that said so. Dated, never overwritten."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from roviec.duties.models.duty import Obligation


class ForecastModel(models.Model):
    """Learned from what was recorded by a day; `data` is the engine's own JSON, with what a trial of it showed."""

    class Kind(models.TextChoices):
        LOGISTIC = "logistic", _("Hồi quy logistic")
        PAST_RATE = "past_rate", _("Tỷ lệ trễ đã qua của đơn vị")

    kind = models.CharField(max_length=10, choices=Kind)
    version = models.PositiveSmallIntegerField()  # of the engine's JSON
    fitted_on = models.DateField()
    fitted_at = models.DateTimeField(default=timezone.now)
    made_up = models.BooleanField(default=False)  # made-up work was among what it learned from
    data = models.JSONField()

    class Meta:
        ordering = ["-fitted_on", "-version"]
        constraints = [models.UniqueConstraint(fields=["fitted_on", "version", "made_up"], name="forecast_model_once")]

    def __str__(self) -> str:
        return f"{self.kind} {self.fitted_on}"


class Forecast(models.Model):
    """`reasons`: [{"code", "effect" (added log-odds), "values"}], the strongest first; put in words when shown."""

    obligation = models.ForeignKey(Obligation, models.CASCADE, related_name="forecasts")
    model = models.ForeignKey(ForecastModel, models.PROTECT, related_name="forecasts")
    on = models.DateField()
    made_at = models.DateTimeField()  # what was recorded by then went into it
    probability = models.FloatField()
    reasons = models.JSONField(default=list)

    class Meta:
        ordering = ["on", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["obligation", "on"], name="forecast_once_a_day"),
            models.CheckConstraint(condition=Q(probability__gt=0, probability__lt=1), name="forecast_is_probability"),
        ]
        indexes = [models.Index(fields=["on", "-probability"], name="forecast_top")]

    def __str__(self) -> str:
        return f"{self.obligation_id}, {self.on}: {self.probability:.2f}"
