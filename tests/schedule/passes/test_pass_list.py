"""The list of passes: the same queries however many, those that are over too, and nobody else's."""

from datetime import timedelta

from django.urls import reverse

from schedule.models import Pass
from tests.schedule.absence_helpers import substitute

DAY = timedelta(days=1)


def again(n):
    """`n` more passes of the same person for the same block, on days before."""
    one = Pass.objects.get()
    for days in range(1, n + 1):
        more = Pass.objects.create(
            person=one.person, school=one.school, teacher=one.teacher, permit=one.permit, pin=one.pin,
            made_by=one.made_by, day=one.day - days * DAY, code=f"A{days:07}",
            during=(one.during.lower - days * DAY, one.during.lower),
        )  # fmt: skip
        more.blocks.create(block=one.blocks.get().block)


def test_one_pass_and_three_take_the_same_queries(teacher, district, django_assert_max_num_queries):
    substitute(district)
    with django_assert_max_num_queries(30) as one:
        assert len(teacher.get(reverse("schedule:passes")).context["rows"]) == 1
    again(2)
    with django_assert_max_num_queries(30) as three:
        rows = teacher.get(reverse("schedule:passes")).context["rows"]
    assert [is_over for _one, is_over in rows] == [False, True, True]
    assert len(one) == len(three)


def test_a_colleague_without_these_students_has_none(client, district):
    substitute(district)
    client.force_login(district.other_teacher)
    page = client.get(reverse("schedule:passes"))
    assert page.context["rows"] == []
    assert "No pass yet" in page.text
