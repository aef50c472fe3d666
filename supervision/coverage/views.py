"""The Supervision page: whoever opens it sees the part that is theirs."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from urllib.parse import urlencode
from uuid import UUID

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from staff.models import Role, School, User
from staff.permissions import Supervise
from staff.sign_in import person
from students.models import Assignment, Enrolment
from supervision import access
from supervision.coverage.figures import State, Total, totals
from supervision.coverage.judging import judge_contacts
from supervision.coverage.load import Coverage, coverage
from supervision.coverage.para import student_lines
from supervision.coverage.rules import Expected
from supervision.models import Contact

PER_PAGE = 25


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """Of the schools that one leads, or else of those whom one supervises; a para's own contacts."""
    user = person(request)
    scope = coverage_scope(user, request)
    if scope is None:
        if Role.PARA in user.roles():
            return _para_page(request, user, user)
        return render(request, "supervision/coverage/home_empty.html")
    found = scope.load()
    context = {
        "scope": scope,
        "found": found,
        "page": Paginator(found.pairs, PER_PAGE).get_page(request.GET.get("page")),
        "counts": {state.value: sum(pair.state == state for pair in found.pairs) for state in State},
        "by_school": _by_school(scope, found),
        "by_teacher": _by_teacher(scope, found),
        "teacher_query": f"school={scope.school.pk}&teacher=" if scope.school else "teacher=",
        "rules": rules_in_force(found),
        "closed": [found.schools[pk] for pk in {p.row.school: 0 for p in found.pairs if p.time.is_closed}],
        "zone": user.zone,
    }
    return render(request, "supervision/coverage/home.html", context)


@dataclass(frozen=True)
class CoverageScope:
    """The part of coverage that a person sees: `leads`, or only what they supervise themselves."""

    user: User
    leads: bool
    all_schools: list[School]
    school: School | None
    teacher: User | None

    @property
    def query(self) -> str:
        """The same scope, as an address says it."""
        named = {"school": self.school, "teacher": self.teacher if self.leads else None}
        return "?" + urlencode({name: one.pk for name, one in named.items() if one})

    def load(self) -> Coverage:
        schools = [self.school] if self.school else self.all_schools
        return coverage(schools, timezone.now(), supervisor=self.teacher)


def coverage_scope(user: User, request: HttpRequest) -> CoverageScope | None:
    """By the address: `?school=`, `?teacher=`. None for who neither leads nor supervises."""
    led = list(School.objects.administered_by(user).select_related("parent").order_by("name"))
    if led:
        teacher = _named(request, "teacher")
        return CoverageScope(
            user=user,
            leads=True,
            all_schools=led,
            # Only of those that one leads: an id of another school falls back to all of one's own.
            school=next((s for s in led if s.pk == _named(request, "school")), None),
            teacher=User.objects.filter(pk=teacher).first() if teacher else None,
        )
    if not access.SUPERVISORS & user.roles():
        return None
    return CoverageScope(user, leads=False, all_schools=schools_in_scope(user), school=None, teacher=user)


def schools_in_scope(user: User) -> list[School]:
    """Schools of the students whom paras serve under this supervisor."""
    students = Assignment.objects.on(user.today()).filter(supervisor=user).values("student")
    schools = Enrolment.objects.on(user.today()).filter(student__in=students).values("school")
    return list(School.objects.filter(pk__in=schools).select_related("parent").order_by("name"))


def _named(request: HttpRequest, name: str) -> UUID | None:
    try:
        return UUID(request.GET.get(name, ""))
    except ValueError:
        return None


def rules_in_force(found: Coverage) -> list[Expected]:
    """What is expected of these pairs: one for each set of policy rows."""
    return list(dict.fromkeys(pair.time.expected for pair in found.pairs))


def _by_school(scope: CoverageScope, found: Coverage) -> list[Total]:
    if scope.school or not scope.leads:
        return []
    return totals(found.pairs, "school", found.school_names)


def _by_teacher(scope: CoverageScope, found: Coverage) -> list[Total]:
    """Once a school is chosen, or where there is only one."""
    is_one = len({pair.row.school for pair in found.pairs}) == 1
    if not scope.leads or scope.teacher or not (scope.school or is_one):
        return []
    names = {pair.row.supervisor: pair.row.supervisor_name for pair in found.pairs}
    return totals(found.pairs, "supervisor", names)


@require_safe
def para(request: HttpRequest, pk: UUID) -> HttpResponse:
    """What the figures of one para are made of."""
    user = person(request)
    return _para_page(request, user, access.get_para(user, pk, Supervise.SEE))


def _para_page(request: HttpRequest, user: User, para: User) -> HttpResponse:
    now = timezone.now()
    found = coverage(_schools_of_para(para, user.today(now)), now, para=para)
    students = access.note_students(user, {served.student for served in found.served_students})
    since, period = _since(request, user.today(now))
    contacts = (
        Contact.objects.visible_to(user)
        .filter(para=para, **since)
        .select_related("school__parent", "supervisor", "para", "confirmation", "withdrawal")
        .order_by("-began_at", "-pk")
    )
    page = Paginator(contacts, PER_PAGE).get_page(request.GET.get("page"))
    context = {
        "para": para,
        "is_self": para == user,
        "found": found,
        "lines": student_lines(found, students),
        "page": page,
        "rows": judge_contacts(page.object_list),
        "may_record": access.paras_of(user, Supervise.RECORD).filter(pk=para.pk).exists(),
        "rules": rules_in_force(found),
        "period": period,
        "zone": user.zone,
    }
    return render(request, "supervision/coverage/para.html", context)


def _since(request: HttpRequest, today: date) -> tuple[dict[str, date], str]:
    """By `?period=`: the filter on contacts, and the period that it is."""
    period = request.GET.get("period", "")
    if period == "week":
        return {"school_day__gte": today - timedelta(days=today.weekday())}, period
    if period == "month":
        return {"school_day__gte": today.replace(day=1)}, period
    return {}, ""


def _schools_of_para(para: User, day: date) -> list[School]:
    """Schools of the para's students."""
    students = Assignment.objects.on(day).filter(para=para).values("student")
    schools = Enrolment.objects.on(day).filter(student__in=students).values("school")
    return list(School.objects.filter(pk__in=schools).select_related("parent").order_by("name"))
