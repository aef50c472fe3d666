from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from datacollection import access
from datacollection.breaks.queries import breaks_of
from datacollection.graphs import load
from datacollection.graphs.items import items_of
from datacollection.graphs.steps import steps_of
from iep.models import Target, TargetVersion
from staff.permissions import Act, Part
from staff.sign_in import person


@require_safe
def target(request: HttpRequest, pk: UUID) -> HttpResponse:
    """One target's graph, large, with every point in words beside it."""
    user, now = person(request), timezone.now()
    target = access.get_target(user, pk)
    (data,) = load.target_data(target.student, [load.taught_by(last_version(target), now)])
    return render(
        request,
        "datacollection/graphs/target.html",
        {
            "student": target.student,
            "data": data,
            "breaks": breaks_of(data),
            "items": items_of(data.sittings),
            "steps": steps_of(data.version, data.sittings),
            "zone": user.zone,
            "may_log": target.student.allows(Part.DATA, Act.LOG) and target.is_open(now),
        },
    )


def last_version(target: Target) -> TargetVersion:
    """The version in force, else the last that was. Raises Http404 for a target that was never published."""
    version: TargetVersion | None = (
        TargetVersion.objects.published()
        .filter(of=target)
        .select_related("of__goal", "of__student")
        .order_by("-number")
        .first()
    )
    if version is None:
        raise Http404(_("This target was never published."))
    return version
