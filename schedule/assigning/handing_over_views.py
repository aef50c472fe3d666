from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from core.forms import show
from schedule.assigning import handing_over
from schedule.assigning.forms import HandOverForm
from staff.permissions import Act, Part
from staff.sign_in import person
from students import access
from students.models import Assignment, Enrolment


@require_http_methods(["GET", "HEAD", "POST"])
def hand_over(request: HttpRequest, pk: UUID) -> HttpResponse:
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
        return render(request, "schedule/assigning/nowhere.html", {"student": student})
    form = HandOverForm(request.POST or None, assignment=found, school=enrolment.school, day=day)
    if request.method == "POST" and form.is_valid():
        try:
            made = handing_over.hand_over(assignment=found, by=user, **form.cleaned_data)
        except ValidationError as error:
            show(form, error, {"para": "to", "last": "first", "last_day": "first"})
        else:
            words = {"old": found.para, "new": made.para}
            messages.success(request, _("%(old)s hands over to %(new)s.") % words)
            return redirect("students:student", student.pk)
    context = {"student": student, "assignment": found, "form": form, "today": day}
    return render(request, "schedule/assigning/hand_over.html", context, status=422 if form.errors else 200)
