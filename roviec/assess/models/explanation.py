"""What a unit says to its score before publication, and what the standing body answers."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from roviec.assess.models.run import Score
from roviec.org.access import Access
from roviec.org.models import Person


class ExplanationQuerySet(models.QuerySet["Explanation"]):
    def visible_to(self, access: Access) -> ExplanationQuerySet:
        """Who sees the unit's work, after publication too. The notice of results prints the answer and not these words; the form says so
        (`forms.READERS`), so that both change together."""
        return self if access.unit_ids is None else self.filter(score__unit__in=access.unit_ids)

    def waiting(self) -> ExplanationQuerySet:
        return self.filter(answer=None)


class Explanation(models.Model):
    score = models.ForeignKey(Score, models.PROTECT, related_name="explanations")
    criterion = models.CharField(max_length=40, blank=True)  # code; empty: the score as a whole
    text = models.TextField()
    person = models.ForeignKey(Person, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    objects = ExplanationQuerySet.as_manager()

    class Meta:
        ordering = ["at", "pk"]
        constraints = [models.CheckConstraint(condition=~Q(text=""), name="explanation_has_words")]

    def __str__(self) -> str:
        return self.text[:80]


class Answer(models.Model):
    """Accepted: the rows behind are put right by their own acts, and the period is judged again. Rejected: with a reason."""

    class Verdict(models.TextChoices):
        ACCEPTED = "accepted", _("Chấp nhận")
        REJECTED = "rejected", _("Không chấp nhận")

    explanation = models.OneToOneField(Explanation, models.PROTECT, related_name="answer")
    verdict = models.CharField(max_length=10, choices=Verdict)
    text = models.TextField()
    person = models.ForeignKey(Person, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints = [models.CheckConstraint(condition=~Q(text=""), name="answer_has_words")]

    def __str__(self) -> str:
        return f"{self.explanation_id}: {self.verdict}"
