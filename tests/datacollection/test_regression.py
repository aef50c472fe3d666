"""What a break cost: by hand, and against a slow reference that knows the rule alone (N3)."""

from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction

from hypothesis import given, settings
from hypothesis import strategies as st

from datacollection.breaks.regression import Observed, Why, losses
from iep.measures.criterion import Direction
from iep.measures.mastery import Purpose

DAY = timedelta(days=1)
JUNE, SEPTEMBER = date(2026, 6, 10), date(2026, 9, 1)
SUMMER = (JUNE, SEPTEMBER - DAY)


def on(first, values, **fields):
    """A session a day from `first` on."""
    return [Observed(first + n * DAY, Decimal(v), **fields) for n, v in enumerate(values)]


def spring(values, **fields):
    return on(JUNE - len(values) * DAY, values, **fields)


def test_what_a_summer_cost_by_hand():
    """Before: 60, 70, 80, 70, 70, mean 70. After: 40, 50, 60, 60, 65, mean 55. Three in a row reach 70 at
    the eighth session: 65, 70, 75."""
    found = losses(
        spring([10, 60, 70, 80, 70, 70]) + on(SEPTEMBER, [40, 50, 60, 60, 65, 65, 70, 75]), [SUMMER],
        Direction.INCREASE,
    )  # fmt: skip
    (one,) = found
    assert (one.before, one.after, one.lost) == (70, 55, 15)
    assert (one.sessions, one.days, one.seen) == (8, 8, 8)
    assert one.is_summer
    assert one.is_back


def test_fewer_outbursts_are_a_gain_and_more_a_loss():
    values = spring([2, 2, 2]) + on(SEPTEMBER, [5, 5, 5, 2, 2, 2])
    (worse,) = losses(values, [SUMMER], Direction.DECREASE)
    assert (worse.lost, worse.sessions) == (Fraction(19, 5) - 2, 6)
    (better,) = losses(values, [SUMMER], Direction.INCREASE)
    assert (better.lost, better.sessions, better.is_back) == (2 - Fraction(19, 5), None, True)


def test_what_is_not_back_yet_says_so():
    (one,) = losses(spring([9, 9, 9]) + on(SEPTEMBER, [1, 9, 1, 9]), [SUMMER], Direction.INCREASE)
    assert (one.sessions, one.days, one.seen, one.is_back) == (None, None, 4, False)


def test_too_few_sessions_and_another_phase_say_nothing():
    few = spring([9, 9]) + on(SEPTEMBER, [1, 1, 1])
    assert [one.why_none for one in losses(few, [SUMMER], Direction.INCREASE)] == [Why.FEW]
    turned = spring([9, 9, 9], phase=1) + on(SEPTEMBER, [1, 1, 1], phase=2)
    assert [one.why_none for one in losses(turned, [SUMMER], Direction.INCREASE)] == [Why.PHASE]
    assert losses(spring([9, 9, 9]), [SUMMER], Direction.INCREASE) == [], "nothing after it yet"


def test_probes_are_never_pooled_with_teaching():
    probes = spring([90, 90, 90], purpose=Purpose.PROBE) + on(SEPTEMBER, [30, 30, 30], purpose=Purpose.PROBE)
    taught = spring([50, 50, 50]) + on(SEPTEMBER, [40, 40, 40])
    found = losses(sorted(probes + taught, key=lambda one: one.on), [SUMMER], Direction.INCREASE)
    assert {one.purpose: one.lost for one in found} == {Purpose.TEACHING: 10, Purpose.PROBE: 60}


def test_a_break_reaches_no_further_than_the_next_one():
    july = (date(2026, 7, 13), date(2026, 7, 20))
    first, second = (JUNE, july[0] - DAY), (july[1] + DAY, SEPTEMBER - DAY)
    values = spring([8, 8, 8]) + on(july[0], [4, 4, 4]) + on(SEPTEMBER, [4, 4, 4, 8, 8, 8])
    one, two = losses(values, [first, second], Direction.INCREASE)
    assert (one.lost, one.sessions, one.seen) == (4, None, 3)
    assert two.lost == 4 - Fraction(28, 5)


# --- The slow reference -------------------------------------------------------------------------------


def slowly(observed, breaks, direction):
    """(before, after, lost, sessions) of each break and purpose, or None, from the words of the rule."""
    found = {}
    for gap in breaks:
        for purpose in Purpose:
            mine = [one for one in observed if one.purpose == purpose]
            earlier, later = [], []
            for one in mine:
                others = [b for b in breaks if b != gap]
                if one.on < gap[0] and not any(one.on < b[0] < gap[0] for b in others):
                    earlier.append(one)
                if one.on > gap[1] and not any(gap[1] < b[0] < one.on for b in others):
                    later.append(one)
            if earlier and later:
                found[gap, purpose] = _slow_loss(earlier, later, direction)
    return found


def _slow_loss(earlier, later, direction):
    if earlier[-1].phase != later[0].phase:
        return None
    while any(one.phase != later[0].phase for one in earlier):
        earlier = earlier[1:]
    while any(one.phase != later[0].phase for one in later):
        later = later[:-1]
    if len(earlier) < 3 or len(later) < 3:
        return None
    before, after = mean(earlier[-5:]), mean(later[:5])
    worse = before - after if direction == Direction.INCREASE else after - before
    reached = [
        n for n in range(3, len(later) + 1)
        if (mean(later[n - 3:n]) >= before if direction == Direction.INCREASE
            else mean(later[n - 3:n]) <= before)
    ]  # fmt: skip
    return before, after, worse, reached[0] if worse > 0 and reached else None


def mean(some):
    total = Fraction(0)
    for one in some:
        total += Fraction(one.value)
    return total / len(some)


BREAKS = [(date(2026, 1, 11), date(2026, 1, 16)), (date(2026, 2, 1), date(2026, 2, 20))]
DAYS = [date(2026, 1, 1) + n * DAY for n in range(80)]
OPEN = [day for day in DAYS if not any(first <= day <= last for first, last in BREAKS)]
POINT = st.tuples(
    st.sampled_from(OPEN), st.integers(0, 10), st.sampled_from(list(Purpose)), st.sampled_from([1, 1, 1, 2])
)


@settings(max_examples=150, deadline=None)
@given(st.lists(POINT, max_size=40), st.sampled_from(list(Direction)))
def test_it_says_what_the_slow_reference_says(rows, direction):
    observed = sorted((Observed(d, Decimal(v), p, f) for d, v, p, f in rows), key=lambda one: one.on)
    found = losses(observed, BREAKS, direction)
    told = {
        ((one.first, one.last), one.purpose): None if one.why_none else (
            one.before, one.after, one.lost, one.sessions
        )
        for one in found
    }  # fmt: skip
    assert told == slowly(observed, BREAKS, direction)
