from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from core.forms import submit
from core.publishing import Basis, basis_of, newest
from core.versions import EditConflict, Version
from staff.permissions import Act, Part
from staff.sign_in import person
from students import access
from students.about import actions as about_actions
from students.about.forms import AboutForm
from students.models import About, AboutVersion, Student

PER_PAGE = 10


@require_http_methods(["GET", "HEAD", "POST"])
def about_edit(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Write who the student is; below it, what was written before, by whom and when."""
    user = person(request)
    student = access.get_student(user, pk, part=Part.PLAN, act=Act.WRITE)
    about = About.objects.filter(student=student).first()
    basis = basis_of(about) if about else Basis()
    form = AboutForm(request.POST or None, basis=basis, initial=_text(about))
    try:
        answer = submit(
            request,
            form,
            act=lambda: about_actions.write_about(
                student=student,
                fields=form.content(),
                basis=form.basis(),
                reason=form.cleaned_data["why"],
                by=user,
            ),
            then=lambda request, version: _saved(request, student, version),
        )
    except EditConflict as conflict:
        return _page(request, student, about, _again(request, basis), conflict=conflict.theirs)
    return answer or _page(request, student, about, form)


def _saved(request: HttpRequest, student: Student, version: AboutVersion | None) -> HttpResponse:
    if version is None:
        messages.info(request, _("Nothing changed: this is what is in force already."))
    else:
        messages.success(request, _("Saved. Everybody who works with the student reads it from now on."))
    return redirect("students:student", student.pk)


def _text(about: About | None) -> dict[str, Any]:
    version = newest(about) if about else None
    return version.content() if version else {}


def _again(request: HttpRequest, basis: Basis) -> AboutForm:
    """My words once more, based on what stands now: saving again is then a decision."""
    data = request.POST.copy()
    data["based_on"] = str(basis.based_on or "")
    return AboutForm(data, basis=basis)


def _page(
    request: HttpRequest,
    student: Student,
    about: About | None,
    form: AboutForm,
    conflict: Version | None = None,
) -> HttpResponse:
    earlier = AboutVersion.objects.published().filter(of=about).select_related("published_by")
    context = {
        "student": student,
        "form": form,
        "conflict": conflict,
        "page": Paginator(earlier.order_by("-number"), PER_PAGE).get_page(request.GET.get("page")),
        "zone": person(request).zone,
    }
    status = 409 if conflict else 422 if form.errors else 200
    return render(request, "students/about/form.html", context, status=status)
