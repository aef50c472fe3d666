"""bin/manage weekly_reports: now, in this process."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from staff.models import CalendarDay
from supervision.models import Report
from tests.fixtures.district import District

pytestmark = [pytest.mark.slow, pytest.mark.usefixtures("files_of_this_test")]


def said(*words: str) -> str:
    out = StringIO()
    call_command("weekly_reports", *words, stdout=out)
    return out.getvalue()


def test_it_makes_those_of_a_week_and_says_which(district: District, week):
    told = said("--week", str(week))
    report = Report.objects.get(week=week.monday)
    assert f"case_manager@example.org: edition 1, 3 students, {report.file}" in told
    assert "1 of 1 made" in told
    assert "edition 1" in said("--week", str(week)), "again changes nothing"


def test_one_teacher(district: District, week):
    assert "1 of 1 made" in said("--week", str(week), "--teacher", "Case_Manager@example.org")
    with pytest.raises(CommandError, match="no report"):
        said("--week", str(week), "--teacher", "other_teacher@example.org")


def test_a_week_without_school_has_none(district: District, week):
    CalendarDay.objects.filter(date__range=week.days).update(kind="off")
    assert "no school day" in said("--week", str(week))


def test_what_is_no_week_and_what_is_to_come_are_refused_in_words(district: District, week):
    with pytest.raises(CommandError, match="is not a week"):
        said("--week", "46")
    with pytest.raises(CommandError, match="not begun"):
        said("--week", str(week.before(-5)))
