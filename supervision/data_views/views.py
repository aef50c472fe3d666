"""The rows behind the clock "look at the data": each time that a teacher opened a student's data pages."""

from __future__ import annotations

from uuid import UUID

from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from staff.sign_in import person
from students.access_log.middleware import DENIED
from students.models import AccessRow
from supervision import access
from supervision.data_views.remember import DATA_PAGES
from supervision.models import DataView

PER_PAGE = 25
WORDS: dict[str, Promise] = {
    "students:student": _("the student’s page"),
    "datacollection:target": _("the graph of a target"),
    "datacollection:session": _("the taps of a session"),
}


@require_safe
def data_views(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Each time that a supervising teacher opened the data pages of a student."""
    user = person(request)
    last = access.get_data_view(user, pk)
    page = Paginator(access_rows_of(last), PER_PAGE).get_page(request.GET.get("page"))
    rows = [(row.at, WORDS[row.page]) for row in page.object_list]
    context = {"last": last, "page": page, "rows": rows, "zone": user.zone}
    return render(request, "supervision/data_views/list.html", context)


def access_rows_of(last: DataView) -> QuerySet[AccessRow]:
    """This teacher's rows of this student's data pages, newest first; those that were denied are none."""
    rows = AccessRow.objects.filter(
        students__contains=[last.student_id], who=last.teacher_id, page__in=DATA_PAGES
    )
    return rows.exclude(act=DENIED).order_by("-id")
