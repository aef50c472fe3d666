from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from core.forms import DayField
from schedule.assigning.actions import SUPERVISORS
from schedule.blocks.grid import Grid, grids_of
from schedule.models import StudentBlock
from staff.models import ExtendedYear, Rhythm, Role, School, User
from students.models import Assignment, Student
from students.team.forms import people_with


class AssignForm(forms.Form):
    """Whom, under whom, from when until when, and in which blocks of the student's day."""

    para = forms.ModelChoiceField(
        label=_("Para"), queryset=User.objects.none(), empty_label=_("Choose a person")
    )
    supervisor = forms.ModelChoiceField(
        label=_("Supervising teacher"), queryset=User.objects.none(), empty_label=_("Choose a person")
    )
    first = DayField(label=_("First day"))
    last = DayField(label=_("Last day"), required=False, help_text=_("Leave empty if there is no end yet."))
    blocks = forms.ModelMultipleChoiceField(
        label=_("When the para is with the student"), queryset=StudentBlock.objects.none(), required=False
    )
    place = forms.CharField(
        label=_("Place"), max_length=80, required=False, help_text=_("For blocks that name no place.")
    )

    def __init__(
        self, *args: Any, student: Student, school: School, by: User, day: date, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.day = day
        self.fields["para"].queryset = people_with([Role.PARA], school, day)  # type: ignore[attr-defined]
        supervisors = people_with(SUPERVISORS, school, day)
        self.fields["supervisor"].queryset = supervisors  # type: ignore[attr-defined]
        self._blocks = list(
            StudentBlock.objects.filter(student=student)
            .filter(Q(during__contains=day) | Q(during__startswith__gt=day))
            .select_related("period__bell")
        )
        self.fields["blocks"].queryset = StudentBlock.objects.filter(student=student)  # type: ignore[attr-defined]
        self.fields["first"].initial = day
        self.extended_year = ExtendedYear.objects.next_at(school.pk, day)
        self.fields["supervisor"].initial = by.pk if supervisors.filter(pk=by.pk).exists() else None

    def fill_extended_year(self) -> None:
        """Open with the days of the next extended school year, and the student's blocks in it."""
        year = self.extended_year
        if year is not None:
            mine = [block.pk for block in self._blocks if block.rhythm == Rhythm.EXTENDED]
            first = max(year.starts, self.day)
            self.initial.update({"first": first, "last": year.last_day, "blocks": mine})

    def grids(self) -> list[Grid]:
        return grids_of(self._blocks)

    def needs_place(self) -> bool:
        """Whether some block of the day names no place."""
        return any(not block.place for block in self._blocks)

    def chosen(self) -> set[str]:
        """Ids of the ticked blocks, as text, whatever was sent."""
        return {str(value) for value in self["blocks"].value() or []}


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
