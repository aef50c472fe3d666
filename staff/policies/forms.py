from __future__ import annotations

from contextlib import suppress
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from core.declared_form import form_fields, initial_values, read_form
from core.forms import DayField
from staff.policies.keys import DISTRICT_EXPECTATION, PolicyKey


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
        self._value_type = key.value_type
        own = form_fields(self._value_type)
        self.fields.update(own)
        self.order_fields([*own, "source", "first"])
        with suppress(ValueError):  # nothing says what the rule is, or not in a way that can be read
            self.initial.update(initial_values(key.read(value)))
        self.fields["source"].initial = source or DISTRICT_EXPECTATION
        self.fields["first"].initial = day

    def value(self) -> Any:
        return read_form(self._value_type, self.cleaned_data, self.fields).to_json()
