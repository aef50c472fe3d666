from __future__ import annotations

import pghistory
from django.db import models
from django.db.models import Q

from core.dated import Dated, DatedQuerySet, never_twice, starts_somewhere
from core.ids import uuid7
from staff.schools.models import School


@pghistory.track(pghistory.InsertEvent(), pghistory.UpdateEvent(), pghistory.DeleteEvent())
class Policy(Dated):
    """One rule of a state or district, as data, with its dates and where it comes from.

    `key` is one of those in `staff.policies.keys.POLICY_KEYS`, which knows how the value is read.
    """

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    school = models.ForeignKey(School, models.PROTECT, related_name="policies")
    key = models.CharField(max_length=60)
    value = models.JSONField()
    source = models.CharField(
        max_length=200, help_text="The law or rule, or the words “district expectation”"
    )

    objects = DatedQuerySet.as_manager()

    class Meta:
        constraints = [
            never_twice("policy_once_at_a_time", "school", "key"),
            starts_somewhere("policy_starts"),
            models.CheckConstraint(condition=~Q(source=""), name="policy_has_source"),
        ]
        verbose_name_plural = "policies"
