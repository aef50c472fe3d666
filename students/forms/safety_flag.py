from django import forms
from django.utils.translation import gettext_lazy as _

from students.models import SafetyFlag, SafetyFlagAnswer


class _Words(forms.ModelForm):  # type: ignore[type-arg]
    def _post_clean(self) -> None:
        """Nothing of the model's own: the action writes the row, never the form."""


class FlagForm(_Words):
    class Meta:
        model = SafetyFlag
        fields = ("words",)
        widgets = {"words": forms.Textarea(attrs={"rows": 3})}
        help_texts = {"words": _("For example: The EpiPen is no longer in the red bag.")}


class AnswerForm(_Words):
    class Meta:
        model = SafetyFlagAnswer
        fields = ("words",)
        widgets = {"words": forms.Textarea(attrs={"rows": 3})}
        help_texts = {"words": _("Who said it reads this. If the card is wrong, change the card as well.")}
