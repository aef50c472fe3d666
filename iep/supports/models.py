from django.db import models
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from core.choices import one_of
from core.ids import uuid7
from iep.plans.models import Plan
from iep.publishing.triggers import of_discipline
from iep.versions.models import Layer, PlanPartVersion
from students.models import Discipline, LinkedQuerySet, Student, StudentLinked


class Support(StudentLinked):
    """An accommodation, modification, aid or toolkit skill. `kind` is a key of `iep.supports.kinds`."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    student = models.ForeignKey(Student, models.PROTECT, related_name="supports")
    # Of which plan it is a part; one that names none stands under the IEP
    plan = models.ForeignKey(Plan, models.PROTECT, null=True, blank=True, related_name="supports")
    kind = models.CharField(max_length=40)
    discipline = models.CharField(max_length=20, choices=Discipline, default=Discipline.TEACHING)
    position = models.PositiveSmallIntegerField(default=1)

    objects = LinkedQuerySet.as_manager()

    class Meta:
        constraints = [one_of("support_discipline_known", "discipline", Discipline)]


class SupportVersion(PlanPartVersion):
    KIND = "support"
    LAYER = Layer.IEP
    ENDS = True
    STUDENT_PATH = "of__student"
    NEEDS = ("of__plan",)
    CONTENT = ("what", "when", "where", "how_often", "how", "avoid", "script", "fade", "settings")
    # What, when, where and how often are promised; how adults do it is the teacher's (docs/rules.md, P1).
    TAUGHT = ("how", "avoid", "script", "fade")

    of = models.ForeignKey(Support, models.PROTECT, related_name="versions")
    what = models.CharField(_("what"), max_length=200)
    when = models.CharField(_("when"), max_length=200)
    where = models.CharField(_("where"), max_length=200, blank=True)
    how_often = models.CharField(_("how often"), max_length=120, blank=True)
    how = models.TextField(_("how"), max_length=2000)
    avoid = models.TextField(_("avoid"), max_length=1000, blank=True)
    script = models.TextField(_("words to say"), max_length=1000, blank=True)
    fade = models.TextField(_("how it will fade"), max_length=1000, blank=True)
    settings = models.JSONField(_("settings of the kind"), default=dict, blank=True)

    class Meta(PlanPartVersion.Meta):
        abstract = False
        triggers = [*PlanPartVersion.Meta.triggers, of_discipline("iep_support")]

    def taught_rows(self) -> list[tuple[str, str]]:
        """How adults do it: what of a support the teacher may change the same minute."""
        written = [
            (gettext("How"), self.how),
            (gettext("Avoid"), self.avoid),
            (gettext("Words to say"), self.script),
            (gettext("How it will fade"), self.fade),
        ]
        return [(label, words.strip()) for label, words in written if words.strip()]
