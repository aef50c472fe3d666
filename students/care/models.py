"""Delegated care: what a nurse lets others do for one student, and whom the nurse trained for it (P11)."""

from __future__ import annotations

import pghistory
import pgtrigger
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from core.dated import Dated, never_twice, starts_if_ever
from core.ids import uuid7
from staff.models import User
from staff.permissions import Part
from students.grounds.linked import DatedLinkedQuerySet, StudentLinked
from students.profile.models import Student


def only_the_end(*words: str) -> pgtrigger.Trigger:
    """Of a row that holds from a day on only the end may change, and it is never removed."""
    changed = " OR ".join(f"OLD.{name} IS DISTINCT FROM NEW.{name}" for name in words)
    return pgtrigger.Trigger(
        name="only_the_end",
        when=pgtrigger.Before,
        operation=pgtrigger.Update | pgtrigger.Delete,
        func=f"""
        IF TG_OP = 'DELETE' OR {changed} THEN
            RAISE EXCEPTION 'pgtrigger: of a row of % only the end may change', TG_TABLE_NAME;
        END IF;
        RETURN NEW;
        """,
    )


@pghistory.track(pghistory.InsertEvent(), pghistory.UpdateEvent())
class CareTask(StudentLinked, Dated):
    """A procedure for one student. Other words are another task: people were trained in these."""

    PART = Part.CARE

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    student = models.ForeignKey(Student, models.PROTECT, related_name="care_tasks")
    name = models.CharField(_("what is done"), max_length=80)
    steps = models.TextField(_("step by step"), max_length=4000)
    call = models.CharField(_("whom to call"), max_length=200)
    by = models.ForeignKey(User, models.PROTECT, related_name="+")

    objects = DatedLinkedQuerySet.as_manager()

    class Meta:
        constraints = [never_twice("care_task_once", "student", "name"), starts_if_ever("care_task_starts")]
        triggers = [only_the_end("student_id", "name", "steps", "call", "by_id")]

    def __str__(self) -> str:
        return self.name


@pghistory.track(pghistory.InsertEvent(), pghistory.UpdateEvent())
class CareSignOff(StudentLinked, Dated):
    """`person` was trained in `task` and showed it to the nurse. It always ends: skills are shown again."""

    STUDENT_PATH = "task__student"
    PART = Part.CARE

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    task = models.ForeignKey(CareTask, models.PROTECT, related_name="sign_offs")
    person = models.ForeignKey(User, models.PROTECT, related_name="+")
    by = models.ForeignKey(User, models.PROTECT, related_name="+")

    objects = DatedLinkedQuerySet.as_manager()

    class Meta:
        constraints = [
            never_twice("care_sign_off_once", "task", "person"),
            starts_if_ever("care_sign_off_starts"),
            models.CheckConstraint(
                condition=Q(during__upper_inf=False) | Q(during__isempty=True), name="care_sign_off_ends"
            ),
            models.CheckConstraint(condition=~Q(person=F("by")), name="care_sign_off_by_another"),
        ]
        triggers = [only_the_end("task_id", "person_id", "by_id")]
