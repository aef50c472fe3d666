"""Discrete trials: the adult gives a cue, the student responds, the response is scored."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from .base import NOT_OBSERVED, Axis, Measure, Score, added, percent, ratio, tallied
from .prompts import CORRECT, PromptedSettings, correct_keys, counted_of, level_of
from .registry import register
from .trials import Response, Trial
from .words import N_, number
from .words import gettext as _


@dataclass(frozen=True, kw_only=True)
class DiscreteTrialSettings(PromptedSettings):
    """Nothing but what counts."""

    WHAT = N_("Discrete trial settings")


@register
class DiscreteTrial(Measure[DiscreteTrialSettings]):
    """Percent of opportunities answered correctly, with no more help than the target allows.

    Source: docs/measurement.md, session scores: % correct = correct / (correct + incorrect + no response);
    % independent = correct and unprompted / same denominator; a target says which prompt level still
    counts; only the first response of a trial scores, the correction after an error is recorded apart.

    Tallies: correct_independent, correct_peer, correct_adult, correct_unstated, not_correct (incorrect or
    no response), no_response, no_opportunity, correction; `correct_at_CODE` per prompt level; `known.ITEM`
    (counted) and `unknown.ITEM`.
    """

    key = "discrete_trial"
    settings_type = DiscreteTrialSettings
    title = N_("Discrete trials")
    unit_title = N_("percent")
    pad = "pp-trial-pad"
    paper_row = "trial"
    carries_prompts = True
    has_opportunities = True
    has_items = True
    plans_trials = True
    responses = frozenset(
        {
            Response.CORRECT,
            Response.INCORRECT,
            Response.NO_RESPONSE,
            Response.NO_OPPORTUNITY,
            Response.CORRECTION,
        }
    )

    def score(self, trials: Iterable[Trial], observed_seconds: int, settings: DiscreteTrialSettings) -> Score:
        """Numerator: correct responses that count. Denominator and `n`: opportunities."""
        # Zeros are written too: a session in which nothing went wrong differs from one that never counted it.
        tallies = dict.fromkeys(_ALWAYS, 0)
        for trial in trials:
            for key in _keys(trial, settings):
                tallies[key] = tallies.get(key, 0) + 1
        return _score(tallies, observed_seconds, settings)

    def reread(self, score: Score, settings: DiscreteTrialSettings) -> Score:
        """Another level counts: the numerator changes, items stay as they were scored."""
        return _score(score.tallies, score.observed_seconds, settings)

    def at_level(self, settings: DiscreteTrialSettings, level: str) -> DiscreteTrialSettings:
        """Count prompts through `level`, or "any". ValueError when it is not on the ladder."""
        return replace(settings, counts_through=level)

    def pool(self, scores: Sequence[Score], settings: DiscreteTrialSettings) -> Score:
        """1 of 1 and 0 of 9 is 10 %. Source: docs/measurement.md, "pool, do not average"."""
        numerator, denominator = added(scores, "numerator"), added(scores, "denominator")
        seconds = sum(score.observed_seconds for score in scores)
        return _fraction(numerator, denominator, seconds, tallied(scores))

    def show(self, score: Score, settings: DiscreteTrialSettings) -> str:
        """80 % independent (8 of 10)"""
        if score.score is None:
            return _("No opportunity") if score.tallies.get("no_opportunity") else _(NOT_OBSERVED)
        return _("%(amount)s (%(count)s of %(of)s)") % {
            "amount": self.amount(score.score, settings),
            "count": number(score.numerator),
            "of": number(score.denominator),
        }

    def amount(self, value: Decimal, settings: DiscreteTrialSettings) -> str:
        """90 % independent"""
        return _("%(percent)s %(what)s") % {"percent": percent(value), "what": settings.what_counts}

    def axis(self, settings: DiscreteTrialSettings) -> Axis:
        """0 to 100."""
        return Axis(_("Percent %(what)s") % {"what": settings.what_counts}, Decimal(0), Decimal(100))


_ALWAYS = (*CORRECT, "not_correct", "no_response", "no_opportunity", "correction")


def _fraction(numerator: Decimal, denominator: Decimal, seconds: int, tallies: Mapping[str, int]) -> Score:
    score = ratio(numerator, denominator, 100)
    return Score(int(denominator), numerator, denominator, score, score is not None, seconds, tallies)


def _score(tallies: Mapping[str, int], seconds: int, settings: DiscreteTrialSettings) -> Score:
    """Correct responses at a level that counts, over all opportunities."""
    # `no_response` is counted within `not_correct` already; corrections and "no opportunity" are in neither.
    opportunities = sum(tallies.get(key, 0) for key in (*CORRECT, "not_correct"))
    return _fraction(Decimal(counted_of(tallies, settings)), Decimal(opportunities), seconds, tallies)


def _keys(trial: Trial, settings: DiscreteTrialSettings) -> tuple[str, ...]:
    """The tallies that this trial adds to."""
    match trial.response:
        case Response.CORRECT:
            # Whether an item is known follows from the level that counts now: tallies do not keep items by
            # level, so `reread` leaves them as they were scored.
            return (*correct_keys(trial), *_item(trial, known=settings.counts(level_of(trial))))
        case Response.INCORRECT:
            return ("not_correct", *_item(trial, known=False))
        case Response.NO_RESPONSE:
            return ("not_correct", "no_response", *_item(trial, known=False))
        case Response.NO_OPPORTUNITY:
            return ("no_opportunity",)
        case Response.CORRECTION:
            return ("correction",)
    return ()


def _item(trial: Trial, *, known: bool) -> tuple[str, ...]:
    if not trial.item:
        return ()
    return (f"known.{trial.item}" if known else f"unknown.{trial.item}",)
