"""Choices of people, narrowed to those whose post at the school lets them be chosen."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from django import forms
from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from staff.models import Post, Role, School, User
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


def people_with(roles: Iterable[Role], school: School, day: date) -> QuerySet[User]:
    """Active people with one of these posts at `school` (or its district) on `day` or later, by name."""
    posts = Post.objects.filter(
        Q(during__contains=day) | Q(during__startswith__gt=day), role__in=roles, school__in=school.line()
    )
    return User.objects.filter(is_active=True, pk__in=posts.values("user")).order_by("sort_key", "pk")
