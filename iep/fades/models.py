"""Fade plans: how adult help on a target grows less, step by step, and which step holds (P8)."""

from __future__ import annotations

import pgtrigger
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from core.dated import Dated, never_twice, starts_if_ever
from core.ids import uuid7
from core.versions import Source
from iep.targets.models import Target
from staff.models import User
from students.care.models import only_the_end
from students.models import DatedLinkedQuerySet, StudentLinked

MOST_STEPS = 12
DECIDED = (Source.MEETING, Source.AGREEMENT)


class Fade(StudentLinked, Dated):
    """The steps in their order, most help first. Another order or other words are another fade plan.

    The data propose the next step when `x` of `y` points since the step began reach `threshold`, in the unit
    of the target. `decided_from`: the first step that lowers support written in the plan; None: none does.
    """

    STUDENT_PATH = "target__student"

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    target = models.ForeignKey(Target, models.PROTECT, related_name="fades")
    what = models.CharField(_("what grows less"), max_length=120)
    steps = ArrayField(models.CharField(max_length=160), verbose_name=_("steps"))
    threshold = models.DecimalField(_("the next step is proposed at"), max_digits=9, decimal_places=2)
    x = models.PositiveSmallIntegerField(_("reached in"))
    y = models.PositiveSmallIntegerField(_("of the last"))
    decided_from = models.PositiveSmallIntegerField(null=True, blank=True)
    by = models.ForeignKey(User, models.PROTECT, related_name="+")

    objects = DatedLinkedQuerySet.as_manager()

    class Meta:
        constraints = [
            never_twice("fade_one_at_a_time", "target"),
            starts_if_ever("fade_starts"),
            models.CheckConstraint(condition=Q(steps__len__range=(2, MOST_STEPS)), name="fade_has_steps"),
            models.CheckConstraint(condition=Q(x__gte=1, x__lte=F("y"), y__lte=99), name="fade_x_of_y"),
            # The first step is what is given now: it lowers nothing.
            models.CheckConstraint(
                condition=Q(decided_from=None) | Q(decided_from__range=(2, MOST_STEPS)),
                name="fade_decided_from_a_later_step",
            ),
        ]
        triggers = [
            # Older steps must stay explicable, so a fade plan is never rewritten: other steps are another
            # fade plan.
            only_the_end("target_id", "what", "steps", "threshold", "x", "y", "decided_from", "by_id")
        ]

    def words(self, number: int) -> str:
        """What adults do on step `number`, from 1."""
        return self.steps[number - 1]

    def needs_decision(self, number: int, now: int) -> bool:
        """Whether going from step `now` to `number` lowers support that the team wrote into the plan."""
        return self.decided_from is not None and number >= self.decided_from and number > now


class FadeStep(StudentLinked, Dated):
    """That a step holds from a day on: who said so, why, and by which decision where it needs one."""

    KIND = "fade_step"
    STUDENT_PATH = "fade__target__student"

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    fade = models.ForeignKey(Fade, models.PROTECT, related_name="taken")
    number = models.PositiveSmallIntegerField()
    source = models.CharField(max_length=12, choices=Source, default=Source.TEACHING)
    source_date = models.DateField(null=True, blank=True)
    source_with = models.CharField(max_length=300, blank=True)
    why = models.CharField(max_length=500)
    by = models.ForeignKey(User, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    objects = DatedLinkedQuerySet.as_manager()

    class Meta:
        ordering = ["at", "pk"]
        constraints = [
            never_twice("fade_one_step", "fade"),
            starts_if_ever("fade_step_starts"),
            models.CheckConstraint(
                # The source is whole or not there at all: a meeting without a day and people decides nothing.
                condition=Q(source=Source.TEACHING, source_date=None, source_with="")
                | (Q(source__in=DECIDED, source_date__isnull=False) & ~Q(source_with="")),
                name="fade_step_source_whole",
            ),
            models.CheckConstraint(condition=~Q(why=""), name="fade_step_says_why"),
        ]
        triggers = [
            only_the_end("fade_id", "number", "source", "source_date", "source_with", "why", "by_id", "at"),
            # Held here and not only by the form: no script can lower support that the team decided. Where no
            # step needs a decision, `decided` is NULL and the second comparison is not true.
            pgtrigger.Trigger(
                name="one_step_less_at_a_time",
                when=pgtrigger.Before,
                operation=pgtrigger.Insert,
                declare=[("now", "integer"), ("steps", "integer"), ("decided", "integer")],
                func="""
                SELECT cardinality(f.steps), f.decided_from INTO steps, decided
                  FROM iep_fade f WHERE f.id = NEW.fade_id;
                SELECT s.number INTO now FROM iep_fadestep s
                 WHERE s.fade_id = NEW.fade_id ORDER BY s.at DESC, s.id DESC LIMIT 1;
                IF NEW.number < 1 OR NEW.number > steps OR NEW.number > coalesce(now, 0) + 1 THEN
                    RAISE EXCEPTION 'pgtrigger: a fade plan goes one step less at a time';
                END IF;
                IF NEW.number >= decided AND NEW.number > now AND NEW.source = 'teaching' THEN
                    RAISE EXCEPTION 'pgtrigger: this step lowers support that the team decided';
                END IF;
                RETURN NEW;
                """,
            ),
        ]

    @property
    def words(self) -> str:
        return self.fade.words(self.number)
