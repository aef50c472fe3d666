"""Asking of a plan update, and answering."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from core.forms import posted, render_form, saying, submit
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
    form = QuestionForm(posted(request))
    return submit(
        request,
        form,
        act=lambda: question_actions.ask(update=update, text=form.cleaned_data["text"], by=by),
        then=saying(
            _("Your question is with the teacher. The answer comes to your Today."), "iep:ask", update.pk
        ),
    ) or render_form(
        request,
        "iep/updates/ask.html",
        form,
        student=update.student,
        update=update,
        asked=update.questions.filter(by=by).select_related("answer__by").order_by("at"),
        zone=by.zone,
    )


@form_page
def answer(request: HttpRequest, pk: UUID) -> HttpResponse:
    """For those who write the plan."""
    by = person(request)
    question = access.get_question(by, pk)
    student = question.update.student
    form = QuestionAnswerForm(posted(request))
    return submit(
        request,
        form,
        act=lambda: question_actions.answer(question=question, text=form.cleaned_data["text"], by=by),
        then=saying(
            _("Answered. %(who)s reads it on Today.") % {"who": question.by}, "students:student", student.pk
        ),
    ) or render_form(
        request, "iep/updates/answer.html", form, student=student, question=question, zone=by.zone
    )
