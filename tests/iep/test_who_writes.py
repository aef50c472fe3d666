"""Who changes nothing of a plan, by whichever page, and that each try is recorded."""

import pytest

from iep.drafts import actions as draft_actions
from iep.models import (
    Ending,
    Goal,
    GoalVersion,
    Phase,
    PlanVersion,
    Service,
    ServiceVersion,
    Support,
    SupportVersion,
    Target,
    TargetVersion,
)
from students.models import AccessRow
from tests.datacollection.sync.sending import Sender, statuses
from tests.iep.plan_form_helpers import (
    COUNT,
    GOAL,
    MEETING,
    PLAN,
    SERVICE,
    SUPPORT,
    TARGET,
    goal_fields,
    support_fields,
    target_fields,
    url,
)


@pytest.fixture
def teacher(client, district):
    client.force_login(district.case_manager)
    return district.case_manager


@pytest.fixture
def drafts(district):
    """A draft of everything that is in force, and of a goal that never was."""
    by = district.case_manager
    draft_actions.draft_part(of=Goal(plan=district.plan), fields=goal_fields(area="DRAFTED-new"), by=by)
    return [
        draft_actions.save_draft(of=district.goal, fields=goal_fields(area="DRAFTED-area"), by=by),
        draft_actions.save_draft(of=district.target, fields=target_fields(name="DRAFTED-name"), by=by),
        draft_actions.save_draft(of=district.support, fields=support_fields(what="DRAFTED-what"), by=by),
    ]


WRITES = {
    "plan-edit": ("student", PLAN),
    "goal-new": ("student", GOAL),
    "goal-edit": ("goal", GOAL),
    "target-new": ("goal", TARGET),
    "target-edit": ("target", COUNT),
    "target-close": ("target", {}),
    "phase-new": ("target", {"kind": "maintenance", "label": "x", "starts": "2026-12-01"}),
    "support-new": ("student", SUPPORT),
    "support-edit": ("support", SUPPORT),
    "service-new": ("student", SERVICE),
    "service-edit": ("service", SERVICE),
    "end": ("goal", MEETING),
    "go-on": ("goal", {"reason": "x"}),
    "copy": ("student", {}),
    "import": ("student", {"what": "supports", "text": "what,when,how\na,b,c\n", "add": "1"}),
    "publish": ("student", {"source": "teaching", "reason": "x"}),
    "draft-discard": ("draft", {}),
    "answer": ("question", {"text": "x"}),
}
RIGHT = {
    "para": 403,
    "administrator": 403,
    "gened": 403,
    "other_teacher": 404,
    "foreign_teacher": 404,
}


def rows():
    """Everything that a page could have changed."""
    versions = (PlanVersion, GoalVersion, ServiceVersion, TargetVersion, SupportVersion)
    models = (*versions, Goal, Service, Target, Support, Phase, Ending)
    return [list(model.objects.order_by("pk").values()) for model in models]


@pytest.mark.parametrize("persona", RIGHT)
@pytest.mark.slow
def test_nobody_else_writes_by_any_page(client, district, drafts, persona):
    client.force_login(getattr(district, persona))
    before = rows()
    for name, (thing, data) in WRITES.items():
        pk = drafts[0].pk if thing == "draft" else getattr(district, thing).pk
        assert client.get(url(name, pk)).status_code == RIGHT[persona], name
        asked = f"{url(name, pk)}?kind=accommodation"
        assert client.post(asked, data).status_code == RIGHT[persona], name
        assert rows() == before, name


@pytest.mark.slow
def test_each_try_of_a_para_to_change_a_plan_is_recorded(client, district, drafts):
    client.force_login(district.para)
    for name, (thing, data) in WRITES.items():
        pk = drafts[0].pk if thing == "draft" else getattr(district, thing).pk
        client.post(f"{url(name, pk)}?kind=accommodation", data)
        row = AccessRow.objects.latest("pk")
        assert (row.act, row.page, row.students) == ("denied", f"iep:{name}", [district.student.pk]), name
        assert row.who == district.para


def test_no_device_writes_a_plan(district, drafts):
    """Sync knows no kind of record for it: what comes under such a name is kept, and waits for a person."""
    before, sender = rows(), Sender(district, district.para, district.now)
    said = [
        sender.record(kind, {"id": str(thing.pk), "statement": "easier"}, plan=str(drafts[0].pk))
        for kind, thing in {
            "plan.publish": district.student, "goal.edit": district.goal, "target.close": district.target,
            "support.edit": district.support, "safety.publish": district.safety_card,
            "phase.new": district.target,
        }.items()
    ]  # fmt: skip
    assert set(statuses(sender.send(*said))) == {"held: kind"}
    assert rows() == before


def test_who_has_read_it_is_for_those_who_write(client, district):
    for persona, right in {"para": 403, "provider": 200, "case_manager": 200, "other_teacher": 404}.items():
        client.force_login(getattr(district, persona))
        assert client.get(url("updates", district.student.pk)).status_code == right, persona


def test_pages_that_only_show_take_no_post(client, district, teacher):
    for name in ("plan", "history", "updates"):
        assert client.post(url(name, district.student.pk)).status_code == 405, name


def test_a_draft_of_another_student_is_not_there(client, district, drafts):
    client.force_login(district.other_teacher)
    assert client.post(url("draft-discard", drafts[0].pk)).status_code == 404
    assert GoalVersion.objects.filter(pk=drafts[0].pk).exists()


def test_what_is_in_force_is_no_draft_to_discard(client, district, teacher):
    version = district.goal.versions.get()
    assert client.post(url("draft-discard", version.pk)).status_code == 404
