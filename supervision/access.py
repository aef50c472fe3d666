"""Who may look at, or add to, the supervision of a para: one table in `staff/permissions.py`, read here."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import datetime
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.db.models import Q, QuerySet
from django.http import Http404
from django.utils import timezone
from django.utils.translation import gettext as _

from staff.models import Post, Role, School, User
from staff.permissions import MAY_SUPERVISE, Supervise, SupervisionRelation
from students.access_log import middleware as access_log
from students.models import Assignment, Student
from supervision.models import Contact, DataView

SUPERVISORS = frozenset({Role.TEACHER, Role.ADMINISTRATOR})


def _is_para(user: User, at: datetime) -> Q:
    return Q(pk=user.pk) if Role.PARA in user.roles(at) else Q(pk__in=[])


def _supervised(user: User, at: datetime) -> Q:
    if not SUPERVISORS & user.roles(at):
        return Q(pk__in=[])
    return Q(pk__in=Assignment.objects.on(user.today(at)).filter(supervisor=user).values("para"))


def _with_posts(user: User, at: datetime, schools: object) -> Q:
    posts = Post.objects.on(user.today(at)).filter(role=Role.PARA, school__in=schools)
    return Q(pk__in=posts.values("user"))


def _colleagues(user: User, at: datetime) -> Q:
    taught = [post.school for post in user.posts(at) if post.role == Role.TEACHER]
    return _with_posts(user, at, {pk for school in taught for pk in school.line()})


def _led(user: User, at: datetime) -> Q:
    return _with_posts(user, at, School.objects.administered_by(user, at).values("pk"))


PARAS_BY: dict[SupervisionRelation, Callable[[User, datetime], Q]] = {
    SupervisionRelation.PARA: _is_para,
    SupervisionRelation.SUPERVISOR: _supervised,
    SupervisionRelation.COLLEAGUE: _colleagues,
    SupervisionRelation.ADMINISTRATION: _led,
}


def paras_of(user: User, act: Supervise | None, at: datetime | None = None) -> QuerySet[User]:
    """Paras whose supervision this person may `act` on at `at` (now), by name. None: stands to at all."""
    moment = at or timezone.now()
    condition = Q(pk__in=[])
    for relation, acts in MAY_SUPERVISE.items():
        if user.is_active and (act is None or act in acts):
            condition |= PARAS_BY[relation](user, moment)
    return User.objects.filter(condition, is_active=True).order_by("sort_key", "pk")


def get_para(user: User, pk: UUID, act: Supervise = Supervise.SEE) -> User:
    """The para. Raises Http404 where one does not stand to them at all, PermissionDenied where not so."""
    found = paras_of(user, act).filter(pk=pk).first()
    if found is None:
        if paras_of(user, None).filter(pk=pk).exists():
            # 403 where one stands to the person in some way, 404 where one may not even know of them.
            raise PermissionDenied(_("Your work does not include this."))
        raise Http404(_("No such person."))
    return found


def require_para(user: User, para: User, act: Supervise, at: datetime) -> None:
    """For actions, whoever calls them: raises PermissionDenied."""
    if not paras_of(user, act, at).filter(pk=para.pk).exists():
        raise PermissionDenied(_("Your work does not include this."))


def get_contact(user: User, pk: UUID) -> Contact:
    """The contact with its people, school, confirmation and withdrawal. Raises Http404."""
    found = (
        Contact.objects.visible_to(user)
        .select_related("para", "supervisor", "school", "confirmation__by", "withdrawal__by")
        .filter(pk=pk)
        .first()
    )
    if found is None:
        raise Http404(_("No such contact."))
    return found


def get_data_view(user: User, pk: UUID) -> DataView:
    """The last view of a student's data by a teacher. Raises Http404.

    For who may see the supervision of a para of the two. The student is noted in the access log.
    """
    views = DataView.objects.visible_to(user).select_related("teacher", "student")
    found: DataView | None = views.filter(pk=pk).first()
    if found is not None:
        paras = paras_of(user, Supervise.SEE)
        assignments = Assignment.objects.on(user.today()).filter(supervisor=found.teacher_id, para__in=paras)
        # Besides the view itself: the supervision of a para who works with this student, under this teacher.
        if assignments.filter(student=found.student_id).exists() and note_students(user, [found.student_id]):
            return found
    raise Http404(_("No such page."))


def note_students(user: User, ids: Iterable[UUID]) -> list[Student]:
    """Those of the students whom this person may know of, by name; noted in the access log. One query."""
    found = list(Student.objects.visible_to(user).filter(pk__in=ids).with_grounds(user).in_order())
    access_log.note(found)
    return found
