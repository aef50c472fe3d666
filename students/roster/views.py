from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST

from core.forms import posted, render_form, submit
from staff import access
from staff.administration.pages import AdministrationPage
from staff.models import User
from staff.sign_in import person
from students.models import ImportState, RosterImport, districts_of
from students.roster import actions
from students.roster.forms import DecisionForm, UploadForm
from students.roster.shown import RosterImportPage

PER_PAGE = 20


@require_http_methods(["GET", "HEAD", "POST"])
def roster(request: HttpRequest) -> HttpResponse:
    """Rosters that came in, and a form for the next."""
    user = person(request)
    access.require_administrator(user)
    districts = districts_of(user).order_by("name")
    if request.method == "POST" and not districts:
        raise PermissionDenied(_("Only an administrator of the whole district imports its roster."))
    form = UploadForm(request.POST or None, request.FILES or None, districts=districts)
    answer = submit(
        request,
        form,
        act=lambda: actions.upload(by=user, **form.cleaned_data),
        then=lambda _request, sent: redirect("students:roster-import", sent.pk),
    )
    if answer:
        return answer
    found = RosterImport.objects.visible_to(user).select_related("by", "district").order_by("-made_at")
    page = Paginator(found, PER_PAGE).get_page(request.GET.get("page"))
    return render_form(
        request,
        "students/roster/list.html",
        form,
        may_send=bool(districts),
        page=page,
        rows=[RosterImportPage(sent, user) for sent in page.object_list],
        zone=user.zone,
    )


@require_http_methods(["GET", "HEAD", "POST"])
def roster_import(request: HttpRequest, pk: UUID) -> HttpResponse:
    """One roster: how far it is, what it would do, what is to be decided, what became of it."""
    user = person(request)
    sent = _get(user, pk)
    shown = RosterImportPage(sent, user)
    if request.headers.get("HX-Request"):
        return _part(request, shown)
    form = None
    if sent.state == ImportState.CHECKED:
        form = DecisionForm(posted(request), initial=shown.decided(), **shown.questions())
    if request.method == "POST" and (form is None or _decided(request, user, sent, form)):
        return redirect("students:roster-import", pk)
    return render_form(request, "students/roster/import.html", form, shown=shown, sent=sent, zone=user.zone)


def _part(request: HttpRequest, shown: RosterImportPage) -> HttpResponse:
    """Only how far it is; the whole page anew once there is more to see."""
    if not shown.is_waiting:
        return HttpResponse(headers={"HX-Refresh": "true"})
    return render(request, "students/roster/progress.html", {"shown": shown, "sent": shown.sent})


def _decided(request: HttpRequest, user: User, sent: RosterImport, form: DecisionForm) -> bool:
    """Whether the decision was taken; else the form says what is wrong."""
    if not form.is_valid():
        return False
    try:
        actions.decide(sent=sent, decisions=form.decisions(), by=user, is_final="check" not in request.POST)
    except ValidationError as error:
        messages.warning(request, error.messages[0])
    return True


@require_POST
def roster_drop(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Put a roster aside: nothing of it is imported."""
    user = person(request)
    sent = _get(user, pk)
    try:
        actions.drop(sent=sent, by=user)
    except ValidationError as error:
        messages.warning(request, error.messages[0])
    else:
        messages.success(request, _("The roster is put aside. Nothing of it was imported."))
    return redirect("students:roster")


def _get(user: User, pk: UUID) -> RosterImport:
    """Raises Http404."""
    found = RosterImport.objects.visible_to(user).select_related("district", "by", "applied_by")
    sent = found.filter(pk=pk).first()
    if sent is None:
        raise Http404(_("No such roster."))
    return sent


ROSTERS_PAGE = AdministrationPage(
    "roster",
    60,
    "students:roster",
    gettext_lazy("Rosters"),
    gettext_lazy("Bring in schools, students, teachers and classes from your student information system."),
)
