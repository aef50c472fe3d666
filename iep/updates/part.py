"""What has versions in the room of students, and is told of as the parts of a plan are."""

from __future__ import annotations

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from iep.parts import PLAN_PARTS, LabeledWords, PlanPart
from students import hooks
from students.about.forms import AboutForm
from students.models import AboutVersion, SafetyCardVersion
from students.safety.forms import SafetyForm


def filled_lines(version: AboutVersion | SafetyCardVersion) -> list[LabeledWords]:
    return [(label[:1].upper() + label[1:], words) for label, words in version.lines()]


PLAN_PARTS.register(
    PlanPart(
        model=AboutVersion,
        order=70,
        name=gettext_lazy("About the student"),
        title=lambda version: _("About the student"),
        rows=filled_lines,
        form=AboutForm,
        edit_url=lambda about: reverse("students:about-edit", args=[about.student_id]),
    )
)
PLAN_PARTS.register(
    PlanPart(
        model=SafetyCardVersion,
        order=80,
        name=gettext_lazy("Safety card"),
        title=lambda version: _("Safety card"),
        rows=filled_lines,
        form=SafetyForm,
        edit_url=lambda card: reverse("students:safety-edit", args=[card.student_id]),
        is_urgent=True,
        announce=hooks.after_safety,
    )
)
