"""The plan of another district: marking it, and saying that the team adopted it (N2)."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from core.forms import show
from iep import access
from iep.comparable import actions as comparable_actions
from iep.comparable import queries as comparable
from iep.comparable.forms import AdoptForm, ComparableForm
from iep.models import ComparableServices, Plan, PlanKind
from iep.publishing.actions import why_not
from staff.models import User
from staff.permissions import Act
from staff.sign_in import person
from students.models import Student

form_page = require_http_methods(["GET", "HEAD", "POST"])


@form_page
def mark(request: HttpRequest, pk: UUID) -> HttpResponse:
    """This plan came from another district."""
    by, now = person(request), timezone.now()
    student = _managed(by, pk)
    form = ComparableForm(request.POST or None, initial=_brought(student))
    plan = Plan.objects.filter(student=student, kind=PlanKind.IEP).first()
    if request.method == "POST" and form.is_valid():
        try:
            if plan is None:
                raise ValidationError(_("Enter and publish the IEP of the other district first."))
            plan.student = student
            comparable_actions.mark_comparable(plan=plan, by=by, at=now, **form.cleaned_data)
        except ValidationError as error:
            show(form, error, {})
        else:
            messages.success(request, _("Marked: comparable services until the team decides."))
            # Redirected, so that loading the page again does not send the form a second time.
            return redirect("iep:plan", pk)
    context = {"student": student, "form": form}
    return render(request, "iep/comparable/form.html", context, status=422 if form.errors else 200)


@form_page
def adopt(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The team adopts the plan as it is."""
    by, now = person(request), timezone.now()
    found = ComparableServices.objects.filter(pk=pk, end=None).select_related("version__of").first()
    if found is None:
        raise Http404
    student = found.version.of.student = _managed(by, found.version.of.student_id)
    form = AdoptForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            comparable_actions.adopt_plan(of=found, by=by, at=now, **form.cleaned_data)
        except ValidationError as error:
            show(form, error, {})
        else:
            messages.success(request, _("The plan is adopted."))
            return redirect("iep:plan", student.pk)
    context = {"student": student, "form": form, "mark": found, "why_not": why_not(student, by, now)}
    return render(request, "iep/comparable/adopt.html", context, status=422 if form.errors else 200)


def _brought(student: Student) -> dict[str, Any]:
    """What was written down when the student came."""
    came = comparable.brought_by(student)
    return {"came_from": came.where, "origin": came.origin, "since": came.first} if came else {}


def _managed(by: User, pk: UUID) -> Student:
    student = access.get_planned_student(by, pk, act=Act.WRITE)
    if not comparable.manages(student):
        raise PermissionDenied(_("Only the case manager does this."))
    return student
