"""When a teacher last looked at the data of a student: what sets that clock, and what does not."""

from django.test import Client
from django.urls import reverse

from staff.models import User
from students.models import AccessRow
from supervision.models import LastReview
from tests.fixtures.district import District


def look(client: Client, person: User, name: str, thing) -> int:
    client.force_login(person)
    return client.get(reverse(name, args=[thing.pk])).status_code


def test_opening_data_pages_is_a_look_and_the_last_one_stands(client: Client, district: District):
    for name, thing in (
        ("students:student", district.student),
        ("datacollection:target", district.target),
        ("datacollection:session", district.session),
    ):
        assert look(client, district.case_manager, name, thing) == 200
        (review,) = LastReview.objects.all()
        assert (review.teacher, review.student) == (district.case_manager, district.student)
        assert review.at == AccessRow.objects.latest("id").at


def test_a_list_or_another_page_is_no_look_at_data(client: Client, district: District):
    client.force_login(district.case_manager)
    client.get(reverse("students:list"))
    look(client, district.case_manager, "iep:plan", district.student)
    assert not LastReview.objects.exists()


def test_only_who_supervises_work_with_the_student_sets_the_clock(client: Client, district: District):
    for person in (district.administrator, district.provider, district.para):
        assert look(client, person, "students:student", district.student) == 200
    assert not LastReview.objects.exists()


def test_a_page_that_was_denied_is_no_look(client: Client, district: District):
    assert look(client, district.gened, "datacollection:target", district.target) == 403
    assert not LastReview.objects.exists()
