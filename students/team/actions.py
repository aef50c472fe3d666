"""Actions on enrolments and team memberships."""

from __future__ import annotations

from datetime import date, datetime

from django.core.exceptions import PermissionDenied
from django.db.backends.postgresql.psycopg_any import DateTimeTZRange
from django.utils import timezone
from django.utils.translation import gettext as _

from core import dated
from core.checks import check_dates, fail, told
from core.verbs import verb
from staff.checks import check_post
from staff.models import Role, School, User
from staff.permissions import POST_FOR, Act, Ground, Part
from students import access
from students.checks import school_on
from students.models import Discipline, Enrolment, Membership, Student, TeamRole

GROUND_OF = {
    TeamRole.CASE_MANAGER: Ground.CASE_MANAGER,
    TeamRole.TEACHER: Ground.TEAM_TEACHER,
    TeamRole.PROVIDER: Ground.TEAM_PROVIDER,
}


@verb("students.enrol")
def enrol(
    *,
    student: Student,
    school: School,
    grade: str,
    first: date,
    by: User,
    last: date | None = None,
    at: datetime | None = None,
) -> Enrolment:
    """The student is at `school` from `first`. Administrators of the school (or its district) say so."""
    _require_administrator(by, school, at)
    check_dates(first, last)
    if not grade.strip():
        fail("grade", _("Say which grade."), "required")
    words = _("%(student)s is enrolled at a school in that time already.") % {"student": student}
    with told("enrolment_one_school", "first", words):
        return Enrolment.objects.create(
            student=student, school=school, grade=grade.strip(), during=dated.through(first, last)
        )


@verb("students.add_member")
def add_member(
    *,
    student: Student,
    user: User,
    team_role: TeamRole,
    since: datetime,
    by: User,
    until: datetime | None = None,
    discipline: Discipline | str = "",
    reason: str = "",
    at: datetime | None = None,
) -> Membership:
    """`user` is on the student's team. Only administrators name the case manager."""
    at = at or timezone.now()
    day = by.today(since)
    school = school_on(student, day, "since")
    if team_role == TeamRole.CASE_MANAGER:
        _require_administrator(by, school, at)
    else:
        access.require(by, student, part=Part.PLAN, act=Act.ASSIGN, at=at)
    check_post(user, POST_FOR[GROUND_OF[team_role]], school, day, "user")
    _check_discipline(team_role, discipline)
    return _join(
        Membership(
            student=student,
            user=user,
            team_role=team_role,
            discipline=discipline,
            reason=reason,
            by=by,
            during=DateTimeTZRange(since, until, "[)"),
        )
    )


def _join(member: Membership) -> Membership:
    words = {"person": member.user, "student": member.student}
    twice = _("%(person)s is on the team of %(student)s in that time already.") % words
    manager = _("%(student)s has a case manager in that time already.") % words
    with told("membership_once", "user", twice), told("membership_one_case_manager", "user", manager):
        member.save(force_insert=True)
    return member


@verb("students.end_membership")
def end_membership(*, membership: Membership, by: User, at: datetime | None = None) -> Membership:
    """The person is off the team from `at` (now) on."""
    at = at or timezone.now()
    if membership.team_role == TeamRole.CASE_MANAGER:
        _require_administrator(by, school_on(membership.student, by.today(at), "at"), at)
    else:
        access.require(by, membership.student, part=Part.PLAN, act=Act.ASSIGN, at=at)
    begins = membership.during.lower
    if not begins < at or (membership.during.upper and membership.during.upper <= at):
        fail("at", _("This membership does not hold then."), "ended")
    membership.during = DateTimeTZRange(begins, at, "[)")
    membership.save(update_fields=["during"])
    return membership


def _check_discipline(team_role: TeamRole, discipline: Discipline | str) -> None:
    is_provider = team_role == TeamRole.PROVIDER
    if is_provider and discipline not in Discipline.values:
        fail("discipline", _("Say the discipline of a provider."), "required")
    if not is_provider and discipline:
        fail("discipline", _("Only providers have a discipline."), "none")


def _require_administrator(by: User, school: School, at: datetime | None) -> None:
    posts = {post.school_id for post in by.posts(at) if post.role == Role.ADMINISTRATOR}
    if not by.is_active or not posts & set(school.line()):
        raise PermissionDenied(_("Only an administrator of the school does this."))
