"""The account of a person: names, closing and opening it, the link to set a first password."""

from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_variables
from django.views.decorators.http import require_http_methods, require_POST

from core.forms import render_form, saying, show, submit
from staff import access
from staff.models import User
from staff.people import actions as people_actions
from staff.people.forms import ConfirmForm, NamesForm
from staff.sign_in import person


def _get(request: HttpRequest, pk: UUID, *, left: bool = False) -> tuple[User, User]:
    """Who asks, and about whom; `left`: also about who works here no more. Http404 or PermissionDenied."""
    user = person(request)
    somebody = access.get_person(user, pk)
    access.require_account(user, somebody, left=left)
    return user, somebody


@require_http_methods(["GET", "HEAD", "POST"])
def names(request: HttpRequest, pk: UUID) -> HttpResponse:
    """How the person is called, and their e-mail."""
    user, somebody = _get(request, pk)
    form = NamesForm.of(somebody, request.POST or None)
    return submit(
        request,
        form,
        act=lambda: people_actions.change_person(person=somebody, names=form.names(), by=user),
        then=saying(_("Saved."), "staff:person", somebody.pk),
    ) or render_form(request, "staff/people/names.html", form, person=somebody)


@require_http_methods(["GET", "HEAD", "POST"])
def close(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Close the account: nobody signs in with it, and all its sessions end."""
    user, somebody = _get(request, pk, left=True)
    form = ConfirmForm(request.POST or None)
    if request.method == "POST":
        form = ConfirmForm(request.POST)
        form.is_valid()
        try:
            people_actions.disable(person=somebody, by=user)
        except ValidationError as error:
            show(form, error, {})
        else:
            messages.success(request, _("The account of %(person)s is closed.") % {"person": somebody})
            return redirect("staff:person", somebody.pk)
    context = {"person": somebody, "form": form}
    return render(request, "staff/people/close.html", context, status=422 if form.errors else 200)


@require_POST
def reopen(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Open a closed account again."""
    user, somebody = _get(request, pk)
    people_actions.enable(person=somebody, by=user)
    messages.success(request, _("The account of %(person)s is open again.") % {"person": somebody})
    return redirect("staff:person", somebody.pk)


@require_POST
@never_cache
@sensitive_variables("link", "address")
def link(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The link to set a first password: shown in this answer, and kept nowhere."""
    user, somebody = _get(request, pk)
    try:
        link = people_actions.issue_link(person=somebody, by=user)
    except ValidationError as error:
        messages.error(request, error.messages[0])
        return redirect("staff:person", somebody.pk)
    address = request.build_absolute_uri(
        reverse("account_reset_password_from_key", args=[link.uid, link.key])
    )
    return render(request, "staff/people/link.html", {"person": somebody, "address": address})
