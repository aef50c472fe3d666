from django import forms
from django.utils.translation import gettext_lazy as _

from students.forms.words import WordsForm
from students.models import SafetyFlag, SafetyFlagAnswer


class FlagForm(WordsForm):
    class Meta:
        model = SafetyFlag
        fields = ("words",)
        widgets = {"words": forms.Textarea(attrs={"rows": 3})}
        help_texts = {"words": _("For example: The EpiPen is no longer in the red bag.")}


class AnswerForm(WordsForm):
    class Meta:
        model = SafetyFlagAnswer
        fields = ("words",)
        widgets = {"words": forms.Textarea(attrs={"rows": 3})}
        help_texts = {"words": _("Who said it reads this. If the card is wrong, change the card as well.")}
