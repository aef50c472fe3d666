"""Task analysis: a chain of steps, each with its result."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

from .base import NOT_OBSERVED, Axis, Measure, Misfit, Score, added, percent, ratio, tallied
from .chain import TaskAnalysisSettings, training_in_words
from .prompts import CORRECT, correct_keys, counted_of, level_of
from .registry import register
from .trials import Response, Trial
from .words import N_, ngettext, number
from .words import gettext as _


@register
class TaskAnalysis(Measure[TaskAnalysisSettings]):
    """Percent of all steps of the chain that the student did, with no more help than the target allows.

    Source: docs/measurement.md, session scores: independent steps / all steps of the chain; steps done by
    the adult or not yet taught stay in the denominator, marked as such (else backward chaining scores 100 %
    on day one); "not applicable" is only for a step that did not arise, and it alone leaves the denominator.
    One trial a step; of several for one step the last counts. A session without any scored step is not
    observed.

    Tallies: as discrete trials (correct_*, correct_at_CODE, not_correct, no_response), for the shares of
    independence a step done by the adult is `not_correct`; done_by_adult, not_taught, not_applicable; per
    step `step_met.N` (counted), `step_unmet.N`, `step_adult.N`, `step_absent.N`.
    """

    key = "task_analysis"
    settings_type = TaskAnalysisSettings
    title = N_("Task analysis")
    unit_title = N_("percent")
    pad = "pp-step-pad"
    paper_row = "step"
    carries_prompts = True
    has_steps = True
    responses = frozenset(
        {
            Response.CORRECT,
            Response.INCORRECT,
            Response.NO_RESPONSE,
            Response.NOT_APPLICABLE,
            Response.DONE_BY_ADULT,
        }
    )

    def score(self, trials: Iterable[Trial], observed_seconds: int, settings: TaskAnalysisSettings) -> Score:
        """Numerator: steps that count. Denominator: all steps but those that did not arise. `n`: scored."""
        tallies = dict.fromkeys(_ALWAYS, 0)
        latest = latest_by_step(trials, len(settings.steps), self.responses)
        for step, trial in latest.items():
            for key in _keys(step, trial, settings):
                tallies[key] = tallies.get(key, 0) + 1
        tallies["not_taught"] = len(settings.steps) - len(latest)
        scored = _scored(tallies)
        # Steps that an adult did, or that are not taught yet, stay in the denominator. Else backward chaining
        # would score 100 % on its first day.
        of = len(settings.steps) - tallies["not_applicable"] if scored else 0
        return _fraction(Decimal(counted_of(tallies, settings)), Decimal(of), observed_seconds, tallies)

    def reread(self, score: Score, settings: TaskAnalysisSettings) -> Score:
        """Another level counts: the numerator changes, steps stay as they were scored."""
        numerator = Decimal(counted_of(score.tallies, settings))
        # The denominator stays: which steps arose does not depend on the level that counts.
        return _fraction(numerator, score.denominator, score.observed_seconds, score.tallies)

    def at_level(self, settings: TaskAnalysisSettings, level: str) -> TaskAnalysisSettings:
        """Count prompts through `level`, or "any". ValueError when it is not on the ladder."""
        return replace(settings, counts_through=level)

    def misfit(self, trial: Trial, settings: TaskAnalysisSettings) -> Misfit | None:
        """A step that the chain does not have."""
        return super().misfit(trial, settings) or misplaced(trial, len(settings.steps))

    def pool(self, scores: Sequence[Score], settings: TaskAnalysisSettings) -> Score:
        """Steps of all sessions together. Source: docs/measurement.md, "pool, do not average"."""
        numerator, denominator = added(scores, "numerator"), added(scores, "denominator")
        seconds = sum(score.observed_seconds for score in scores)
        return _fraction(numerator, denominator, seconds, tallied(scores))

    def detail(self, trial: Trial, settings: TaskAnalysisSettings) -> str:
        """Step 3: Rub"""
        if misplaced(trial, len(settings.steps)) or trial.step is None:
            return ""
        return _("Step %(n)d: %(step)s") % {"n": trial.step, "step": settings.steps[trial.step - 1]}

    def show(self, score: Score, settings: TaskAnalysisSettings) -> str:
        """40 % independent (2 of 5 steps)"""
        if score.score is None:
            return _(NOT_OBSERVED)
        return _("%(amount)s (%(count)s of %(of)s)") % {
            "amount": self.amount(score.score, settings),
            "count": number(score.numerator),
            "of": ngettext("%(n)s step", "%(n)s steps", int(score.denominator))
            % {"n": number(score.denominator)},
        }

    def amount(self, value: Decimal, settings: TaskAnalysisSettings) -> str:
        """90 % independent"""
        return _("%(percent)s %(what)s") % {"percent": percent(value), "what": settings.what_counts}

    def axis(self, settings: TaskAnalysisSettings) -> Axis:
        """0 to 100."""
        words = _("Percent of steps %(what)s") % {"what": settings.what_counts}
        return Axis(words, Decimal(0), Decimal(100))

    def sentence(self, settings: TaskAnalysisSettings) -> str:
        """5 steps. From the last step (backward); now teach step 5: Dry hands. ..."""
        n = len(settings.steps)
        steps = ngettext("%(n)d step", "%(n)d steps", n) % {"n": n}
        return _("%(steps)s. %(training)s.") % {"steps": steps, "training": training_in_words(settings)}


_ALWAYS = (*CORRECT, "not_correct", "no_response", "done_by_adult", "not_taught", "not_applicable")


def latest_by_step(trials: Iterable[Trial], steps: int, responses: frozenset[Response]) -> dict[int, Trial]:
    """{step or interval, from 1 to `steps`: its last trial}, by number, then by time. Others are left out."""
    found = {}
    # The recorder's own count comes first: two devices' clocks prove nothing about order. The id makes ties
    # stable.
    for trial in sorted(trials, key=lambda trial: (trial.n, trial.at, trial.id)):
        if trial.response in responses and trial.step is not None and 1 <= trial.step <= steps:
            found[trial.step] = trial
    return found


def misplaced(trial: Trial, steps: int) -> Misfit | None:
    """Does the trial name no step (or interval) from 1 to `steps`?"""
    return None if trial.step is not None and 1 <= trial.step <= steps else Misfit.STEP


def _keys(step: int, trial: Trial, settings: TaskAnalysisSettings) -> tuple[str, ...]:
    """The tallies that the trial of a step adds to."""
    match trial.response:
        case Response.CORRECT:
            counts = settings.counts(level_of(trial))
            return (*correct_keys(trial), f"step_met.{step}" if counts else f"step_unmet.{step}")
        case Response.INCORRECT:
            return ("not_correct", f"step_unmet.{step}")
        case Response.NO_RESPONSE:
            return ("not_correct", "no_response", f"step_unmet.{step}")
        case Response.DONE_BY_ADULT:
            # For the shares of independence a step that the adult did is not the student's.
            return ("not_correct", "done_by_adult", f"step_adult.{step}")
    return ("not_applicable", f"step_absent.{step}")


def _scored(tallies: Mapping[str, int]) -> int:
    return sum(tallies.get(key, 0) for key in (*CORRECT, "not_correct"))


def _fraction(numerator: Decimal, denominator: Decimal, seconds: int, tallies: Mapping[str, int]) -> Score:
    score = ratio(numerator, denominator, 100)
    return Score(_scored(tallies), numerator, denominator, score, score is not None, seconds, tallies)
