from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.utils.translation import gettext_lazy as _

from iep.drafts.fields import day_field, text
from iep.drafts.forms import DraftForm, section, side_by_side
from iep.models import PlanKind, PlanVersion
from iep.plans.kinds import WORDS

# A year with February 29 in it has 366 days. The IEP is reviewed at least once a year (34 CFR 300.324(b)(1)).
A_YEAR = timedelta(days=366)


class PlanForm(DraftForm):
    starts_on = day_field(label=_("Starts on"))
    review_due_on = day_field(
        label=_("Annual review due"), help_text=_("At most one year after the plan starts.")
    )
    present_levels = text(
        PlanVersion,
        "present_levels",
        rows=8,
        help_text=_(
            "Strengths first, in plain words, with what was seen. For example: “Asks for food with one "
            "symbol, most often at lunch. Watches peers build and joins when the same blocks are near.”"
        ),
    )

    def __init__(self, *args: Any, kind: str = PlanKind.IEP, **kwargs: Any) -> None:
        self.kind = kind
        super().__init__(*args, **kwargs)
        if kind != PlanKind.IEP:  # the year is a rule of IEPs
            self.fields["review_due_on"].label = str(WORDS[kind].review)
            self.fields["review_due_on"].help_text = ""

    def sections(self) -> list[Any]:
        return [
            section(_("Dates"), side_by_side("starts_on", "review_due_on")),
            section(_("What the student does now"), "present_levels"),
        ]

    def clean(self) -> dict[str, Any] | None:
        cleaned = super().clean() or {}
        starts, review = cleaned.get("starts_on"), cleaned.get("review_due_on")
        if starts and review and review <= starts:
            self.add_error("review_due_on", _("The review comes after the plan starts."))
        elif self.kind == PlanKind.IEP and starts and review and review - starts > A_YEAR:
            self.add_error("review_due_on", _("The review is due within one year of the start."))
        return cleaned

    def content(self) -> dict[str, Any]:
        return {name: self.cleaned_data[name] for name in PlanVersion.CONTENT}

    def _again(self, **kwargs: Any) -> PlanForm:
        return PlanForm(kind=self.kind, **kwargs)
