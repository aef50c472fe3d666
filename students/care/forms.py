from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from core.forms import DayField, WordsForm
from staff.models import User
from students.care.queries import trainable
from students.models import CareTask, Student

USUAL = timedelta(days=180)  # our choice: half a year, so that a school year sees it twice


class CareTaskForm(WordsForm):
    class Meta:
        model = CareTask
        fields = ("name", "steps", "call")
        widgets = {"steps": forms.Textarea(attrs={"rows": 8})}
        help_texts = {
            "name": _("For example: Tube feeding at lunch. Doses of medication stay in the nurse’s system."),
            "steps": _("Numbered. For example: 1. Wash hands. 2. Raise the chair. 3. Check the label."),
            "call": _("Who comes when it does not go as written. For example: Nurse Ortiz, extension 114."),
        }


class SignOffForm(forms.Form):
    """Who was trained, and until when it holds. Only adults who work with the student can be chosen."""

    person = forms.ModelChoiceField(
        label=_("Person"), queryset=User.objects.none(), empty_label=_("Choose a person")
    )
    last = DayField(
        label=_("Holds until"), help_text=_("The last day. Then the person shows it again; a year at most.")
    )
    has_shown = forms.BooleanField(
        label=_("I trained this person, and watched them do it as written"), required=True
    )

    def __init__(self, *args: Any, student: Student, by: User, day: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["person"].queryset = trainable(student, day).exclude(pk=by.pk)  # type: ignore[attr-defined]
        self.fields["last"].initial = day + USUAL
