from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from staff.names import fold
from staff.people import own_licences
from staff.sign_in import person
from students import access, access_log
from students.frames import Frame, one_page, render_each, sheets
from students.rows import rows_of

PER_PAGE = 25


@require_safe
def students(request: HttpRequest) -> HttpResponse:
    """Students of this person, by name; those on the page are noted in the access log."""
    user, now = person(request), timezone.now()
    wanted = request.GET.get("q", "")[:100].replace("\x00", "").strip()
    found = access.students_of(user)
    if wanted:
        found = found.filter(sort_key__contains=fold(wanted))
    page = Paginator(found, PER_PAGE).get_page(request.GET.get("page"))
    shown = list(page.object_list)
    access_log.note(shown)
    with one_page():
        panels = render_each(Frame.LIST, user, shown, now)
        rows = [(row, panels[row.student.pk]) for row in rows_of(shown, user.today(now), now)]
    context = {"page": page, "rows": rows, "q": wanted, "zone": user.zone, "sheets": sheets(Frame.LIST)}
    context |= own_licences(user) or {}
    return render(request, "students/list.html", context)
