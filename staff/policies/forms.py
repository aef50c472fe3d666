from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from core.forms import DayField
from staff.policies.keys import PolicyKey
from staff.policies.values import DISTRICT_EXPECTATION


class PolicyForm(forms.Form):
    """A new value of `key` from a day on, and where it comes from. `value`: the one in force."""

    source = forms.CharField(
        label=_("Where it comes from"),
        max_length=200,
        help_text=_("The law or rule, or “district expectation” where no state asks for it."),
    )
    first = DayField(label=_("In force from"))

    def __init__(self, *args: Any, key: PolicyKey, value: Any, source: str, day: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._key = key
        own = key.kind.fields(value)
        self.fields.update(own)
        self.order_fields([*own, "source", "first"])
        self.fields["source"].initial = source or DISTRICT_EXPECTATION
        self.fields["first"].initial = day

    def value(self) -> Any:
        return self._key.kind.read(self.cleaned_data)
