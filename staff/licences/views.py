from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from core.forms import render_form, saying, submit
from staff import access
from staff.licences import actions as licence_actions
from staff.licences.forms import LicenceChangeForm, LicenceForm
from staff.licences.licence_effects import stopped_by
from staff.people.queries import ending_soon
from staff.sign_in import person

PER_PAGE = 25


@require_safe
def licences(request: HttpRequest) -> HttpResponse:
    """What has ended and what ends within 90 days, and what stops with it; or the list of all."""
    user = person(request)
    access.require_administrator(user)
    if request.GET.get("show") == "all":
        every = Paginator(access.licences_of(user), PER_PAGE).get_page(request.GET.get("page"))
        return render(request, "staff/licences/all.html", {"page": every, "today": user.today()})
    page = Paginator(ending_soon(user), PER_PAGE).get_page(request.GET.get("page"))
    shown = list(page.object_list)
    stopped = stopped_by([notice.licence for notice in shown], user, user.today())
    rows = [(notice, stopped.get(notice.licence.pk, [])) for notice in shown]
    return render(request, "staff/licences/licences.html", {"page": page, "rows": rows})


@require_http_methods(["GET", "HEAD", "POST"])
def licence_add(request: HttpRequest, pk: UUID) -> HttpResponse:
    user = person(request)
    somebody = access.get_person(user, pk)
    if not access.works_here(user, somebody):
        raise PermissionDenied(_("This person works at none of your schools."))
    form = LicenceForm(request.POST or None)
    return submit(
        request,
        form,
        act=lambda: licence_actions.add_licence(person=somebody, by=user, **form.values()),
        then=saying(
            _("The license of %(person)s is added.") % {"person": somebody}, "staff:person", somebody.pk
        ),
    ) or render_form(request, "staff/licences/form.html", form, person=somebody)


@require_http_methods(["GET", "HEAD", "POST"])
def licence_change(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Another end, a renewal applied for, a mistake put right."""
    user = person(request)
    licence = access.get_licence(user, pk)
    form = LicenceChangeForm.of(licence, request.POST or None)
    return submit(
        request,
        form,
        act=lambda: licence_actions.change_licence(licence=licence, by=user, **form.values()),
        then=saying(
            _("The license of %(person)s is saved.") % {"person": licence.user},
            "staff:person",
            licence.user_id,
        ),
    ) or render_form(request, "staff/licences/form.html", form, person=licence.user, licence=licence)
