from datetime import date
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from core.forms import render_form, saying, submit
from schedule.blocks import actions as block_actions
from schedule.blocks.forms import BlockEndForm, BlockForm
from schedule.blocks.week import alike, planned
from schedule.models import StudentBlock
from staff.models import User
from staff.permissions import Act, Part
from staff.sign_in import person
from students import access
from students.models import Enrolment, Student


@require_http_methods(["GET", "HEAD", "POST"])
def week(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The student's week, block by block; who may write the plan adds and changes blocks here."""
    user = person(request)
    student = access.get_student(user, pk, part=Part.PLAN)
    may_write = student.allows(Part.PLAN, Act.WRITE)
    # 403 and not 404: the week may be seen, only not changed.
    if request.method == "POST" and not may_write:
        raise PermissionDenied
    form, replaces = _form(request, user, student) if may_write else (None, [])
    answer = form and submit(
        request,
        form,
        act=lambda: _set(user, student, form, replaces),
        then=saying(_("The week is saved."), "schedule:day", student.pk),
        places={"slot": "days", "minutes": "begins"},
    )
    return answer or render_form(
        request,
        "schedule/blocks/week.html",
        form,
        student=student,
        rhythms=planned(student, user.today()),
        replaces=replaces[0] if replaces else None,
        may_write=may_write,
        today=user.today(),
    )


def _form(request: HttpRequest, user: User, student: Student) -> tuple[BlockForm | None, list[StudentBlock]]:
    """The form where the student is enrolled somewhere; the blocks that it changes, if it changes any."""
    day = user.today()
    enrolment = Enrolment.objects.of(student, day)
    if enrolment is None:
        return None, []
    replaces = _alike(student, request.GET.get("change", ""), day)
    return BlockForm(request.POST or None, school=enrolment.school, day=day, replaces=replaces), replaces


def _alike(student: Student, given: str, day: date) -> list[StudentBlock]:
    """The block with this id, and those that differ from it only in the day."""
    try:
        pk = UUID(given)
    except ValueError:
        return []
    found = StudentBlock.objects.filter(student=student, pk=pk).first()
    return [] if found is None else alike(found, day)


def _set(user: User, student: Student, form: BlockForm, replaces: list[StudentBlock]) -> None:
    block_actions.set_blocks(
        student=student,
        slots=form.slots(),
        content=form.content(),
        first=form.cleaned_data["first"],
        last=form.cleaned_data["last"],
        replaces=form.replaced(replaces),
        by=user,
    )


@require_http_methods(["GET", "HEAD", "POST"])
def block_end(request: HttpRequest, pk: UUID) -> HttpResponse:
    """End a block of the week, on some of its days or all, at once or after a last day."""
    user = person(request)
    found = StudentBlock.objects.filter(pk=pk).first()
    if found is None:
        raise Http404
    student = access.get_student(user, found.student_id, part=Part.PLAN, act=Act.WRITE)
    blocks = alike(found, user.today())
    if not blocks:  # it ended, or was taken back
        raise Http404
    form = BlockEndForm(request.POST or None, blocks=blocks, day=user.today())
    return submit(
        request,
        form,
        act=lambda: block_actions.end_blocks(
            blocks=form.chosen(blocks), last_day=form.last(user.today()), by=user
        ),
        then=saying(_("%(activity)s ends.") % {"activity": found.activity}, "schedule:day", student.pk),
    ) or render_form(request, "schedule/blocks/block_end.html", form, student=student, ended=found)
