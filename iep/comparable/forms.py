from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from iep.drafts.fields import day_field
from iep.models import PlanKind
from iep.plans.kinds import WORDS
from students.models import Origin


class ComparableForm(forms.Form):
    """Which district wrote the plan in force, and since when its services are given here."""

    came_from = forms.CharField(
        label=_("District that wrote the plan"),
        max_length=200,
        help_text=_("Its name, with the state where it is another one."),
    )
    origin = forms.ChoiceField(label=_("Where it is"), choices=Origin.choices, widget=forms.RadioSelect)
    since = day_field(
        label=_("Services are given since"), help_text=_("In most cases the first day of the student here.")
    )


class AdoptForm(forms.Form):
    """Who decided that the plan is adopted, and from when on."""

    source = forms.ChoiceField(label=_("Where does this come from?"), widget=forms.RadioSelect)
    source_date = day_field(label=_("Day of the meeting or agreement"))
    source_with = forms.CharField(
        label=_("With whom"),
        max_length=300,
        help_text=_("For example: Ana Lund (mother), Ms. Okafor (speech), the IEP team."),
    )
    takes_effect = day_field(
        label=_("Takes effect"), required=False, help_text=_("Empty: today. Later: from that morning on.")
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["source"].choices = WORDS[PlanKind.IEP].sources  # type: ignore[attr-defined]
