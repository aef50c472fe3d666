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

from core.forms import posted, redirect_saying, render_form, saying, submit
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
    form = ConfirmForm(posted(request))
    return submit(
        request,
        form,
        act=lambda: people_actions.disable(person=somebody, by=user),
        then=saying(
            _("The account of %(person)s is closed.") % {"person": somebody}, "staff:person", somebody.pk
        ),
    ) or render_form(request, "staff/people/close.html", form, person=somebody)


@require_POST
def reopen(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Open a closed account again."""
    user, somebody = _get(request, pk)
    people_actions.enable(person=somebody, by=user)
    words = _("The account of %(person)s is open again.") % {"person": somebody}
    return redirect_saying(request, words, "staff:person", somebody.pk)


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
