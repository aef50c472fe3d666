from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from staff.models import Role, School, User
from students.forms.people import people_with
from students.models import Discipline, TeamRole


class JoinForm(forms.Form):
    """Who joins the team from now on, and as what. Case managers are named by administrators alone."""

    user = forms.ModelChoiceField(
        label=_("Person"), queryset=User.objects.none(), empty_label=_("Choose a person")
    )
    team_role = forms.ChoiceField(label=_("As"), widget=forms.RadioSelect)
    discipline = forms.ChoiceField(
        label=_("Discipline"),
        choices=[("", _("Choose, for a provider")), *Discipline.choices],
        required=False,
        help_text=_("For providers of related services only."),
    )

    def __init__(
        self, *args: Any, school: School, day: date, names_case_manager: bool, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        people = people_with([Role.TEACHER, Role.PROVIDER], school, day)
        self.fields["user"].queryset = people  # type: ignore[attr-defined]
        roles = [role for role in TeamRole if names_case_manager or role != TeamRole.CASE_MANAGER]
        self.fields["team_role"].choices = [(role.value, role.label) for role in roles]  # type: ignore[attr-defined]
