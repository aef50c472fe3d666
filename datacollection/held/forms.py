from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from datacollection.held.models import Outcome

CHOICES = [(outcome.value, outcome.label) for outcome in (Outcome.RELEASED, Outcome.SET_ASIDE)]


class HeldForm(forms.Form):
    """What a person decides of a held record, and why."""

    outcome = forms.ChoiceField(label=_("Decision"), choices=CHOICES, widget=forms.RadioSelect)
    why = forms.CharField(label=_("Why"), max_length=300)

    def __init__(self, *args: Any, may_count: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not may_count:
            self.fields["outcome"].choices = CHOICES[1:]  # type: ignore[attr-defined]
            self.fields["outcome"].initial = Outcome.SET_ASIDE
