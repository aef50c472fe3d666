"""Fade plans: data propose, a person decides, and what the team decided the team lowers (P8)."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import DatabaseError, transaction
from django.urls import reverse

from core.versions import Source
from iep.fades import actions as fade_actions
from iep.models import Fade, FadeStep, PlanUpdate, UpdateReceipt
from iep.plans import plan_loader as standing
from iep.versions.subjects import subject
from schedule.models import StudentBlock
from staff.models import Licence

STEPS = ("Sits beside", "3 m away", "Other end of the bus", "Meets at the stop")
PLAN = {
    "what": "How near the adult is",
    "steps": STEPS,
    "threshold": Decimal(80),
    "x": 2,
    "y": 3,
    "why": "IEP",
}
MEETING = {"source": Source.MEETING, "source_date": date(2023, 3, 2), "source_with": "Ana Lund, the team"}


def page(district):
    return reverse("datacollection:fade", args=[district.target.pk])


@pytest.fixture
def step(district):
    """On the first step; the third lowers what the IEP says."""
    return fade_actions.start_fade(
        target=district.target, by=district.case_manager, decided_from=3, **PLAN, at=district.now
    )


def take(district, step, number, **more):
    return fade_actions.take_fade_step(
        fade=step.fade, number=number, why="3 good sessions", by=district.case_manager, **more
    )


def test_each_step_is_told_to_every_para_with_before_and_after(district, step):
    second = take(district, step, 2)
    told = PlanUpdate.objects.get(**subject(second))
    assert told.changes == [["What adults do", "Sits beside", "3 m away"]]
    assert UpdateReceipt.objects.filter(update=told, user=district.para).exists()
    step.refresh_from_db()
    assert (step.during.isempty, second.last_day) == (True, None), "one step holds on one day"


def test_help_grows_less_one_step_at_a_time_and_back_by_any(district, step):
    with pytest.raises(ValidationError, match="next step"):
        take(district, step, 3)
    take(district, step, 2)
    third = take(district, step, 3, source=MEETING)
    assert take(district, third, 1).source == Source.TEACHING, "going back needs nobody's leave"
    with pytest.raises(ValidationError, match="next step"):
        take(district, third, 0)


def test_what_the_team_decided_waits_for_the_team(district, step):
    take(district, step, 2)
    with pytest.raises(ValidationError, match="Choose the meeting"):
        take(district, step, 3)
    ahead = MEETING | {"source_date": district.today + timedelta(days=1)}
    with pytest.raises(ValidationError, match="is to come"):
        take(district, step, 3, source=ahead)
    assert take(district, step, 3, source=MEETING).source_with == "Ana Lund, the team"


def test_who_has_no_license_gives_more_help_and_not_less(district, step):
    take(district, step, 2)
    Licence.objects.filter(user=district.case_manager).delete()
    with pytest.raises(ValidationError, match="license"):
        take(district, step, 3, source=MEETING)
    assert take(district, step, 1).number == 1


def test_the_database_holds_both_rules(district, step):
    more = {"fade": step.fade, "why": "x", "by": district.case_manager, "at": district.now, "during": "empty"}
    with pytest.raises(DatabaseError, match="one step less"), transaction.atomic():
        FadeStep.objects.create(number=3, **more)
    second = take(district, step, 2)
    later = more | {"at": second.at + timedelta(seconds=1)}
    with pytest.raises(DatabaseError, match="the team decided"), transaction.atomic():
        FadeStep.objects.create(number=3, **later)
    with pytest.raises(DatabaseError, match="only the end"), transaction.atomic():
        Fade.objects.filter(pk=step.fade.pk).update(decided_from=None)


def test_a_para_changes_no_step_and_reads_it(client, district, step):
    with pytest.raises(PermissionDenied):
        fade_actions.take_fade_step(fade=step.fade, number=2, why="x", by=district.para)
    client.force_login(district.para)
    assert client.post(page(district), {"to": "2", "reason": "x"}).status_code == 403
    text = client.get(page(district)).text
    assert "Sits beside" in text
    assert "<form" not in text.split("<main")[1]
    for name in ("students:student", "iep:plan"):
        assert "How near the adult is" in client.get(reverse(name, args=[district.student.pk])).text or name
    assert "Sits beside" in client.get(reverse("students:card", args=[district.student.pk])).text
    assert "Sits beside" in client.get(reverse("iep:plan", args=[district.student.pk])).text


def test_no_step_touches_supervision(district, step):
    before = list(StudentBlock.objects.order_by("pk").values())
    take(district, step, 2)
    assert list(StudentBlock.objects.order_by("pk").values()) == before


def test_it_is_written_changed_and_ended_on_its_page(client, district):
    client.force_login(district.case_manager)
    assert "Begin the fade plan" in client.get(page(district)).text
    sent = {**PLAN, "steps": "Sits beside\n3 m away", "threshold": "80"}
    wrong = client.post(page(district), {**sent, "steps": "Alone", "x": "4"})
    assert wrong.status_code == 422
    assert {"steps", "x"} <= wrong.context["form"].errors.keys()
    assert client.post(page(district), sent).status_code == 302
    assert client.post(page(district), {"to": "2", "reason": "Flat, then up"}).status_code == 302
    assert Fade.objects.get().taken.last().number == 2
    assert "On to step" not in client.get(page(district)).text, "there is no third"
    assert client.post(page(district), {"to": "end", "reason": "Needs nobody"}).status_code == 302
    assert "Begin the fade plan" in client.get(page(district)).text
    assert PlanUpdate.objects.filter(title__startswith="Ended: fade plan").exists()


def test_the_page_asks_for_the_decision_only_where_one_is_needed(client, district, step):
    client.force_login(district.case_manager)
    assert "Where was the next step decided?" not in client.get(page(district)).text
    take(district, step, 2)
    assert "Where was the next step decided?" in client.get(page(district)).text
    answer = client.post(page(district), {"to": "3", "reason": "80 % for 3 sessions"})
    assert answer.status_code == 422
    assert "source" in answer.context["form"].errors
    sent = {"to": "3", "reason": "x", "source": "meeting", "source_date": "2023-03-02", "source_with": "Team"}
    assert client.post(page(district), sent).status_code == 302


def test_what_held_on_a_day_is_answered(district, step):
    """As with everything in a plan: by the day that is asked for."""
    plan = standing.load_plan_trees([district.student], district.now)[district.student.pk]
    assert next(t for t in plan.targets if t.of == district.target).fade == step
    before = district.now - timedelta(days=1)
    plan = standing.load_plan_trees([district.student], before)[district.student.pk]
    assert all(target.fade is None for target in plan.targets)
