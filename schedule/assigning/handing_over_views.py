from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from core.forms import redirect_saying, render_form, submit
from schedule.assigning import handing_over
from schedule.assigning.forms import HandOverForm
from staff.permissions import Act, Part
from staff.sign_in import person
from students import access
from students.models import Assignment, Enrolment


@require_http_methods(["GET", "HEAD", "POST"])
def hand_over_page(request: HttpRequest, pk: UUID) -> HttpResponse:
    """One para ends and another begins, in one act: the duties go along."""
    user, day = person(request), person(request).today()
    found = Assignment.objects.select_related("para", "supervisor").filter(pk=pk).first()
    if found is None:
        raise Http404
    student = access.get_student(user, found.student_id, part=Part.PLAN, act=Act.ASSIGN)
    if found.is_taken_back or (found.last_day and found.last_day < day):
        raise Http404
    enrolment = Enrolment.objects.of(student, day)
    if enrolment is None:
        return render(request, "students/team/not_enrolled.html", {"student": student})
    form = HandOverForm(request.POST or None, assignment=found, school=enrolment.school, day=day)
    return submit(
        request,
        form,
        act=lambda: handing_over.hand_over(assignment=found, by=user, **form.cleaned_data),
        then=lambda request, made: redirect_saying(
            request,
            _("%(old)s hands over to %(new)s.") % {"old": found.para, "new": made.para},
            "students:student",
            student.pk,
        ),
        places={"para": "to", "last": "first", "last_day": "first"},
    ) or render_form(
        request,
        "schedule/assigning/hand_over.html",
        form,
        student=student,
        assignment=found,
        today=day,
    )
