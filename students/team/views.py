from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from core.forms import redirect_saying, render_form, say_why, submit
from staff.models import School
from staff.permissions import Act, Part
from staff.sign_in import person
from students import access
from students.confirming import ask_once
from students.models import Enrolment, Membership, Student, TeamRole
from students.team import actions as team_actions
from students.team.forms import JoinForm


@require_http_methods(["GET", "HEAD", "POST"])
def team_join(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Put somebody on the student's team, from now on: so a student comes onto a caseload."""
    user, now = person(request), timezone.now()
    student = access.get_student(user, pk, part=Part.PLAN, act=Act.ASSIGN)
    enrolment = Enrolment.objects.of(student, user.today(now))
    if enrolment is None:
        return render(request, "students/team/not_enrolled.html", {"student": student})
    leads = School.objects.administered_by(user, now).filter(pk=enrolment.school_id).exists()
    form = JoinForm(
        request.POST or None, school=enrolment.school, day=user.today(now), names_case_manager=leads
    )
    return submit(
        request,
        form,
        act=lambda: team_actions.add_member(student=student, since=now, by=user, at=now, **form.cleaned_data),
        then=lambda request, made: redirect_saying(
            request,
            _("%(person)s is on the team of %(student)s.") % {"person": made.user, "student": student},
            "students:student",
            pk,
        ),
        places={"since": "user"},
    ) or render_form(
        request,
        "students/team/join.html",
        form,
        student=student,
        manager=_manager(student),
        leads=leads,
    )


def _manager(student: Student) -> Membership | None:
    found = Membership.objects.at().filter(student=student, team_role=TeamRole.CASE_MANAGER)
    return found.select_related("user").first()


@require_http_methods(["GET", "HEAD", "POST"])
def team_leave(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Take somebody off the team, this minute. What they wrote stays."""
    user = person(request)
    member = Membership.objects.at().select_related("user").filter(pk=pk).first()
    if member is None:
        raise Http404
    member.student = access.get_student(user, member.student_id, part=Part.PLAN, act=Act.ASSIGN)
    if request.method == "POST":
        try:
            team_actions.end_membership(membership=member, by=user)
        except ValidationError as error:
            say_why(request, error)
            return redirect("students:student", member.student_id)
        words = {"person": member.user, "student": member.student}
        messages.success(request, _("%(person)s is no longer on the team of %(student)s.") % words)
        if not Student.objects.visible_to(user).filter(pk=member.student_id).exists():
            return redirect("students:list")
        return redirect("students:student", member.student_id)
    names = {"who": member.user, "role": member.get_team_role_display(), "student": member.student}
    return ask_once(
        request,
        member.student,
        title=_("Take off the team"),
        words=_(
            "%(who)s is on the team of %(student)s: %(role)s. Off the team they see nothing of the student "
            "from this minute on. All that they wrote stays."
        )
        % names,
        submit=_("Take off the team"),
        back="students:student",
    )
