"""Students who come, move to another school, or leave (N2)."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from core.checks import say
from core.forms import render_form, show, submit
from staff import access as staff_access
from staff.administration.pages import AdministrationPage
from staff.models import School, User
from staff.permissions import Act, Part
from staff.sign_in import person
from students import access
from students.access_log import middleware as access_log
from students.models import Enrolment, Membership, Student, Transfer
from students.moves import actions as move_actions
from students.moves import arriving
from students.moves.endings import ONE_DAY
from students.moves.forms import ArriveForm, LeaveForm, MoveForm

PER_PAGE = 25
form_page = require_http_methods(["GET", "HEAD", "POST"])


@form_page
def move(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Two pages: to which school; then what ends that day, and who stays."""
    user, now = person(request), timezone.now()
    student, enrolment = _led(user, pk, now)
    if enrolment is None:
        return render(request, "students/team/not_enrolled.html", {"student": student})
    form = MoveForm(
        request.POST or None,
        schools=_others(enrolment.school),
        day=user.today(now),
        team=Membership.objects.filter(student=student),
        initial={"grade": enrolment.grade, "first": user.today(now)},
    )  # fmt: skip
    foreseen = None
    if request.method == "POST" and form.is_valid():
        given = {name: form.cleaned_data[name] for name in ("to", "grade", "first", "case_manager")}
        try:
            if "confirmed" in request.POST:
                keep = [member.pk for member in form.cleaned_data["keep"]]
                made = move_actions.move(student=student, by=user, at=now, keep=keep, **given)
                return _gone(request, made, user)
            foreseen = move_actions.foresee_move(student=student, by=user, at=now, **given)
        except ValidationError as error:
            show(form, error, {})
    return render_form(
        request, "students/moves/move.html", form, student=student, foreseen=foreseen, enrolment=enrolment
    )


def _others(school: School) -> QuerySet[School]:
    """The other schools of its district."""
    if school.parent_id is None:
        return School.objects.none()
    return School.objects.filter(parent=school.parent_id).exclude(pk=school.pk).order_by("name")


@form_page
def leave(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Two pages: after which day; then what ends that day."""
    user, now = person(request), timezone.now()
    student, enrolment = _led(user, pk, now)
    if enrolment is None:
        return render(request, "students/team/not_enrolled.html", {"student": student})
    form = LeaveForm(request.POST or None, initial={"last_day": user.today(now)})
    foreseen = None
    if request.method == "POST" and form.is_valid():
        try:
            if "confirmed" in request.POST:
                made = move_actions.leave(student=student, by=user, at=now, **form.cleaned_data)
                return _gone(request, made, user)
            last_day = form.cleaned_data["last_day"]
            foreseen = move_actions.foresee_leaving(student=student, last_day=last_day, by=user, at=now)
        except ValidationError as error:
            show(form, error, {"first": "last_day"})
    return render_form(
        request, "students/moves/leave.html", form, student=student, foreseen=foreseen, enrolment=enrolment
    )


def _led(user: User, pk: UUID, now: datetime) -> tuple[Student, Enrolment | None]:
    """The student and where they are enrolled. Raises Http404, PermissionDenied for who leads no school."""
    student = access.get_student(user, pk, part=Part.PLAN, act=Act.ASSIGN)
    enrolment = Enrolment.objects.of(student, user.today(now))
    if enrolment is None:
        staff_access.require_administrator(user)
    else:
        move_actions.require_administrators(user, [enrolment.school], now)
    return student, enrolment


def _gone(request: HttpRequest, made: Transfer, user: User) -> HttpResponse:
    if made.new is not None:
        words = _("%(student)s is at %(school)s from %(day)s on.")
    else:
        words = _("The last day of %(student)s is %(last)s. All that was recorded stays.")
    said = {
        "student": made.student, "school": made.new.school if made.new else "", "day": say(made.first),
        "last": say(made.first - ONE_DAY),
    }  # fmt: skip
    messages.success(request, words % said)
    if not Student.objects.visible_to(user).filter(pk=made.student_id).exists():
        return redirect("students:list")
    return redirect("students:student", made.student_id)


@form_page
def take_back_transfer_page(request: HttpRequest, pk: UUID) -> HttpResponse:
    """A move planned ahead does not take place."""
    user, now = person(request), timezone.now()
    rows = Transfer.objects.planned(user.today(now)).select_related("old__school", "new__school")
    found = rows.filter(pk=pk).first()
    if found is None or found.old is None:
        raise Http404
    student = access.get_student(user, found.student_id, part=Part.PLAN, act=Act.ASSIGN)
    move_actions.require_administrators(user, [one.school for one in (found.old, found.new) if one], now)
    if request.method == "POST":
        lost = move_actions.take_back_transfer(transfer=found, by=user, at=now)
        messages.success(request, _("Everything of %(student)s goes on as before.") % {"student": student})
        if lost:
            words = _(
                "Some of it could not: passes, or times in which a para is elsewhere by now. Look at the day."
            )
            messages.warning(request, words)
        return redirect("students:student", student.pk)
    return render(request, "students/moves/take_back.html", {"student": student, "transfer": found})


@form_page
def arrive(request: HttpRequest) -> HttpResponse:
    """A student who was never here."""
    user, now = person(request), timezone.now()
    staff_access.require_administrator(user)
    form = _arrival(request, user)
    return submit(
        request,
        form,
        act=lambda: arriving.arrive(names=form.names(), by=user, at=now, **form.enrolment()),
        then=_came,
    ) or render_form(request, "students/moves/arrive.html", form)


@form_page
def come_back(request: HttpRequest, pk: UUID) -> HttpResponse:
    """A student who was here, and left."""
    user, now = person(request), timezone.now()
    student = arriving.former_students(user, now).filter(pk=pk).first()
    if student is None:
        raise Http404
    access_log.note([student])
    form = _arrival(request, user, is_known=True)
    return submit(
        request,
        form,
        act=lambda: arriving.arrive(student=student, by=user, at=now, **form.enrolment()),
        then=_came,
    ) or render_form(request, "students/moves/arrive.html", form, student=student)


def _arrival(request: HttpRequest, user: User, **more: Any) -> ArriveForm:
    schools = School.objects.administered_by(user)
    # A district has no students of its own; a school without a district above it has.
    schools = schools.exclude(parent=None, schools__isnull=False).distinct().order_by("name")
    return ArriveForm(request.POST or None, schools=schools, day=user.today(), **more)


def _came(request: HttpRequest, made: Transfer) -> HttpResponse:
    words = {"student": made.student, "school": made.new.school if made.new else "", "day": say(made.first)}
    messages.success(request, _("%(student)s is at %(school)s from %(day)s on.") % words)
    if not Student.objects.visible_to(person(request)).filter(pk=made.student_id).exists():
        return redirect("students:left")
    return redirect("students:student", made.student_id)


@require_safe
def left(request: HttpRequest) -> HttpResponse:
    """Who left a school that this person leads: names and last days, to enroll them again."""
    user, now = person(request), timezone.now()
    staff_access.require_administrator(user)
    if not School.objects.administered_by(user, now).exists():
        raise PermissionDenied
    found = arriving.former_students(user, now)
    page = Paginator(found, PER_PAGE).get_page(request.GET.get("page"))
    rows = list(page.object_list)
    access_log.note(rows)
    planned = Transfer.objects.standing().filter(student__in=rows, new=None, old__isnull=False)
    where = {one.student_id: one.where for one in planned.order_by("first")}
    listed = [(one, one.until - ONE_DAY, where.get(one.pk, "")) for one in rows]  # type: ignore[attr-defined]
    return render(request, "students/moves/left.html", {"page": page, "rows": listed})


LEFT_PAGE = AdministrationPage(
    "transfers",
    65,
    "students:left",
    gettext_lazy("Students who come or left"),
    gettext_lazy("Enroll a student who comes from outside, or one who was here before."),
)
