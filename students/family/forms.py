from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from core.forms import DayField, WordsForm
from students.models import FamilyAdult, FamilyHopes


class AdultForm(WordsForm):
    may_receive = forms.TypedChoiceField(
        label=_("May receive records"),
        choices=[("yes", _("Yes")), ("no", _("No, by an order"))],
        coerce=lambda word: word == "yes",
        widget=forms.RadioSelect,
        initial="yes",
    )
    order_on = DayField(
        label=_("Date of the order"),
        required=False,
        help_text=_("Custody or guardianship. You have read it."),
    )

    class Meta:
        model = FamilyAdult
        fields = FamilyAdult.CONTENT
        help_texts = {"language": _("The language that they want to be written and spoken to in: Hmong.")}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["language"].initial = _("English")

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        by_order = cleaned.get("may_receive") is False or cleaned.get("decides_for")
        if by_order and not cleaned.get("order_on") and "order_on" not in self.errors:
            self.add_error("order_on", _("An order needs its date."))
        return cleaned


def initial_adult(adult: FamilyAdult) -> dict[str, Any]:
    """What the form shows of a row."""
    known = {name: getattr(adult, name) for name in FamilyAdult.CONTENT}
    return known | {"may_receive": "yes" if adult.may_receive else "no"}


class HopesForm(WordsForm):
    class Meta:
        model = FamilyHopes
        fields = ("words", "are_shown")
        widgets = {"words": forms.Textarea(attrs={"rows": 5})}
        help_texts = {"words": _("In their own words. The family may read this.")}
