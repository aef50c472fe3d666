"""Nobody sees a student without a reason that the data knows (rule 3), whatever table one asks."""

from datetime import timedelta

import pghistory.models
import pytest
from django.apps import apps
from django.contrib.auth.models import AnonymousUser
from django.db import models
from django.db.backends.postgresql.psycopg_any import DateTimeTZRange
from django.db.models import F

from schedule.models import Cover, Pass, StandIn, Trip
from staff.models import Post, Role, User
from staff.permissions import MAY, Act, Ground, Part
from students.models import (
    Assignment,
    Enrolment,
    LinkedQuerySet,
    Membership,
    SectionMember,
    Student,
    StudentLinked,
)
from tests.fixtures.people import make_person
from tests.fixtures.students import join_team
from tests.schedule.absence_helpers import covering, on_trip, standing_in, substitute

DAY = timedelta(days=1)
ROOMS = ["core", "staff", "students", "schedule", "iep", "datacollection", "supervision", "paraportal"]
OURS = [m for room in ROOMS for m in apps.get_app_config(room).get_models()
        if not issubclass(m, pghistory.models.Event)]  # fmt: skip


def leads_to_a_student(model: type[models.Model], seen: frozenset[type] = frozenset()) -> bool:
    """Whether foreign keys lead from a row of `model` to a student, over any number of tables."""
    if model is Student or model in seen:
        return model is Student
    others = [f.related_model for f in model._meta.concrete_fields if f.is_relation]
    return any(leads_to_a_student(other, seen | {model}) for other in others)


LINKED = [m for m in OURS if m is not Student and leads_to_a_student(m)]


def test_the_walk_finds_what_there_is():
    assert {"Trial", "Goal", "SafetyCardVersion", "UpdateReceipt", "DutyAssignment"} <= {
        m.__name__ for m in LINKED
    }
    assert len(LINKED) > 20


@pytest.mark.parametrize("model", LINKED, ids=lambda m: m._meta.label)
def test_every_table_about_students_has_the_rule(model):
    assert issubclass(model, StudentLinked)
    assert isinstance(model._default_manager.all(), LinkedQuerySet)
    assert isinstance(model.PART, Part)
    step = model
    for name in model.STUDENT_PATH.split("__"):
        step = step._meta.get_field(name).related_model
    assert step is Student


OUTSIDERS = ["foreign_teacher", "other_teacher", "other_gened", "provider_other", "para_unassigned",
             "para_ended", "disabled", "sister_administrator", "foreign_administrator"]  # fmt: skip


def test_outsiders_see_no_row_of_any_table(district):
    full = [model for model in LINKED if model._default_manager.exists()]
    assert len(full) > 18, "there must be rows that could leak"
    for model in [Student, *full]:
        for who in OUTSIDERS:
            seen = model._default_manager.visible_to(getattr(district, who))
            assert not seen.exists(), (model, who)


def test_insiders_see_rows_of_their_parts_and_no_others(district):
    """Not all that is about a visible student: each table is a part of the record."""
    for model in LINKED:
        if not model._default_manager.exists():
            continue
        for who, ground in (("gened", Ground.CLASSROOM), ("para", Ground.ASSIGNMENT)):
            seen = model._default_manager.visible_to(getattr(district, who)).exists()
            assert seen is (Act.SEE in MAY[ground].get(model.PART, ())), (model, who)


def test_somebody_without_a_post_sees_nothing(district):
    nobody = User.objects.create_user("nobody@example.org", legal_name="Nobody")
    join_team(district.student, nobody, "teacher", district.administrator, district.first)
    assert not Student.objects.visible_to(nobody).exists()


def test_who_is_not_signed_in_sees_nothing(district):
    assert not Student.objects.visible_to(AnonymousUser()).exists()


# --- Each ground holds while all of its rows do ----------------------------------------------------


def supervisor(district):
    """A teacher who is on no team, and supervises a para of the student."""
    user = make_person("supervisor", Role.TEACHER, district.school, district.first)
    Assignment.objects.filter(para=district.para, student=district.student).update(supervisor=user)
    return user


def case_manager(district):
    """The case manager alone: somebody else supervises the paras."""
    Assignment.objects.update(supervisor=district.other_teacher)
    return district.case_manager


def team_teacher(district):
    user = make_person("team_teacher", Role.TEACHER, district.school, district.first)
    join_team(district.student, user, "teacher", district.administrator, district.first)
    return user


def nurse(district):
    user = make_person("nurse", Role.PROVIDER, district.school, district.first)
    join_team(
        district.student, user, "provider", district.administrator, district.first, discipline="nursing"
    )
    return user


PEOPLE = {
    Ground.CASE_MANAGER: case_manager,
    Ground.TEAM_TEACHER: team_teacher,
    Ground.NURSE: nurse,
    Ground.TEAM_PROVIDER: lambda d: d.provider,
    Ground.ASSIGNMENT: lambda d: d.para,
    Ground.COVER: covering,
    Ground.SUBSTITUTE: substitute,
    Ground.SUPERVISOR: supervisor,
    Ground.STAND_IN: standing_in,
    Ground.TRIP: on_trip,
    Ground.CLASSROOM: lambda d: d.gened,
    Ground.ADMINISTRATION: lambda d: d.administrator,
}


def end_memberships(district, user):
    Membership.objects.filter(user=user).update(during=(district.first_moment, district.now))


def end_assignments(district, user):
    mine = Assignment.objects.filter(models.Q(para=user) | models.Q(supervisor=user))
    mine.update(during=(district.first, district.today))


def take_back_covers(district, user):
    Cover.objects.filter(person=user).update(during=DateTimeTZRange(empty=True))


def serve_nobody(district, user):
    Assignment.objects.filter(student=district.student).update(during=(district.first, district.today))


def take_back_passes(district, user):
    Pass.objects.filter(person=user).update(during=(district.now - DAY, district.now))


def take_back_stand_ins(district, user):
    StandIn.objects.filter(person=user).update(taken_back_by=user, taken_back_at=district.now)


def call_off_trips(district, user):
    Trip.objects.filter(adults__user=user).update(during=DateTimeTZRange(empty=True))


def end_teaching(district, user):
    SectionMember.objects.filter(user=user).update(during=(district.first, district.today))


def leave_the_class(district, user):
    SectionMember.objects.filter(student=district.student).update(during=(district.first, district.today))


def leave_the_school(district, user):
    Enrolment.objects.filter(student=district.student).update(during=(district.first, district.today))


def end_posts(district, user):
    Post.objects.filter(user=user).update(during=(district.first, district.today))


def change_the_post(district, user):
    """Still here, in another role: what rested on the old one is gone."""
    Post.objects.filter(user=user).update(role=Role.COORDINATOR)


def close_the_account(district, user):
    user.is_active, user.deactivated_at = False, district.now
    user.save()


def forget_the_start(district, user):
    """All grounds begin tomorrow."""
    Post.objects.filter(user=user).update(during=(district.today + DAY, None))


ENDINGS = {
    Ground.CASE_MANAGER: [end_memberships],
    Ground.TEAM_TEACHER: [end_memberships],
    Ground.NURSE: [end_memberships],
    Ground.TEAM_PROVIDER: [end_memberships],
    Ground.ASSIGNMENT: [end_assignments],
    Ground.COVER: [take_back_covers, serve_nobody],
    Ground.SUBSTITUTE: [take_back_passes],
    Ground.SUPERVISOR: [end_assignments],
    Ground.STAND_IN: [take_back_stand_ins],
    Ground.TRIP: [call_off_trips],
    Ground.CLASSROOM: [end_teaching, leave_the_class],
    Ground.ADMINISTRATION: [leave_the_school],
}
# A nurse is a provider too
BESIDE = {Ground.NURSE: [Ground.TEAM_PROVIDER]}
ALWAYS = [end_posts, change_the_post, close_the_account, forget_the_start]
CASES = [(ground, ending) for ground in Ground for ending in ENDINGS[ground] + ALWAYS]


@pytest.mark.parametrize(
    ("ground", "ending"), CASES, ids=[f"{g}-{e.__name__}" for g, e in CASES]
)  # fmt: skip
def test_a_ground_ends_with_any_row_that_it_rests_on(district, ground, ending):
    object.__setattr__(district, "first_moment", district.now - 5 * DAY)
    user = PEOPLE[ground](district)
    student = Student.objects.with_grounds(user).get(pk=district.student.pk)
    assert student.grounds == [ground, *BESIDE.get(ground, [])]
    assert student in Student.objects.visible_to(user)
    ending(district, user)
    user = User.objects.get(pk=user.pk)
    student = Student.objects.with_grounds(user).get(pk=district.student.pk)
    assert student.grounds == []
    assert district.student not in Student.objects.visible_to(user)


@pytest.mark.parametrize("ground", list(Ground))
def test_the_query_and_the_table_say_the_same(district, ground):
    """`visible_to` and `allows` are two readings of one table: for each part and act they agree."""
    user = PEOPLE[ground](district)
    student = Student.objects.with_grounds(user).get(pk=district.student.pk)
    for part in Part:
        for act in Act:
            seen = Student.objects.visible_to(user, part=part, act=act).filter(pk=student.pk).exists()
            held = [ground, *BESIDE.get(ground, [])]
            assert seen is student.allows(part, act) is any(act in MAY[one].get(part, ()) for one in held)


def test_an_ended_membership_does_not_borrow_a_colleagues(district):
    """One joined filter over both would match: mine has ended, and somebody's is current."""
    case_manager(district)
    end = district.now - timedelta(seconds=1)
    mine = Membership.objects.filter(user=district.case_manager, student=district.student)
    mine.update(during=(district.now - 5 * DAY, end))
    heir = make_person("heir", Role.TEACHER, district.school, district.first)
    join_team(district.student, heir, "case_manager", district.administrator, district.today + DAY)
    Membership.objects.filter(user=heir).update(during=(end, None))
    assert district.student not in Student.objects.visible_to(district.case_manager)
    assert district.student in Student.objects.visible_to(heir)


@pytest.mark.parametrize("to", ["sister_school", "foreign_school"])
def test_who_went_to_another_school_leaves_the_students_behind(district, to):
    """The post of the same role goes on elsewhere, and nobody ended the membership."""
    for user in (district.case_manager, district.para):
        assert district.student in Student.objects.visible_to(user)
        Post.objects.filter(user=user).update(during=(district.first, district.today))
        role = Role.TEACHER if user == district.case_manager else Role.PARA
        Post.objects.create(user=user, school=getattr(district, to), role=role, during=(district.today, None))
        user = User.objects.get(pk=user.pk)
        assert district.student not in Student.objects.visible_to(user)
        assert district.student in Student.objects.visible_to(user, district.now - DAY)
        Post.objects.create(
            user=user, school=district.district, role=role, during=(district.today, None)
        )  # the district office works at each school of it
        assert district.student in Student.objects.visible_to(User.objects.get(pk=user.pk))


def test_the_past_is_judged_by_what_held_then(district):
    then = district.now - 5 * DAY
    assert district.student in Student.objects.visible_to(district.para_ended, then)
    assert district.student not in Student.objects.visible_to(district.para_ended)
    assert Assignment.objects.filter(supervisor=F("para")).count() == 0
