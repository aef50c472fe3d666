from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from django.utils.translation import gettext as gettext_now
from django.utils.translation import gettext_lazy as _

from core.form_fields import LinesField
from iep.drafts.fields import day_field, text
from iep.drafts.forms import DraftForm, Preview, section, side_by_side
from iep.goals.measurable import facts_of, missing
from iep.models import Goal, GoalVersion, Plan, PlanVersion
from students.models import Student

_SENTENCE = ("condition", "behavior", "criterion")


class GoalForm(DraftForm):
    area = text(GoalVersion, "area", help_text=_("For example: Communication."))
    condition = text(
        GoalVersion,
        "condition",
        rows=2,
        help_text=_(
            "Where and with what. For example: At snack and at play, with the speech device in reach."
        ),
    )
    behavior = text(
        GoalVersion,
        "behavior",
        rows=2,
        help_text=_(
            "What others can see or hear, begun with a verb: “request or comment with 2 or more symbols”. "
            "Choose what opens something for the student, not what makes a day quiet for adults."
        ),
    )
    criterion = text(
        GoalVersion,
        "criterion",
        rows=2,
        help_text=_("For example: without help in 8 of 10 opportunities, with 2 adults and a peer."),
    )
    baseline = text(
        GoalVersion, "baseline", help_text=_("Where it starts. For example: 20 % over 5 sessions.")
    )
    due_on = day_field(label=_("Due on"))

    objectives = LinesField(
        label=_("Short-term objectives or benchmarks"),
        required=False,
        most=10,
        longest=300,
        rows=3,
        help_text=_("One a line. For example: By January: 1 symbol in 5 of 10. May be empty."),
    )

    def __init__(
        self, *args: Any, student: Student, plan_version: PlanVersion | None = None, **kwargs: Any
    ) -> None:
        """`plan_version`: whose dates the goal should keep to."""
        self.student, self.plan_version = student, plan_version
        if plan_version is not None:
            # On the left side: a due date that is stored or typed wins over that of the plan.
            kwargs["initial"] = {"due_on": plan_version.review_due_on} | (kwargs.get("initial") or {})
        super().__init__(*args, **kwargs)

    def sections(self) -> list[Any]:
        return [
            section(_("The goal"), "area", *_SENTENCE),
            section(_("From where, until when"), side_by_side("baseline", "due_on"), "objectives"),
        ]

    def content(self) -> dict[str, Any]:
        content = {name: self.cleaned_data[name] for name in GoalVersion.CONTENT}
        return content | {"objectives": list(content["objectives"])}

    def preview(self) -> Preview:
        so_far = self.so_far()
        words = {name: so_far.get(name) or "…" for name in ("behavior", "criterion")}
        # Unsaved: the sentence needs the student's name, and a new goal has no plan in the database yet.
        goal = Goal(plan=Plan(student=self.student))
        version = GoalVersion(of=goal, condition=so_far.get("condition") or "", **words)
        return [(gettext_now("A parent reads"), version.sentence())]

    def checklist(self) -> list[str]:
        so_far = self.so_far()
        names = ("condition", "behavior", "criterion", "baseline", "due_on")
        written = {name: so_far.get(name) or "" for name in names}
        return missing(
            facts_of(SimpleNamespace(**written | {"due_on": so_far.get("due_on")}), self.plan_version)
        )

    def _again(self, **kwargs: Any) -> GoalForm:
        return GoalForm(student=self.student, plan_version=self.plan_version, **kwargs)
