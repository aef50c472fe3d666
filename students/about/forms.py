from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from core.forms import DayField, WordsForm
from core.publishing import Basis
from students.models import AboutVersion

HELP = {
    "greet": _("For example: From the front, by name. A fist bump if she offers one."),
    "strengths": _("What the student is good at, and proud of."),
    "interests": _("What the student likes, and would choose."),
    "own_words": _("Ask, and write down what the student says, signs or selects. Or how they showed it."),
    "asked_on": _("Likes change. Ask again when this is some months old."),
    "communicates": _("Speech, signs, device, pictures, movements: what each means, and yes and no."),
    "offer": _("For example: Show the device, look expectant, wait 10 seconds. Then model one word."),
    "helps": _("What to do every day, for everybody. Supports of the plan stand in the plan."),
    "avoid": _("What makes things harder, and what to do instead."),
}


class AboutForm(WordsForm):
    """What is said about the student, and why it changes. `basis`: what the writer had before them."""

    asked_on = DayField(label=_("Asked on"), required=False, help_text=HELP["asked_on"])
    why = forms.CharField(
        label=_("Why this changes"),
        max_length=500,
        required=False,
        help_text=_("If it is not plain. The paras read it with what changed."),
    )
    based_on = forms.UUIDField(widget=forms.HiddenInput, required=False)

    class Meta:
        model = AboutVersion
        fields = AboutVersion.CONTENT
        widgets = {
            name: forms.Textarea(attrs={"rows": 3})
            for name in AboutVersion.CONTENT
            if name not in ("greet", "asked_on")
        }
        help_texts = HELP

    def __init__(self, *args: Any, basis: Basis, **kwargs: Any) -> None:
        kwargs["initial"] = {**kwargs.get("initial", {}), "based_on": basis.based_on}
        super().__init__(*args, **kwargs)
        self.order_fields([*AboutVersion.CONTENT, "why"])

    def basis(self) -> Basis:
        """It has no drafts: what is written is in force at once."""
        return Basis(0, self.cleaned_data.get("based_on"))

    def content(self) -> dict[str, Any]:
        return {name: self.cleaned_data[name] for name in AboutVersion.CONTENT}
