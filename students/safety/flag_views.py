"""Saying that a safety card is wrong; what was said, with the answers."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from core.forms import show
from staff.permissions import Act, Part
from staff.sign_in import person
from students import access
from students.models import SafetyFlag
from students.safety import actions as safety_actions
from students.safety.forms import AnswerForm, FlagForm

PER_PAGE = 25


@require_http_methods(["GET", "HEAD", "POST"])
def safety_flags(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Say that the card is wrong; below, what was said before."""
    user = person(request)
    student = access.get_student(user, pk, part=Part.SAFETY)
    form = FlagForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        safety_actions.flag_safety(student=student, words=form.cleaned_data["words"], by=user)
        messages.success(request, _("Thank you. Whoever writes the card sees it on their pages now."))
        return redirect("students:safety-flags", pk)
    flags = SafetyFlag.objects.filter(student=student).select_related("by", "answer__by").order_by("-at")
    context = {
        "student": student,
        "form": form,
        "page": Paginator(flags, PER_PAGE).get_page(request.GET.get("page")),
        "may_write": student.allows(Part.SAFETY, Act.WRITE),
        "zone": user.zone,
    }
    return render(request, "students/safety/flags.html", context, status=422 if form.errors else 200)


@require_http_methods(["GET", "HEAD", "POST"])
def safety_flag_answer(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Answer whoever said that the card is wrong."""
    user = person(request)
    flag = SafetyFlag.objects.select_related("by").filter(pk=pk).first()
    if flag is None:
        raise Http404
    flag.student = access.get_student(user, flag.student_id, part=Part.SAFETY, act=Act.WRITE)
    form = AnswerForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            safety_actions.answer_safety_flag(flag=flag, words=form.cleaned_data["words"], by=user)
        except ValidationError as error:
            show(form, error, {})
        else:
            messages.success(request, _("Your answer stands beside what was said."))
            return redirect("students:safety-flags", flag.student_id)
    context = {"student": flag.student, "flag": flag, "form": form, "zone": user.zone}
    return render(request, "students/safety/flag_answer.html", context, status=422 if form.errors else 200)
