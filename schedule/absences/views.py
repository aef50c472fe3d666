from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from core.forms import render_form, say_why, saying, submit
from schedule.absences import actions as absence_actions
from schedule.absences.forms import AwayForm
from schedule.models import StudentAbsence
from staff.models import User
from staff.permissions import Act, Part
from staff.sign_in import person
from students import access
from students.models import Student


def _get(user: User, pk: UUID) -> Student:
    student = access.get_student(user, pk, part=Part.PLAN)
    if not (student.allows(Part.DATA, Act.LOG) or student.allows(Part.PLAN, Act.ASSIGN)):
        raise PermissionDenied
    return student


@require_http_methods(["GET", "HEAD", "POST"])
def student_away(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The student is away, for whole days or a part of one: nothing is due, and the para is free."""
    user = person(request)
    student = _get(user, pk)
    form = AwayForm(request.POST or None, day=user.today())
    answer = submit(
        request,
        form,
        act=lambda: absence_actions.record_student_absence(student=student, by=user, **form.when()),
        then=saying(_("%(student)s is away.") % {"student": student}, "students:student", student.pk),
    )
    if answer:
        return answer
    # The end of a range is the first day that is not in it, so this still lists what ends today.
    there = StudentAbsence.objects.filter(student=student, during__endswith__gt=user.today())
    return render_form(
        request,
        "schedule/absences/away.html",
        form,
        student=student,
        absences=there.order_by("during", "minutes"),
        back_url=reverse("students:student", args=[student.pk]),
    )


@require_POST
def student_away_end(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The student is there after all, or again."""
    user = person(request)
    absence = StudentAbsence.objects.filter(pk=pk).first()
    if absence is None:
        raise Http404
    absence.student = _get(user, absence.student_id)
    try:
        absence_actions.end_student_absence(absence=absence, by=user)
        messages.success(request, _("%(student)s is there.") % {"student": absence.student})
    except ValidationError as error:
        say_why(request, error)
    return redirect("students:student", absence.student_id)
