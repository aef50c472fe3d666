"""Direct supervision, as facts: the contact, whom it included, what the para says of it, its withdrawal.

None of these rows ever changes. A mistake is withdrawn, by a row that says who and when, and recorded anew.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Self

import pgtrigger
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from core.append_only import append_only
from core.choices import one_of
from core.ids import uuid7
from staff.models import Role, School, User
from staff.permissions import Part
from students.models import Assignment, LinkedQuerySet, Student, StudentLinked

MINUTES = (1, 480)


class ContactKind(models.TextChoices):
    OBSERVATION = "observation", _("Observed the para at work")
    MODELING = "modeling", _("Showed a skill")
    CO_TEACHING = "co_teaching", _("Taught together")
    DEBRIEF = "debrief", _("Talked it over")
    DATA_REVIEW = "data_review", _("Looked at data together")


class ContactQuerySet(models.QuerySet["Contact"]):
    def visible_to(self, user: User, at: datetime | None = None) -> Self:
        """One's own, those of the paras whom one supervises now, and all of the schools that one leads."""
        if not user.is_active:
            return self.none()
        moment = at or timezone.now()
        paras = Assignment.objects.on(user.today(moment)).filter(supervisor=user).values("para")
        # An assignment may still name a supervisor whose post has ended; without the post it gives no sight.
        teaches = Q(para__in=paras) if Role.TEACHER in user.roles(moment) else Q(pk__in=[])
        schools = School.objects.administered_by(user, moment).values("pk")
        return self.filter(Q(para=user) | Q(supervisor=user) | teaches | Q(school__in=schools))

    def standing(self) -> Self:
        """Not withdrawn."""
        return self.filter(withdrawal=None)


class Contact(models.Model):
    """One piece of direct supervision that `supervisor` gave `para`. Counts by the licence of that day.

    `school_day` is the date on the wall of `school` when it began; the students are `ContactStudent` rows.
    """

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    # The index of (para, supervisor, school_day) serves the key, too.
    para = models.ForeignKey(User, models.PROTECT, related_name="contacts_received", db_index=False)
    supervisor = models.ForeignKey(User, models.PROTECT, related_name="contacts_given")
    school = models.ForeignKey(School, models.PROTECT, related_name="contacts")
    kind = models.CharField(max_length=20, choices=ContactKind)
    began_at = models.DateTimeField()
    school_day = models.DateField()
    minutes = models.PositiveSmallIntegerField(help_text=_("Minutes spent, 1 to 480"))
    note = models.CharField(max_length=500, blank=True)
    # Beside `began_at`: late data are found by when they were written down.
    made_at = models.DateTimeField()

    objects = ContactQuerySet.as_manager()

    class Meta:
        constraints = [
            one_of("contact_kind_known", "kind", ContactKind),
            models.CheckConstraint(condition=Q(minutes__range=MINUTES), name="contact_minutes_sane"),
            models.CheckConstraint(condition=~Q(para=F("supervisor")), name="contact_not_with_oneself"),
            # A contact is a fact: it is written down once it has begun.
            models.CheckConstraint(condition=Q(began_at__lte=F("made_at")), name="contact_not_foretold"),
        ]
        indexes = [
            models.Index(fields=["para", "supervisor", "school_day"], name="contact_pair_day"),
            models.Index(fields=["school_day"], name="contact_day"),
        ]
        triggers = append_only()

    @property
    def ends_at(self) -> datetime:
        return self.began_at + timedelta(minutes=self.minutes)


class ContactStudent(StudentLinked):
    """That a contact was with the para *and this student*."""

    PART = Part.PLAN

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    contact = models.ForeignKey(Contact, models.PROTECT, related_name="with_students", db_index=False)
    student = models.ForeignKey(Student, models.PROTECT, related_name="contacts")

    objects = LinkedQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["contact", "student"], name="contact_student_once")]
        triggers = append_only()


def _only_by(person: str) -> pgtrigger.Trigger:
    """Nobody else may say it: not even by a mistake in our code."""
    return pgtrigger.Trigger(
        name=f"only_by_the_{person}",
        when=pgtrigger.Before,
        operation=pgtrigger.Insert,
        # A trigger, because a CHECK cannot read the contact's row. 23514 is check_violation, as of a
        # constraint.
        func=f"""
            IF NOT EXISTS (
                SELECT 1 FROM supervision_contact
                 WHERE id = NEW.contact_id AND {person}_id = NEW.by_id
            ) THEN
                RAISE EXCEPTION 'only the {person} of a contact may say this' USING ERRCODE = '23514';
            END IF;
            RETURN NEW;
        """,  # noqa: S608 - the two words below
    )


class ContactConfirmation(models.Model):
    """What the para says of a contact: a fact beside the teacher's, which it never overwrites."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    # One to one: the first answer stands, and the database refuses a second.
    contact = models.OneToOneField(Contact, models.PROTECT, related_name="confirmation")
    by = models.ForeignKey(User, models.PROTECT, related_name="+")
    at = models.DateTimeField()
    agrees = models.BooleanField()
    note = models.CharField(max_length=300, blank=True)
    # The device's own record of it, where it came by sync
    record = models.UUIDField(null=True, blank=True)

    class Meta:
        triggers = [*append_only(), _only_by("para")]


class ContactWithdrawal(models.Model):
    """That who recorded a contact takes it back. It counts nowhere from then on, and stays to be read."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    contact = models.OneToOneField(Contact, models.PROTECT, related_name="withdrawal")
    by = models.ForeignKey(User, models.PROTECT, related_name="+")
    at = models.DateTimeField()
    why = models.CharField(max_length=300, blank=True)

    class Meta:
        triggers = [*append_only(), _only_by("supervisor")]
