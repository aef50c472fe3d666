"""Signing in with a pass: by code and PIN, for that day, and without a password."""

from allauth.core import ratelimit
from django.contrib.auth import login
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters, sensitive_variables
from django.views.decorators.http import require_http_methods

from schedule.models import Pass
from schedule.passes.forms import OpenForm
from schedule.passes.opening import Refusal, as_stored, try_pass
from staff.calendar.school_time import day_span

WHY = {
    Refusal.WRONG: _("Code and PIN do not fit. Look at your page again, or ask who gave it to you."),
    Refusal.OVER: _("This pass is over."),
    Refusal.TOO_EARLY: _("This pass is for a later day."),
    Refusal.CLOSED: _("This pass is closed: the PIN was wrong too often. Ask for a new one."),
}
BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


@login_not_required
@never_cache
@sensitive_post_parameters("pin")
@sensitive_variables("form")
@require_http_methods(["GET", "HEAD", "POST"])
def pass_open(request: HttpRequest) -> HttpResponse:
    """Limited by the address that asks, and by the code; each pass also counts its own wrong tries."""
    form = OpenForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        # By address, before anything is hashed: Argon2 is dear on purpose.
        if not ratelimit.consume(request, action="login"):
            limited: HttpResponse = ratelimit.respond_429(request)
            return limited
        code, now = form.cleaned_data["code"], timezone.now()
        opened = try_pass(code, form.cleaned_data["pin"], now)
        if opened.found is not None:
            return _enter(request, opened.found)
        ratelimit.consume(request, action="login_failed", key=f"pass:{as_stored(code)}")
        form.add_error(None, WHY[opened.why or Refusal.WRONG])
    status = 422 if form.errors else 200
    return render(request, "schedule/passes/open.html", {"form": form}, status=status)


def _enter(request: HttpRequest, found: Pass) -> HttpResponse:
    """Signed in until the day is over at the latest; what may be seen ends with the last block."""
    login(request, found.person, backend=BACKEND)
    # The next day needs the next pass.
    request.session.set_expiry(day_span(found.school.zone, found.day)[1] - timezone.now())
    return redirect("today")
