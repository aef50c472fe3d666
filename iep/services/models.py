from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from core.choices import one_of
from core.ids import uuid7
from iep.plans.models import Plan
from iep.publishing.triggers import of_the_team
from iep.versions.describing import day
from iep.versions.models import Layer, PlanPartVersion
from students.models import Discipline, LinkedQuerySet, StudentLinked

LONGEST_MINUTES = 480  # one school day
MOST_TIMES = 99


class ServiceKind(models.TextChoices):
    """Source: 34 CFR 300.320(a)(4), what an IEP states of services."""

    SPECIAL_EDUCATION = "special_education", _("Specially designed instruction")
    RELATED = "related", _("Related service")
    SUPPLEMENTARY = "supplementary", _("Supplementary aid or service")
    PERSONNEL = "personnel", _("Support for school personnel")


class ServicePer(models.TextChoices):
    DAY = "day", _("a day")
    WEEK = "week", _("a week")
    MONTH = "month", _("a month")
    YEAR = "year", _("a year")


class Place(models.TextChoices):
    GENERAL = "general", _("In general education")
    OUTSIDE = "outside", _("Outside general education")


class Delivery(models.TextChoices):
    INDIVIDUAL = "individual", _("Individual")
    GROUP = "group", _("In a group")


class Service(StudentLinked):
    """Something that the team promised to give, and how much of it."""

    STUDENT_PATH = "plan__student"

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    plan = models.ForeignKey(Plan, models.PROTECT, related_name="services")
    position = models.PositiveSmallIntegerField(default=1)

    objects = LinkedQuerySet.as_manager()


class ServiceVersion(PlanPartVersion):
    """Amount, frequency, place and duration. `discipline`: who provides it. `minutes`: each time."""

    KIND = "service"
    LAYER = Layer.IEP
    ENDS = True
    STUDENT_PATH = "of__plan__student"
    CONTENT = (
        "kind", "name", "discipline", "minutes", "times", "per", "place", "where", "delivery", "starts_on",
        "ends_on",
    )  # fmt: skip

    of = models.ForeignKey(Service, models.PROTECT, related_name="versions")
    kind = models.CharField(_("kind of service"), max_length=20, choices=ServiceKind)
    name = models.CharField(_("service"), max_length=120)
    discipline = models.CharField(_("provided by"), max_length=20, choices=Discipline)
    minutes = models.PositiveSmallIntegerField(_("minutes each time"))
    times = models.PositiveSmallIntegerField(_("how many times"))
    per = models.CharField(_("in"), max_length=5, choices=ServicePer, default=ServicePer.WEEK)
    place = models.CharField(_("place"), max_length=10, choices=Place)
    where = models.CharField(_("where exactly"), max_length=120, blank=True)
    delivery = models.CharField(_("alone or with others"), max_length=10, choices=Delivery)
    starts_on = models.DateField(_("from"))
    ends_on = models.DateField(_("until"))

    class Meta(PlanPartVersion.Meta):
        abstract = False
        triggers = [*PlanPartVersion.Meta.triggers, of_the_team("iep_service")]
        constraints = [
            *PlanPartVersion.Meta.constraints,
            one_of("service_kind_known", "kind", ServiceKind),
            one_of("service_discipline_known", "discipline", Discipline),
            one_of("service_per_known", "per", ServicePer),
            one_of("service_place_known", "place", Place),
            one_of("service_delivery_known", "delivery", Delivery),
            models.CheckConstraint(
                condition=Q(minutes__range=(1, LONGEST_MINUTES), times__range=(1, MOST_TIMES)),
                name="service_amount_sane",
            ),
            models.CheckConstraint(condition=Q(ends_on__gte=F("starts_on")), name="service_ends_after_start"),
        ]

    def amount(self) -> str:
        """30 minutes, 2 times a week"""
        minutes = ngettext("%(n)d minute", "%(n)d minutes", self.minutes) % {"n": self.minutes}
        times = ngettext("once", "%(n)d times", self.times) % {"n": self.times}
        return f"{minutes}, {times} {self.get_per_display()}"

    def sentence(self) -> str:
        """The service as a parent would read it."""
        return gettext("%(name)s: %(amount)s, %(delivery)s, %(place)s, from %(starts)s to %(ends)s.") % {
            "name": self.name,
            "amount": self.amount(),
            "delivery": str(self.get_delivery_display()).lower(),
            "place": str(self.get_place_display()).lower(),
            "starts": day(self.starts_on),
            "ends": day(self.ends_on),
        }
