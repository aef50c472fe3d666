from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext as gettext_now
from django.utils.translation import gettext_lazy as _

from iep.drafts.fields import day_field, text
from iep.drafts.forms import DraftForm, Preview, section, side_by_side
from iep.models import ExtendedReason, ExtendedYearVersion

Choices = Sequence[tuple[str, str]]
NEEDED = [("yes", _("Needed")), ("no", _("Not needed"))]


def _ticks(**options: Any) -> forms.MultipleChoiceField:
    return forms.MultipleChoiceField(widget=forms.CheckboxSelectMultiple, required=False, **options)


class ExtendedYearDecisionForm(DraftForm):
    """What the team decided. Where it is not needed, only why counts: dates and ticks are left alone."""

    needed = forms.ChoiceField(
        label=_("Is an extended school year needed?"), choices=NEEDED, widget=forms.RadioSelect
    )
    reasons = _ticks(
        label=_("Reasons"),
        choices=ExtendedReason.choices,
        help_text=_(
            "Tick what the team weighed. No single reason decides, whatever the category of disability."
        ),
    )
    why = text(
        ExtendedYearVersion,
        "why",
        rows=3,
        help_text=_("In the team’s own words. For example: After summer he needs 15 sessions to ask again."),
    )
    starts_on = day_field(label=_("From"), required=False)
    ends_on = day_field(label=_("Until"), required=False)
    targets = _ticks(label=_("Targets that go on"))
    services = _ticks(label=_("Services that go on"))

    def __init__(
        self,
        *args: Any,
        targets: Choices,
        services: Choices,
        dates: tuple[date, date] | None = None,
        **kwargs: Any,
    ) -> None:
        """`targets`, `services`: (id, name) of what is in force. `dates`: those of the next session."""
        self.offers = {"targets": list(targets), "services": list(services)}
        self.dates = dates
        first = {"starts_on": dates[0], "ends_on": dates[1]} if dates else {}
        # A stored None (a decision that it is not needed) must not hide the dates of the next session.
        kwargs["initial"] = first | {k: v for k, v in (kwargs.get("initial") or {}).items() if v is not None}
        super().__init__(*args, **kwargs)
        for name, offered in self.offers.items():
            self.fields[name].choices = offered  # type: ignore[attr-defined]

    def sections(self) -> list[Any]:
        return [
            section(_("The decision"), "needed", "reasons", "why"),
            section(_("If it is needed"), side_by_side("starts_on", "ends_on"), "targets", "services"),
        ]

    def clean(self) -> dict[str, Any] | None:
        cleaned = super().clean() or {}
        if cleaned.get("needed") == "yes":
            self._check_needed(cleaned)
        return cleaned

    def _check_needed(self, cleaned: dict[str, Any]) -> None:
        starts, ends = cleaned.get("starts_on"), cleaned.get("ends_on")
        if not cleaned.get("reasons") and "reasons" not in self.errors:
            self.add_error("reasons", _("Tick at least one reason."))
        for name, value in (("starts_on", starts), ("ends_on", ends)):
            if value is None and name not in self.errors:
                self.add_error(name, _("Fill this in."))
        if starts and ends and ends < starts:
            self.add_error("ends_on", _("It ends before it begins."))
        # Said only once the rest is right: an extended year without anything that goes on is the last thing
        # to miss.
        if not (cleaned.get("targets") or cleaned.get("services")) and not self.errors:
            self.add_error("targets", _("Tick at least one target or service that goes on."))

    def content(self) -> dict[str, Any]:
        cleaned = self.cleaned_data
        needed = cleaned["needed"] == "yes"
        return {
            "needed": needed,
            "reasons": list(cleaned["reasons"]),
            "why": cleaned["why"],
            # What is ticked below "not needed" is dropped: a constraint refuses dates without a need.
            "starts_on": cleaned["starts_on"] if needed else None,
            "ends_on": cleaned["ends_on"] if needed else None,
            **{name: self._named(name) if needed else [] for name in self.offers},
        }

    def _named(self, name: str) -> list[dict[str, str]]:
        """What is ticked, in the order of the plan, as it is called today."""
        ticked = self.cleaned_data[name]
        return [{"id": pk, "name": words} for pk, words in self.offers[name] if pk in ticked]

    def preview(self) -> Preview:
        # The sentence needs all fields at once, so it is shown only when the whole form is valid.
        form = self if self.is_bound else self._again(data=self.values())
        if not form.is_valid():
            return []
        version = ExtendedYearVersion(**form.content())
        return [(gettext_now("A parent reads"), version.sentence())]

    def _again(self, **kwargs: Any) -> ExtendedYearDecisionForm:
        return ExtendedYearDecisionForm(
            targets=self.offers["targets"], services=self.offers["services"], dates=self.dates, **kwargs
        )


def initial_decision(version: ExtendedYearVersion) -> dict[str, Any]:
    """What the form opens with where a version stands."""
    content = version.content()
    ticked = {name: [row["id"] for row in content[name]] for name in ("targets", "services")}
    return content | ticked | {"needed": "yes" if version.needed else "no"}
