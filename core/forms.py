"""What forms share: posting one, the words of a refusal at its fields, and fields of our own."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, time, timedelta
from typing import Any, TypeVar

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.forms import BaseForm
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy as _

from core.checks import FIRST_YEAR, LAST_YEAR

T = TypeVar("T")


def posted(request: HttpRequest) -> QueryDict | None:
    """What was sent, also where it is empty: a form may ask for nothing, and still be sent."""
    return request.POST if request.method == "POST" else None


def submit(
    request: HttpRequest,
    form: BaseForm,
    *,
    act: Callable[[], T],
    then: Callable[[HttpRequest, T], HttpResponse],
    places: Mapping[str, str] | None = None,
) -> HttpResponse | None:
    """What `then` answers once a posted, valid `form` was acted on; None where the page is to be shown.

    What `act` refuses (ValidationError) stands at the fields of the form; `places`: the form's own names for
    fields of the action. So a view ends with `return submit(...) or render_form(...)`.
    """
    if request.method != "POST" or not form.is_valid():
        return None
    try:
        # The action's own transaction (core.verbs.verb) is undone by the time its refusal arrives here.
        result = act()
    except ValidationError as error:
        show(form, error, places or {})
        return None
    return then(request, result)


def render_form(request: HttpRequest, template: str, form: BaseForm | None, **context: Any) -> HttpResponse:
    """The page of a form: 422 where the form says what is wrong. No form: who looks may not change it."""
    status = 422 if form is not None and form.errors else 200
    return render(request, template, {**context, "form": form}, status=status)


def saying(words: str, to: str, *args: object) -> Callable[[HttpRequest, object], HttpResponse]:
    """For `then`: to the page `to` (its name, or an address), with `words` on top of it."""
    return lambda request, _result: redirect_saying(request, words, to, *args)


def redirect_saying(request: HttpRequest, words: str, to: str, *args: object) -> HttpResponse:
    messages.success(request, words)
    return redirect(to, *args)


def show(form: BaseForm, error: ValidationError, fields: Mapping[str, str]) -> None:
    """Put each error at its field of `form`; `fields`: the form's own words for some."""
    if not hasattr(error, "error_dict"):
        form.add_error(None, error)
        return
    for name, errors in error.error_dict.items():
        place = fields.get(name, name)
        for one in errors:
            # add_error raises for a field that this form lacks; such words stand above the form.
            form.add_error(place if place in form.fields else None, one)


class DayField(forms.DateField):
    """A day by the browser's own picker, within the years that people plan in."""

    def __init__(self, **kwargs: Any) -> None:
        widget = forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})
        super().__init__(widget=widget, input_formats=["%Y-%m-%d", "%m/%d/%Y"], **kwargs)

    def clean(self, value: Any) -> date | None:
        day: date | None = super().clean(value)
        if day is not None and not FIRST_YEAR <= day.year <= LAST_YEAR:
            raise ValidationError(_("Write a year between 1990 and 2200."))
        return day


class ClockField(forms.TimeField):
    """A time of the wall clock; `cleaned` is minutes from midnight."""

    def __init__(self, **kwargs: Any) -> None:
        widget = forms.TimeInput(format="%H:%M", attrs={"type": "time"})
        super().__init__(widget=widget, input_formats=["%H:%M", "%I:%M %p"], **kwargs)

    def clean(self, value: Any) -> int | None:
        at: time | None = super().clean(value)
        return None if at is None else at.hour * 60 + at.minute


def day_asked(text: str, otherwise: date) -> date:
    """A day out of an address, or the other one where it names none."""
    try:
        day = date.fromisoformat(text)
    # Anybody can type an address: what is no day gives the usual page, not an error.
    except ValueError:
        return otherwise
    return day if FIRST_YEAR <= day.year <= LAST_YEAR else otherwise


class EndForm(forms.Form):
    """When something ends: at once, or after a last day. `starts`: its first day."""

    NOW, LATER = "now", "later"

    when = forms.ChoiceField(
        label=_("When does it end?"),
        choices=[(NOW, _("Now, this minute")), (LATER, _("After a last day"))],
        widget=forms.RadioSelect,
        initial=LATER,
    )
    last_day = DayField(label=_("Last day"), required=False)

    def __init__(self, *args: Any, starts: date, day: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["last_day"].initial = max(day, starts)

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        is_later = cleaned.get("when") == self.LATER
        if is_later and not cleaned.get("last_day") and "last_day" not in self.errors:
            self.add_error("last_day", _("Choose the last day."))
        return cleaned

    def last(self, today: date) -> date:
        """The last day that was chosen; yesterday where it ends at once."""
        # Rows hold for whole days, so that “now” can only mean a last day of yesterday.
        if self.cleaned_data["when"] == self.NOW:
            return today - timedelta(days=1)
        day: date = self.cleaned_data["last_day"]
        return day


class WordsForm(forms.ModelForm):  # type: ignore[type-arg]
    """Labels, lengths and choices as the model has them; the row itself is written by an action."""

    def _post_clean(self) -> None:
        """Skip the model's own validation."""
        # ModelForm would build an instance here and check it, and nobody saves that instance.


def say_why(request: HttpRequest, error: ValidationError) -> None:
    """Show the words of `error` as messages, for a button that has no form field to show them at."""
    for words in error.messages:
        messages.error(request, words)
