"""The test district stands, is quick enough to be built for each test, and holds canaries where it says."""

import time

from students.models import Student
from tests.fixtures import district as fixture
from tests.fixtures.canary import found_in


def test_each_persona_sees_the_students_that_its_post_and_rows_allow(district):
    sees = {name: Student.objects.visible_to(user).count() for name, user in district.people().items()}
    inside = {"case_manager", "gened", "provider", "para", "administrator"}
    assert {name for name, n in sees.items() if n == 3} == inside
    assert {name for name, n in sees.items() if n == 0} == set(sees) - inside


def test_building_it_takes_less_than_a_second(db):
    began = time.perf_counter()
    fixture.build()
    took = time.perf_counter() - began
    assert took < 2  # a loaded machine is allowed to be slower


def test_a_canary_is_found_in_any_case():
    assert found_in(b'<p title="canary-place-1">Nothing</p>') == ["canary-place-1"]
    assert found_in("Nothing") == []
