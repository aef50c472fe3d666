"""The test district stands, and holds canaries where it says."""

from students.models import Student
from tests.fixtures.canary import found_in


def test_each_persona_sees_the_students_that_its_post_and_rows_allow(district):
    sees = {name: Student.objects.visible_to(user).count() for name, user in district.people().items()}
    inside = {"case_manager", "gened", "provider", "para", "administrator"}
    assert {name for name, n in sees.items() if n == 3} == inside
    assert {name for name, n in sees.items() if n == 0} == set(sees) - inside


def test_a_canary_is_found_in_any_case():
    assert found_in(b'<p title="canary-place-1">Nothing</p>') == ["canary-place-1"]
    assert found_in("Nothing") == []
