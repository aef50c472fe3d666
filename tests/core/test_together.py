"""Questions that are asked together are answered as if each had been asked alone."""

from datetime import date

from django.contrib.postgres.aggregates import ArrayAgg
from django.db import connection
from django.db.models import Q
from django.test.utils import CaptureQueriesContext

from core.together import together
from iep.models import TargetVersion
from schedule.models import StudentBlock
from staff.models import CalendarDay, Period, Post, User
from students.models import Student
from tests.fixtures.district import District


def asked(district: District) -> list:
    """Every type of column that a page reads: JSON, ranges, arrays, booleans, dates; no row and many."""
    ids = [district.student.pk, district.student2.pk]
    return [
        TargetVersion.objects.filter(of__student__in=ids).select_related("of__goal", "published_by"),
        CalendarDay.objects.none(),
        Post.objects.select_related("school").order_by("-pk"),
        User.objects.filter(email="100%@example.org"),
        CalendarDay.objects.values_list("school").annotate(days=ArrayAgg("date", order_by="date")),
        StudentBlock.objects.filter(student__in=[]),
        Student.objects.filter(pk__in=ids).with_grounds(district.case_manager).in_order(),
        Period.objects.filter(~Q(name="%s")).values_list("name", flat=True).order_by("pk"),
        CalendarDay.objects.filter(date__gt=date(2000, 1, 1))
        .select_related("bell")
        .order_by("date", "school"),
    ]


def said(row: object) -> object:
    """All that was read, relations too."""
    if not hasattr(row, "_state"):
        return row
    fields = {name: value for name, value in vars(row).items() if name != "_state"}
    return type(row), fields, {name: said(one) for name, one in row._state.fields_cache.items()}


def test_together_is_as_alone(district: District) -> None:
    alone = [[said(row) for row in rows] for rows in asked(district)]
    with CaptureQueriesContext(connection) as caught:
        found = together(asked(district))
    assert [[said(row) for row in rows] for rows in found] == alone
    assert sum(map(bool, alone)) >= 6
    assert len(caught) == 1


def test_where_no_row_can_be_meant_nobody_asks(db: None) -> None:
    with CaptureQueriesContext(connection) as caught:
        assert together([]) == []
        assert together([User.objects.none(), User.objects.filter(pk__in=[])]) == [[], []]
    assert len(caught) == 0
