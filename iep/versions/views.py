"""Everything that was ever in force in a student's plan (P1: nothing is lost), and two versions compared."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from uuid import UUID

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from core.versions import Version
from iep import access
from iep.endings.models import load_ended
from iep.models import Ending, EndingTakenBack
from iep.parts import PLAN_PARTS
from iep.plans.kinds import source_words, source_words_of
from iep.versions.describing import changes, compare_fields, title
from staff.permissions import Part
from staff.sign_in import person
from students.models import Student

PER_PAGE = 25


@require_safe
def history(request: HttpRequest, pk: UUID) -> HttpResponse:
    """All that was ever in force, and what ended, newest first, each with its source and what it changed."""
    user = person(request)
    student = access.get_planned_student(user, pk)
    access.require_past(student)
    page = Paginator(_events_of(student), PER_PAGE).get_page(request.GET.get("page"))
    # Only the events of this page are put into words: the others are never compared.
    page.object_list = [_entry(event) for event in page]
    context = {"student": student, "page": page, "zone": user.zone, "today": user.today()}
    return render(request, "iep/versions/history.html", context)


def _entry(event: Version | Ending | EndingTakenBack) -> dict[str, Any]:
    if isinstance(event, EndingTakenBack):
        return {"taken_back": event}
    if isinstance(event, Ending):
        return {"ending": event, "source": source_words_of(event.of, event.source)}
    return {
        "version": event,
        "title": title(event),
        "source": source_words(event),
        "changes": changes(event.based_on, event),
    }


def _versions_of(student: Student) -> list[Any]:
    """Published versions of all parts that the student's `grounds` let one see; a query for each kind."""
    found: list[Any] = []
    for part in PLAN_PARTS:
        # A safety card is not for everybody who sees the plan, so each kind is asked by itself.
        if student.allows(Part(part.model.PART)):
            rows = part.versions(student).published()
            found += rows.select_related("published_by", "based_on")
    return sorted(found, key=lambda version: (version.in_force.lower, version.pk), reverse=True)


def _events_of(student: Student) -> list[Any]:
    """Versions and endings together, newest first."""
    events = [*(_endings(student) if student.allows(Part.PLAN) else ()), *_versions_of(student)]
    # The id breaks ties of one publication: pages must not show a row twice or skip one.
    return sorted(events, key=lambda one: (_began(one), one.pk), reverse=True)


def _endings(student: Student) -> list[Any]:
    """What ended or will, and what was taken back of that."""
    endings = list(student.endings.select_related("by", "taken_back__by"))
    load_ended(endings)
    return [*endings, *(one.taken_back for one in endings if hasattr(one, "taken_back"))]


def _began(event: Any) -> datetime:
    is_fact = isinstance(event, Ending | EndingTakenBack)
    began: datetime = event.at if is_fact else event.in_force.lower
    return began


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
