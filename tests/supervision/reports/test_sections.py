"""A report is a list of sections: one that is registered is computed, drawn, and asked what came late."""

from __future__ import annotations

from typing import Any

import pytest

from supervision.reports import late
from supervision.reports.numbers import compute_numbers, says_the_same
from supervision.reports.report_page import paper_html
from supervision.reports.report_section import WEEKLY_SECTIONS, ReportScope, ReportSection
from tests.fixtures.clock import right_now
from tests.fixtures.district import District
from tests.supervision.reports.conftest import make


class WeatherSection(ReportSection[str]):
    key, order = "weather", 99
    student_template = "supervision/reports/sections/supports.html"
    passing_keys = frozenset({"wind"})
    touched_since = "r.edition = 1"

    def load(self, scope: ReportScope) -> str:
        return "sun"

    def report_numbers(self, rows: str) -> dict[str, Any]:
        return {"wind": "none"}

    def student_numbers(self, rows: str, student: object) -> dict[str, Any]:
        return {"weather": rows}

    def is_news(self, numbers: Any) -> bool:
        return bool(numbers["weather"])

    def draw_student(self, numbers: Any, name: str, *, is_paper: bool) -> dict[str, Any]:
        return {"supports": [{"what": f"Weather for {name}", "when": numbers["weather"]}]}


@pytest.fixture
def weather(monkeypatch: pytest.MonkeyPatch) -> WeatherSection:
    monkeypatch.setattr(WEEKLY_SECTIONS, "_items", dict(WEEKLY_SECTIONS._items))
    return WEEKLY_SECTIONS.register(WeatherSection())


def test_every_section_draws_somewhere_and_has_numbers_of_its_own(district: District, week):
    sections = list(WEEKLY_SECTIONS)
    assert [section.key for section in sections] == [
        "changes", "waiting", "independence", "targets", "supports", "contacts",
    ]  # fmt: skip
    assert all(section.front_template or section.student_template for section in sections)
    scope = ReportScope(district.case_manager, district.school, week, right_now())
    keys = [
        key for section in sections for key in section.student_numbers(section.load(scope), district.student)
    ]
    assert len(keys) == len(set(keys))


def test_a_new_section_stands_in_the_numbers_and_on_paper(weather, district: District, week):
    numbers = compute_numbers(ReportScope(district.case_manager, district.school, week, right_now()))
    assert numbers["wind"] == "none"
    assert [student["weather"] for student in numbers["students"]] == ["sun"] * 3
    assert not any(student["is_quiet"] for student in numbers["students"]), "it was news"
    report = make(district, week)
    assert report is not None
    assert f"Weather for {district.student2.name}" in paper_html(report)


def test_what_passes_makes_no_edition_and_what_lasts_does(weather, district: District, week):
    numbers = compute_numbers(ReportScope(district.case_manager, district.school, week, right_now()))
    assert says_the_same(numbers, numbers | {"wind": "strong"})
    students = [student | {"weather": "rain"} for student in numbers["students"]]
    assert not says_the_same(numbers, numbers | {"students": students})


def test_a_section_says_what_came_late(weather, district: District, week):
    make(district, week)
    assert late.enqueue_late(right_now())


def test_without_it_nothing_came_late(district: District, week):
    make(district, week)
    assert not late.enqueue_late(right_now())
