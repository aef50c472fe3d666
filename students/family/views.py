"""The family record of a student, for the case manager alone."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from core.forms import render_form, saying, submit
from staff.models import User
from staff.permissions import Act, Part
from staff.sign_in import person
from students import access
from students.confirming import ask_once
from students.family import actions as family_actions
from students.family.forms import AdultForm, HopesForm, initial_adult
from students.family.queries import adults_of, hopes_of, rights_of
from students.models import FamilyAdult, Student


@require_safe
def family(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Adults, rights, hopes and concerns."""
    user = person(request)
    student = access.get_student(user, pk, part=Part.FAMILY)
    day = user.today()
    adults = adults_of(student, day)
    context = {
        "student": student,
        "adults": adults,
        "rights": rights_of(student, adults, day),
        "hopes": hopes_of(student),
        "may_write": student.allows(Part.FAMILY, Act.WRITE),
        "zone": user.zone,
    }
    return render(request, "students/family/family.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def adult_add(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Another adult."""
    student = access.get_student(person(request), pk, part=Part.FAMILY, act=Act.WRITE)
    return _write(request, student, None)


@require_http_methods(["GET", "HEAD", "POST"])
def adult_change(request: HttpRequest, pk: UUID) -> HttpResponse:
    """What holds of an adult from today on."""
    adult = _adult(person(request), pk)
    return _write(request, adult.student, adult)


def _write(request: HttpRequest, student: Student, adult: FamilyAdult | None) -> HttpResponse:
    form = AdultForm(request.POST or None, initial=initial_adult(adult) if adult else None)
    return submit(
        request,
        form,
        act=lambda: family_actions.record_adult(
            student=student, fields=form.cleaned_data, by=person(request), instead_of=adult
        ),
        then=saying(_("The family record is changed from today on."), "students:family", student.pk),
    ) or render_form(request, "students/family/form.html", form, student=student, adult=adult)


@require_http_methods(["GET", "HEAD", "POST"])
def adult_end(request: HttpRequest, pk: UUID) -> HttpResponse:
    """No longer an adult of this student."""
    user = person(request)
    adult = _adult(user, pk)
    if request.method == "POST":
        family_actions.end_adult(adult=adult, by=user)
        messages.success(request, _("%(name)s is no longer on the family record.") % {"name": adult})
        return redirect("students:family", adult.student_id)
    names = {"adult": adult, "student": adult.student}
    return ask_once(
        request,
        adult.student,
        title=_("Take off the family record"),
        words=_(
            "From this minute on %(adult)s is no adult of %(student)s here. "
            "That it was so until now stays on record."
        )
        % names,
        submit=_("Take off"),
        back="students:family",
    )


@require_http_methods(["GET", "HEAD", "POST"])
def family_hopes(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The family's hopes and concerns, in their words."""
    user = person(request)
    student = access.get_student(user, pk, part=Part.FAMILY, act=Act.WRITE)
    said = hopes_of(student)
    initial = {"words": said.words, "are_shown": said.are_shown} if said else {}
    form = HopesForm(request.POST or None, initial=initial)
    return submit(
        request,
        form,
        act=lambda: family_actions.write_hopes(student=student, by=user, **form.cleaned_data),
        then=saying(_("Their words are kept."), "students:family", pk),
    ) or render_form(request, "students/family/hopes.html", form, student=student)


def _adult(user: User, pk: UUID) -> FamilyAdult:
    """Raises Http404, PermissionDenied."""
    adult: FamilyAdult | None = FamilyAdult.objects.on(user.today()).filter(pk=pk).first()
    if adult is None:
        raise Http404
    adult.student = access.get_student(user, adult.student_id, part=Part.FAMILY, act=Act.WRITE)
    return adult
