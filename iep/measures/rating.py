"""Rating: a value on a scale whose steps have words."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cached_property
from typing import Annotated, Any

from msgspec import Meta

from core.declared import SHORT, FieldSpec, declare, whole

from .base import NOT_OBSERVED, PLACES, Axis, Measure, Misfit, Score, Settings, added, ratio, tallied
from .histogram import histogram, median
from .latency import Middle, middle_told
from .registry import register
from .trials import Response, Trial
from .words import N_, ngettext, number
from .words import gettext as _

HIGHEST = 100
Anchors = tuple[tuple[int, str], ...]


@dataclass(frozen=True, kw_only=True)
class AnchorsSpec(FieldSpec):
    """Values and their words: [[1, "upset"], [5, "calm"]]."""

    @cached_property
    def type(self) -> Any:
        return tuple[tuple[int, Annotated[str, Meta(max_length=100, pattern=SHORT)]], ...]

    def must(self) -> str:
        return _("must be a list of [value, words], each value a whole number")

    def tidied(self, value: Anchors) -> Anchors:
        return tuple((at, words.strip()) for at, words in value)

    def write(self, value: Anchors) -> list[list[int | str]]:
        return [[at, words] for at, words in value]


@dataclass(frozen=True, kw_only=True)
class RatingSettings(Settings):
    """Whole numbers from `lowest` to `highest`. `anchors`: (value, words), some or all of them, in order."""

    WHAT = N_("Rating settings")
    ROWS = (("lowest", "highest"),)

    lowest: int = whole(1, low=0, high=HIGHEST, label=N_("Lowest value"))
    highest: int = whole(5, low=0, high=HIGHEST, label=N_("Highest value"))
    anchors: Anchors = declare(
        AnchorsSpec(
            label=N_("What the values mean"),
            help=N_("One a line, as in “1: upset, needs a break”. Some or all values."),
            required=False,
        ),
        (),
    )
    told: Middle = middle_told()

    def problems(self) -> Iterator[tuple[str, str]]:
        values = [value for value, _words in self.anchors]
        # Nothing else can be judged against a scale that is upside down.
        if self.lowest >= self.highest:
            yield "highest", _("The highest value is more than the lowest.")
            return
        if len(set(values)) < len(values):
            yield "anchors", _("Each value stands here once.")
        elif values != sorted(values):
            yield "anchors", _("The lowest value stands first.")
        if not all(self.has(Decimal(value)) for value in values):
            words = {"low": self.lowest, "high": self.highest}
            yield "anchors", _("Each value is from %(low)d to %(high)d.") % words

    def has(self, value: Decimal | None) -> bool:
        """Is this a value of the scale?"""
        return value is not None and value == int(value) and self.lowest <= value <= self.highest

    def words_for(self, value: Decimal) -> str:
        """The anchor at exactly this value; empty where there is none."""
        return next((words for at, words in self.anchors if at == value), "")


@register
class Rating(Measure[RatingSettings]):
    """The mean of the ratings; the median beside it, for the steps of a scale need not be equally far apart.

    Source: docs/measurement.md, session scores: rating, a value on a scale with anchors: mean; median beside
    it. Without a rating the score is None.

    The numerator is the sum of the values, the denominator (and `n`) ratings. Tallies: `value.V`, how often
    each value was given, so that medians pool exactly.
    """

    key = "rating"
    settings_type = RatingSettings
    title = N_("Rating scale")
    unit_title = N_("on the scale")
    pad = "pp-rating-pad"
    paper_row = "rating"
    responses = frozenset({Response.SCORED})
    statistics = ("score", *Middle)

    def score(self, trials: Iterable[Trial], observed_seconds: int, settings: RatingSettings) -> Score:
        """Numerator: the sum of the values. Denominator and `n`: ratings."""
        values = [
            int(trial.value)
            for trial in trials
            if trial.response is Response.SCORED and trial.value is not None and settings.has(trial.value)
        ]
        tallies = histogram("value", values)
        return _score(len(values), Decimal(sum(values)), observed_seconds, tallies, settings)

    def pool(self, scores: Sequence[Score], settings: RatingSettings) -> Score:
        """All ratings together, never a mean of means."""
        n, seconds = sum(score.n for score in scores), sum(score.observed_seconds for score in scores)
        return _score(n, added(scores, "numerator"), seconds, tallied(scores), settings)

    def reread(self, score: Score, settings: RatingSettings) -> Score:
        """The other middle, from the same values."""
        return _score(score.n, score.numerator, score.observed_seconds, score.tallies, settings)

    def retold(self, score: Score, settings: RatingSettings) -> Score:
        """The figure that these settings name, from the same values."""
        return self.reread(score, settings)

    def at_statistic(self, settings: RatingSettings, statistic: str) -> RatingSettings:
        """Mean or median as the score."""
        if statistic in list(Middle):
            return replace(settings, told=Middle(statistic))
        return super().at_statistic(settings, statistic)

    def misfit(self, trial: Trial, settings: RatingSettings) -> Misfit | None:
        """A value that is not on the scale."""
        return super().misfit(trial, settings) or (None if settings.has(trial.value) else Misfit.VALUE)

    def detail(self, trial: Trial, settings: RatingSettings) -> str:
        """4 (calm)"""
        return "" if trial.value is None else self.amount(trial.value, settings)

    def show(self, score: Score, settings: RatingSettings) -> str:
        """4 (calm); mean 3.5, median 4 of 6 ratings"""
        middle = median("value", score.tallies)
        mean = ratio(score.numerator, score.denominator)
        if mean is None or middle is None:
            return _(NOT_OBSERVED)
        if score.n == 1:
            return self.amount(mean, settings)
        return _("Mean %(mean)s, median %(median)s of %(ratings)s") % {
            "mean": number(mean),
            "median": number(middle),
            "ratings": self.counted(score.n),
        }

    def amount(self, value: Decimal, settings: RatingSettings) -> str:
        """3.5; 4 (calm)"""
        words = settings.words_for(value)
        if not words:
            return number(value)
        return _("%(number)s (%(words)s)") % {"number": number(value), "words": words}

    def axis(self, settings: RatingSettings) -> Axis:
        """From the lowest to the highest value of the scale."""
        words = {"low": settings.lowest, "high": settings.highest}
        return Axis(_(_AXES[settings.told]) % words, Decimal(settings.lowest), Decimal(settings.highest))

    def sentence(self, settings: RatingSettings) -> str:
        """1 to 5: 1 upset, 5 calm."""
        scale = _("%(low)d to %(high)d") % {"low": settings.lowest, "high": settings.highest}
        anchors = ", ".join(f"{value} {words}" for value, words in settings.anchors)
        return f"{scale}: {anchors}." if anchors else f"{scale}."

    def counted(self, n: int) -> str:
        """6 ratings"""
        return ngettext("%(n)d rating", "%(n)d ratings", n) % {"n": n}


_AXES = {
    Middle.MEAN: N_("Mean rating, %(low)d to %(high)d"),
    Middle.MEDIAN: N_("Median rating, %(low)d to %(high)d"),
}


def _score(
    n: int, total: Decimal, seconds: int, tallies: Mapping[str, int], settings: RatingSettings
) -> Score:
    if settings.told is Middle.MEDIAN:
        middle = median("value", tallies)
        score = None if middle is None else middle.quantize(PLACES)
    else:
        score = ratio(total, Decimal(n))
    return Score(n, total, Decimal(n), score, score is not None, seconds, tallies)
