from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from iep.extended_year.forms import ExtendedYearDecisionForm
from iep.models import ExtendedReason, ExtendedYearVersion
from iep.parts import PLAN_PARTS, LabeledWords, PlanPart
from iep.versions.describing import day


def extended_year_rows(version: ExtendedYearVersion) -> list[LabeledWords]:
    """What goes on is named as it was called when it was decided."""
    dates = [(_("From"), version.starts_on), (_("Until"), version.ends_on)]
    reasons = [str(ExtendedReason(reason).label) for reason in version.reasons]
    return [
        (_("Decision"), _("Needed") if version.needed else _("Not needed")),
        *((label, day(on)) for label, on in dates if on),
        (_("Reasons"), "\n".join(reasons)),
        (_("Why"), version.why),
        (_("Targets that go on"), "\n".join(row["name"] for row in version.targets)),
        (_("Services that go on"), "\n".join(row["name"] for row in version.services)),
    ]


PLAN_PARTS.register(
    PlanPart(
        model=ExtendedYearVersion,
        order=60,
        name=gettext_lazy("Extended school year"),
        title=lambda version: _("Extended school year"),
        rows=extended_year_rows,
        sentence=ExtendedYearVersion.sentence,
        form=ExtendedYearDecisionForm,
        edit_url=lambda decision: reverse("iep:extended-year", args=[decision.plan.student_id]),
        plan_path="plan",
        stands_in="plan",
    )
)
