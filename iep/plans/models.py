from django.db import models
from django.utils.translation import gettext_lazy as _

from core.choices import one_of
from core.ids import uuid7
from iep.publishing.triggers import of_a_plan
from iep.versions.models import Layer, PlanPartVersion
from students.models import LinkedQuerySet, Student, StudentLinked


class PlanKind(models.TextChoices):
    IEP = "iep", _("IEP")
    SECTION_504 = "504", _("Section 504 plan")
    ENRICHMENT = "enrichment", _("Enrichment plan")
    INTERVENTION = "intervention", _("Intervention plan")


class Plan(StudentLinked):
    """A student's plan of one kind; what it says over the years stands in its versions."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    student = models.ForeignKey(Student, models.PROTECT, related_name="plans")
    kind = models.CharField(max_length=20, choices=PlanKind, default=PlanKind.IEP)

    objects = LinkedQuerySet.as_manager()

    class Meta:
        constraints = [
            one_of("plan_kind_known", "kind", PlanKind),
            # One plan of a kind for all the years: a new IEP is a new version of it, so nothing has to be
            # linked by hand.
            models.UniqueConstraint(fields=["student", "kind"], name="plan_one_of_a_kind"),
        ]


class PlanVersion(PlanPartVersion):
    """One IEP (or other plan): its dates, and where the student stands."""

    KIND = "plan"
    LAYER = Layer.IEP
    ENDS = True
    STUDENT_PATH = "of__student"
    CONTENT = ("starts_on", "review_due_on", "present_levels")

    of = models.ForeignKey(Plan, models.PROTECT, related_name="versions")
    starts_on = models.DateField(_("starts on"))
    review_due_on = models.DateField(_("annual review due"))
    present_levels = models.TextField(_("what the student does now"), max_length=4000, blank=True)

    class Meta(PlanPartVersion.Meta):
        abstract = False
        triggers = [*PlanPartVersion.Meta.triggers, of_a_plan()]
        constraints = [
            *PlanPartVersion.Meta.constraints,
            models.CheckConstraint(
                condition=models.Q(review_due_on__gt=models.F("starts_on")), name="plan_review_after_start"
            ),
        ]
