from datetime import date, timedelta
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from core.forms import EndForm, render_form, saying, submit
from schedule.assigning import actions as assigning_actions
from schedule.assigning.forms import AssignForm
from staff.models import Licence, User
from staff.permissions import Act, Part
from staff.sign_in import person
from students import access
from students.models import Assignment, Enrolment


@require_http_methods(["GET", "HEAD", "POST"])
def assign(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Put a para on the student, and on duty in blocks of the student's day."""
    user = person(request)
    student = access.get_student(user, pk, part=Part.PLAN, act=Act.ASSIGN)
    day = user.today()
    enrolment = Enrolment.objects.of(student, day)
    if enrolment is None:
        return render(request, "students/team/not_enrolled.html", {"student": student})
    form = AssignForm(request.POST or None, student=student, school=enrolment.school, by=user, day=day)
    if "extended" in request.GET:
        form.fill_extended_year()
    return submit(
        request,
        form,
        act=lambda: assigning_actions.assign(student=student, by=user, **form.cleaned_data),
        then=_assigned,
        places={"slot": "blocks"},
    ) or render_form(
        request, "schedule/assigning/assign.html", form, student=student, school=enrolment.school, today=day
    )


def _assigned(request: HttpRequest, made: Assignment) -> HttpResponse:
    words = {"para": made.para, "student": made.student}
    messages.success(request, _("%(para)s is assigned to %(student)s.") % words)
    for who in (made.para, made.supervisor):
        ends = _last_licensed_day(who, made.starts)
        if ends and (made.last_day is None or ends < made.last_day):
            messages.warning(
                request,
                _("A license of %(who)s ends on %(day)s, before this assignment does.")
                % {"who": who, "day": ends.strftime("%b %-d, %Y")},
            )
    return redirect("students:student", made.student_id)


def _last_licensed_day(user: User, day: date) -> date | None:
    """The last day of the longest licence that is valid on `day`; None where one has no end."""
    ends = [licence.valid.upper for licence in Licence.objects.filter(user=user, valid__contains=day)]
    # A licence without an end (upper is None) never runs out.
    return None if None in ends or not ends else max(ends) - timedelta(days=1)


@require_http_methods(["GET", "HEAD", "POST"])
def assignment_end(request: HttpRequest, pk: UUID) -> HttpResponse:
    """End an assignment, at once or after a last day."""
    user = person(request)
    found = Assignment.objects.select_related("para", "supervisor").filter(pk=pk).first()
    if found is None:
        raise Http404
    student = access.get_student(user, found.student_id, part=Part.PLAN, act=Act.ASSIGN)
    if found.is_taken_back:
        raise Http404
    day = user.today()
    form = EndForm(request.POST or None, starts=found.starts, day=day)
    return submit(
        request,
        form,
        act=lambda: assigning_actions.end_assignment(assignment=found, last_day=form.last(day), by=user),
        then=saying(
            _("The assignment of %(para)s ends.") % {"para": found.para}, "students:student", student.pk
        ),
    ) or render_form(
        request, "schedule/assigning/end.html", form, student=student, assignment=found, today=day
    )
