from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from schedule.day import DayBlock
from schedule.models import StudentBlock
from schedule.passes.actions import Substitute
from schedule.passes.opening import PIN_LENGTH
from staff.models import User
from students.models import Student

Choice = tuple[Student, Sequence[tuple[StudentBlock, DayBlock]]]


class PassForm(forms.Form):
    """Who comes, under whom, and in which blocks of one day."""

    before = forms.ModelChoiceField(
        label=_("Was here before"),
        queryset=User.objects.none(),
        required=False,
        empty_label=_("Somebody new"),
    )
    name = forms.CharField(
        label=_("Real name"),
        max_length=200,
        required=False,
        help_text=_("For somebody new. It stands on everything that they record."),
    )
    permit = forms.CharField(
        label=_("Number of the license or permit"), max_length=60, help_text=_("As they show it to you.")
    )
    teacher = forms.ModelChoiceField(
        label=_("Supervising teacher"), queryset=User.objects.none(), empty_label=_("Choose a person")
    )
    blocks = forms.ModelMultipleChoiceField(
        label=_("With whom, and when"),
        queryset=StudentBlock.objects.none(),
        error_messages={"required": _("Choose at least one block.")},
    )

    def __init__(
        self,
        *args: Any,
        choices: Sequence[Choice],
        teachers: QuerySet[User],
        before: QuerySet[User],
        by: User,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.choices = choices
        ids = [row.pk for _student, blocks in choices for row, _placed in blocks]
        rows = StudentBlock.objects.filter(pk__in=ids).select_related("student", "period")
        self.fields["blocks"].queryset = rows  # type: ignore[attr-defined]
        self.fields["teacher"].queryset = teachers  # type: ignore[attr-defined]
        self.fields["before"].queryset = before  # type: ignore[attr-defined]
        self.fields["teacher"].initial = by.pk if any(one.pk == by.pk for one in teachers) else None

    def chosen(self) -> set[str]:
        """Ids of the ticked blocks, as text, whatever was sent."""
        return {str(value) for value in self["blocks"].value() or []}

    def who(self) -> Substitute:
        cleaned = self.cleaned_data
        return Substitute(name=cleaned["name"], before=cleaned["before"], permit=cleaned["permit"])


class OpenForm(forms.Form):
    """Code and PIN, as they stand on the printed page."""

    code = forms.CharField(
        label=_("Code"),
        max_length=20,
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "characters"}),
    )
    pin = forms.CharField(
        label=_("PIN"),
        max_length=PIN_LENGTH + 4,
        strip=True,
        widget=forms.PasswordInput(attrs={"autocomplete": "off", "inputmode": "numeric"}),
    )
