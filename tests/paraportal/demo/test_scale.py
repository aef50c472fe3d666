"""A district of any size: the same for the same seed, with the summaries that iep.measures computes."""

from __future__ import annotations

from datetime import date
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.db.models import Count, Max, Min

from datacollection.models import Device, Record, Session, SessionSummary, Trial
from datacollection.sessions.summaries import WRITTEN, recompute
from datacollection.sync import devices
from iep.models import TargetVersion
from paraportal.demo.scale import Size, plant
from students.models import Assignment, Student
from supervision.models import Contact, ContactConfirmation
from tests.fixtures.clock import right_now

TODAY = date(2026, 11, 20)
SIZE = Size(students=14, paras=3, years=1)


def silent(_text: str) -> None:
    pass


def digest() -> str:
    tables = ("students_student", "iep_targetversion", "datacollection_trial", "datacollection_record")
    with connection.cursor() as cursor:
        found = []
        for table in tables:
            cursor.execute(f"SELECT md5(string_agg(t::text, '|' ORDER BY id)) FROM {table} t")
            found.append(cursor.fetchone()[0])
    return " ".join(found)


@pytest.mark.slow
def test_a_small_one_is_as_a_large_one(db):
    planted = plant(TODAY, 1, "password", SIZE, silent)
    assert (planted.rows["Student"], Assignment.objects.count()) == (14, 14)
    assert Assignment.objects.values("para").distinct().count() == 3
    for version in TargetVersion.objects.all():
        assert version.teaching  # as the form would have it
    _check_summaries()
    _check_sequences()
    _check_amounts()


def _check_summaries() -> None:
    before = {s.pk: [getattr(s, name) for name in WRITTEN[:-1]] for s in SessionSummary.objects.all()}
    assert len(before) == Session.objects.count() > 1000
    recompute(list(before), right_now())
    after = {s.pk: [getattr(s, name) for name in WRITTEN[:-1]] for s in SessionSummary.objects.all()}
    assert before == after


def _check_sequences() -> None:
    for device in Device.objects.all():
        seqs = device.records.aggregate(low=Min("seq"), high=Max("seq"), n=Count("pk"))
        assert seqs == {"low": 1, "high": device.have, "n": device.have}
        assert devices.advance(device.pk, 0).have == device.have
    assert not Record.objects.exclude(id__startswith="01").exists()


def _check_amounts() -> None:
    """Two sittings with trials and one that is counted, of a student in a week; 175 days are 35 weeks."""
    weeks = 35 * Student.objects.count()
    trials = Session.objects.filter(version__measure="discrete_trial").count() / weeks
    counts = Session.objects.filter(version__measure="frequency").count() / weeks
    assert 1.8 < trials < 2.2
    assert 0.85 < counts < 1.15
    assert Trial.objects.count() / weeks > 20
    assert Contact.objects.exists()
    assert ContactConfirmation.objects.count() < Contact.objects.count()


@pytest.mark.slow
@pytest.mark.django_db(transaction=True)
def test_the_same_seed_gives_the_same_bytes_in_however_many_parts():
    size = Size(students=6, paras=2, years=1)
    plant(TODAY, 7, "password", size, silent)
    one = digest()
    call_command("flush", interactive=False, verbosity=0)
    plant(TODAY, 7, "password", size, silent, parts=2)
    assert digest() == one


def test_more_paras_than_students_are_refused(db, settings):
    settings.IS_DEMO = True
    with pytest.raises(CommandError, match="no more paras than students"):
        call_command("seed_demo", students=3, paras=4, stdout=StringIO())
