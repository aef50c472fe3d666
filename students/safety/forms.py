from __future__ import annotations

from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from core.forms import WordsForm
from core.publishing import Basis
from students.models import SafetyCardVersion, SafetyFlag, SafetyFlagAnswer

HELP = {
    "allergies": _("What, how severe, what to do first. For example: Peanuts. EpiPen in the red bag, 911."),
    "seizures": _("Numbered steps, and whom to call. For example: 1. Time it. 2. On the side. 3. 911."),
    "food": _("How food must be cut, and how the student eats and drinks safely."),
    "elopement": _("When and where the student may leave the area, and what keeps them safe."),
    "transfers": _("How many trained adults, which equipment."),
    "devices": _("Hearing aids, speech device, chair: must it be there, charged, switched on?"),
    "pick_up": _("Who may pick the student up, and who may not."),
}  # fmt: skip


class SafetyForm(WordsForm):
    """The card's text, and why it changes. `basis`: what the writer had before them."""

    why = forms.CharField(
        label=_("Why this changes"),
        max_length=500,
        required=False,
        help_text=_("Only for publishing. The paras read it. For example: New plan from the school nurse."),
    )
    revision = forms.IntegerField(widget=forms.HiddenInput, min_value=0, required=False)
    based_on = forms.UUIDField(widget=forms.HiddenInput, required=False)

    class Meta:
        model = SafetyCardVersion
        fields = SafetyCardVersion.CONTENT
        widgets = {name: forms.Textarea(attrs={"rows": 5}) for name in SafetyCardVersion.CONTENT}
        help_texts = HELP

    def __init__(self, *args: Any, basis: Basis, **kwargs: Any) -> None:
        kwargs["initial"] = {
            **kwargs.get("initial", {}), "revision": basis.revision, "based_on": basis.based_on,
        }  # fmt: skip
        super().__init__(*args, **kwargs)

    @property
    def is_publishing(self) -> bool:
        return "publish" in self.data

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        if self.is_publishing and not cleaned.get("why", "").strip() and "why" not in self.errors:
            self.add_error("why", _("Say in a few words why this changes."))
        return cleaned

    def basis(self) -> Basis:
        based_on: UUID | None = self.cleaned_data.get("based_on")
        return Basis(self.cleaned_data.get("revision") or 0, based_on)

    def content(self) -> dict[str, str]:
        return {name: self.cleaned_data[name] for name in SafetyCardVersion.CONTENT}


class FlagForm(WordsForm):
    class Meta:
        model = SafetyFlag
        fields = ("words",)
        widgets = {"words": forms.Textarea(attrs={"rows": 3})}
        help_texts = {"words": _("For example: The EpiPen is no longer in the red bag.")}


class FlagAnswerForm(WordsForm):
    class Meta:
        model = SafetyFlagAnswer
        fields = ("words",)
        widgets = {"words": forms.Textarea(attrs={"rows": 3})}
        help_texts = {"words": _("Who said it reads this. If the card is wrong, change the card as well.")}
