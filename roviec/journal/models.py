"""What happened. Rows are written by `acts` only and never changed: triggers in the database refuse it (see `triggers`)."""

from __future__ import annotations

from django.db import models


class Entry(models.Model):
    """One consequential act. `hash` covers every other column, `prev_hash` (the hash of the entry before) among them."""

    seq = models.BigIntegerField(primary_key=True)  # 1, 2, 3 … without a gap
    at = models.DateTimeField()
    actor = models.CharField(max_length=120)  # a key, never a name: "person:12"
    acting_as = models.CharField(max_length=120, blank=True)
    act = models.CharField(max_length=80)
    object_type = models.CharField(max_length=80)
    object_id = models.CharField(max_length=80)
    before = models.JSONField(null=True)
    after = models.JSONField(null=True)
    reason = models.TextField(blank=True)
    request_id = models.CharField(max_length=64, blank=True)
    backfilled = models.BooleanField(
        default=False
    )  # history taken over; `at` is when it happened, not when it was entered
    prev_hash = models.CharField(max_length=64)
    hash = models.CharField(max_length=64)

    class Meta:
        indexes = [
            models.Index(fields=["object_type", "object_id", "seq"], name="journal_by_object"),
            models.Index(fields=["actor", "seq"], name="journal_by_actor"),
        ]
        constraints = [models.CheckConstraint(condition=models.Q(seq__gte=1), name="journal_seq_from_one")]

    def __str__(self) -> str:
        return f"{self.seq}: {self.act} {self.object_type}/{self.object_id}"


class Seal(models.Model):
    """A signed Merkle root over the entries `first_seq`..`last_seq`; `prev_hash` is the hash of the seal before."""

    number = models.BigIntegerField(primary_key=True)
    first_seq = models.BigIntegerField()
    last_seq = models.BigIntegerField(unique=True)
    root = models.CharField(max_length=64)
    sealed_at = models.DateTimeField()
    prev_hash = models.CharField(max_length=64)
    key_id = models.CharField(max_length=16)
    signature = models.CharField(max_length=128)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=models.Q(last_seq__gte=models.F("first_seq")), name="seal_interval")
        ]

    def __str__(self) -> str:
        return f"{self.number}: {self.first_seq}–{self.last_seq}"
