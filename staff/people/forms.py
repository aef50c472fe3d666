from __future__ import annotations

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from core.forms import DayField
from staff.models import Role, School, User
from staff.people.actions import Names


class NamesForm(forms.Form):
    """How a person is called, and where their mail goes."""

    legal_name = forms.CharField(label=_("Legal name"), max_length=200)
    used_name = forms.CharField(
        label=_("Name used"), max_length=200, required=False, help_text=_("If it is not the legal name.")
    )
    sort_as = forms.CharField(
        label=_("Sorted as"), max_length=200, required=False, help_text=_("For example “Rivera Lund, Ana”.")
    )
    pronouns = forms.CharField(label=_("Pronouns"), max_length=40, required=False)
    say_it = forms.CharField(label=_("How to say it"), max_length=80, required=False)
    email = forms.EmailField(
        label=_("E-mail"), max_length=254, help_text=_("They sign in with it. Use their work address.")
    )

    @classmethod
    def of(cls, person: User, data: Any = None) -> NamesForm:
        """The form filled in with what is known of `person`."""
        return cls(data, initial={name: getattr(person, name) for name in cls.base_fields})

    def names(self) -> Names:
        return Names(**{name: self.cleaned_data[name] for name in NamesForm.base_fields})


class PostForm(forms.Form):
    """A role at one of the administrator's `schools`, with its days."""

    school = forms.ModelChoiceField(
        label=_("School"), queryset=School.objects.none(), empty_label=_("Choose a school")
    )
    role = forms.ChoiceField(label=_("Post"), choices=[("", _("Choose a post")), *Role.choices])
    first = DayField(label=_("First day"))
    last = DayField(label=_("Last day"), required=False, help_text=_("Leave empty if there is no end yet."))

    def __init__(self, *args: Any, schools: QuerySet[School], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["school"].queryset = schools  # type: ignore[attr-defined]
        only = list(schools[:2])
        if len(only) == 1:
            self.fields["school"].initial = only[0].pk

    def post(self) -> dict[str, Any]:
        cleaned = self.cleaned_data
        return {
            "school": cleaned["school"],
            "role": Role(cleaned["role"]),
            "first": cleaned["first"],
            "last": cleaned["last"],
        }


class AddPersonForm(NamesForm, PostForm):
    """A new person with a first post."""

    field_order = ("legal_name", "email", "school", "role", "first", "last")


class ConfirmForm(forms.Form):
    """Nothing to fill in: it is the place where a refusal is said."""

    confirm = forms.CharField(widget=forms.HiddenInput, required=False)
