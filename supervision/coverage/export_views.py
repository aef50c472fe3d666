from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from staff.sign_in import person
from students.access_log import middleware as access_log
from students.models import Student
from supervision.coverage.export import as_csv, notice
from supervision.coverage.load import Coverage
from supervision.coverage.views import coverage_scope


@require_http_methods(["GET", "HEAD", "POST"])
def export(request: HttpRequest) -> HttpResponse:
    """Told first: what the file holds, and how much. Then the file, by a POST, with its access row."""
    user = person(request)
    scope = coverage_scope(user, request)
    if scope is None or not scope.leads:
        raise PermissionDenied(_("Administrators take the figures out of the house."))
    found = scope.load()
    if request.method != "POST":
        students = len({served.student for served in found.served_students})
        context = {"scope": scope, "found": found, "notice": notice(), "students": students}
        return render(request, "supervision/coverage/export.html", context)
    ids = {served.student for served in found.served_students}
    access_log.note(Student.objects.filter(pk__in=ids).with_grounds(user).only("pk"))
    # The file leaves the system, so it is noted for each student behind its figures, though it names none.
    access_log.exported()
    return _file(found)


def _file(found: Coverage) -> HttpResponse:
    """With a byte order mark: a spreadsheet then reads accents as they are."""
    response = HttpResponse("\ufeff" + as_csv(found), content_type="text/csv; charset=utf-8")
    name = f"supervision-{found.at.date().isoformat()}.csv"
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    response["Cache-Control"] = "no-store"
    return response
