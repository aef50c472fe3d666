from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from core.forms import redirect_saying, submit
from core.publishing import Basis, basis_of, draft_of, newest
from core.versions import EditConflict, Version
from staff.models import User
from staff.permissions import Act, Part
from staff.sign_in import person
from students import access
from students.models import SafetyCard, SafetyCardVersion, Student
from students.safety import actions as safety_actions
from students.safety.forms import SafetyForm


@require_http_methods(["GET", "HEAD", "POST"])
def safety_edit(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Write the safety card: keep a draft, or put it in force at once."""
    user = person(request)
    student = access.get_student(user, pk, part=Part.SAFETY, act=Act.WRITE)
    card = SafetyCard.objects.filter(student=student).first()
    basis = basis_of(card) if card else Basis()
    form = SafetyForm(request.POST or None, basis=basis, initial=_text(card))
    try:
        answer = submit(
            request,
            form,
            act=lambda: _save(student, form, user),
            then=lambda request, version: _saved(request, student, form, version),
            places={"reason": "why"},
        )
    except EditConflict as conflict:
        return _page(request, student, card, _again(request, basis), conflict=conflict.theirs)
    return answer or _page(request, student, card, form)


def _save(student: Student, form: SafetyForm, user: User) -> SafetyCardVersion | None:
    """What was published, or the draft; None where it says what is in force already."""
    fields, basis = form.content(), form.basis()
    if not form.is_publishing:
        return safety_actions.save_safety_draft(student=student, fields=fields, basis=basis, by=user)
    return safety_actions.publish_safety(
        student=student, fields=fields, basis=basis, reason=form.cleaned_data["why"], by=user
    )


def _saved(
    request: HttpRequest, student: Student, form: SafetyForm, version: SafetyCardVersion | None
) -> HttpResponse:
    if form.is_publishing:
        words = _("The safety card is in force. The paras see it from now on.")
        return redirect_saying(request, words, "students:student", student.pk)
    if version is None:
        messages.info(request, _("Nothing changed: this is what is in force already."))
    else:
        messages.success(request, _("Draft saved. Nobody else sees it before it is published."))
    return redirect("students:safety-edit", student.pk)


def _text(card: SafetyCard | None) -> dict[str, Any]:
    """What the form opens with: the draft, or else what is in force."""
    version: SafetyCardVersion | None = (draft_of(card) or newest(card)) if card else None
    return version.content() if version else {}


def _again(request: HttpRequest, basis: Basis) -> SafetyForm:
    """My words once more, based on what stands now: saving again is then a decision."""
    data = request.POST.copy()
    data["revision"], data["based_on"] = str(basis.revision), str(basis.based_on or "")
    return SafetyForm(data, basis=basis)


def _page(
    request: HttpRequest,
    student: Student,
    card: SafetyCard | None,
    form: SafetyForm,
    conflict: Version | None = None,
) -> HttpResponse:
    context = {
        "student": student,
        "form": form,
        "draft": draft_of(card) if card else None,
        "in_force": newest(card) if card else None,
        "conflict": conflict,
        "zone": person(request).zone,
    }
    status = 409 if conflict else 422 if form.errors else 200
    return render(request, "students/safety/form.html", context, status=status)
