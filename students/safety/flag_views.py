"""Saying that a safety card is wrong; what was said, with the answers."""

from __future__ import annotations

from uuid import UUID

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from core.forms import render_form, saying, submit
from staff.permissions import Act, Part
from staff.sign_in import person
from students import access
from students.models import SafetyFlag
from students.safety import actions as safety_actions
from students.safety.forms import FlagAnswerForm, FlagForm

PER_PAGE = 25


@require_http_methods(["GET", "HEAD", "POST"])
def safety_flags(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Say that the card is wrong; below, what was said before."""
    user = person(request)
    student = access.get_student(user, pk, part=Part.SAFETY)
    form = FlagForm(request.POST or None)
    answer = submit(
        request,
        form,
        act=lambda: safety_actions.flag_safety(student=student, words=form.cleaned_data["words"], by=user),
        then=saying(
            _("Thank you. Whoever writes the card sees it on their pages now."), "students:safety-flags", pk
        ),
    )
    if answer:
        return answer
    flags = SafetyFlag.objects.filter(student=student).select_related("by", "answer__by").order_by("-at")
    return render_form(
        request,
        "students/safety/flags.html",
        form,
        student=student,
        page=Paginator(flags, PER_PAGE).get_page(request.GET.get("page")),
        may_write=student.allows(Part.SAFETY, Act.WRITE),
        zone=user.zone,
    )


@require_http_methods(["GET", "HEAD", "POST"])
def safety_flag_answer(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Answer whoever said that the card is wrong."""
    user = person(request)
    flag = SafetyFlag.objects.select_related("by").filter(pk=pk).first()
    if flag is None:
        raise Http404
    flag.student = access.get_student(user, flag.student_id, part=Part.SAFETY, act=Act.WRITE)
    form = FlagAnswerForm(request.POST or None)
    return submit(
        request,
        form,
        act=lambda: safety_actions.answer_safety_flag(flag=flag, words=form.cleaned_data["words"], by=user),
        then=saying(_("Your answer stands beside what was said."), "students:safety-flags", flag.student_id),
    ) or render_form(
        request,
        "students/safety/flag_answer.html",
        form,
        student=flag.student,
        flag=flag,
        zone=user.zone,
    )
