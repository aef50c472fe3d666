"""What of enrolments, teams and classes ends when a student goes from a school."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from staff.models import Post, School
from staff.permissions import POST_FOR
from students.models import Assignment, Enrolment, Membership, SectionMember, Student, TeamRole
from students.moves.endings import ONE_DAY, DatedEnding, End, EndDates
from students.team.actions import GROUND_OF


class EnrolmentEnding(DatedEnding):
    """Enrolments that were to follow. The one that ends now is cut by the move itself."""

    key, order = "enrolment", 10
    template, page_order = "students/team/ending_enrolments.html", 10
    model = Enrolment

    def rows(self, student: Student, dates: EndDates, to: School | None) -> QuerySet[Any]:
        later = Enrolment.objects.filter(student=student, during__startswith__gte=dates.first)
        return later.select_related("school")


class MembershipEnding(DatedEnding):
    key, order = "membership", 20
    template, page_order = "students/team/ending_members.html", 20
    model, related = Membership, ("user",)

    def end(self, dates: EndDates) -> End:
        return dates.moment

    def stays(self, row: Any, members: Collection[UUID], people: Collection[UUID]) -> bool:
        return row.pk in members


class AssignmentEnding(DatedEnding):
    key, order = "assignment", 30
    template, page_order = "students/team/ending_assignments.html", 30
    model, related = Assignment, ("para", "supervisor")

    def end(self, dates: EndDates) -> End:
        return dates.last + ONE_DAY


class ClassPlaceEnding(DatedEnding):
    """Places in classes; those at the next school go on."""

    key, order = "place", 60
    template, page_order = "students/team/ending_places.html", 50
    model, related = SectionMember, ("section",)

    def rows(self, student: Student, dates: EndDates, to: School | None) -> QuerySet[Any]:
        rows = super().rows(student, dates, to)
        return rows.exclude(section__school=to) if to else rows

    def is_planned(self, row: Any, dates: EndDates) -> bool:
        return False  # who is in which class of the next school is not undone with the move


def who_may_stay(members: Sequence[Membership], to: School, day: date) -> list[Membership]:
    """Those whose post at the other school lets them go on in the same role. A case manager is named anew."""
    posts = Post.objects.on(day).filter(user__in={m.user_id for m in members}, school__in=to.line())
    roles: dict[UUID, set[str]] = {}
    for user, role in posts.values_list("user", "role"):
        roles.setdefault(user, set()).add(role)
    return [
        m
        for m in members
        if m.team_role != TeamRole.CASE_MANAGER
        and roles.get(m.user_id, set()) & POST_FOR[GROUND_OF[TeamRole(m.team_role)]]
    ]


ENDINGS_OF_TEAM = (EnrolmentEnding(), MembershipEnding(), AssignmentEnding(), ClassPlaceEnding())
