"""What is told to people: one notice to one person, once; and the mail of the day that gathers a person's unread ones.

The room knows nothing of what it tells. Rooms above give a code, keys and plain facts, and register how to say them (`render`).
"""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from roviec.org.access import Access
from roviec.org.models import Person


class Language(models.TextChoices):
    VIETNAMESE = "vi", _("Tiếng Việt")
    ENGLISH = "en", _("Tiếng Anh")


class Preference(models.Model):
    """What a person has chosen; without a row, the defaults hold. Notices in the app can't be switched off."""

    person = models.OneToOneField(Person, models.CASCADE, related_name="preference")
    by_mail = models.BooleanField(default=True)
    language = models.CharField(max_length=2, choices=Language, default=Language.VIETNAMESE)

    def __str__(self) -> str:
        return f"{self.person_id}: {self.by_mail} {self.language}"


class Digest(models.Model):
    """A day's mail to one person. What it holds is settled when it is made and never changes, so that a re-send is the same mail.

    `next_at` is when somebody must look at it again: to send it, to try again, or to take up a claim whose worker was lost.
    Empty: nothing is left to do.
    """

    class State(models.TextChoices):
        PENDING = "pending", _("Chờ gửi")
        CLAIMED = "claimed", _("Đang gửi")
        SENT = "sent", _("Đã gửi")
        FAILED = "failed", _("Chưa gửi được")

    person = models.ForeignKey(Person, models.PROTECT, related_name="digests")
    day = models.DateField()
    made_at = models.DateTimeField()
    state = models.CharField(max_length=10, choices=State, default=State.PENDING)
    next_at = models.DateTimeField(null=True)
    attempt = models.PositiveIntegerField(default=0)
    claimed_at = models.DateTimeField(null=True)
    sent_at = models.DateTimeField(null=True)
    last_error = models.CharField(max_length=300, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["person", "day"], name="digest_once_a_day"),
            models.CheckConstraint(
                condition=Q(state="sent", sent_at__isnull=False, next_at=None) | (~Q(state="sent") & Q(sent_at=None)),
                name="digest_sent",
            ),
        ]
        indexes = [
            models.Index(fields=["next_at"], condition=Q(next_at__isnull=False), name="digest_to_send"),
            models.Index(fields=["state", "day"], name="digest_by_state"),
        ]

    def __str__(self) -> str:
        return f"{self.person_id} {self.day}"


class NoticeQuerySet(models.QuerySet["Notice"]):
    def visible_to(self, access: Access) -> NoticeQuerySet:
        """One's own, and nobody else's: an administrator reads no one's either."""
        return self.none() if access.person is None else self.filter(person=access.person)

    def unread(self) -> NoticeQuerySet:
        return self.filter(read_at=None)


class Notice(models.Model):
    """`params` are keys and plain facts (a due day, a count), never a name; the sentence is made when it is read."""

    person = models.ForeignKey(Person, models.PROTECT, related_name="notices")
    code = models.CharField(max_length=60)
    params = models.JSONField(default=dict)
    url = models.CharField(max_length=300, blank=True)
    key = models.CharField(max_length=200, unique=True)  # the same thing is told once
    made_at = models.DateTimeField(default=timezone.now)
    read_at = models.DateTimeField(null=True)
    digest = models.ForeignKey(Digest, models.PROTECT, null=True, related_name="notices")

    objects = NoticeQuerySet.as_manager()

    class Meta:
        ordering = ["-made_at", "-pk"]
        indexes = [
            models.Index(fields=["person", "-made_at"], name="notice_of_person"),
            models.Index(fields=["person"], condition=Q(read_at=None), name="notice_unread"),
            models.Index(fields=["person"], condition=Q(read_at=None, digest=None), name="notice_to_mail"),
        ]

    def __str__(self) -> str:
        return f"{self.code} {self.key}"
