"""The scoring rule of a time, as the pack gave it. What a run was judged by is never edited: triggers refuse it."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from functools import cached_property
from typing import Any

from django.db import models

from roviec.assess.scoring.rule import Rule, read_rule
from roviec.org.models import UNVERIFIED, Certainty, Dated, ends_after_it_starts


class ScoringRule(Dated):
    """`valid_from` and `valid_to` are first days of months: the rule of a month is the one in force on its first day."""

    code = models.CharField(max_length=60)
    version = models.CharField(max_length=20)
    title = models.CharField(max_length=300)
    content = models.JSONField()  # the pack's tables; read by scoring.rule
    sha256 = models.CharField(max_length=64)  # of `content`
    source = models.CharField(max_length=300, blank=True)
    certainty = models.CharField(max_length=40, choices=Certainty, blank=True)

    class Meta:
        ordering = ["code", "valid_from"]
        constraints = [
            models.UniqueConstraint(fields=["code", "version"], name="rule_version_once"),
            models.UniqueConstraint(fields=["code", "valid_from"], name="rule_start_once"),
            models.UniqueConstraint(fields=["code"], condition=models.Q(valid_to=None), name="rule_one_open"),
            ends_after_it_starts("rule_interval"),
        ]

    def __str__(self) -> str:
        return f"{self.title}, {self.version}"

    @cached_property
    def rule(self) -> Rule:
        return read_rule(self.content)

    @property
    def unverified(self) -> bool:
        return self.certainty in UNVERIFIED


def content_hash(content: Mapping[str, Any]) -> str:
    text = json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()
