"""A contact in ten seconds: what, how long, with whom; everything else has a default."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from django import forms
from django.utils.translation import gettext_lazy as _

from core.forms import ClockField, DayField
from core.ids import uuid7
from staff.calendar.school_time import moment
from students.models import Student
from supervision.contacts.models import MINUTES
from supervision.models import ContactKind

USUAL = (5, 10, 15, 20, 30)
OTHER = "other"


def _buttons() -> forms.RadioSelect:
    """Choices that are drawn as buttons."""
    return forms.RadioSelect(attrs={"class": "btn-check"})


class ContactForm(forms.Form):
    """`students`: those to choose from; `ticked`: those with the para now. `zone`: of the school."""

    ENDED, STARTS, THEN = "ended", "starts", "then"

    kind = forms.ChoiceField(label=_("What you did"), choices=ContactKind.choices, widget=_buttons())
    minutes = forms.ChoiceField(
        label=_("Minutes"),
        choices=[*((str(n), str(n)) for n in USUAL), (OTHER, _("Other"))],
        widget=_buttons(),
        initial="10",
    )
    other_minutes = forms.IntegerField(
        label=_("Other minutes"), min_value=MINUTES[0], max_value=MINUTES[1], required=False
    )
    students = forms.ModelMultipleChoiceField(
        label=_("With which students"),
        queryset=Student.objects.none(),
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    when = forms.ChoiceField(
        label=_("When"),
        choices=[(ENDED, _("It just ended")), (STARTS, _("It starts now")), (THEN, _("At another time"))],
        widget=_buttons(),
        initial=ENDED,
    )
    day = DayField(label=_("Day"), required=False)
    clock = ClockField(label=_("It began at"), required=False)
    note = forms.CharField(
        label=_("Note"),
        max_length=500,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("The para and the administrator read it. Write about the work, not about a student."),
    )
    contact_id = forms.UUIDField(widget=forms.HiddenInput, required=False)

    def __init__(
        self,
        *args: Any,
        students: Sequence[Student],
        ticked: Collection[UUID],
        zone: ZoneInfo,
        now: datetime,
        **kwargs: Any,
    ) -> None:
        initial = {"contact_id": uuid7(), "students": list(ticked), "day": now.astimezone(zone).date()}
        super().__init__(*args, **{**kwargs, "initial": initial | kwargs.get("initial", {})})
        self._zone, self._now = zone, now
        ids = [student.pk for student in students]
        self.fields["students"].queryset = Student.objects.filter(pk__in=ids).in_order()  # type: ignore[attr-defined]
        self.has_students = bool(ids)

    @property
    def is_unusual(self) -> bool:
        """Whether what stands folded away has something that must be seen."""
        folded = {"when", "day", "clock", "note"}
        return bool(folded & set(self.errors)) or self["when"].value() == self.THEN

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        is_other = cleaned.get("minutes") == OTHER
        if is_other and not cleaned.get("other_minutes") and "other_minutes" not in self.errors:
            self.add_error("other_minutes", _("Say how many minutes."))
        if cleaned.get("when") == self.THEN:
            for name, words in (("day", _("Choose the day.")), ("clock", _("Say when it began."))):
                if cleaned.get(name) is None and name not in self.errors:
                    self.add_error(name, words)
        return cleaned

    def facts(self) -> dict[str, Any]:
        """What `actions.record_contact` takes, beside who and whom."""
        data = self.cleaned_data
        minutes = data["other_minutes"] if data["minutes"] == OTHER else int(data["minutes"])
        return {
            "kind": data["kind"],
            "minutes": minutes,
            "began_at": self._began(minutes),
            "students": list(data["students"]),
            "note": data["note"].strip(),
            "contact_id": data["contact_id"],
            "at": self._now,
        }

    def _began(self, minutes: int) -> datetime:
        data = self.cleaned_data
        if data["when"] == self.THEN:
            return moment(self._zone, data["day"], data["clock"])
        return self._now if data["when"] == self.STARTS else self._now - timedelta(minutes=minutes)


class ContactConfirmForm(forms.Form):
    """The para's own word on a contact. Who says no also says what was otherwise."""

    YES, NO = "yes", "no"

    agrees = forms.ChoiceField(
        label=_("Did it happen like this?"),
        choices=[(YES, _("Yes, it happened like this")), (NO, _("No, it was otherwise"))],
        widget=forms.RadioSelect,
    )
    note = forms.CharField(label=_("What was otherwise"), max_length=300, required=False)

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        if cleaned.get("agrees") == self.NO and not cleaned.get("note", "").strip():
            self.add_error("note", _("Say in a few words what was otherwise."))
        return cleaned


class WithdrawForm(forms.Form):
    """Why a contact is taken back. In its first minutes that is an undo, and needs no reason."""

    why = forms.CharField(label=_("Why you take it back"), max_length=300)

    def __init__(self, *args: Any, is_undo: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["why"].required = not is_undo
