"""Passes for substitutes: making one in half a minute, printing it, taking it back."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_variables
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from core.forms import day_asked, render_form, say_why, submit
from schedule import planners as planning
from schedule.assigning.actions import SUPERVISORS
from schedule.day import Calendar
from schedule.day.places import DayBlock, blocks_of_day
from schedule.models import Pass, PassBlock, StudentBlock
from schedule.passes import actions as pass_actions
from schedule.passes import opening as passes
from schedule.passes.choices import choices_for
from schedule.passes.forms import PassForm
from schedule.staffing.candidates import people_at
from schedule.staffing.views import ASSIGNING, back_to
from staff.models import User
from staff.sign_in import person
from students import access
from students.access_log import middleware as access_log
from students.checks import school_on

PER_PAGE = 25


def _planner(request: HttpRequest) -> User:
    user = person(request)
    if not planning.plans(user):
        raise PermissionDenied(_("Teachers and administrators make passes."))
    return user


@require_safe
def pass_list(request: HttpRequest) -> HttpResponse:
    """Passes for students of who is looking, the newest day first; those that are over stay."""
    user = _planner(request)
    part, act = ASSIGNING
    students = access.students_of(user, part=part, act=act).order_by().values("pk")
    mine = PassBlock.objects.filter(block__student__in=students).values("of")
    found = Pass.objects.filter(pk__in=mine).select_related("person", "teacher", "school", "made_by")
    page = Paginator(found.order_by("-day", "-made_at", "pk"), PER_PAGE).get_page(request.GET.get("page"))
    now = timezone.now()
    rows = [(one, one.is_over(now)) for one in page.object_list]
    return render(request, "schedule/passes/passes.html", {"page": page, "rows": rows, "zone": user.zone})


@never_cache
@sensitive_variables("pin")
@require_http_methods(["GET", "HEAD", "POST"])
def pass_add(request: HttpRequest) -> HttpResponse:
    """A pass for blocks of one day. The answer to it is the page that is printed: the PIN is kept nowhere."""
    user = _planner(request)
    day = day_asked(request.GET.get("day", ""), user.today())
    form, offered = _form(request, user, day)
    return submit(request, form, act=lambda: _make(form, day, user), then=_made) or render_form(
        request, "schedule/passes/add.html", form,
        day=day, offered=offered, back_url=back_to(day), zone=user.zone,
    )  # fmt: skip


@sensitive_variables("pin")
def _make(form: PassForm, day: date, user: User) -> tuple[Pass, str]:
    blocks = list(form.cleaned_data["blocks"])
    return pass_actions.make_pass(
        who=form.who(),
        teacher=form.cleaned_data["teacher"],
        school=school_on(blocks[0].student, day, "blocks"),
        day=day,
        blocks=blocks,
        by=user,
    )


@sensitive_variables("made", "pin")
def _made(request: HttpRequest, made: tuple[Pass, str]) -> HttpResponse:
    new_pass, pin = made
    # Rendered in answer to the POST, without a redirect: the PIN is nowhere else, and must not stand in an
    # address or a session.
    return render(request, "schedule/passes/made.html", _context(new_pass) | {"pin": pin})


def _form(request: HttpRequest, user: User, day: date) -> tuple[PassForm, int]:
    """The form, and how many students it offers."""
    offer = choices_for(user, day, request.GET.get("instead", ""), request.GET.get("student", ""))
    access_log.note([student for student, _blocks in offer.choices])
    schools = list(planning.schools_planned_by(user))
    before = User.objects.filter(
        is_active=True, pk__in=Pass.objects.filter(school__in=schools).values("person")
    )
    form = PassForm(
        request.POST or None,
        choices=offer.choices,
        teachers=people_at(schools, day, SUPERVISORS),
        before=before.order_by("sort_key", "pk"),
        by=user,
        initial={"blocks": offer.ticked},
    )
    return form, len(offer.choices)


def _context(found: Pass) -> dict[str, object]:
    """What the pages of one pass say."""
    day = Calendar(found.day).of([found.school])[found.school_id]
    rows = [one.block for one in found.blocks.select_related("block__student", "block__period")]
    placed: list[tuple[StudentBlock, DayBlock | None]] = [
        (row, next(iter(blocks_of_day([row], day)[0]), None)) for row in rows
    ]
    placed.sort(
        key=lambda pair: (pair[1].begins if pair[1] else found.during.upper or found.made_at, pair[0].pk)
    )
    return {
        "found": found,
        "placed": placed,
        "code": passes.as_printed(found.code),
        "zone": found.school.zone,
        "is_over": found.is_over(timezone.now()),
    }


def _get(user: User, pk: UUID) -> Pass:
    """Http404 where they may know of none of its students, PermissionDenied where not all are theirs."""
    found = Pass.objects.select_related("person", "teacher", "school", "made_by", "taken_back_by")
    one: Pass | None = found.filter(pk=pk).first()
    ids = set(one.blocks.values_list("block__student", flat=True)) if one else set()
    students = list(access.students_of(user).filter(pk__in=ids))
    if one is None or not students:
        raise Http404
    access_log.note(students)
    if len(students) < len(ids) or not all(student.allows(*ASSIGNING) for student in students):
        raise PermissionDenied(_("Not all students of this pass are yours to assign somebody to."))
    return one


@require_safe
def pass_page(request: HttpRequest, pk: UUID) -> HttpResponse:
    """A pass as it stands: who, when, with whom; used when. Its PIN is not here."""
    found = _get(person(request), pk)
    used = found.tries.filter(was_right=True).order_by("at").first()
    return render(request, "schedule/passes/pass.html", _context(found) | {"used": used})


@require_POST
def pass_end(request: HttpRequest, pk: UUID) -> HttpResponse:
    """It opens nothing any more, from this moment on."""
    user = person(request)
    found = _get(user, pk)
    try:
        pass_actions.take_back_pass(of=found, by=user)
        messages.success(request, _("The pass of %(person)s is over.") % {"person": found.person})
    except ValidationError as error:
        say_why(request, error)
    return redirect("schedule:pass", found.pk)
