"""A whole session typed in from a paper data sheet.

The form only turns text into domain types; `datacollection.paper` turns those into the same records that a
device sends.
"""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import Any
from uuid import UUID

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Field, Layout
from django import forms
from django.core.exceptions import ValidationError
from django.forms.formsets import BaseFormSet
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as __

from datacollection import paper
from datacollection.models import Purpose
from iep.measures.trials import Prompter, Response
from iep.models import TargetVersion
from staff.ids import uuid7
from staff.models import User
from staff.school_time import moment

MOST_ROWS = 60
MOST_COUNT = 480
# Older sheets are an administrator's matter: the plan that they were taken under may be long gone.
OLDEST = timedelta(days=60)
OPEN_FOR = timedelta(hours=24)


class PaperForm(forms.Form):
    """When, where and why; for counts also how many and how long."""

    # Made with the empty form: sending the same page twice stores the session once.
    entry = forms.UUIDField(widget=forms.HiddenInput)
    day = forms.DateField(label=__("Day"), widget=forms.DateInput(attrs={"type": "date"}))
    began = forms.TimeField(
        label=__("Began at"), widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M")
    )
    minutes = forms.DecimalField(
        label=__("Minutes watched"), min_value=0, max_value=600, decimal_places=2, required=False
    )
    purpose = forms.ChoiceField(label=__("Purpose"), choices=Purpose.choices, initial=Purpose.TEACHING)
    setting = forms.CharField(label=__("Where"), max_length=80, required=False)
    count = forms.IntegerField(label=__("How many times"), min_value=0, max_value=MOST_COUNT, required=False)

    def __init__(self, *args: Any, version: TargetVersion, user: User, **kwargs: Any) -> None:
        today = user.today()
        kwargs.setdefault("initial", {"entry": uuid7(), "day": today})
        super().__init__(*args, **kwargs)
        self._user, self._counts = user, not version.teaching.measure.carries_prompts
        self.fields["day"].widget.attrs |= {"max": today.isoformat(), "min": (today - OLDEST).isoformat()}
        if self._counts:
            self.fields["count"].required = self.fields["minutes"].required = True
        else:
            del self.fields["count"]
        self.helper = FormHelper()
        self.helper.form_tag = False
        self.helper.disable_csrf = True
        self.helper.layout = Layout(*(Field(name, wrapper_class="pp-paper-field") for name in self.fields))

    def clean_entry(self) -> UUID:
        entry: UUID = self.cleaned_data["entry"]
        # Its time becomes the time of the records: an old one would hide that they were entered late.
        opened, now = paper.opened_at(entry), timezone.now()
        if entry.version != 7 or not now - OPEN_FOR < opened <= now + timedelta(minutes=1):
            raise ValidationError(_("This page was open for too long. Open it again."))
        return entry

    def clean_day(self) -> date:
        day: date = self.cleaned_data["day"]
        today = self._user.today()
        if day > today:
            raise ValidationError(_("This day has not come yet."))
        if day < today - OLDEST:
            raise ValidationError(_("This day is more than 60 days ago. Ask your administrator."))
        return day

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        if (day := cleaned.get("day")) and (began := cleaned.get("began")):
            cleaned["began_at"] = self._instant(day, began)
        return cleaned

    def _instant(self, day: date, began: time) -> datetime:
        began_at = moment(self._user.zone, day, began.hour * 60 + began.minute)
        if began_at > timezone.now():
            self.add_error("began", _("This time has not come yet."))
        return began_at


class TrialRow(forms.Form):
    """One line of the sheet. An empty line is no trial."""

    response = forms.TypedChoiceField(label=__("Response"), coerce=int, required=False, empty_value=None)
    prompt = forms.TypedChoiceField(label=__("Prompt"), coerce=int, required=False, empty_value=None)
    prompter = forms.TypedChoiceField(label=__("Prompted by"), coerce=int, required=False, empty_value=None)
    item = forms.ChoiceField(label=__("Item"), required=False)

    def __init__(self, *args: Any, version: TargetVersion, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        teaching, blank = version.teaching, [("", "–")]
        responses = [r for r in Response if r in teaching.measure.responses]
        self.fields["response"].choices = blank + [(r.value, r.label) for r in responses]  # type: ignore[attr-defined]
        self.fields["prompt"].choices = blank + [(lv.code, lv.label) for lv in teaching.ladder.levels]  # type: ignore[attr-defined]
        self.fields["prompter"].choices = blank + [(p.value, p.label) for p in Prompter]  # type: ignore[attr-defined]
        self.fields["item"].choices = blank + [(item, item) for item in version.items]  # type: ignore[attr-defined]
        if not version.items:
            del self.fields["item"]
        for field in self.fields.values():
            field.widget.attrs["class"] = "form-select"

    def clean(self) -> dict[str, Any]:
        row: dict[str, Any] = super().clean() or {}
        response, prompt, prompter = row.get("response"), row.get("prompt"), row.get("prompter")
        if response is None and (prompt is not None or prompter is not None or row.get("item")):
            self.add_error("response", _("Say how the student responded, or empty this line."))
        if response == Response.CORRECT and prompt is None:
            self.add_error("prompt", _("Say which prompt it took; with none, choose the first."))
        if prompt and prompter in (None, Prompter.NOBODY):
            self.add_error("prompter", _("Say who prompted."))
        if prompt == 0 and prompter in (Prompter.PEER, Prompter.ADULT):
            self.add_error("prompt", _("Independent means that nobody prompted."))
        return row


class BaseTrialRows(BaseFormSet):  # type: ignore[type-arg]  # not subscriptable when it runs
    def rows(self) -> list[dict[str, Any]]:
        """The filled lines in order."""
        return [form.cleaned_data for form in self.forms if form.cleaned_data.get("response") is not None]

    def clean(self) -> None:
        if not any(self.errors) and not self.rows():
            raise ValidationError(_("Fill in at least one line."))


def trial_rows(data: Any, version: TargetVersion) -> BaseTrialRows:
    """The lines of the sheet: as many as the data plan says, and some to spare."""
    planned = version.teaching.data_plan.trials or 10
    rows = forms.formset_factory(
        TrialRow,
        formset=BaseTrialRows,
        extra=min(planned + 5, MOST_ROWS),
        max_num=MOST_ROWS,
        absolute_max=MOST_ROWS,
    )
    formset: BaseTrialRows = rows(data, prefix="trial", form_kwargs={"version": version})  # type: ignore[assignment]
    return formset
