"""Posts: given and ended by administrators of the school, never so that nobody is left to give one."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse

from staff.models import Post, Role
from staff.people import actions as people_actions
from staff.posts import actions as post_actions
from students.models import Student
from tests.fixtures.people import make_person
from tests.staff.page_helpers import refused, url

DAY = timedelta(days=1)


def post_of(user) -> Post:
    return Post.objects.select_related("school", "user").get(user=user)


def test_a_second_post_opens_what_it_allows_from_its_first_day(client, district):
    client.force_login(district.administrator)
    fields = {"school": str(district.school.pk), "role": "teacher", "first": str(district.today + DAY)}
    assert client.post(url("post-add", district.gened), fields).status_code == 302
    assert district.gened.roles() == {Role.GENED}
    assert district.gened.roles(district.now + DAY) == {Role.GENED, Role.TEACHER}


def test_the_same_post_twice_at_one_time_is_said_in_words(client, district):
    client.force_login(district.administrator)
    fields = {"school": str(district.school.pk), "role": "para", "first": str(district.today)}
    page = client.post(url("post-add", district.para), fields)
    assert page.status_code == 422
    assert "has this post in that time already" in page.text


@pytest.mark.parametrize("who", ["para", "case_manager", "sister_administrator", "foreign_administrator"])
def test_who_does_not_administer_the_school_gives_and_ends_nothing(district, who):
    by = getattr(district, who)
    with pytest.raises(PermissionDenied):
        post_actions.add_post(
            person=district.para, school=district.school, role=Role.TEACHER, first=district.today, last=None,
            by=by,
        )  # fmt: skip
    with pytest.raises(PermissionDenied):
        post_actions.end_post(post=post_of(district.gened), last_day=district.today, by=by)
    assert post_of(district.gened).last_day is None


def test_a_post_that_ends_now_closes_what_rested_on_it_at_once(client, district):
    client.force_login(district.administrator)
    answer = client.post(url("post-end", post_of(district.para)), {"when": "now"})
    assert answer.url == url("person", district.para)
    assert not Student.objects.visible_to(type(district.para).objects.get(pk=district.para.pk)).exists()
    client.force_login(district.para)
    assert client.get(reverse("students:student", args=[district.student.pk])).status_code == 404


def test_a_post_ends_after_its_last_day_and_stays_on_record(district):
    post = post_actions.end_post(
        post=post_of(district.para), last_day=district.today + 7 * DAY, by=district.administrator
    )
    assert (post.starts, post.last_day) == (district.first, district.today + 7 * DAY)
    assert district.para.roles() == {Role.PARA}


def test_an_end_is_not_put_into_the_past_nor_before_the_beginning_nor_moved_out(district):
    end = {"post": post_of(district.para), "by": district.administrator}
    assert refused(post_actions.end_post, **end, last_day=district.today - 2 * DAY) == {"last_day": ["past"]}
    post_actions.end_post(**end, last_day=district.today)
    assert refused(post_actions.end_post, **end, last_day=district.today + DAY) == {"last_day": ["ended"]}
    begins = post_actions.add_post(
        person=district.para, school=district.school, role=Role.PROVIDER, first=district.today, last=None,
        by=district.administrator,
    )  # fmt: skip
    early = refused(
        post_actions.end_post, post=begins, last_day=district.today - DAY, by=district.administrator
    )
    assert early == {"last_day": ["not_begun"]}


def test_nobody_ends_their_own_post_as_administrator(client, district):
    client.force_login(district.administrator)
    page = client.post(url("post-end", post_of(district.administrator)), {"when": "now"})
    assert page.status_code == 422
    assert "Nobody ends their own post as administrator" in page.text


def test_the_last_administrator_of_a_district_is_not_ended(district):
    """The foreign district has one; a second one, whose post has an end, could not go on alone."""
    other = make_person("other", Role.ADMINISTRATOR, district.foreign_district, district.first)
    Post.objects.filter(user=other).update(during=(district.first, district.today + 10 * DAY))
    last = refused(
        post_actions.end_post,
        post=post_of(district.foreign_administrator),
        last_day=district.today + 20 * DAY,
        by=other,
    )
    assert last == {"when": ["last_administrator"]}
    Post.objects.filter(user=other).update(during=(district.first, None))
    assert post_actions.end_post(
        post=post_of(district.foreign_administrator), last_day=district.today, by=other
    )


def test_an_administrator_whose_account_is_closed_counts_for_none(district):
    other = make_person("other", Role.ADMINISTRATOR, district.foreign_district, district.first)
    third = make_person("third", Role.ADMINISTRATOR, district.foreign_district, district.first)
    people_actions.disable(person=district.foreign_administrator, by=other)
    post_actions.end_post(post=post_of(other), last_day=district.today, by=third)
    assert refused(people_actions.disable, person=third, by=other) == {"confirm": ["last_administrator"]}
    assert post_of(district.foreign_administrator).last_day is None, "closing an account ends no post"
