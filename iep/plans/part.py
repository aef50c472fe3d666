from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from iep.models import PlanVersion
from iep.parts import PLAN_PARTS, LabeledWords, PlanPart
from iep.plans.asked import of_plan
from iep.plans.forms import PlanForm
from iep.plans.kinds import words_of
from iep.versions.describing import day


def plan_rows(version: PlanVersion) -> list[LabeledWords]:
    return [
        (_("Starts on"), day(version.starts_on)),
        (str(words_of(version).review), day(version.review_due_on)),
        (_("What the student does now"), version.present_levels),
    ]


def plan_sentence(version: PlanVersion) -> str:
    dates = {"starts": day(version.starts_on), "ends": day(version.review_due_on)}
    return _("From %(starts)s to %(ends)s") % dates


PLAN_PARTS.register(
    PlanPart(
        model=PlanVersion,
        order=10,
        name=gettext_lazy("Plan"),
        title=lambda version: str(version.of.get_kind_display()),
        rows=plan_rows,
        sentence=plan_sentence,
        form=PlanForm,
        edit_url=lambda plan: of_plan("iep:plan-edit", plan.student, plan.kind),
        plan_path="",
        is_in_tree=True,
        publish_first=gettext_lazy("Publish the plan of “%(title)s” with it."),
    )
)
