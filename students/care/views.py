"""Delegated care of a student: what, how, and who is signed off. Nurses write; who works with care reads."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from core.forms import redirect_saying, render_form, submit
from staff.models import User
from staff.permissions import Act, Part
from staff.sign_in import person
from students import access
from students.care import actions as care_actions
from students.care.forms import CareTaskForm, SignOffForm
from students.care.queries import care_of, earlier
from students.confirming import ask_once
from students.models import CareSignOff, CareTask, Student

PER_PAGE = 25


@require_safe
def care(request: HttpRequest, pk: UUID) -> HttpResponse:
    """What is delegated today, who does it, and who did earlier."""
    user = person(request)
    student = access.get_student(user, pk, part=Part.CARE)
    day = user.today()
    context = {
        "student": student,
        "tasks": care_of(user, [student], day),
        "page": Paginator(earlier(student, day), PER_PAGE).get_page(request.GET.get("page")),
        "may_write": student.allows(Part.CARE, Act.WRITE),
    }
    return render(request, "students/care/care.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def care_add(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Delegate a task."""
    student = access.get_student(person(request), pk, part=Part.CARE, act=Act.WRITE)
    return _write(request, student, None)


@require_http_methods(["GET", "HEAD", "POST"])
def care_change(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Other words: another task, in which people are trained anew."""
    task = _task(person(request), pk)
    return _write(request, task.student, task)


def _write(request: HttpRequest, student: Student, task: CareTask | None) -> HttpResponse:
    initial = {"name": task.name, "steps": task.steps, "call": task.call} if task else {}
    form = CareTaskForm(request.POST or None, initial=initial)
    return submit(
        request,
        form,
        act=lambda: care_actions.delegate_care(
            student=student, by=person(request), instead_of=task, **form.cleaned_data
        ),
        then=lambda request, made: redirect_saying(
            request,
            _("“%(task)s” is delegated. Now sign off whom you trained in it.") % {"task": made},
            "students:care",
            student.pk,
        ),
    ) or render_form(request, "students/care/form.html", form, student=student, task=task)


@require_http_methods(["GET", "HEAD", "POST"])
def care_end(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Nobody does it any more."""
    user = person(request)
    task = _task(user, pk)
    if request.method == "POST":
        care_actions.end_care(task=task, by=user)
        messages.success(request, _("“%(task)s” is no longer delegated.") % {"task": task})
        return redirect("students:care", task.student_id)
    names = {"task": task, "student": task.student}
    return ask_once(
        request,
        task.student,
        title=_("End delegated care"),
        words=_(
            "From this minute on nobody but the nurse does “%(task)s” for %(student)s. "
            "Who was signed off until now stays on record."
        )
        % names,
        submit=_("End it"),
        back="students:care",
    )


@require_http_methods(["GET", "HEAD", "POST"])
def care_sign_off(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Somebody was trained in this task."""
    user = person(request)
    task = _task(user, pk)
    day = user.today()
    form = SignOffForm(request.POST or None, student=task.student, by=user, day=day)
    return submit(
        request,
        form,
        act=lambda: care_actions.sign_off(
            task=task, person=form.cleaned_data["person"], last=form.cleaned_data["last"], by=user
        ),
        then=lambda request, made: redirect_saying(
            request, _("%(who)s is signed off.") % {"who": made.person}, "students:care", task.student_id
        ),
    ) or render_form(request, "students/care/sign_off.html", form, student=task.student, task=task)


@require_http_methods(["GET", "HEAD", "POST"])
def sign_off_end(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Somebody no longer does it, from this minute on."""
    user = person(request)
    found = CareSignOff.objects.on(user.today()).select_related("person").filter(pk=pk).first()
    if found is None:
        raise Http404
    found.task = _task(user, found.task_id)
    if request.method == "POST":
        care_actions.end_sign_off(sign_off=found, by=user)
        messages.success(request, _("%(who)s no longer does it.") % {"who": found.person})
        return redirect("students:care", found.task.student_id)
    names = {"who": found.person, "task": found.task, "student": found.task.student}
    return ask_once(
        request,
        found.task.student,
        title=_("Take a sign-off back"),
        words=_(
            "From this minute on %(who)s no longer does “%(task)s” for %(student)s. "
            "That it was so until now stays on record."
        )
        % names,
        submit=_("Take it back"),
        back="students:care",
    )


def _task(user: User, pk: UUID) -> CareTask:
    """A task that is delegated today, for who writes care. Raises Http404, PermissionDenied."""
    task: CareTask | None = CareTask.objects.on(user.today()).filter(pk=pk).first()
    if task is None:
        raise Http404
    task.student = access.get_student(user, task.student_id, part=Part.CARE, act=Act.WRITE)
    return task
