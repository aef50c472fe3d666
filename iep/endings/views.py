"""Ending a plan, or a goal, service or support of one; and taking that back before its day is over."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _

from core.forms import posted, redirect_saying, render_form, saying, submit
from core.publishing import draft_of, newest
from iep import access
from iep.drafts.part_views import form_page
from iep.endings import actions as ending_actions
from iep.endings.actions import ending_ahead
from iep.models import Ending, Goal, Plan
from iep.parts import student_of
from iep.plans.kinds import kind_of
from iep.publishing.actions import why_not
from iep.publishing.forms import EndPartForm, GoOnForm
from iep.publishing.views import first_source, told_paras
from iep.versions.describing import day, title
from staff.sign_in import person


@form_page
def end(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Ask who decided, why, and which day is the last. What is only drafted is discarded instead."""
    by = person(request)
    of = access.get_part_that_ends(by, pk)
    student, version = student_of(of), newest(of) or draft_of(of)
    if version is None:
        ahead = of.versions.at().exists()
        messages.info(request, _("Its end is decided already.") if ahead else _("It has ended already."))
        return redirect("iep:plan", student.pk)
    # The same thing, but with its plan and student loaded, which the words of the version need.
    version.of = of
    kind = str(kind_of(version))
    initial = first_source(kind, by) | {"last_day": by.today()}
    form = EndPartForm(posted(request), kind=kind, initial=initial)
    return submit(
        request,
        form,
        act=lambda: ending_actions.end_part(of=of, by=by, **form.cleaned_data),
        then=lambda request, ending: redirect_saying(
            request, _ends_in_words(ending, form.cleaned_data["last_day"]), "iep:plan", student.pk
        ),
    ) or render_form(
        request,
        "iep/endings/end.html",
        form,
        student=student,
        title=title(version),
        is_plan=isinstance(of, Plan),
        is_goal=isinstance(of, Goal),
        why_not=why_not(student, by, timezone.now()),
        paras=told_paras(student, by),
    )


@form_page
def go_on(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Ask why; then what was to end goes on as it is."""
    by = person(request)
    of = access.get_part_that_ends(by, pk)
    student, ending = student_of(of), ending_ahead(of, timezone.now())
    if ending is None:
        messages.info(request, _("No end of its own is to come. What ends with its plan goes on with it."))
        return redirect("iep:plan", student.pk)
    form = GoOnForm(posted(request))
    return submit(
        request,
        form,
        act=lambda: ending_actions.take_back_ending(ending=ending, by=by, **form.cleaned_data),
        then=saying(_("It goes on: %(title)s") % {"title": ending.title}, "iep:plan", student.pk),
    ) or render_form(
        request,
        "iep/endings/go_on.html",
        form,
        student=student,
        ending=ending,
        zone=by.zone,
        why_not=why_not(student, by, timezone.now()),
        paras=told_paras(student, by),
    )


def _ends_in_words(ending: Ending, last_day: date | None) -> str:
    if last_day is None:
        return _("Ended: %(title)s") % {"title": ending.title}
    return _("Ends on %(day)s: %(title)s") % {"day": day(last_day), "title": ending.title}
