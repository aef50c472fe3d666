"""Editions: one for each change of the data, none without, none after the signature; one file each."""

from __future__ import annotations

import hashlib
from datetime import timedelta
from pathlib import Path

import pytest
from django.db import IntegrityError, transaction

from staff.jobs import queue as job_queue
from staff.jobs import runner as job_runner
from staff.models import Job, JobState
from supervision.models import Report, Signature
from supervision.reports import actions, due, files, late, making
from supervision.reports.weeks import Week
from tests.fixtures.clock import right_now
from tests.fixtures.district import District
from tests.supervision.reports.conftest import arrives_late, make, sit, written
from tests.supervision.test_contact_rules import make_contact

pytestmark = [pytest.mark.slow, pytest.mark.usefixtures("files_of_this_test")]


def editions(district: District, week: Week) -> list[Report]:
    return list(Report.objects.filter(teacher=district.case_manager, week=week.monday).order_by("edition"))


def late_jobs() -> list[Job]:
    return list(Job.objects.filter(pk__in=late.enqueue_late(right_now())))


def run_all(found: list[Job]) -> None:
    assert all(job_runner.run(job.pk) for job in found)


def pdfs(folder: Path) -> list[Path]:
    return sorted(folder.rglob("*.pdf"))


def test_the_job_of_friday_makes_one_edition_and_one_file(district, week, files_of_this_test):
    new = due.enqueue_due(week.ends(district.school.zone))
    job = Job.objects.get(pk__in=new, period=str(week))
    assert [job_runner.run(job.pk), job_runner.run(job.pk)] == [True, False]
    (report,) = editions(district, week)
    (file,) = pdfs(files_of_this_test)
    assert report.sha256 == hashlib.sha256(file.read_bytes()).hexdigest()
    assert file.read_bytes().startswith(b"%PDF")
    assert "case" not in report.file
    assert str(district.case_manager.pk) not in report.file


def test_nothing_new_makes_no_edition(district, week):
    sit(district, week, 0)
    make(district, week)
    make(district, week)
    assert len(editions(district, week)) == 1


def test_late_data_make_a_further_edition_once(district, week):
    sit(district, week, 0)
    first = make(district, week)
    assert late_jobs() == []
    arrives_late(sit(district, week, 1))
    found = late_jobs()
    assert [(job.period, job.edition) for job in found] == [(str(week), 2)]
    assert late_jobs() == [], "it is on its way"
    run_all(found)
    one, two = editions(district, week)
    assert one.pk == first.pk
    assert two.numbers["students"][0]["targets"][0]["teaching"]["sessions"] == 2
    run_all(late_jobs())  # within the margin it is looked at once more
    Job.objects.update(started_at=right_now() + 2 * late.MARGIN)
    assert late_jobs() == []
    assert len(editions(district, week)) == 2
    assert files.read(one) != files.read(two)


def test_late_data_after_a_look_that_found_nothing_are_found_too(district, week):
    sit(district, week, 0)
    make(district, week)
    making.make_now(district.case_manager, week, district.school)  # a look that found nothing new
    Job.objects.update(started_at=right_now() - 2 * late.MARGIN)
    arrives_late(sit(district, week, 1))
    run_all(late_jobs())
    assert len(editions(district, week)) == 2


def test_data_of_another_week_are_no_reason(district, week):
    make(district, week)
    arrives_late(sit(district, week, 8))
    assert [job for job in late_jobs() if job.period == str(week)] == []


def test_a_late_contact_is_a_reason(district, week):
    make(district, week)
    Job.objects.update(started_at=right_now() - timedelta(hours=1))
    make_contact(
        district,
        began_at=week.ends(district.school.zone),
        school_day=week.friday,
        made_at=right_now() + 2 * late.MARGIN,
    )
    run_all(late_jobs())
    assert [r.numbers["contacts"] != [] for r in editions(district, week)] == [False, True]


def test_a_signed_one_never_changes(district, week):
    sit(district, week, 0)
    report = make(district, week)
    actions.sign(by=district.case_manager, report=report, at=right_now())
    arrives_late(sit(district, week, 1))
    assert late_jobs() == []
    make(district, week)
    assert editions(district, week) == [report]


def test_the_database_holds_it_too(district, week):
    report = make(district, week)
    copy = {f.name: getattr(report, f.name) for f in Report._meta.concrete_fields if f.name != "id"}
    again = copy | {"file": "reports/x.pdf"}
    with pytest.raises(IntegrityError), transaction.atomic():
        Report.objects.create(**again)  # the same edition
    licence = district.case_manager.licences.get()
    with pytest.raises(IntegrityError), transaction.atomic():
        Signature.objects.create(report=report, by=district.other_teacher, at=right_now(), licence=licence)
    newer = Report.objects.create(**again | {"edition": 2})
    with pytest.raises(IntegrityError), transaction.atomic():
        Signature.objects.create(report=report, by=district.case_manager, at=right_now(), licence=licence)
    Signature.objects.create(report=newer, by=district.case_manager, at=right_now(), licence=licence)
    with pytest.raises(IntegrityError), transaction.atomic():
        Report.objects.create(**again | {"edition": 3, "file": "reports/y.pdf"})
    for change in (
        lambda: Report.objects.filter(pk=newer.pk).update(edition=9),
        lambda: Signature.objects.update(at=right_now()),
        lambda: Signature.objects.all().delete(),
    ):
        with pytest.raises(Exception, match=r"(?i)cannot (update|delete)"), transaction.atomic():
            change()


def test_a_signature_that_comes_while_a_worker_draws_wins(district, week, monkeypatch):
    sit(district, week, 0)
    first = make(district, week)
    arrives_late(sit(district, week, 1))
    (job,) = late_jobs()
    drawn = making._drawn

    def signed_meanwhile(*args):
        actions.sign(by=district.case_manager, report=first, at=right_now())
        return drawn(*args)

    monkeypatch.setattr(making, "_drawn", signed_meanwhile)
    with transaction.atomic():
        job_runner.run(job.pk)
    job.refresh_from_db()
    assert (job.state, job.error_code) == (JobState.WAITING, "IntegrityError")
    assert editions(district, week) == [first]
    Job.objects.filter(pk=job.pk).update(run_after=right_now())
    assert job_runner.run(job.pk) is True, "and the next look finds it signed"
    assert editions(district, week) == [first]


def test_who_lost_the_lease_leaves_neither_row_nor_file(district, week, files_of_this_test, monkeypatch):
    drawn = making._drawn
    job = job_queue.enqueue(
        kind=due.KIND, subject=str(district.case_manager.pk), period=str(week), school=district.school
    )

    def slowly(*args):
        Job.objects.filter(pk=job.pk).update(lease_token=job.pk)  # somebody else's by now
        return drawn(*args)

    monkeypatch.setattr(making, "_drawn", slowly)
    assert job_runner.run(job.pk) is False
    assert editions(district, week) == []
    assert pdfs(files_of_this_test) == []


def test_a_crash_between_file_and_row_leaves_an_orphan_that_is_cleaned(
    district, week, files_of_this_test, monkeypatch
):
    job = job_queue.enqueue(
        kind=due.KIND, subject=str(district.case_manager.pk), period=str(week), school=district.school
    )

    class PowerCut(BaseException):
        pass

    def cut(*args):
        raise PowerCut

    with monkeypatch.context() as broken:
        broken.setattr(making, "_write", cut)
        with pytest.raises(PowerCut):
            job_runner.run(job.pk)
    (orphan,) = pdfs(files_of_this_test)
    Job.objects.filter(pk=job.pk).update(lease_until=right_now())
    assert job_runner.run(job.pk) is True
    written(pdfs(files_of_this_test), right_now())
    assert files.clean_orphans(right_now()) == 0, "it may be of a worker that still writes"
    written(pdfs(files_of_this_test), right_now() - 2 * files.ORPHANED_AFTER)
    assert files.clean_orphans(right_now()) == 1
    (report,) = editions(district, week)
    assert not orphan.exists()
    assert files.read(report)


def test_without_the_parts_of_a_pdf_the_job_says_which(district, week, monkeypatch):
    monkeypatch.setattr("core.pdf.what_is_missing", lambda: ["fonts-dejavu-core"])
    job = making.make_now(district.case_manager, week, district.school)
    assert (job.state, job.error_code) == (JobState.FAILED, "pdf_parts_missing")
    assert "fonts-dejavu-core" in job.reason


def test_whose_account_is_closed_gets_none(district, week):
    district.case_manager.is_active, district.case_manager.deactivated_at = False, right_now()
    district.case_manager.save()
    job = making.make_now(district.case_manager, week, district.school)
    assert (job.state, job.error_code) == (JobState.FAILED, "nobody")


def test_the_page_of_jobs_says_whose_it_is(district, week):
    job = making.make_now(district.case_manager, week, district.school)
    assert making.tell([job]) == {job.pk: "Case Manager"}
