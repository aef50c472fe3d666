"""Who plans the days of which schools: their teachers and administrators."""

from __future__ import annotations

from datetime import date, datetime

from django.core.exceptions import PermissionDenied
from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from staff.models import Post, Role, School, User

PLANNERS = (Role.TEACHER, Role.ADMINISTRATOR)


def schools_planned_by(user: User, at: datetime | None = None) -> QuerySet[School]:
    """The schools of a teacher's or an administrator's posts; a post at the district covers its schools."""
    tops = [post.school_id for post in user.posts(at) if post.role in PLANNERS] if user.is_active else []
    return School.objects.filter(Q(pk__in=tops) | Q(parent__in=tops)).order_by("name")


def plans(user: User, at: datetime | None = None) -> bool:
    """Whether this person plans the day of any school at all."""
    return user.is_active and any(post.role in PLANNERS for post in user.posts(at))


def require_planner(user: User, school: School, at: datetime | None = None) -> None:
    """Raises PermissionDenied."""
    if not schools_planned_by(user, at).filter(pk=school.pk).exists():
        raise PermissionDenied(_("You do not plan the days of this school."))


def may_name(user: User, somebody: User, school: School, at: datetime | None = None) -> bool:
    """Whether `user` may say that `somebody` supervises for a day. Oneself only who leads the school."""
    # Who leads the school sees its students anyway, so naming oneself opens nothing new.
    return user.pk != somebody.pk or School.objects.administered_by(user, at).filter(pk=school.pk).exists()


def people_planned_by(user: User, day: date) -> QuerySet[User]:
    """Active people with a post on `day` at a school that `user` plans, by name."""
    schools = schools_planned_by(user).order_by()
    # Somebody of the district office works at every school of it.
    lines = Q(school__in=schools.values("pk")) | Q(school__in=schools.values("parent"))
    posts = Post.objects.on(day).filter(lines).exclude(role=Role.SUBSTITUTE)
    return User.objects.filter(is_active=True, pk__in=posts.values("user")).order_by("sort_key", "pk")


def require_person(user: User, somebody: User, day: date) -> None:
    """Raises PermissionDenied where `somebody` works at no school that `user` plans."""
    if not people_planned_by(user, day).filter(pk=somebody.pk).exists():
        raise PermissionDenied(_("This person works at none of the schools whose days you plan."))
