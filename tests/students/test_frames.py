"""Joined pages: panels in their order, each given only the students whose part one may see."""

import pytest

from core.once_a_page import once_a_page, one_page
from staff.permissions import Part
from students.frames import (
    ALL_PANELS,
    Frame,
    Panel,
    Scope,
    panels,
    render,
)
from students.models import Student
from tests.fixtures.canary import found_in


def seen(user, frame, district, *students):
    """Panels of `frame` by key, for these students as `user` knows them."""
    known = list(Student.objects.with_grounds(user).filter(pk__in=[s.pk for s in students]).in_order())
    return {one.key: one.html for one in render(frame, user, known, district.now)}


def test_who_may_only_glance_gets_no_panel_of_another_part(district):
    """The frame hands each panel the students whose part one may see, whatever the page asked for."""
    for frame in Frame:
        html = " ".join(seen(district.gened, frame, district, district.student).values())
        allowed = (*ALLOWED, *AT_A_GLANCE) if frame == Frame.GLANCE else ALLOWED
        leaks = {word for word in found_in(html) if not word.startswith(allowed)}
        assert leaks == set()


ALLOWED = ("CANARY-SafetyCardVersion.", "CANARY-StudentBlock.", "CANARY-Student.used_name", "CANARY-place",
           "CANARY-g1")  # fmt: skip
# At a glance each teacher has the accommodations: what, when, where, how, what to avoid
AT_A_GLANCE = ("CANARY-SupportVersion.w", "CANARY-SupportVersion.how", "CANARY-SupportVersion.avoid")


def test_panels_stand_in_their_order(district):
    keys = list(seen(district.case_manager, Frame.STUDENT, district, district.student))
    assert keys[:1] == ["safety"]
    for frame in Frame:
        for scope in Scope:
            orders = [one.order for one in panels(frame, scope)]
            assert orders == sorted(orders)


def test_a_panel_of_a_key_that_is_taken_stops_the_start():
    there = panels(Frame.TODAY, Scope.PAGE)[0]
    with pytest.raises(ValueError, match=r"panel .*safety.* already"):
        ALL_PANELS.register(there)


def test_a_panel_that_has_nothing_to_say_is_left_out(district, monkeypatch):
    silent = Panel(Frame.STUDENT, "silent", 1, Part.GLANCE, lambda *given: None, "no/such/template.html")
    monkeypatch.setattr(ALL_PANELS, "_items", {(Frame.STUDENT, "silent"): silent})
    assert seen(district.case_manager, Frame.STUDENT, district, district.student) == {}


@pytest.mark.parametrize("frame", list(Frame))
def test_a_page_of_nobody_breaks_nothing(district, frame):
    seen(district.case_manager, frame, district)


def test_what_two_panels_need_is_loaded_once_a_page_and_never_kept_longer():
    asked = []

    @once_a_page
    def load(students):
        asked.append(list(students))
        return len(asked)

    with one_page():
        with one_page():
            assert load(["Ada"]) == 1
        assert [load(["Ada"]), load(["Ada", "Bo"])] == [1, 2]
    with one_page():
        assert load(["Ada"]) == 3
    assert [load(["Ada"]), load(["Ada"])] == [4, 5]
