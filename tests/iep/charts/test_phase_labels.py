"""Names of phases on top of a graph: no line of another phase cuts through one."""

from hypothesis import given
from hypothesis import strategies as st

from iep.charts.frame import ROWS, place_labels
from iep.charts.svg import width_of


def test_labels_that_fit_stand_in_the_lowest_row():
    labels = place_labels(["Baseline", "Delay 2 s"], [50, 200], 600)
    assert [(label.row, label.words) for label in labels] == [(0, "Baseline"), (0, "Delay 2 s")]


def test_the_label_of_a_short_phase_moves_up():
    labels = place_labels(["Baseline", "Delay 2 s"], [50, 70], 600)
    assert [(label.row, label.words) for label in labels] == [(1, "Baseline"), (0, "Delay 2 s")]


@given(
    st.lists(
        st.tuples(st.text("abcdefgh ", min_size=1, max_size=40), st.integers(1, 120)), min_size=1, max_size=12
    )
)
def test_no_phase_line_cuts_a_label_and_no_labels_meet(phases):
    names = [name for name, _width in phases]
    starts = [40.0 + sum(width for _name, width in phases[:n]) for n in range(len(phases))]
    labels = place_labels(names, starts, 2000)
    for n, label in enumerate(labels):
        assert 0 <= label.row < ROWS
        for later in labels[n + 1 :]:
            if later.row >= label.row and len(label.words) > 1:
                assert label.x + width_of(label.words, bold=True) <= later.x + 1
