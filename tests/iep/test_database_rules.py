"""What the database itself refuses of a plan: a provider's decision, and a past that changes."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.db.backends.postgresql.psycopg_any import DateTimeTZRange

from core.versions import Source
from iep.models import Goal, GoalVersion, Target, TargetVersion
from tests.fixtures.canary import canaries
from tests.fixtures.clock import right_now
from tests.fixtures.plans import make_target_version
from tests.fixtures.versions import in_force


def publish(district, target, by, source=Source.TEACHING):
    target.versions.all().delete()
    version = make_target_version(
        district, target, in_force=None, published_by=None, published_at=None, source="", source_date=None
    )
    now = right_now()
    version.in_force = DateTimeTZRange(now, None)
    version.published_by, version.published_at, version.source = by, now, source
    version.source_date, version.source_with = now.date(), "A"
    with transaction.atomic():
        version.save()


def test_a_provider_publishes_the_teaching_of_their_own_discipline_and_nothing_else(district):
    target = Target.objects.create(student=district.student, goal=district.goal, discipline="speech")
    publish(district, target, district.provider)
    assert TargetVersion.objects.at().filter(of=target).exists()
    other = Target.objects.create(student=district.student, goal=district.goal, discipline="occupational")
    decision = Target.objects.create(student=district.student, goal=district.goal, discipline="speech")
    with pytest.raises(IntegrityError, match="own discipline"):
        publish(district, other, district.provider)
    with pytest.raises(IntegrityError, match="own discipline"):
        publish(district, decision, district.provider, Source.MEETING)
    goal = Goal.objects.create(plan=district.plan)
    words = canaries(GoalVersion, 1, **in_force(goal, district.provider, right_now()))
    with pytest.raises(IntegrityError, match="own discipline"), transaction.atomic():
        GoalVersion.objects.create(**words, due_on=district.today)
    publish(district, other, district.case_manager)


def test_an_end_moves_only_while_it_is_to_come(district):
    version = district.support.versions.get()
    begun = version.in_force.lower
    ends = (right_now() + timedelta(days=3), None, right_now() - timedelta(hours=1))
    for end in ends:
        version.in_force = DateTimeTZRange(begun, end)
        version.save(update_fields=["in_force"])
    for end in (None, right_now() + timedelta(days=3)):
        version.in_force = DateTimeTZRange(begun, end)
        with pytest.raises(IntegrityError, match="not changed"), transaction.atomic():
            version.save(update_fields=["in_force"])
