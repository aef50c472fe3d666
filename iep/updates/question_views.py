"""Asking of a plan update, and answering."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from iep import access
from iep.drafts.part_views import form_page
from iep.updates import question_actions
from iep.updates.forms import QuestionAnswerForm, QuestionForm
from staff.sign_in import person


@form_page
def ask(request: HttpRequest, pk: UUID) -> HttpResponse:
    """For who was given the update: what they asked of it, and a new question."""
    by = person(request)
    update = access.get_given_update(by, pk)
    form = QuestionForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        question_actions.ask(update=update, text=form.cleaned_data["text"], by=by)
        messages.success(request, _("Your question is with the teacher. The answer comes to your Today."))
        return redirect("iep:ask", update.pk)
    context = {
        "student": update.student,
        "update": update,
        "asked": update.questions.filter(by=by).select_related("answer__by").order_by("at"),
        "form": form,
        "zone": by.zone,
    }
    return render(request, "iep/updates/ask.html", context, status=422 if request.method == "POST" else 200)


@form_page
def answer(request: HttpRequest, pk: UUID) -> HttpResponse:
    """For those who write the plan."""
    by = person(request)
    question = access.get_question(by, pk)
    student = question.update.student
    form = QuestionAnswerForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            question_actions.answer(question=question, text=form.cleaned_data["text"], by=by)
            messages.success(request, _("Answered. %(who)s reads it on Today.") % {"who": question.by})
            return redirect("students:student", student.pk)
        except ValidationError as refusal:
            form.add_error(None, refusal)
    context = {"student": student, "question": question, "form": form, "zone": by.zone}
    return render(
        request, "iep/updates/answer.html", context, status=422 if request.method == "POST" else 200
    )
