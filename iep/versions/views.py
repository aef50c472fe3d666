"""Two versions of one part of a plan beside each other, in words."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from iep import access
from iep.plans.kinds import source_words
from iep.versions.describing import compare_fields, title
from staff.sign_in import person


@require_safe
def compare(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The version `pk` with another of the same part: `?with=<id>`, else the one before it."""
    user = person(request)
    version = access.get_version(user, pk)
    others = [other for other in access.versions_of_same(version) if other.pk != version.pk]
    other = _asked(request.GET.get("with", ""), others) or _before(version, others)
    earlier, later = _in_order(version, other)
    context = {
        "student": version.student,
        "title": title(version),
        "version": version,
        "other": other,
        "others": others,
        "earlier": earlier and _column(earlier),
        "later": _column(later),
        "rows": compare_fields(earlier, later),
        "zone": user.zone,
    }
    return render(request, "iep/versions/compare.html", context)


def _asked(text: str, others: list[Any]) -> Any:
    """The version with this id. 404 for one that is no version of the same part."""
    if not text:
        return None
    found = next((other for other in others if str(other.pk) == text), None)
    if found is None:
        raise Http404(_("No such version."))
    return found


def _before(version: Any, others: list[Any]) -> Any:
    """The one before it; for the first, the one after."""
    earlier = [other for other in others if other.number < version.number]
    return max(earlier, key=lambda one: one.number) if earlier else next(iter(others), None)


def _in_order(version: Any, other: Any) -> tuple[Any, Any]:
    """(earlier, later); without another there is nothing earlier."""
    if other is None or other.number < version.number:
        return other, version
    return version, other


def _column(version: Any) -> dict[str, Any]:
    return {"version": version, "source": source_words(version)}
