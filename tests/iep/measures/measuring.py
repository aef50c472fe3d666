"""Small makers for the tests of measures: a trial, a clock, points, and what hypothesis may draw."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from uuid import UUID

from hypothesis import strategies as st

from iep.measures.base import Score
from iep.measures.mastery import Point
from iep.measures.trials import Prompter, Response, Trial

TEN = datetime(2026, 3, 2, 10, 0, tzinfo=UTC)  # a Monday
MONDAY = TEN.date()


def clock(minutes: float) -> datetime:
    return TEN + timedelta(minutes=minutes)


def day(n: int) -> date:
    return MONDAY + timedelta(days=n)


def trial(response, prompt=0, prompter=Prompter.NOBODY, item="", n=1) -> Trial:
    return Trial(UUID(int=n), n, response, prompt, prompter, None, item, None, None, TEN)


def fact(response, **fields) -> Trial:
    """A trial with a step, a value, a length of time or points possible."""
    numbers = {key: Decimal(str(fields.pop(key))) for key in ("value", "seconds", "out_of") if key in fields}
    return replace(
        trial(response, fields.pop("prompt", None), fields.pop("prompter", None)), **fields, **numbers
    )


def correct(prompt=0, prompter=Prompter.NOBODY, item="") -> Trial:
    return trial(Response.CORRECT, prompt, prompter, item)


def trials_of(**counts: int) -> list[Trial]:
    """trials_of(correct=8, incorrect=2): unprompted responses."""
    return [trial(Response[word.upper()]) for word, n in counts.items() for _ in range(n)]


def percent_score(good: int, of: int) -> Score:
    value = Decimal(good * 100) / of if of else None
    return Score(of, Decimal(good), Decimal(of), value, value is not None, 0, {})


def point(n: int, good: int = 10, of: int = 10, staff: str = "a", **more) -> Point:
    return Point(day(n), percent_score(good, of), staff=frozenset({staff}), **more)


any_trial = st.builds(
    trial,
    st.sampled_from(Response),
    st.none() | st.integers(0, 8),
    st.none() | st.sampled_from(Prompter),
    st.sampled_from(["", "eat", "drink", "a.b"]),
)

milliseconds = st.integers(0, 86_400_000).map(lambda ms: Decimal(ms) / 1000)

any_fact = st.builds(
    lambda base, n, step, value, seconds, out_of: replace(
        base, id=UUID(int=n), n=n, step=step, value=value, seconds=seconds, out_of=out_of
    ),
    any_trial,
    st.integers(1, 9),
    st.none() | st.integers(0, 8),
    st.none() | st.integers(-1, 12).map(Decimal) | st.just(Decimal("2.5")),
    st.none() | milliseconds,
    st.none() | st.integers(1, 20).map(Decimal),
)
