"""What each form of a plan asks for, keeps and refuses."""

import pytest

from core.publishing import basis_of
from iep.drafts import actions as draft_actions
from iep.goals.forms import GoalForm
from iep.measures.registry import MEASURES
from iep.models import GoalVersion, Plan, Target, TargetVersion
from iep.publishing import actions as publishing_actions
from iep.targets.forms import TargetForm, initial_target
from students.models import Student
from tests.fixtures.students import make_student
from tests.iep.plan_form_helpers import COUNT, GOAL, PLAN, PUBLICATION, TARGET, TOKENS, target_fields, url


@pytest.fixture
def teacher(client, district):
    client.force_login(district.case_manager)
    return district.case_manager


def with_basis(data, of):
    basis = basis_of(of)
    return data | {"revision": basis.revision, "based_on": basis.based_on or ""}


def body(response):
    return response.content.decode()


# --- What is asked ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("measure", "asked", "spared"),
    [
        (
            "discrete_trial",
            {"counts_through", "levels", "items", "minimum_trials", "trials"},
            {"point", "per"},
        ),
        ("frequency", {"point"}, {"counts_through", "levels", "items", "minimum_trials", "trials", "per"}),
        ("rate", {"per"}, {"counts_through", "levels", "items", "point", "day_minutes"}),
    ],
)
def test_a_target_asks_for_what_its_measure_needs(measure, asked, spared):
    fields = TargetForm(initial={"measure": measure}).fields.keys()
    assert asked <= fields
    assert not spared & fields


def test_every_measure_has_a_form_that_can_be_filled():
    for measure in MEASURES:
        form = TargetForm(initial={"measure": measure.key})
        again = TargetForm(
            data=form.values() | {"name": "A", "statement": "B", "threshold": 3, "steps": "C\nD"}
        )
        assert again.is_valid(), (measure.key, again.errors)
        read = TargetVersion(**again.content())
        assert read.teaching.measure is measure
        assert initial_target(read)["measure"] == measure.key


def test_further_choices_ask_further():
    assert "wait_seconds" not in TargetForm(initial={"procedure": "none"}).fields
    assert "wait_seconds" in TargetForm(initial={"procedure": "constant_delay"}).fields
    assert "days_a_week" in TargetForm(initial={"rhythm": "n_a_week"}).fields
    assert "days_a_week" not in TargetForm().fields
    assert "day_minutes" in TargetForm(initial={"measure": "rate", "per": "day"}).fields


def test_asking_for_the_fields_keeps_what_was_typed_and_saves_nothing(client, district, teacher):
    asked = " ".join(TargetForm().fields)
    typed = TARGET | {"asked": asked, "name": "Typed name", "measure": "frequency", "continue": "1"}
    response = client.post(url("target-new", district.goal.pk), typed)
    assert response.status_code == 200
    html = body(response)
    assert 'value="Typed name"' in html
    assert 'name="point"' in html
    assert 'name="levels"' not in html
    assert "There is a problem" not in html
    assert not TargetVersion.objects.drafts().exists()


def test_saving_a_choice_whose_fields_were_not_shown_asks_for_them(client, district, teacher):
    """Without a script somebody changes the measure and presses “Save” at once."""
    asked = " ".join(TargetForm().fields)
    response = client.post(
        url("target-new", district.goal.pk), TARGET | {"asked": asked, "measure": "frequency"}
    )
    assert response.status_code == 200
    assert 'name="point"' in body(response)
    assert not TargetVersion.objects.drafts().exists()


def test_a_criterion_in_percent_does_not_become_a_count():
    asked = " ".join(TargetForm().fields)
    form = TargetForm(data=TARGET | {"asked": asked, "measure": "frequency"})
    assert form.redrawn()["threshold"].value() is None
    assert TargetForm(data=TARGET | {"asked": asked}).redrawn()["threshold"].value() == "80"


def test_levels_that_were_not_asked_for_come_with_all_ticked():
    asked = " ".join(TargetForm(initial={"measure": "frequency"}).fields)
    form = TargetForm(data=COUNT | {"asked": asked, "measure": "discrete_trial"}).redrawn()
    assert len(form["levels"].value()) == 7


def test_a_weekly_probe_is_judged_by_probes():
    form = TargetForm(data=TARGET | {"rhythm": "weekly_probe"})
    assert form.is_valid()
    assert form.content()["criterion"]["purpose"] == "probe"


def test_less_is_better_turns_the_criterion():
    form = TargetForm(data=COUNT | {"direction": "decrease"})
    assert form.is_valid()
    assert form.content()["criterion"]["direction"] == "decrease"
    assert dict(form.preview())["Mastered when"].startswith("At most 4 times")


def test_a_goal_reads_as_a_sentence_while_it_is_written():
    student = Student(legal_name="Mateo")
    [(_label, empty)] = GoalForm(student=student).preview()
    assert empty == "Mateo will …, …."
    [(_label, full)] = GoalForm(student=student, initial=GOAL).preview()
    assert full == (
        "At snack and at play, Mateo will request or comment with 2 or more symbols, "
        "without help in 8 of 10 opportunities."
    )


def test_the_kind_comes_first(client, district, teacher):
    page = url("support-new", district.student.pk)
    assert "What kind of support?" in body(client.get(page))
    assert 'name="tokens"' in body(client.get(page, {"kind": "token_board"}))
    assert 'name="tokens"' not in body(client.get(page, {"kind": "accommodation"}))
    assert client.get(page, {"kind": "magic"}).status_code == 404
    assert client.get(page, {"kind": "\0"}).status_code == 404


def test_an_edit_opens_with_what_stands(client, district, teacher):
    html = body(client.get(url("target-edit", district.target.pk)))
    assert "CANARY-TargetVersion.statement-1" in html
    draft_actions.save_draft(of=district.target, fields=target_fields(name="The draft"), by=teacher)
    assert 'value="The draft"' in body(client.get(url("target-edit", district.target.pk)))


def test_saving_what_is_in_force_makes_no_draft(client, district, teacher):
    draft_actions.save_draft(of=district.target, fields=target_fields(), by=teacher)
    publishing_actions.publish(student=district.student, by=teacher, source="teaching", reason="Why")
    form = TargetForm(initial=initial_target(TargetVersion.objects.at().get(of=district.target)))
    data = with_basis(form.values(), district.target)
    response = client.post(url("target-edit", district.target.pk), data, follow=True)
    assert "Nothing differs" in body(response)
    assert not TargetVersion.objects.drafts().exists()


# --- Errors -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"name": ""}, "name"),
        ({"measure": "guess"}, "measure"),
        ({"threshold": "101"}, "threshold"),
        ({"threshold": "-1"}, "threshold"),
        ({"threshold": "NaN"}, "threshold"),
        ({"threshold": "1e30"}, "threshold"),
        ({"threshold": "9" * 400}, "threshold"),
        ({"x": "4"}, "x"),
        ({"x": "0"}, "x"),
        ({"y": "100", "x": "99"}, "y"),
        ({"staff": "two"}, "staff"),
        ({"wait_seconds": "601"}, "wait_seconds"),
        ({"wait_seconds": "-1"}, "wait_seconds"),
        ({"levels": []}, "levels"),
        ({"levels": ["gestural"]}, "levels"),
        ({"levels": ["independent", "shouting"]}, "levels"),
        ({"counts_through": "full_physical"}, "counts_through"),
        ({"trials": "501"}, "trials"),
        ({"items": "x" * 81}, "items"),
        ({"items": "\n".join(map(str, range(51)))}, "items"),
        ({"rhythm": "n_a_week", "days_a_week": "6"}, "days_a_week"),
    ],
)
def test_each_error_stands_at_its_field(changed, field):
    form = TargetForm(data=TARGET | changed)
    assert not form.is_valid()
    assert field in form.errors


def test_an_error_is_told_in_the_summary_and_nothing_is_saved(client, district, teacher):
    response = client.post(url("target-new", district.goal.pk), TARGET | {"threshold": "101"})
    assert response.status_code == 422
    html = body(response)
    assert "There is a problem" in html
    assert 'href="#id_threshold"' in html
    assert 'value="101"' in html
    assert "<title>" in html
    assert "Error:" in html
    assert Target.objects.filter(goal=district.goal).count() == 2


def test_a_review_comes_within_a_year(client, district, teacher):
    student = make_student(district, 9)
    for review in ("2026-09-01", "2026-08-01", "2027-09-03"):
        response = client.post(url("plan-edit", student.pk), PLAN | {"review_due_on": review})
        assert response.status_code == 422, review
        assert 'href="#id_review_due_on"' in body(response)
    assert not Plan.objects.filter(student=student).exists()


NAUGHTY = (
    "\0",
    "a\0b",
    "x" * 10_000,
    "\u202etxet desrever\u202c",
    "👩‍👩‍👧‍👦🏳️‍🌈",
    "<script>alert(1)</script>",
    "'; DROP TABLE iep_goal; --",
    "{{ 7|add:7 }}",
    "%s %(n)s",
    "-1e999",
    "\ufeff\u200b",
    "\r\n\t",
)
PHASE = {"kind": "maintenance", "label": "x", "starts": "2027-01-05", "why": "y"}


@pytest.mark.slow
@pytest.mark.parametrize(
    ("name", "thing", "good"),
    [
        ("plan-edit", "student", PLAN),
        ("goal-new", "student", GOAL),
        ("target-new", "goal", TARGET),
        ("target-new", "goal", COUNT),
        ("support-new", "student", TOKENS),
        ("phase-new", "target", PHASE),
        ("publish", "student", PUBLICATION),
    ],
)
def test_naughty_strings_in_each_field_are_answered(client, district, teacher, name, thing, good):
    page = f"{url(name, getattr(district, thing).pk)}?kind=token_board"
    fields = [*good, "revision", "based_on", "asked", "continue"]
    for at_once in NAUGHTY:
        check_answer(client, page, good | dict.fromkeys(fields, at_once))
    for n, field in enumerate(fields):
        check_answer(client, page, good | {field: NAUGHTY[n % len(NAUGHTY)]})
    assert "<script>alert(1)" not in body(client.get(url("plan", district.student.pk)))


def check_answer(client, page, data):
    response = client.post(page, data)
    assert response.status_code in (200, 302, 409, 422), data
    assert "<script>alert(1)" not in body(response)


def test_right_to_left_and_emoji_are_kept_as_they_were_written(client, district, teacher):
    words = "يطلب 🚂 ‏بكلمتين"
    client.post(url("goal-new", district.student.pk), GOAL | {"behavior": words})
    assert GoalVersion.objects.drafts().get().behavior == words
