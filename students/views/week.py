from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from staff.models import User
from staff.permissions import Act, Part
from staff.sign_in import person
from students import access, actions
from students.forms.block import BlockForm
from students.forms.ending import EndForm
from students.forms.errors import show
from students.models import Enrolment, Student, StudentBlock
from students.week import planned

FORM_FIELDS = {"slot": "days", "minutes": "begins"}


@require_http_methods(["GET", "HEAD", "POST"])
def week(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The student's week, block by block; who may write the plan adds and changes blocks here."""
    user = person(request)
    student = access.get_student(user, pk, part=Part.PLAN)
    may_write = student.allows(Part.PLAN, Act.WRITE)
    if request.method == "POST" and not may_write:
        raise PermissionDenied
    form, replaces = _form(request, user, student) if may_write else (None, None)
    if form is not None and request.method == "POST" and form.is_valid():
        try:
            _set(user, student, form, replaces)
        except ValidationError as error:
            show(form, error, FORM_FIELDS)
        else:
            messages.success(request, _("The week is saved."))
            return redirect("students:day", student.pk)
    context = {
        "student": student,
        "rhythms": planned(student, user.today()),
        "form": form,
        "replaces": replaces,
        "may_write": may_write,
        "today": user.today(),
    }
    return render(request, "students/week.html", context, status=422 if form and form.errors else 200)


def _form(request: HttpRequest, user: User, student: Student) -> tuple[BlockForm | None, StudentBlock | None]:
    """The form where the student is enrolled somewhere; the block that it changes, if it changes one."""
    day = user.today()
    enrolment = Enrolment.objects.on(day).filter(student=student).select_related("school__parent").first()
    if enrolment is None:
        return None, None
    replaces = _block(student, request.GET.get("change", ""))
    return BlockForm(request.POST or None, school=enrolment.school, day=day, replaces=replaces), replaces


def _block(student: Student, given: str) -> StudentBlock | None:
    try:
        pk = UUID(given)
    except ValueError:
        return None
    found: StudentBlock | None = StudentBlock.objects.filter(student=student, pk=pk).first()
    return None if found is None or found.is_taken_back else found


def _set(user: User, student: Student, form: BlockForm, replaces: StudentBlock | None) -> None:
    actions.set_blocks(
        student=student,
        slots=form.slots(),
        content=form.content(),
        first=form.cleaned_data["first"],
        last=form.cleaned_data["last"],
        replaces=replaces,
        by=user,
    )


@require_http_methods(["GET", "HEAD", "POST"])
def block_end(request: HttpRequest, pk: UUID) -> HttpResponse:
    """End a block of the week, at once or after a last day."""
    user = person(request)
    block = StudentBlock.objects.filter(pk=pk).first()
    if block is None:
        raise Http404
    student = access.get_student(user, block.student_id, part=Part.PLAN, act=Act.WRITE)
    if block.is_taken_back:
        raise Http404
    form = EndForm(request.POST or None, starts=block.starts, day=user.today())
    if request.method == "POST" and form.is_valid():
        try:
            actions.end_block(block=block, last_day=form.last(user.today()), by=user)
        except ValidationError as error:
            show(form, error, {})
        else:
            messages.success(request, _("%(activity)s ends.") % {"activity": block.activity})
            return redirect("students:day", student.pk)
    context = {"student": student, "block": block, "form": form}
    return render(request, "students/block_end.html", context, status=422 if form.errors else 200)
