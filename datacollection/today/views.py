from uuid import UUID

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render, resolve_url
from django.utils import timezone
from django.views.decorators.http import require_safe

from datacollection.today.pack import make_pack, today_html
from schedule.day import students_today
from staff.models import User
from staff.sign_in import person
from students.access_log import middleware as access_log
from students.frames import Frame, sheets


@login_not_required  # a script asks: it gets 401 as JSON, never a page to sign in on
@require_safe
def today_pack(request: HttpRequest) -> HttpResponse:
    """The day of who is signed in, for the device that `X-Device` names."""
    user = request.user
    if not isinstance(user, User):
        return JsonResponse({"error": "signed_out", "sign_in": resolve_url("account_login")}, status=401)
    try:
        device = UUID(request.headers.get("X-Device", ""))
    except ValueError:
        return JsonResponse({"error": "device", "wanted": "X-Device: a UUID"}, status=400)
    pack, students = make_pack(user, device, timezone.now())
    access_log.note(students)
    return JsonResponse(pack, headers={"Cache-Control": "no-store"})


@require_safe
def today_print(request: HttpRequest) -> HttpResponse:
    """The same day on paper: for a day that begins without a device."""
    user, now = person(request), timezone.now()
    students = students_today(user, now)
    access_log.note(students)
    context = {
        "html": today_html(user, students, now),
        "sheets": sheets(Frame.TODAY),
        "now": now,
        "zone": user.zone,
    }
    return render(request, "datacollection/today/print.html", context)
