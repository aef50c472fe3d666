"""When a teacher last looked at the data of a student: what sets that clock, and what does not."""

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from staff.models import User
from students.models import AccessRow
from supervision.data_views.remember import DATA_PAGES
from supervision.data_views.views import WORDS
from supervision.models import DataView
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
        (data_view,) = DataView.objects.all()
        assert (data_view.teacher, data_view.student) == (district.case_manager, district.student)
        assert data_view.at == AccessRow.objects.latest("id").at


def test_a_list_or_another_page_is_no_look_at_data(client: Client, district: District):
    client.force_login(district.case_manager)
    client.get(reverse("students:list"))
    look(client, district.case_manager, "iep:plan", district.student)
    assert not DataView.objects.exists()


def test_only_who_supervises_work_with_the_student_sets_the_clock(client: Client, district: District):
    for person in (district.administrator, district.provider, district.para):
        assert look(client, person, "students:student", district.student) == 200
    assert not DataView.objects.exists()


def test_a_page_that_was_denied_is_no_look(client: Client, district: District):
    assert look(client, district.gened, "datacollection:target", district.target) == 403
    assert not DataView.objects.exists()


def test_the_clock_opens_each_look_the_newest_first(client: Client, district: District):
    for name, thing in (("students:student", district.student), ("datacollection:target", district.target)):
        look(client, district.case_manager, name, thing)
    look(client, district.administrator, "datacollection:session", district.session)
    (data_view,) = DataView.objects.all()
    client.force_login(district.administrator)
    para = client.get(reverse("supervision:para", args=[district.para.pk])).text
    address = reverse("supervision:looks", args=[data_view.pk])
    assert address in para
    page = client.get(address).text
    assert page.index("the graph of a target") < page.index("the student’s page")
    assert "the taps of a session" not in page  # the administrator's own look is none of the teacher's


def test_every_page_of_data_has_words():
    assert WORDS.keys() == DATA_PAGES


def test_looks_take_the_same_queries_for_one_and_for_three(client: Client, district: District):
    counts = []
    for more in (1, 2):
        for _ in range(more):
            look(client, district.case_manager, "students:student", district.student)
        address = reverse("supervision:looks", args=[DataView.objects.get().pk])
        client.get(address)
        with CaptureQueriesContext(connection) as caught:
            assert client.get(address).status_code == 200
        counts.append(len(caught))
    assert counts[0] == counts[1]
