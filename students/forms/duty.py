from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from staff.forms.ending import EndForm
from staff.models import Role, User
from students.day.words import day_in_words
from students.forms.people import people_with
from students.models.duty import Duty


class DutyEndForm(EndForm):
    """On which of its days a duty ends, when, and who does it from then on, if anybody."""

    days = forms.MultipleChoiceField(label=_("Days"), widget=forms.CheckboxSelectMultiple)
    to = forms.ModelChoiceField(
        label=_("Who does it from then on"),
        queryset=User.objects.none(),
        required=False,
        empty_label=_("Nobody: it ends"),
    )
    field_order = ("days", "when", "last_day", "to")

    def __init__(self, *args: Any, duties: Sequence[Duty], day: date, **kwargs: Any) -> None:
        super().__init__(*args, starts=duties[0].starts, day=day, **kwargs)
        names = [(str(duty.pk), day_in_words(duty.rhythm, duty.day)) for duty in duties]
        self.fields["days"].choices = names  # type: ignore[attr-defined]
        self.fields["days"].initial = [key for key, _name in names]
        paras = people_with([Role.PARA], duties[0].school, day).exclude(pk=duties[0].para_id)
        self.fields["to"].queryset = paras  # type: ignore[attr-defined]

    def chosen(self, duties: Sequence[Duty]) -> list[Duty]:
        return [duty for duty in duties if str(duty.pk) in self.cleaned_data["days"]]
