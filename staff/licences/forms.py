from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from core.forms import DayField
from staff.models import Licence, LicenceKind


class LicenceForm(forms.Form):
    """A licence as the state gives it. Without a last day it has no end."""

    kind = forms.ChoiceField(label=_("License"), choices=[("", _("Choose a license")), *LicenceKind.choices])
    number = forms.CharField(label=_("Number"), max_length=40, required=False)
    first = DayField(label=_("First day"))
    last = DayField(
        label=_("Last day"), required=False, help_text=_("Leave empty if the license does not end.")
    )

    def values(self) -> dict[str, Any]:
        return {**self.cleaned_data, "kind": LicenceKind(self.cleaned_data["kind"])}


class LicenceChangeForm(LicenceForm):
    """What may change of `licence`: all but its kind."""

    kind = None  # type: ignore[assignment]
    renewal_applied = DayField(
        label=_("Renewal applied for on"),
        required=False,
        help_text=_("It is shown to everybody concerned. It counts once the state gives new dates."),
    )

    @classmethod
    def of(cls, licence: Licence, data: Any = None) -> LicenceChangeForm:
        initial = {
            "number": licence.number,
            "first": licence.valid.lower,
            "last": licence.last_day,
            "renewal_applied": licence.renewal_applied,
        }
        return cls(data, initial=initial)

    def values(self) -> dict[str, Any]:
        return dict(self.cleaned_data)
