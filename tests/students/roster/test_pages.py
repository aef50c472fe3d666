"""From the upload to the result: who may, what they see, what is left when it is over."""

from datetime import timedelta

import psycopg
import pytest
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from staff.jobs import runner as job_runner
from staff.jobs.models import Job
from staff.models import Post, Role, School, User
from students.models import AccessRow, Enrolment, ImportState, RosterImport, Student
from students.roster.run import LOCK
from tests.fixtures.people import make_person
from tests.students.roster import sets
from tests.students.roster.running import run

pytestmark = pytest.mark.slow  # each sends, checks and often imports a whole set
ROSTERS = reverse("students:roster")
DAY = timedelta(days=1)


@pytest.fixture
def leader(district) -> User:
    """Administers the whole district."""
    return make_person("leader", Role.ADMINISTRATOR, district.district, district.first)


@pytest.fixture(autouse=True)
def _own_files(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


def send(client, user, files=None, data=b""):
    client.force_login(user)
    zipped = data or sets.zipped(files or sets.bulk())
    district = Post.objects.filter(user=user).first().school.pk
    return client.post(ROSTERS, {"district": district, "file": SimpleUploadedFile("r.zip", zipped)})


def work() -> None:
    """What the worker does with all that waits."""
    for job in Job.objects.filter(kind__startswith="roster.", state="waiting"):
        job_runner.run(job.pk)


def sent(client, user, files=None) -> RosterImport:
    assert send(client, user, files).status_code == 302
    work()
    return RosterImport.objects.latest("made_at")


def page_of(one: RosterImport) -> str:
    return reverse("students:roster-import", args=[one.pk])


def kept() -> list[str]:
    return default_storage.listdir("rosters")[1] if default_storage.exists("rosters") else []


def test_a_roster_is_sent_checked_decided_and_imported(
    client, district, leader, django_capture_on_commit_callbacks
):
    assert send(client, leader).status_code == 302
    one = RosterImport.objects.get()
    assert "waits for its turn" in client.get(page_of(one)).text
    assert not Student.objects.filter(source="oneroster").exists()
    work()
    page = client.get(page_of(one))
    assert "What would be done" in page.text
    assert "Lark Elementary" in page.text
    assert not Student.objects.filter(source="oneroster").exists(), "a preview leaves nothing"
    assert len(kept()) == 1
    with django_capture_on_commit_callbacks(execute=True):
        assert client.post(page_of(one), {}).status_code == 302
        work()
    one.refresh_from_db()
    assert (one.state, one.applied_by, one.file.name) == (ImportState.APPLIED, leader, "")
    assert one.counts["students.created"] == 3
    assert (one.findings, one.decisions) == ({}, {})
    assert kept() == []
    assert Student.objects.filter(source="oneroster").count() == 3
    assert "What was done" in client.get(page_of(one)).text


def test_who_is_imported_is_seen_by_administrators_alone(client, district, leader):
    one = sent(client, leader)
    client.post(page_of(one), {})
    work()
    new = Student.objects.filter(source="oneroster")
    for user in User.objects.exclude(pk=leader.pk):
        assert not Student.objects.visible_to(user).filter(pk__in=new).exists(), user
    assert Student.objects.visible_to(leader).filter(pk__in=new).count() == 3


def test_what_is_wrong_stands_on_the_page_by_file_line_and_column(
    client, leader, django_capture_on_commit_callbacks
):
    files = sets.bulk()
    files["users.csv"] = files["users.csv"].replace("s1,aide", "s1,janitor")
    with django_capture_on_commit_callbacks(execute=True):
        one = sent(client, leader, files)
    page = client.get(page_of(one)).text
    assert one.state == ImportState.REFUSED
    assert "janitor" in page
    assert "<td>8</td>" in page
    assert kept() == []
    assert Job.objects.get(kind="roster.check").state == "done", "nothing failed: the roster is what is wrong"


def test_what_is_no_zip_is_said_at_the_field(client, leader):
    page = send(client, leader, data=b"sourcedId")
    assert page.status_code == 422
    assert "This is not a zip file" in page.text
    assert not RosterImport.objects.exists()


def test_who_is_missing_is_named_and_ends_on_the_day_that_is_written(client, district, leader):
    run(sets.bulk(), into=district.district)
    files = sets.bulk()
    lines = files["users.csv"].splitlines(keepends=True)
    files["users.csv"] = "".join(line for line in lines if not line.startswith("u2"))
    places = files["enrollments.csv"].splitlines(keepends=True)
    files["enrollments.csv"] = "".join(line for line in places if not line.startswith("e3"))
    one = sent(client, leader, files)
    AccessRow.objects.count()
    page = client.get(page_of(one))
    assert "Otto Lindqvist" in page.text
    otto = Student.objects.get(source_id="u2")
    row = AccessRow.objects.latest("id")
    assert (row.who, row.students, row.page) == (leader, [otto.pk], "students:roster-import")
    enrolment = Enrolment.objects.get(student=otto)
    client.post(page_of(one), {f"end-enrolment:{enrolment.pk}": "2026-09-30"})
    work()
    enrolment.refresh_from_db()
    assert enrolment.last_day.isoformat() == "2026-09-30"
    assert Enrolment.objects.get(student__source_id="u1").last_day is None


def test_a_day_that_is_none_is_an_error_and_decides_nothing(client, district, leader):
    run(sets.bulk(), into=district.district)
    files = sets.bulk()
    files["users.csv"] = "".join(
        line for line in files["users.csv"].splitlines(keepends=True) if not line.startswith("u8")
    ).replace("u4,,,true", "u4,,,false")
    one = sent(client, leader, files)
    post = Post.objects.get(user__source_id="u4")
    page = client.post(page_of(one), {f"end-post:{post.pk}": "someday"})
    assert page.status_code == 422
    one.refresh_from_db()
    assert one.state == ImportState.CHECKED


def test_which_school_is_which_is_asked_and_checked_again(client, district, leader):
    one = sent(client, leader)
    assert "Which schools are these?" in client.get(page_of(one)).text
    both = {"school-s1": str(district.school.pk), "school-s2": str(district.school.pk)}
    assert client.post(page_of(one), both).status_code == 422
    client.post(page_of(one), {"school-s1": str(district.school.pk), "check": "1"})
    work()
    one.refresh_from_db()
    assert (one.state, one.round) == (ImportState.CHECKED, 2)
    assert one.counts["schools.created"] == 1
    form = client.get(page_of(one)).context["form"]
    assert form["school-s1"].value() == str(district.school.pk), "what was decided stands in the form"
    client.post(page_of(one), {"school-s1": str(district.school.pk)})
    work()
    assert School.objects.get(pk=district.school.pk).source_id == "s1"


def test_the_same_e_mail_is_asked_about_and_joined_only_when_told(client, district, leader):
    files = sets.bulk()
    files["users.csv"] = files["users.csv"].replace("Bea.Okafor@lark.example", "case_manager@example.org")
    one = sent(client, leader, files)
    assert "has the e-mail of Case Manager" in client.get(page_of(one)).text
    client.post(page_of(one), {"same-u4": "same"})
    work()
    assert User.objects.get(pk=district.case_manager.pk).source_id == "u4"


def test_a_roster_that_is_put_aside_leaves_nothing(client, leader, django_capture_on_commit_callbacks):
    one = sent(client, leader)
    with django_capture_on_commit_callbacks(execute=True):
        client.post(reverse("students:roster-drop", args=[one.pk]))
    one.refresh_from_db()
    assert (one.state, one.findings) == (ImportState.DROPPED, {})
    assert kept() == []
    client.post(page_of(one), {})
    one.refresh_from_db()
    assert one.state == ImportState.DROPPED


def test_two_who_decide_at_once_import_it_once(client, leader):
    one = sent(client, leader)
    client.post(page_of(one), {})
    client.post(page_of(one), {})
    client.post(reverse("students:roster-drop", args=[one.pk]))
    work()
    one.refresh_from_db()
    assert one.state == ImportState.APPLIED
    assert Job.objects.filter(kind="roster.apply").count() == 1


def test_a_file_that_is_gone_is_said_in_words(client, leader):
    send(client, leader)
    default_storage.delete(RosterImport.objects.get().file.name)
    work()
    one = RosterImport.objects.get()
    assert one.state == ImportState.REFUSED
    assert "Send it again" in one.problems[0]["words"]


@pytest.mark.parametrize(
    ("who", "listed", "opened"),
    [
        ("administrator", 200, 404), ("foreign_administrator", 200, 404), ("case_manager", 403, 404),
        ("gened", 403, 404), ("para", 403, 404),
    ],
)  # fmt: skip
def test_others_do_not_see_it(client, district, leader, who, listed, opened):
    one = sent(client, leader)
    client.force_login(getattr(district, who))
    assert client.get(ROSTERS).status_code == listed
    assert client.get(page_of(one)).status_code == opened
    assert client.post(page_of(one), {}).status_code == opened
    assert client.post(reverse("students:roster-drop", args=[one.pk])).status_code == opened
    one.refresh_from_db()
    assert one.state == ImportState.CHECKED


def test_who_leads_one_school_sends_no_roster(client, district):
    assert send(client, district.administrator).status_code == 403
    assert "whole district" in client.get(ROSTERS).text


def test_nobody_sends_into_another_district(client, district, leader):
    client.force_login(leader)
    file = SimpleUploadedFile("r.zip", sets.zipped(sets.bulk()))
    page = client.post(ROSTERS, {"district": district.foreign_district.pk, "file": file})
    assert page.status_code == 422
    assert not RosterImport.objects.exists()


def test_the_page_takes_the_same_queries_for_one_missing_and_for_three(client, district, leader):
    def queries(*gone: str) -> int:
        files = sets.bulk()
        for name in ("users.csv", "enrollments.csv"):
            lines = files[name].splitlines(keepends=True)
            files[name] = "".join(line for line in lines if not any(one in line.split(",") for one in gone))
        files["demographics.csv"] = sets.header(sets.DEMOGRAPHICS)
        one = sent(client, leader, files)
        client.get(page_of(one))
        with CaptureQueriesContext(connection) as caught:
            assert client.get(page_of(one)).status_code == 200
        return len(caught)

    run(sets.bulk(), into=district.district)
    assert queries("u2") == queries("u1", "u2", "u3") <= 20


def test_progress_is_shown_and_the_page_comes_anew_when_it_is_done(client, leader):
    send(client, leader)
    one = RosterImport.objects.get()
    part = client.get(page_of(one), headers={"HX-Request": "true"})
    assert "<html" not in part.text
    work()
    assert client.get(page_of(one), headers={"HX-Request": "true"}).headers["HX-Refresh"] == "true"
    assert Job.objects.get(kind="roster.check").percent == 100


def test_a_roster_waits_while_another_is_imported(client, leader):
    """To be in somebody's way is no fault of the file: it is kept, and tried again."""
    send(client, leader)
    own = connection.get_connection_params()
    with psycopg.connect(
        **{name: own[name] for name in ("host", "port", "user", "password", "dbname") if name in own}
    ) as other:
        other.execute("SELECT pg_advisory_xact_lock(%s)", [LOCK])
        with connection.cursor() as cursor:
            cursor.execute("SET LOCAL lock_timeout = '50ms'")
        work()
    one = RosterImport.objects.get()
    job = Job.objects.get(kind="roster.check")
    assert (one.state, job.state, job.error_code) == (ImportState.WAITING, "waiting", "busy")
    assert len(kept()) == 1
    Job.objects.update(run_after=one.made_at)
    work()
    one.refresh_from_db()
    assert one.state == ImportState.CHECKED
