"""Permanent product: a work sample, scored after it is made."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from core.declared import whole

from .base import NOT_OBSERVED, Axis, Measure, Misfit, Score, Settings, added, percent, ratio
from .registry import register
from .trials import Response, Trial
from .words import N_, ngettext, number
from .words import gettext as _

MOST_POINTS = 1000


@dataclass(frozen=True, kw_only=True)
class PermanentProductSettings(Settings):
    """`out_of`: the points possible of a work sample that does not say its own."""

    WHAT = N_("Work sample settings")

    out_of: int = whole(
        10,
        low=1,
        high=MOST_POINTS,
        label=N_("Points possible"),
        help=N_("Of most work samples. Another number can be given with each."),
    )


@register
class PermanentProduct(Measure[PermanentProductSettings]):
    """Points of the points possible, in percent.

    Source: docs/measurement.md, session scores: points of points possible, %. Work samples pool by points:
    a long one weighs more than a short one. Without a sample the score is None.

    Numerator: points. Denominator: points possible. `n`: work samples.
    """

    key = "permanent_product"
    settings_type = PermanentProductSettings
    title = N_("Work sample")
    unit_title = N_("percent")
    pad = "pp-points-pad"
    paper_row = "points"
    responses = frozenset({Response.SCORED})

    def score(
        self, trials: Iterable[Trial], observed_seconds: int, settings: PermanentProductSettings
    ) -> Score:
        """Each sample out of its own points, or out of those of the target."""
        scored = [
            (trial.value, Decimal(settings.out_of) if trial.out_of is None else trial.out_of)
            for trial in trials
            if trial.response is Response.SCORED and trial.value is not None
        ]
        # Points are added before they are divided: a test of 50 points weighs more than one of 5.
        points = sum((value for value, _of in scored), Decimal(0))
        return _score(len(scored), points, sum((of for _value, of in scored), Decimal(0)), observed_seconds)

    def pool(self, scores: Sequence[Score], settings: PermanentProductSettings) -> Score:
        """All points of all points possible. Source: docs/measurement.md, "pool, do not average"."""
        n, seconds = sum(score.n for score in scores), sum(score.observed_seconds for score in scores)
        return _score(n, added(scores, "numerator"), added(scores, "denominator"), seconds)

    def misfit(self, trial: Trial, settings: PermanentProductSettings) -> Misfit | None:
        """Points that are missing, negative, or more than possible."""
        of = Decimal(settings.out_of) if trial.out_of is None else trial.out_of
        fits = trial.value is not None and 0 < of <= MOST_POINTS and 0 <= trial.value <= of
        return super().misfit(trial, settings) or (None if fits else Misfit.VALUE)

    def detail(self, trial: Trial, settings: PermanentProductSettings) -> str:
        """15 of 20 points"""
        if trial.value is None:
            return ""
        of = Decimal(settings.out_of) if trial.out_of is None else trial.out_of
        return _("%(points)s of %(of)s points") % {"points": number(trial.value), "of": number(of)}

    def show(self, score: Score, settings: PermanentProductSettings) -> str:
        """80 % (8 of 10 points)"""
        if score.score is None:
            return _(NOT_OBSERVED)
        text = ngettext(
            "%(percent)s (%(points)s of %(of)s point)",
            "%(percent)s (%(points)s of %(of)s points)",
            1 if score.denominator == 1 else 2,
        )
        return text % {
            "percent": percent(score.score),
            "points": number(score.numerator),
            "of": number(score.denominator),
        }

    def amount(self, value: Decimal, settings: PermanentProductSettings) -> str:
        """80 % of the points"""
        return _("%(percent)s of the points") % {"percent": percent(value)}

    def axis(self, settings: PermanentProductSettings) -> Axis:
        """0 to 100."""
        return Axis(_("Percent of points"), Decimal(0), Decimal(100))

    def sentence(self, settings: PermanentProductSettings) -> str:
        """A work sample, scored out of 10 points unless it has others."""
        text = ngettext(
            "A work sample, scored out of %(n)d point unless it has others.",
            "A work sample, scored out of %(n)d points unless it has others.",
            settings.out_of,
        )
        return text % {"n": settings.out_of}

    def counted(self, n: int) -> str:
        """2 work samples"""
        return ngettext("%(n)d work sample", "%(n)d work samples", n) % {"n": n}


def _score(n: int, points: Decimal, of: Decimal, seconds: int) -> Score:
    score = ratio(points, of, 100)
    return Score(n, points, of, score, score is not None, seconds, {})
