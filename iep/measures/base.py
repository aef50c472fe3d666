"""What a measure is: how trials become a score, how a score is shown, drawn and pooled.

A measure is one module in this folder with one class, marked `@register`. Nothing else needs to be told.
All numbers are exact: a score is the Decimal of `numerator` and `denominator`, rounded to 6 places.
"""

from abc import ABC, abstractmethod
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_EVEN, Decimal
from enum import StrEnum
from typing import Any, ClassVar, Generic, TypeVar

from core.declared import Declared, choice

from .ladder import DEFAULT_LADDER, Ladder
from .trials import Response, Trial
from .words import N_, ngettext, number
from .words import gettext as _

# Six places are more than is ever shown; numerator and denominator stay exact beside them, and pooling uses
# only these.
PLACES = Decimal("0.000001")


class PointUnit(StrEnum):
    """What one point of the graph stands for."""

    SESSION = "session"
    DAY = "day"
    WEEK = "week"


class Misfit(StrEnum):
    """What of a trial does not fit its measure. The words are stored with what is held for it."""

    RESPONSE = "measure"
    STEP = "step"
    SECONDS = "seconds"
    VALUE = "value"


@dataclass(frozen=True, slots=True)
class Score:
    """What a session, or several pooled, came to.

    `n`: trials that had a chance to score. `numerator` over `denominator` is exact; their units are the
    measure's. `score`: None when undefined ("not observed" is never 0). `evaluated`: may it count towards a
    criterion; a criterion with a minimum of trials decides anew (`Criterion.judged`). `observed_seconds`:
    pauses taken out. `tallies`: counts of whatever else was seen; keys are the measure's.
    """

    n: int
    numerator: Decimal
    denominator: Decimal
    score: Decimal | None
    evaluated: bool
    observed_seconds: int
    tallies: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Axis:
    """The y-axis of a graph. `maximum` None: as far as the data goes."""

    label: str
    minimum: Decimal = Decimal(0)
    maximum: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Plot:
    """What a graph draws: a value (or None) per score given, in order, on this axis."""

    values: tuple[Decimal | None, ...]
    axis: Axis


@dataclass(frozen=True, kw_only=True)
class Settings(Declared):
    """What a target may choose about its measure, each choice declared once (`core.declared`).

    `ladder` and `steps` (of a chain, in order) are the target's, each kept beside in its own column.
    """

    ladder: Ladder = DEFAULT_LADDER
    steps: tuple[str, ...] = ()


def graph_point() -> Any:
    """The declared choice of what one point of the graph gathers; the school day, if nobody chooses."""
    return choice(
        PointUnit.DAY,
        label=N_("One point on the graph is"),
        words={
            PointUnit.DAY: N_("a school day"),
            PointUnit.WEEK: N_("a week"),
            PointUnit.SESSION: N_("one observation"),
        },
    )


SettingsT = TypeVar("SettingsT", bound=Settings)


class Measure(ABC, Generic[SettingsT]):
    """A way to measure. Stateless: one instance serves everybody.

    `title` and `unit_title` are English and marked for translation; show `name` and `unit`.
    """

    key: ClassVar[str]  # stored with the target, never changed
    settings_type: ClassVar[type[Settings]]  # what a target may choose
    title: ClassVar[str]
    unit_title: ClassVar[str]
    pad: ClassVar[str]  # the recorder's custom element
    paper_row: ClassVar[str]  # how its paper sheet is typed in: a PaperLayout of datacollection
    responses: ClassVar[frozenset[Response]]  # what a trial of this measure may say
    carries_prompts: ClassVar[bool] = False  # do its trials say how they were prompted, and by whom
    has_opportunities: ClassVar[bool] = False  # can a session have too few trials to say anything
    has_items: ClassVar[bool] = False  # are words, facts or symbols told apart
    has_steps: ClassVar[bool] = False  # is it taken on the steps of a chain
    fewest: ClassVar[str] = N_("Fewest trials")  # the label of a criterion's minimum of opportunities
    plans_trials: ClassVar[bool] = False  # can a data plan say how many trials a session has
    statistics: ClassVar[tuple[str, ...]] = ("score",)  # what a criterion may look at
    caution: ClassVar[str] = ""  # what its numbers get wrong; English, show `warning`
    calc_version: ClassVar[int] = 1  # raise it when the same trials come to another score

    @property
    def name(self) -> str:
        """What the screen calls this measure."""
        return _(self.title)

    @property
    def unit(self) -> str:
        """The unit of a score, as the screen says it."""
        return _(self.unit_title)

    @property
    def warning(self) -> str:
        """What everybody should know who reads its numbers. Empty where there is nothing."""
        return _(self.caution)

    def parse(self, data: object, ladder: Ladder = DEFAULT_LADDER) -> SettingsT:
        """Settings from their JSON. None or an empty object is the defaults. Raises ValueError in words."""
        settings: Any = self.settings_type.from_json(data, ladder=ladder)
        return settings  # type: ignore[no-any-return]

    @abstractmethod
    def score(self, trials: Iterable[Trial], observed_seconds: int, settings: SettingsT) -> Score:
        """One session: trials in any order, without those undone; responses of other measures are ignored."""

    @abstractmethod
    def pool(self, scores: Sequence[Score], settings: SettingsT) -> Score:
        """Several sessions as one: numerators and denominators are added, percentages never averaged."""

    @abstractmethod
    def show(self, score: Score, settings: SettingsT) -> str:
        """The score in words: "80 % independent (8 of 10)"."""

    @abstractmethod
    def amount(self, value: Decimal, settings: SettingsT) -> str:
        """A value of the score in words, for criteria: "90 %", "3 times"."""

    @abstractmethod
    def axis(self, settings: SettingsT) -> Axis:
        """The y-axis for scores of this measure."""

    def at_level(self, settings: SettingsT, level: str) -> SettingsT:
        """The same settings, counting prompts through another level. ValueError where nothing is prompted."""
        raise ValueError(
            _("%(measure)s: no prompts are recorded, so none can count.") % {"measure": self.name}
        )

    def at_statistic(self, settings: SettingsT, statistic: str) -> SettingsT:
        """The same settings, with one of `statistics` as the score. ValueError where it has none of them."""
        if statistic == "score":
            return settings
        raise ValueError(
            _("%(measure)s: there is no statistic “%(statistic)s”.")
            % {"measure": self.name, "statistic": statistic}
        )

    def misfit(self, trial: Trial, settings: SettingsT) -> Misfit | None:
        """What keeps this trial from being one of a target with these settings; None: nothing."""
        return None if trial.response in self.responses else Misfit.RESPONSE

    def sentence(self, settings: SettingsT) -> str:
        """How it is taken, for the plan: "20 intervals of 30 s, 10 min together." Empty: nothing to say."""
        return ""

    def unit_of(self, settings: SettingsT) -> str:
        """The unit of a score under these settings, for a field of a form."""
        return self.unit

    def is_percent(self, settings: SettingsT) -> bool:
        """Is the score under these settings a percentage?"""
        return self.unit_of(settings) == _(PERCENT)

    def most_trials(self, settings: SettingsT) -> int | None:
        """How many a session can have at most; None: as many as arise."""
        return None

    def counted(self, n: int) -> str:
        """5 trials"""
        return ngettext("%(n)d trial", "%(n)d trials", n) % {"n": n}

    def reread(self, score: Score, settings: SettingsT) -> Score:
        """A score that was taken under other settings, read under these, from its tallies alone."""
        return score

    def retold(self, score: Score, settings: SettingsT) -> Score:
        """A score that was taken under other settings, in the figure and unit of these; scored as it was."""
        return score

    def detail(self, trial: Trial, settings: SettingsT) -> str:
        """What a trial says beside its response, for the list of taps: "Step 3: Rub", "4.2 s", an item."""
        return trial.item

    def plot(self, scores: Sequence[Score], settings: SettingsT) -> Plot:
        """The values to draw for these scores, with their axis."""
        return Plot(tuple(score.score for score in scores), self.axis(settings))

    def point_unit(self, settings: SettingsT) -> PointUnit:
        """What one point stands for. The caller pools by it, in the school's time, purposes apart."""
        return PointUnit.SESSION


AnyMeasure = Measure[Any]


def ratio(numerator: Decimal, denominator: Decimal, times: int = 1) -> Decimal | None:
    """numerator x times / denominator, rounded to 6 places (half even); None over nothing."""
    # Undefined, never 0: nothing observed is not the same as observed and never seen.
    if not denominator:
        return None
    # Multiplied first: to divide first would round twice.
    return (numerator * times / denominator).quantize(PLACES, ROUND_HALF_EVEN)


def added(scores: Sequence[Score], field_name: str) -> Decimal:
    """The sum of one exact field over all scores."""
    # The start is a Decimal, so that no scores at all add up to a Decimal too.
    return sum((getattr(score, field_name) for score in scores), Decimal(0))


def tallied(scores: Iterable[Score]) -> dict[str, int]:
    """Tallies added up key by key."""
    total: Counter[str] = Counter()
    for score in scores:
        total.update(score.tallies)
    return dict(total)


def percent(value: Decimal) -> str:
    """80 %, 66.7 %."""
    return _("%(number)s %%") % {"number": number(value)}


NOT_OBSERVED = N_("Not observed")
PERCENT = N_("percent")
