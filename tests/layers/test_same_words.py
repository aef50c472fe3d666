"""Measures are pure, so their words are written twice: once for the measures, once for tables and people."""

import pytest

from datacollection.sessions.models import MarkKind, Purpose
from iep.measures import criterion, mastery, observation
from iep.targets.models import Direction

PAIRS = [(Direction, criterion.Direction), (Purpose, mastery.Purpose), (MarkKind, observation.MarkKind)]


@pytest.mark.parametrize(("of_the_table", "of_the_measures"), PAIRS)
def test_a_word_of_the_measures_is_the_same_word_in_the_table(of_the_table, of_the_measures):
    assert {one.name: one.value for one in of_the_table} == {one.name: one.value for one in of_the_measures}
