from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as gettext_now
from django.utils.translation import gettext_lazy as _

from iep.forms.base import DraftForm, Preview, section, side_by_side
from iep.forms.fields import day_field, text
from iep.models import Goal, GoalVersion, Plan
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

    def __init__(self, *args: Any, student: Student, **kwargs: Any) -> None:
        self.student = student
        super().__init__(*args, **kwargs)

    def sections(self) -> list[Any]:
        return [
            section(_("The goal"), "area", *_SENTENCE),
            section(_("From where, until when"), side_by_side("baseline", "due_on")),
        ]

    def content(self) -> dict[str, Any]:
        return {name: self.cleaned_data[name] for name in GoalVersion.CONTENT}

    def preview(self) -> Preview:
        so_far = self.so_far()
        words = {name: so_far.get(name) or "…" for name in ("behavior", "criterion")}
        goal = Goal(plan=Plan(student=self.student))
        version = GoalVersion(of=goal, condition=so_far.get("condition") or "", **words)
        return [(gettext_now("A parent reads"), version.sentence())]

    def _again(self, **kwargs: Any) -> GoalForm:
        return GoalForm(student=self.student, **kwargs)
