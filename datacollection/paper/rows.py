"""The lines of a paper sheet, by layout: which one a target has, its measure says.

A line becomes one trial, an empty line none.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Any, ClassVar

from django import forms
from django.core.exceptions import ValidationError
from django.forms.formsets import BaseFormSet
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as __

from datacollection.sync.record_kinds import RECORD_KINDS
from iep.measures.permanent_product import MOST_POINTS
from iep.measures.trials import Prompter, Response
from iep.models import TargetVersion
from iep.targets.teaching import Teaching

MOST_ROWS = 60
LONGEST = Decimal(24 * 60)  # minutes
BLANK = [("", "–")]
Facts = dict[str, Any]


class PaperRow(forms.Form):
    """`n`: its place from 1. `called`: what a line is. `fact()`: its trial, None where it is empty."""

    called: ClassVar[Any] = __("Trial")
    hint: ClassVar[Any] = __("One line for each trial. Leave the lines that you do not need empty.")
    may_be_none: ClassVar[bool] = False  # is a sheet without a line a session too
    is_fixed: ClassVar[bool] = False  # has each line a meaning of its own

    def __init__(self, *args: Any, version: TargetVersion, n: int, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.version, self.teaching, self.n = version, version.teaching, n
        self.prepare()
        for field in self.fields.values():
            is_choice = isinstance(field, forms.ChoiceField)
            field.widget.attrs["class"] = "form-select" if is_choice else "form-control"

    @classmethod
    def count(cls, teaching: Teaching) -> int:
        """How many lines there are, and some to spare."""
        return min((teaching.data_plan.trials or 10) + 5, MOST_ROWS)

    @property
    def heading(self) -> str:
        """What stands before the line."""
        return str(self.n)

    def prepare(self) -> None:
        """Narrow the choices to what the target allows."""

    def fact(self) -> Facts | None:
        raise NotImplementedError

    def offer(self, name: str, choices: list[tuple[Any, str]]) -> None:
        self.fields[name].choices = BLANK + choices  # type: ignore[attr-defined]


def choice(label: Any) -> forms.TypedChoiceField:
    return forms.TypedChoiceField(label=label, coerce=int, required=False, empty_value=None)


def decimal(label: Any, high: Decimal, *, low: Decimal = Decimal(0)) -> forms.DecimalField:
    widget = forms.NumberInput(attrs={"inputmode": "decimal", "step": "any"})
    return forms.DecimalField(
        label=label, required=False, min_value=low, max_value=high, decimal_places=3, widget=widget
    )


class TrialPaperRow(PaperRow):
    """A response, the prompt that it took and from whom."""

    response = choice(__("Response"))
    prompt = choice(__("Prompt"))
    prompter = choice(__("Prompted by"))
    item = forms.ChoiceField(label=__("Item"), required=False)

    def prepare(self) -> None:
        responses = [r for r in Response if r in self.teaching.measure.responses]
        self.offer("response", [(r.value, r.label) for r in responses])
        self.offer("prompt", [(level.code, level.label) for level in self.teaching.ladder.levels])
        self.offer("prompter", [(p.value, p.label) for p in Prompter])
        if self.version.items and "item" in self.fields:
            self.offer("item", [(item, item) for item in self.version.items])
        else:
            # A target without items, or a chain, whose form has no such field.
            self.fields.pop("item", None)

    def clean(self) -> Facts:
        row: Facts = super().clean() or {}
        response, prompt, prompter = row.get("response"), row.get("prompt"), row.get("prompter")
        if response is None and (prompt is not None or prompter is not None or row.get("item")):
            self.add_error("response", _("Say how the student responded, or empty this line."))
        if response == Response.CORRECT and prompt is None:
            self.add_error("prompt", _("Say which prompt it took; with none, choose the first."))
        # Prompt 0 is "independent", so a truthy prompt is one that somebody must have given.
        if prompt and prompter in (None, Prompter.NOBODY):
            self.add_error("prompter", _("Say who prompted."))
        if prompt == 0 and prompter in (Prompter.PEER, Prompter.ADULT):
            self.add_error("prompt", _("Independent means that nobody prompted."))
        return row

    def fact(self) -> Facts | None:
        return None if self.cleaned_data.get("response") is None else self.cleaned_data


class StepPaperRow(TrialPaperRow):
    """One step of the chain, in its place."""

    called = __("Step")
    hint = __("One line for each step. A step that was not taught stays empty, and counts as not done.")
    is_fixed = True
    item = None  # type: ignore[assignment]  # a chain has none

    @classmethod
    def count(cls, teaching: Teaching) -> int:
        return len(teaching.settings.steps)

    @property
    def heading(self) -> str:
        return f"{self.n}. {self.teaching.settings.steps[self.n - 1]}"

    def fact(self) -> Facts | None:
        row = super().fact()
        return None if row is None else {**row, "step": self.n}


class EpisodePaperRow(PaperRow):
    """How long an episode lasted."""

    called = __("Episode")
    hint = __("One line for each episode. None at all says that you watched, and it did not happen.")
    may_be_none = True

    minutes = decimal(__("Minutes"), LONGEST)
    seconds = decimal(__("Seconds"), LONGEST * 60)

    def clean(self) -> Facts:
        row: Facts = super().clean() or {}
        given = [row[name] for name in ("minutes", "seconds") if row.get(name) is not None]
        total = (row.get("minutes") or 0) * 60 + (row.get("seconds") or 0)
        # An empty line is no episode; a line with zeros is a mistake.
        if given and not 0 < total <= LONGEST * 60 and not self.errors:
            self.add_error("seconds", _("An episode lasts longer than nothing, and at most a day."))
        return row

    def fact(self) -> Facts | None:
        row = self.cleaned_data
        total = (row.get("minutes") or 0) * 60 + (row.get("seconds") or 0)
        return {"response": Response.OCCURRENCE, "seconds": total} if total else None


class LatencyPaperRow(PaperRow):
    """The seconds to a response, or that there was none."""

    called = __("Cue")
    hint = __("One line for each cue: the seconds until the response, or why there are none.")

    seconds = decimal(__("Seconds to the response"), LONGEST * 60)
    otherwise = choice(__("Or else"))

    def prepare(self) -> None:
        none = (Response.NO_RESPONSE, Response.NO_OPPORTUNITY)
        self.offer("otherwise", [(r.value, r.label) for r in none])

    def clean(self) -> Facts:
        row: Facts = super().clean() or {}
        if row.get("seconds") is not None and row.get("otherwise") is not None:
            self.add_error("otherwise", _("A response that took seconds was one. Empty one of the two."))
        return row

    def fact(self) -> Facts | None:
        row = self.cleaned_data
        if row.get("seconds") is not None:
            return {"response": Response.OCCURRENCE, "seconds": row["seconds"]}
        none = row.get("otherwise")
        return None if none is None else {"response": Response(none)}


class RatingPaperRow(PaperRow):
    """A value of the scale."""

    called = __("Rating")
    hint = __("One line for each rating. Leave the lines that you do not need empty.")

    value = choice(__("Value"))

    @classmethod
    def count(cls, teaching: Teaching) -> int:
        return 5

    def prepare(self) -> None:
        scale = self.teaching.settings
        values = range(scale.highest, scale.lowest - 1, -1)  # type: ignore[attr-defined]
        amount = self.teaching.measure.amount
        self.offer("value", [(value, amount(Decimal(value), scale)) for value in values])

    def fact(self) -> Facts | None:
        value = self.cleaned_data.get("value")
        return None if value is None else {"response": Response.SCORED, "value": value}


class PointsPaperRow(PaperRow):
    """Points of the points possible."""

    called = __("Work sample")
    hint = __("One line for each work sample. Without points possible, those of the target count.")

    value = decimal(__("Points"), Decimal(MOST_POINTS))
    out_of = decimal(__("Points possible"), Decimal(MOST_POINTS), low=Decimal("0.001"))

    @classmethod
    def count(cls, teaching: Teaching) -> int:
        return 5

    def prepare(self) -> None:
        self.fields["out_of"].widget.attrs["placeholder"] = self._usual

    @property
    def _usual(self) -> int:
        usual: int = self.teaching.settings.out_of  # type: ignore[attr-defined]
        return usual

    def clean(self) -> Facts:
        row: Facts = super().clean() or {}
        value, out_of = row.get("value"), row.get("out_of")
        possible = self._usual if out_of is None else out_of
        if value is None and out_of is not None and not self.errors:
            self.add_error("value", _("Say how many points, or empty this line."))
        if value is not None and value > possible:
            self.add_error("value", _("At most the points possible: %(of)s.") % {"of": possible})
        return row

    def fact(self) -> Facts | None:
        row = self.cleaned_data
        if row.get("value") is None:
            return None
        return {"response": Response.SCORED, "value": row["value"], "out_of": row.get("out_of")}


@dataclass(frozen=True)
class PaperLayout:
    """How a sheet is typed in: `row` for each of its lines; with none, its head says everything.

    `key`: what a measure names as its `paper_row`. `head`: what the head must say beside when and where:
    "minutes" watched, "count" of times, "marks" of intervals.
    """

    key: str
    row: type[PaperRow] | None = None
    head: frozenset[str] = frozenset()


PAPER_LAYOUTS = (
    PaperLayout("trial", TrialPaperRow),
    PaperLayout("step", StepPaperRow),
    PaperLayout("episode", EpisodePaperRow, frozenset({"minutes"})),
    PaperLayout("latency", LatencyPaperRow),
    PaperLayout("rating", RatingPaperRow),
    PaperLayout("points", PointsPaperRow),
    PaperLayout("count", head=frozenset({"minutes", "count"})),
    PaperLayout("intervals", head=frozenset({"marks"})),
)


def find_paper_layout(key: str) -> PaperLayout:
    """The layout with this key, whichever kind of record brings it. Raises LookupError."""
    layouts = {layout.key: layout for kind in RECORD_KINDS for layout in kind.paper_layouts}
    return layouts[key]


class PaperRowSet(BaseFormSet):  # type: ignore[type-arg]  # not subscriptable when it runs
    row: ClassVar[type[PaperRow]]

    def get_form_kwargs(self, index: int | None) -> dict[str, Any]:
        return super().get_form_kwargs(index) | {"n": (index or 0) + 1}

    @cached_property
    def labels(self) -> list[Any]:
        """The headings of the columns."""
        return [field.label for field in self.forms[0].fields.values()] if self.forms else []

    # A template would call the class `row`, so what it says stands here too.
    @property
    def called(self) -> Any:
        return self.row.called

    @property
    def hint(self) -> Any:
        return self.row.hint

    def rows(self) -> list[Facts]:
        """The filled lines in order."""
        facts = [form.fact() for form in self.forms if isinstance(form, PaperRow)]
        return [fact for fact in facts if fact is not None]

    def clean(self) -> None:
        if not any(self.errors) and not self.row.may_be_none and not self.rows():
            raise ValidationError(_("Fill in at least one line."))


def rows_for(data: Any, version: TargetVersion) -> PaperRowSet | None:
    """The lines of a sheet of this target; None where its measure has none."""
    row = find_paper_layout(version.teaching.measure.paper_row).row
    if row is None:
        return None
    lines = row.count(version.teaching)
    most = lines if row.is_fixed else MOST_ROWS
    made = forms.formset_factory(
        row,
        formset=type("Rows", (PaperRowSet,), {"row": row}),
        extra=lines,
        max_num=most,
        # Django allows 1,000 more lines than `max_num` otherwise; a posted TOTAL_FORMS must not make that
        # many.
        absolute_max=most,
    )
    formset: PaperRowSet = made(data, prefix="trial", form_kwargs={"version": version})  # type: ignore[assignment]
    return formset
