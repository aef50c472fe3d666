from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from functools import cached_property
from typing import Any

from crispy_bootstrap5.bootstrap5 import Field
from crispy_forms.bootstrap import AppendedText
from django import forms
from django.utils.translation import gettext as gettext_now
from django.utils.translation import gettext_lazy as _

from iep.drafts.fields import LinesField, text
from iep.drafts.forms import DraftForm, Preview, section, side_by_side
from iep.measures import registry
from iep.measures.base import AnyMeasure, Settings
from iep.measures.dataplan import Rhythm
from iep.measures.ladder import ANY, DEFAULT_LADDER, Ladder
from iep.measures.prompting import Procedure
from iep.models import TargetVersion
from iep.targets import measure_forms as measures
from iep.targets.criterion_fields import KEYS, CriterionFields, initial_of_criterion
from iep.targets.measure_form import MeasureForm
from iep.targets.models import Direction
from iep.targets.teaching_fields import (
    DataPlanFields,
    PromptingFields,
    initial_of_data_plan,
    initial_of_prompting,
)

FIRST = "discrete_trial"


class TargetForm(DraftForm, PromptingFields, CriterionFields, DataPlanFields):
    """How a target is taught and measured. Only the fields that the chosen measure needs are asked for."""

    CHOOSING = ("measure", "procedure", "rhythm", "per", "chaining", "told", "unit", "statistic")

    name = text(
        TargetVersion, "name", help_text=_("Short, as it stands on the recorder: “Asks with 2 symbols”.")
    )
    statement = text(
        TargetVersion,
        "statement",
        rows=3,
        help_text=_(
            "What the adult sets up, and what counts. For example: “At snack, hold two choices in view. "
            "A request of 2 or more symbols, or a comment, counts; reaching alone does not.”"
        ),
    )
    direction = forms.ChoiceField(
        label=_("Direction"), choices=Direction, initial=Direction.INCREASE, widget=forms.RadioSelect
    )
    measure = forms.ChoiceField(label=_("Measure"), initial=FIRST)
    shown = forms.CharField(widget=forms.HiddenInput, required=False)
    items = LinesField(
        label=_("Items"),
        required=False,
        rows=4,
        help_text=_("Words, facts or symbols, one a line: eat, drink, help. Empty: none are told apart."),
    )

    def __init__(
        self,
        *args: Any,
        ladder: Ladder = DEFAULT_LADDER,
        disciplines: Sequence[str] = (),
        **kwargs: Any,
    ) -> None:
        self.known_ladder, self.disciplines = ladder, disciplines
        super().__init__(*args, **kwargs)

    def sections(self) -> list[Any]:
        """Also narrows the form to what is needed: a layout follows from the choices."""
        self._offer_choices()
        self._narrow()
        fields = {
            name: [name] if name in self.fields else [] for name in ("levels", "items", "minimum_trials")
        }
        return [
            "shown",
            section(_("What is learned"), "name", "statement", Field("direction"), *self.ask_discipline()),
            section(_("How it is measured"), "measure", *self._of_measure(), *fields["items"]),
            section(
                _("How adults help"),
                side_by_side(*self._only("procedure", "wait_seconds")),
                "prompt_note",
                *fields["levels"],
            ),
            section(
                _("When it is mastered"),
                side_by_side(AppendedText("threshold", self._unit()), "x", "y"),
                side_by_side(*self._only("statistic", "prompt_level", "purpose")),
                side_by_side(*self._only("staff", "places", "days", "minimum_trials")),
            ),
            section(
                _("When data is taken"),
                side_by_side(*self._only("rhythm", "days_a_week", "trials")),
                side_by_side("blocks", "by_whom"),
            ),
        ]

    @cached_property
    def chosen(self) -> AnyMeasure:
        try:
            return registry.get(str(self["measure"].value()))
        except LookupError:
            return registry.get(FIRST)

    @cached_property
    def measure_form(self) -> MeasureForm:
        return measures.form_for(self.chosen)

    def redrawn(self) -> TargetForm:
        form: TargetForm = super().redrawn()
        if self["shown"].value() != self._shown:  # a criterion in another unit says nothing any more
            form.initial["threshold"] = self._usual_threshold()
        form.initial["shown"] = self._shown
        return form

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        if cleaned.get("x", 0) > cleaned.get("y", 99):
            self.add_error("x", _("It cannot be reached more often than there are sessions."))
        self._clean_levels(cleaned)
        if not self.errors:
            for field, words in self.measure_form.problems(cleaned):
                self.add_error(field, str(words))
        if not self.errors:
            self._check_fits(cleaned)
        return cleaned

    def content(self) -> dict[str, Any]:
        cleaned = self.cleaned_data
        return {
            "name": cleaned["name"],
            "statement": cleaned["statement"],
            "measure": self.chosen.key,
            "direction": cleaned["direction"],
            "prompting": self.prompting(cleaned).to_json(),
            "ladder": self.ladder(cleaned, self.known_ladder).to_json(),
            "criterion": self.criterion(cleaned).to_json(),
            "data_plan": self.data_plan(cleaned).to_json(),
            "items": list(cleaned.get("items", ())),
            "steps": list(cleaned.get("steps", ())),
            "settings": self._settings(cleaned).to_json(),
        }

    def preview(self) -> Preview:
        cleaned = self.so_far()
        parts = [
            (
                gettext_now("How it is taken"),
                lambda: self.chosen.sentence(self._settings(cleaned)),
            ),
            (gettext_now("Good to know"), lambda: self.chosen.warning),
            (
                gettext_now("Mastered when"),
                lambda: self.criterion(cleaned).sentence(self.chosen, self._settings(cleaned)),
            ),
            (gettext_now("Prompting"), lambda: self.prompting(cleaned).sentence()),
            (gettext_now("Data"), lambda: self.data_plan(cleaned).sentence()),
        ]
        return [(label, words) for label, say in parts if (words := _said(say))]

    def _settings(self, cleaned: dict[str, Any]) -> Settings:
        return self.measure_form.settings(cleaned, self.chosen, self.ladder(cleaned, self.known_ladder))

    def _offer_choices(self) -> None:
        fields: Any = self.fields
        fields["measure"].choices = [(measure.key, measure.name) for measure in registry.all()]
        fields["procedure"].choices = [(one.value, one.label) for one in Procedure]
        fields["rhythm"].choices = [(one.value, one.label) for one in Rhythm]
        fields["levels"].choices = [(level.key, level.label) for level in self.known_ladder.levels]
        self.offer_criterion(self.chosen, self.known_ladder)

    def _narrow(self) -> None:
        """Take away what the choices leave without a meaning."""
        self.fields.update(self.measure_form.fields)
        self._so_far = measures.settings_so_far(
            self.chosen, {name: self[name].value() for name in self.measure_form.fields}
        )
        self._judged = self.judged(self.chosen, self._so_far)
        for name in self._only(*self.CHOOSING):
            self.fields[name].widget.attrs["class"] = "iep-choosing"
        if not self.is_bound:
            self.initial.setdefault("shown", self._shown)
            self.initial.setdefault("threshold", self._usual_threshold())
        if self._usual_threshold() is not None:
            self.fields["threshold"].help_text = _(
                "In one study what reached 90 % lasted, what reached 80 % did not."
            )
        self.fields["minimum_trials"].label = self.measure_form.fewest
        for name in self._meaningless():
            self.fields.pop(name, None)
            self.measure_form.fields.pop(name, None)

    def _meaningless(self) -> set[str]:
        """Fields of the form that ask nothing, as things are chosen."""
        gone = {
            "levels": not self.chosen.carries_prompts,
            "items": not self.chosen.has_items,
            "minimum_trials": not self.chosen.has_opportunities,
            "trials": not self.chosen.plans_trials,
            "statistic": len(self.chosen.statistics) < 2,
            "prompt_level": not self.chosen.carries_prompts,
            "wait_seconds": self["procedure"].value() == Procedure.NONE,
            "days_a_week": self["rhythm"].value() != Rhythm.N_A_WEEK,
        }
        spared = self.measure_form.spared(lambda name: self[name].value())
        return spared | {name for name, is_gone in gone.items() if is_gone}

    def _of_measure(self) -> list[Any]:
        """The measure's own fields, some of them beside each other."""
        layout: list[Any] = []
        rows = {name: row for row in self.measure_form.rows for name in row}
        for name in self.measure_form.fields:
            row = self._only(*rows.get(name, (name,)))
            if name == row[0]:
                layout.append(side_by_side(*row) if len(row) > 1 else name)
        return layout

    def _only(self, *names: str) -> list[str]:
        return [name for name in names if name in self.fields]

    def _usual_threshold(self) -> Decimal | None:
        """90 where the score is a percentage (docs/measurement.md, mastery), nothing for a count."""
        return Decimal(90) if self.chosen.is_percent(self._judged) else None

    def _unit(self) -> str:
        return "%" if self.chosen.is_percent(self._judged) else self.chosen.unit_of(self._judged)

    @property
    def _shown(self) -> str:
        """What the criterion's number is in: the measure, and its unit where it has several."""
        unit = self.chosen.unit_of(self._judged)
        return self.chosen.key if unit == self.chosen.unit else f"{self.chosen.key}: {unit}"

    def _clean_levels(self, cleaned: dict[str, Any]) -> None:
        levels = cleaned.get("levels")
        if levels is None:
            return
        first = self.known_ladder.levels[0]
        if first.key not in levels:
            self.add_error("levels", _("“%(level)s” is always there.") % {"level": first.label})
        elif cleaned.get("counts_through") not in (*levels, ANY, None):
            self.add_error("counts_through", _("This prompt level is not among those on the recorder."))
        elif cleaned.get("prompt_level") not in (*levels, ANY, "", None):
            self.add_error("prompt_level", _("This prompt level is not among those on the recorder."))

    def _check_fits(self, cleaned: dict[str, Any]) -> None:
        settings = self._settings(cleaned)
        maximum = self.chosen.axis(self.judged(self.chosen, settings)).maximum
        if maximum is not None and cleaned["threshold"] > maximum:
            self.add_error("threshold", _("At most %(most)s.") % {"most": maximum})
            return
        try:
            self.criterion(cleaned).check_fits(self.chosen, settings)
        except ValueError as problem:  # a rule of the measure that no field above tells more kindly
            named = next((key for key in KEYS if key in self.fields and f"“{key}”" in str(problem)), None)
            self.add_error(named, str(problem))

    def _again(self, **kwargs: Any) -> TargetForm:
        typed = kwargs.get("initial", {})
        choices = {**self.measure_form.fields, "statistic": self.fields.get("statistic")}
        for name, field in choices.items():  # two measures have a choice of one name
            if isinstance(field, forms.ChoiceField) and not field.valid_value(typed.get(name, "")):
                typed.pop(name, None)
        return TargetForm(ladder=self.known_ladder, disciplines=self.disciplines, **kwargs)


def initial_of(version: TargetVersion) -> dict[str, Any]:
    """What the form shows of a version. Raises LookupError or ValueError where it cannot be read."""
    teaching = version.teaching
    return {
        "name": version.name,
        "statement": version.statement,
        "direction": version.direction,
        "measure": version.measure,
        "items": version.items,
        "steps": version.steps,
        **teaching.settings.to_json(),
        **initial_of_prompting(teaching.prompting, teaching.ladder),
        **initial_of_criterion(teaching.criterion, teaching.data_plan.rhythm),
        **initial_of_data_plan(teaching.data_plan),
    }


def _said(say: Any) -> str:
    """What can be said already; nothing while a field that it needs is missing or wrong."""
    try:
        return str(say())
    except (KeyError, ValueError, TypeError):
        return ""
