from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from iep.drafts.forms import DraftForm
from iep.drafts.views import Page, initial_for
from iep.drafts.writers import Writer
from iep.goals import bank
from iep.goals.forms import GoalForm
from iep.importing.sheets import Sheet, columns_of, filled
from iep.models import Goal, GoalVersion, Plan
from iep.parts import PLAN_PARTS, LabeledWords, PlanPart, PlanSection, is_new
from iep.plans.asked import version_of
from iep.plans.kinds import WORDS
from iep.versions.describing import day, numbered


def goal_rows(version: GoalVersion) -> list[LabeledWords]:
    return [
        (_("Area"), version.area),
        (_("Goal"), version.sentence()),
        (_("Short-term objectives"), numbered(version.objectives)),
        (_("Baseline"), version.baseline),
        (_("Due on"), day(version.due_on)),
    ]


def provider_writes_goal(writer: Writer, versions: Sequence[GoalVersion], disciplines: set[str]) -> bool:
    """A goal is the team's, and so drafted by a provider only where nobody else's data stands under it."""
    if disciplines:
        return writer.owns(disciplines)
    # A goal without targets: only their own proposal, which was never published, is a provider's to change.
    return all(version.is_draft and version.drafted_by_id == writer.user.pk for version in versions)


def goal_of_line(plan: Plan, dates: Any, cells: dict[str, str]) -> DraftForm:
    empty = GoalForm(student=plan.student, plan_version=dates)
    return GoalForm(student=plan.student, plan_version=dates, data=filled(empty, cells))


def goal_page(goal: Goal, writer: Writer, request: HttpRequest) -> Page:
    """`?bank=reading-fluency`: the example that a new one opens with."""
    student, example = goal.plan.student, bank.get(request.GET.get("bank", ""))
    words = gettext_lazy("Save and add a target")
    return Page(
        student=student,
        by=writer.user,
        heading=_("New goal") if is_new(goal) else _("Goal"),
        lead=_("What the student should be able to do in a year.") if is_new(goal) else "",
        layer=WORDS[goal.plan.kind].decision,
        of=goal,
        form=partial(GoalForm, student=student, plan_version=version_of(goal.plan)),
        initial=initial_for(goal, new=example.fields() if example else {}),
        more={"and_target": (words, lambda draft: reverse("iep:target-new", args=[draft.of_id]))},
    )


PLAN_PARTS.register(
    PlanPart(
        model=GoalVersion,
        order=20,
        name=gettext_lazy("Goal"),
        title=lambda version: _("Goal: %(area)s") % {"area": version.area},
        rows=goal_rows,
        sentence=GoalVersion.sentence,
        form=GoalForm,
        page=goal_page,
        plan_path="plan",
        is_in_tree=True,
        section=PlanSection(
            heading=gettext_lazy("Goals and targets"),
            add=gettext_lazy("Add a goal"),
            none=gettext_lazy("No goals yet."),
            template="iep/goals/goal.html",
            term="goal",
            more=[("iep:goal-bank", gettext_lazy("Goal bank"))],
        ),
        stands_in="plan",
        publish_first=gettext_lazy("Publish the goal of “%(title)s” with it."),
        provider_writes=provider_writes_goal,
        sheet=Sheet(
            key="goals",
            name=gettext_lazy("Goals"),
            columns=columns_of(
                GoalVersion,
                GoalVersion.CONTENT,
                behavior=("behaviour", "goal"),
                condition=("conditions",),
                criterion=("criteria", "mastery criterion"),
                due_on=("due", "due date"),
                objectives=("objective", "benchmarks"),
            ),
            required=("area", "behavior", "criterion"),
            form=goal_of_line,
            same=("area", "condition", "behavior"),
        ),
    )
)
