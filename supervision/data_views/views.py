from __future__ import annotations

from uuid import UUID

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from staff.sign_in import person
from supervision import access
from supervision.data_views.queries import WORDS, looks_of

PER_PAGE = 25


@require_safe
def looks(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Each time that a supervising teacher opened the data pages of a student."""
    user = person(request)
    review = access.get_review(user, pk)
    page = Paginator(looks_of(review), PER_PAGE).get_page(request.GET.get("page"))
    rows = [(row.at, WORDS[row.page]) for row in page.object_list]
    context = {"review": review, "page": page, "rows": rows, "zone": user.zone}
    return render(request, "supervision/data_views/list.html", context)
