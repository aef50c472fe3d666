from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from staff.forms.fields import DayField
from staff.models import Role, School, User
from students.actions.assigning import SUPERVISORS
from students.forms.people import people_with
from students.models import Assignment


class HandOverForm(forms.Form):
    """To whom, under whom, and from which day."""

    to = forms.ModelChoiceField(label=_("To"), queryset=User.objects.none(), empty_label=_("Choose a person"))
    supervisor = forms.ModelChoiceField(label=_("Supervising teacher"), queryset=User.objects.none())
    first = DayField(label=_("First day of the other"))

    def __init__(self, *args: Any, assignment: Assignment, school: School, day: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        paras = people_with([Role.PARA], school, day).exclude(pk=assignment.para_id)
        self.fields["to"].queryset = paras  # type: ignore[attr-defined]
        self.fields["supervisor"].queryset = people_with(SUPERVISORS, school, day)  # type: ignore[attr-defined]
        self.fields["supervisor"].initial = assignment.supervisor_id
        self.fields["first"].initial = max(day, assignment.starts)
