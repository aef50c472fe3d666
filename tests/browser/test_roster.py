"""Sending a roster: what it would do, what is to be decided, what is wrong with it, what was done."""

from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from staff.jobs import runner as job_runner
from staff.jobs.models import Job
from staff.models import Role
from students.models import Enrolment, Student
from tests.browser import recorder
from tests.browser.page_helpers import look
from tests.browser.server import Server
from tests.fixtures.district import District
from tests.fixtures.people import make_person
from tests.students.roster import sets
from tests.students.roster.running import run

pytestmark = pytest.mark.browser


@pytest.fixture
def leader(page: Page, context: BrowserContext, server: Server, district: District, settings) -> Page:
    """Signed in as who leads the district; the worker finds the files where the server keeps them."""
    settings.MEDIA_ROOT = server.log.parent / "files"
    user = make_person("leader", Role.ADMINISTRATOR, district.district, district.first)
    recorder.sign_in(context, user, server.url)
    return page


def send(page: Page, folder: Path, files: sets.Files) -> None:
    path = folder / "roster.zip"
    path.write_bytes(sets.zipped(files))
    page.goto("/roster/")
    page.get_by_label("OneRoster zip").set_input_files(path)
    page.get_by_role("button", name="Send and check").click()
    expect(page.get_by_text("Being checked")).to_be_visible()


def work() -> None:
    for job in Job.objects.filter(kind__startswith="roster.", state="waiting"):
        job_runner.run(job.pk)


def test_a_roster_from_the_upload_to_the_result(leader: Page, district: District, tmp_path: Path) -> None:
    run(sets.bulk(), into=district.district)
    files = sets.bulk()
    for name, gone in (("users.csv", ("u2", "u3")), ("enrollments.csv", ("e1", "e3", "e4"))):
        lines = files[name].splitlines(keepends=True)
        files[name] = "".join(line for line in lines if not line.startswith(gone))
    mail = "Bea.Okafor@lark.example"
    files["users.csv"] += f"n1,,,true,s1,teacher,nine,Nia,Boone,,{district.case_manager.email},,\n"
    assert mail in files["users.csv"]
    files["orgs.csv"] += "s3,,,Lark Middle,school,,d1,\n"
    leader.goto("/roster/")
    look(leader, "roster-empty")
    send(leader, tmp_path, files)
    look(leader, "roster-waits")
    work()
    expect(leader.get_by_text("Missing from the file", exact=True)).to_be_visible()
    look(leader, "roster-decide")
    leader.get_by_label("Otto Lindqvist").fill("2026-09-30")
    leader.get_by_role("button", name="Import now").click()
    expect(leader.get_by_text("Being imported")).to_be_visible()
    work()
    expect(leader.get_by_role("heading", name="What was done")).to_be_visible()
    look(leader, "roster-done")
    otto = Student.objects.get(source_id="u2")
    assert str(Enrolment.objects.get(student=otto).last_day) == "2026-09-30"


def test_a_roster_with_mistakes_and_a_file_that_is_none(leader: Page, tmp_path: Path) -> None:
    files = sets.bulk()
    files["users.csv"] = files["users.csv"].replace("s1,aide", "s1,janitor").replace("Otto", "")
    send(leader, tmp_path, files)
    work()
    expect(leader.get_by_role("heading", name="What is wrong with it")).to_be_visible()
    look(leader, "roster-refused")
    (tmp_path / "no.zip").write_text("sourcedId")
    leader.goto("/roster/")
    leader.get_by_label("OneRoster zip").set_input_files(tmp_path / "no.zip")
    leader.get_by_role("button", name="Send and check").click()
    expect(leader.get_by_role("heading", name="There is a problem")).to_be_visible()
    look(leader, "roster-no-zip")
