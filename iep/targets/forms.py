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

from core.declared import WrongSettings
from core.declared_form import (
    deciding,
    form_fields,
    initial_values,
    meaningless,
    read_form,
    read_typed,
    translated,
)
from core.form_fields import LinesField
from iep.drafts.fields import text
from iep.drafts.forms import DraftForm, Preview, section, side_by_side
from iep.measures.base import AnyMeasure, Settings
from iep.measures.criterion import Criterion
from iep.measures.dataplan import DataPlan, DataRhythm
from iep.measures.ladder import ANY, DEFAULT_LADDER, Ladder
from iep.measures.mastery import Purpose
from iep.measures.prompting import Prompting
from iep.measures.registry import MEASURES
from iep.models import TargetVersion
from iep.targets.measure_fields import StepsField
from iep.targets.models import Direction

# The measure that a new target begins with.
FIRST = "discrete_trial"
SCORE = "score"
STATISTICS = {
    SCORE: _("what the graph shows"),
    "total": _("the total time"),
    "mean": _("the mean"),
    "median": _("the median"),
    "percent": _("the percent of the observed time"),
}


class TargetForm(DraftForm):
    """How a target is taught and measured. Only the fields that the chosen measure needs are asked for."""

    CHOOSING = ("measure", "statistic")

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
    levels = forms.MultipleChoiceField(
        label=_("Prompt levels on the recorder"),
        widget=forms.CheckboxSelectMultiple,
        initial=DEFAULT_LADDER.keys,
        help_text=_("Leave out what nobody may use with this student."),
    )
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
        for declared in (Prompting, Criterion, DataPlan):
            self.fields.update(form_fields(declared))
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
            return MEASURES.get(str(self["measure"].value()))
        except LookupError:
            return MEASURES.get(FIRST)

    def redrawn(self) -> TargetForm:
        form: TargetForm = super().redrawn()
        if self["shown"].value() != self._shown:  # a criterion in another unit says nothing any more
            form.initial["threshold"] = self._usual_threshold()
        form.initial["shown"] = self._shown
        return form

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        self._clean_levels(cleaned)
        if not self.errors:
            try:
                self._check_fits(self._settings(cleaned), self._criterion(cleaned))
            except WrongSettings as wrong:
                self._show_problems(wrong)
            except ValueError as problem:  # a rule of the measure that names no field
                self.add_error(None, str(problem))
        return cleaned

    def content(self) -> dict[str, Any]:
        cleaned = self.cleaned_data
        return {
            "name": cleaned["name"],
            "statement": cleaned["statement"],
            "measure": self.chosen.key,
            "direction": cleaned["direction"],
            "prompting": read_form(Prompting, cleaned, self.fields).to_json(),
            "ladder": self._ladder(cleaned).to_json(),
            "criterion": self._criterion(cleaned).to_json(),
            "data_plan": read_form(DataPlan, cleaned, self.fields).to_json(),
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
                lambda: self._criterion(cleaned).sentence(self.chosen, self._settings(cleaned)),
            ),
            (gettext_now("Prompting"), lambda: read_form(Prompting, cleaned, self.fields).sentence()),
            (gettext_now("Data"), lambda: read_form(DataPlan, cleaned, self.fields).sentence()),
        ]
        return [(label, words) for label, say in parts if (words := _said(say))]

    def _ladder(self, cleaned: dict[str, Any]) -> Ladder:
        """The chosen levels of the known ladder, in its order; all where the measure asks for none."""
        # No levels were asked for where the measure carries no prompts.
        chosen = cleaned.get("levels") or self.known_ladder.keys
        return Ladder(tuple(level for level in self.known_ladder.levels if level.key in chosen))

    def _settings(self, cleaned: dict[str, Any]) -> Settings:
        steps = {"steps": cleaned["steps"]} if "steps" in self.fields else {}
        ladder = self._ladder(cleaned)
        return read_form(self.chosen.settings_type, cleaned, self.fields, ladder=ladder, **steps)

    def _criterion(self, cleaned: dict[str, Any]) -> Criterion:
        """Judged by the sessions in which data is taken, where nobody says anything else."""
        told = {
            "statistic": cleaned.get("statistic") or SCORE,
            "prompt_level": cleaned.get("prompt_level", ""),
            # A field that the measure does not ask for must count as none, not as the form's initial value.
            "minimum_trials": cleaned.get("minimum_trials", 0),
            "purpose": cleaned.get("purpose") or usual_purpose(cleaned.get("rhythm")),
        }
        return read_form(Criterion, cleaned | told, self.fields)

    def _offer_choices(self) -> None:
        fields: Any = self.fields
        fields["measure"].choices = [(measure.key, measure.name) for measure in MEASURES]
        fields["levels"].choices = [(level.key, level.label) for level in self.known_ladder.levels]
        fields["statistic"].choices = [(key, STATISTICS.get(key, key)) for key in self.chosen.statistics]
        fields["prompt_level"].choices = [
            ("", _("as the target scores")),
            *(
                (level.key, _("up to: %(level)s") % {"level": level.label})
                for level in self.known_ladder.levels
            ),
            (ANY, _("any prompt")),
        ]

    def _narrow(self) -> None:
        """Bring in the fields of the measure; take away what the choices leave without a meaning."""
        # Which fields there are depends on what is chosen, so the chosen values are read before anything is
        # cleaned.
        own = form_fields(self.chosen.settings_type)
        self.fields.update({"steps": StepsField()} if self.chosen.has_steps else {})
        self.fields.update(own)
        self._so_far: Settings = read_typed(
            self.chosen.settings_type, {name: self[name].value() for name in own}
        )
        self._judged = self._judged_by(self._so_far)
        declared = (self.chosen.settings_type, Prompting, DataPlan)
        for name in self._only(*self.CHOOSING, *deciding(*declared)):
            self.fields[name].widget.attrs["class"] = "iep-choosing"
        if not self.is_bound:
            self.initial.setdefault("shown", self._shown)
            self.initial.setdefault("threshold", self._usual_threshold())
        if self._usual_threshold() is not None:
            self.fields["threshold"].help_text = _(
                "In one study what reached 90 % lasted, what reached 80 % did not."
            )
        self.fields["minimum_trials"].label = translated(self.chosen.fewest)
        for name in self._meaningless():
            self.fields.pop(name, None)
        self._own = self._only("steps", *own)

    def _judged_by(self, settings: Settings) -> Settings:
        """The settings under which the criterion reads a score; as they are while nothing else is chosen."""
        try:
            read: Settings = self.chosen.at_statistic(settings, self["statistic"].value() or SCORE)
        except (KeyError, ValueError):
            return settings
        return read

    def _meaningless(self) -> set[str]:
        """Fields of the form that ask nothing, as things are chosen."""
        gone = {
            "levels": not self.chosen.carries_prompts,
            "items": not self.chosen.has_items,
            "minimum_trials": not self.chosen.has_opportunities,
            "trials": not self.chosen.plans_trials,
            "statistic": len(self.chosen.statistics) < 2,
            "prompt_level": not self.chosen.carries_prompts,
        }
        declared = (self.chosen.settings_type, Prompting, DataPlan)
        others = (meaningless(settings, lambda name: self[name].value()) for settings in declared)
        return {name for name, is_gone in gone.items() if is_gone}.union(*others)

    def _of_measure(self) -> list[Any]:
        """The measure's own fields, some of them beside each other."""
        layout: list[Any] = []
        rows = {name: row for row in self.chosen.settings_type.ROWS for name in row}
        for name in self._own:
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
        # The field was not on the form, or it has an error of its own already.
        if levels is None:
            return
        first = self.known_ladder.levels[0]
        if first.key not in levels:
            self.add_error("levels", _("“%(level)s” is always there.") % {"level": first.label})
        elif cleaned.get("counts_through") not in (*levels, ANY, None):
            self.add_error("counts_through", _("This prompt level is not among those on the recorder."))
        elif cleaned.get("prompt_level") not in (*levels, ANY, "", None):
            self.add_error("prompt_level", _("This prompt level is not among those on the recorder."))

    def _check_fits(self, settings: Settings, criterion: Criterion) -> None:
        """Raises ValueError for what only `Criterion.check_fits` knows; the rest is said at its field."""
        axis = self.chosen.axis(self._judged_by(settings))
        most_trials = self.chosen.most_trials(settings)
        if axis.maximum is not None and criterion.threshold > axis.maximum:
            self.add_error("threshold", _("At most %(most)s.") % {"most": axis.maximum})
        elif criterion.threshold < axis.minimum:
            self.add_error("threshold", _("At least %(least)s, the lowest value.") % {"least": axis.minimum})
        elif most_trials is not None and criterion.minimum_trials > most_trials:
            words = _("A session has only %(trials)s.") % {"trials": self.chosen.counted(most_trials)}
            self.add_error("minimum_trials", words)
        else:
            criterion.check_fits(self.chosen, settings)

    def _show_problems(self, wrong: WrongSettings) -> None:
        for name, words in wrong.problems:
            if name in self.fields:
                self.add_error(name, words)
            else:
                self.add_error(None, str(wrong))

    def _again(self, **kwargs: Any) -> TargetForm:
        typed = kwargs.get("initial", {})
        for name in self._only("statistic", *self._own):  # two measures have a choice of one name
            field = self.fields[name]
            if isinstance(field, forms.ChoiceField) and not field.valid_value(typed.get(name, "")):
                typed.pop(name, None)
        return TargetForm(ladder=self.known_ladder, disciplines=self.disciplines, **kwargs)


def initial_target(version: TargetVersion) -> dict[str, Any]:
    """What the form shows of a version. Raises LookupError or ValueError where it cannot be read."""
    teaching = version.teaching
    criterion, data_plan = teaching.criterion, teaching.data_plan
    is_usual = criterion.purpose is usual_purpose(data_plan.rhythm)
    return {
        **initial_values(teaching.settings),
        **initial_values(teaching.prompting),
        **initial_values(criterion),
        **initial_values(data_plan),
        "name": version.name,
        "statement": version.statement,
        "direction": version.direction,
        "measure": version.measure,
        "items": version.items,
        "steps": version.steps,
        "levels": list(teaching.ladder.keys),
        "purpose": "" if is_usual else criterion.purpose.value,
    }


def usual_purpose(rhythm: str | None) -> Purpose:
    """Which sessions are judged where nobody says: those in which data is taken."""
    return Purpose.PROBE if rhythm == DataRhythm.WEEKLY_PROBE else Purpose.TEACHING


def _said(say: Any) -> str:
    """What can be said already; nothing while a field that it needs is missing or wrong."""
    try:
        return str(say())
    except (KeyError, ValueError, TypeError):
        return ""
