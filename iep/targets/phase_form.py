from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from iep.drafts.fields import day_field, text
from iep.drafts.forms import section, side_by_side, without_tag
from iep.models import Phase, PhaseKind


class PhaseForm(forms.Form):
    """A phase begins: a vertical line on the graph."""

    kind = forms.ChoiceField(
        label=_("Phase"), choices=PhaseKind, initial=PhaseKind.INTERVENTION, widget=forms.RadioSelect
    )
    label = text(
        Phase,
        "label",
        label=_("Label on the graph"),
        help_text=_("Short: what is new. For example: Delay 4 s, snack peer."),
    )
    starts = day_field(
        label=_("First day"), help_text=_("The phase before ends the day before. It may be a past day.")
    )
    why = text(
        Phase, "why", rows=3, label=_("Why"), help_text=_("For example: Flat for 4 weeks; waits too short.")
    )

    use_required_attribute = False

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.helper = without_tag(section(_("New phase"), "kind", side_by_side("label", "starts"), "why"))
