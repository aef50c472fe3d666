"""A statement that is written once answers each time for the ids that it is given."""

from django.db import connection
from django.test.utils import CaptureQueriesContext

from core.compiled import compiled
from staff.models import Post
from tests.fixtures.district import District


def test_a_compiled_question_answers_as_the_queryset_does(district: District) -> None:
    written = []

    @compiled
    def posts(users):
        written.append(len(users))
        return Post.objects.filter(user__in=users, role="para").order_by("pk").values_list("user", "during")

    people = [district.para.pk, district.para_ended.pk, district.case_manager.pk]
    for some in (people[:1], people[1:2], people, people[::-1], people[:1]):
        plain = Post.objects.filter(user__in=some, role="para").order_by("pk")
        assert posts(some) == list(plain.values_list("user", "during"))
    assert written == [1, 3]
    with CaptureQueriesContext(connection) as caught:
        assert posts([]) == []
    assert len(caught) == 0
