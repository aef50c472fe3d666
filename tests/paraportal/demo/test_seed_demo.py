"""manage.py seed_demo: where it may run, and the district that it leaves."""

import hashlib
import stat
from collections import Counter
from datetime import date, datetime
from io import StringIO

import pytest
from django.apps import apps
from django.contrib.auth import authenticate, get_user_model
from django.core.management import CommandError, call_command
from django.db import transaction

from datacollection.caseload.progress import progress_of
from datacollection.models import Correction, HeldRecord, Session, SessionMark, SessionSummary
from iep.measures.standing import Standing, worst
from iep.models import ExtendedYearVersion, Target, TargetVersion, UpdateReceipt
from paraportal.demo import accounts
from paraportal.demo.people import EVERYBODY
from paraportal.demo.seed import LIGHT, STUDENTS, seed
from paraportal.management.commands.seed_demo import ZONE
from schedule.models import Duty, Pass, StaffAbsence
from staff.models import ExtendedYear, School
from students.models import FamilyAdult, Student
from supervision.coverage.judging import judge_contacts
from supervision.coverage.load import coverage
from supervision.models import Contact

TODAY = date(2026, 11, 20)
STATUS = {"on_track": 9, "watch": 5, "off_track": 4, "no_recent_data": 3, "mastered": 3}
ROOMS = ("staff", "students", "schedule", "iep", "datacollection", "supervision")
# Its own in each installation, on purpose
OWN = {
    ("staff", "user", "password"),
    ("datacollection", "installation", "epoch"),
    # Numbered as they come, and by the transaction
    ("students", "accessrow", "id"),
    ("students", "accessrow", "txid"),
}


@pytest.fixture
def demo(settings, tmp_path):
    """An installation that says it is a demo; the path of its list of accounts."""
    settings.IS_DEMO, settings.VAR_DIR = True, tmp_path
    return tmp_path / "demo-accounts.txt"


def test_it_refuses_where_nobody_asked_for_a_demo(db, settings):
    settings.IS_DEMO = False
    with pytest.raises(CommandError, match="no demo installation"):
        call_command("seed_demo")
    assert not get_user_model().objects.exists()


def test_it_refuses_where_people_are(db, demo):
    get_user_model().objects.create_user("somebody@example.org", None, legal_name="Somebody")
    with pytest.raises(CommandError, match="people here already"):
        call_command("seed_demo")
    assert get_user_model().objects.count() == 1
    assert not demo.exists()


def test_the_password_is_random_long_and_never_the_same():
    some = {accounts.new_password() for _ in range(50)}
    assert len(some) == 50
    assert {len(word) for word in some} == {24}


def test_the_list_of_accounts_is_its_owners_alone_even_over_an_old_one(tmp_path):
    path = tmp_path / "deeper" / "demo-accounts.txt"
    for text in ("old", "new"):
        accounts.write(path, text)
        path.chmod(0o600)
    assert path.read_text() == "new"
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_the_table_says_who_signs_in_as_what_and_sees_what():
    text = accounts.table("the-password")
    assert "the-password" in text
    assert "dee.kaczmarek@kettleridge.example" in text
    assert all(any(key == person.key for person in EVERYBODY) for key, *_ in accounts.SHOWN)
    assert len({person.email for person in EVERYBODY}) == len(EVERYBODY)


# Students of both schools, in full and in a few lines, few enough to be planted twice
FEW = [spec for spec in STUDENTS if spec.key in {"ty", "elias", "jaxon", "ifeoma"}]


@pytest.mark.slow
def test_the_same_day_and_seed_give_the_same_bytes(db, demo):
    first, second = _planted(), _planted()
    assert first.keys() == second.keys()
    assert {table for table in first if first[table] != second[table]} == set()
    assert first["datacollection.trial"] != hashlib.sha256(b"").hexdigest()


def _planted():
    with transaction.atomic():
        seed(TODAY, 1, accounts.new_password(), FEW)
        digests = _digests()
        transaction.set_rollback(True)
    return digests


@pytest.mark.slow
def test_the_district_stands(db, demo):
    """All that is to be seen in it, for it takes long to plant."""
    call_command("seed_demo", today=TODAY, seed=1, stdout=StringIO())
    password = demo.read_text().splitlines()[0].rpartition(" ")[2]
    assert authenticate(email="dee.kaczmarek@kettleridge.example", password=password) is not None
    assert get_user_model().objects.count() == len(EVERYBODY) + 1  # and the substitute
    assert Student.objects.count() == len(STUDENTS)
    _check_data()
    _check_plans()
    _check_supervision()
    _check_status()
    _check_days()


def _check_status():
    """As planned, judged as the list of students judges it."""
    students = list(Student.objects.all())
    progress = progress_of(students, datetime(2026, 11, 20, 8, tzinfo=ZONE), TODAY)
    found = {one.sort_as: worst([target.standing for target in progress[one.pk].targets]) for one in students}
    planned = {one.sort_as: worst([Standing(skill.shape.value) for skill in one.skills]) for one in LIGHT}
    assert {name: found[name] for name in planned} == planned
    assert Counter(map(str, found.values())) == STATUS


def _check_days():
    """A para was away on a Tuesday; the substitute was there with a pass, and recorded under her own name."""
    [issued] = Pass.objects.all()
    assert issued.day.weekday() == 1
    assert StaffAbsence.objects.filter(during__contains=issued.day).get().person.name == "Mai Lor"
    of_day = Session.objects.filter(school_day=issued.day)
    assert of_day.filter(recorder=issued.person).exists()
    assert not of_day.filter(recorder__email="mai.lor@kettleridge.example").exists()
    no = FamilyAdult.objects.get(may_receive=False)
    assert (no.student.name, no.order_on is None) == ("DJ Whitfield", False)


def _check_supervision():
    found = coverage(School.objects.exclude(parent=None), datetime(2026, 11, 20, 8, tzinfo=ZONE))
    clocks = {(p.row.supervisor_name, p.row.para_name): p.contact for p in found.pairs}
    assert len(clocks) == 17
    assert clocks["Renee Tauscher", "Greg Paulsen"].days == 16
    assert found.pairs[0].row.para_name == "Greg Paulsen"
    assert found.pairs[0].state == "overdue"
    others = [clock for (_teacher, para), clock in clocks.items() if para != "Greg Paulsen"]
    assert max(clock.days for clock in others) <= 10
    lapsed = Contact.objects.filter(supervisor__email="colleen.fahey@kettleridge.example").order_by(
        "began_at"
    )
    assert {judged.counts for judged in judge_contacts(lapsed.select_related("school", "supervisor"))} == {
        True,
        False,
    }
    with_student = Contact.objects.exclude(with_students=None).distinct().count()
    assert 0.4 < with_student / Contact.objects.count() < 0.7
    assert set(Contact.objects.values_list("minutes", flat=True)) <= set(range(8, 26))
    assert Contact.objects.filter(confirmation=None).exists()
    assert Contact.objects.filter(confirmation__agrees=False).exists()


def _check_data():
    assert not Session.objects.filter(summary=None).exists()
    without = SessionSummary.objects.filter(score=None).values_list("session__version__measure", flat=True)
    assert set(without) <= {"latency"}  # no response has no latency
    assert HeldRecord.objects.get().reason == "not_assigned"
    assert Session.objects.filter(source="paper").count() == 5
    assert SessionMark.objects.filter(reason="interrupted").exists()
    assert Correction.objects.count() > 30
    scores = SessionSummary.objects.filter(session__target__versions__name="Writing sequences")
    assert [int(s.score) for s in scores.order_by("session__began_at")] == [
        20, 20, 26, 25, 22, 23, 28, 25, 24, 27, 30, 30, 29,
    ]  # fmt: skip


def _check_plans():
    requests = TargetVersion.objects.filter(name="Two-symbol messages").order_by("number")
    assert [version.prompting["wait_seconds"] for version in requests] == [2, 4]
    assert set(requests[1].sessions.values_list("recorder__email", flat=True)) >= {
        "dee.kaczmarek@kettleridge.example"
    }
    assert not TargetVersion.objects.drafts().exists()
    assert min(target.phases.count() for target in Target.objects.all()) == 2  # a baseline, and what followed
    unread = UpdateReceipt.objects.filter(acknowledged_at=None)
    assert set(unread.values_list("user__email", flat=True)) == {"kayla.brandt@kettleridge.example"}
    assert unread.count() == 3
    summer = ExtendedYearVersion.objects.get()
    assert [row["name"] for row in summer.targets] == ["Two-symbol messages", "Hand washing"]
    assert [year.is_day(summer.starts_on) for year in ExtendedYear.objects.order_by("during")].count(
        True
    ) == 2
    together = Duty.objects.filter(para__email="luz.herrera@kettleridge.example", place="Cafeteria")
    assert {duty.serves.count() for duty in together} == {4}


def _digests():
    """A digest of each table of ours, histories left out."""
    return {model._meta.label_lower: _digest(model) for model in _tables()}


def _tables():
    ours = [model for room in ROOMS for model in apps.get_app_config(room).get_models()]
    return [model for model in ours if not hasattr(model, "pgh_tracked_model")]


def _digest(model):
    meta = model._meta
    names = [f.attname for f in meta.concrete_fields if (meta.app_label, meta.model_name, f.name) not in OWN]
    digest = hashlib.sha256()
    for row in sorted(map(repr, model._base_manager.values_list(*names))):
        digest.update(row.encode())
    return digest.hexdigest()
