"""What of this room rests on a licence: publishing the plans of a caseload."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date
from uuid import UUID

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy

from iep.publishing.deciding import POLICY, PROVIDER_POLICY
from staff.licences.licence_effects import AffectedRow, LicenceEffect
from staff.models import Role, User
from staff.permissions import Part
from students.access_log import middleware as access_log
from students.models import Membership, Student, TeamRole


def _caseloads(viewer: User, people: Sequence[UUID], on: date) -> Mapping[UUID, Sequence[AffectedRow]]:
    """The students whose plans these people manage now, as far as the viewer may know of them."""
    managed = list(
        Membership.objects.at(timezone.now()).filter(user__in=people, team_role=TeamRole.CASE_MANAGER)
    )
    found = Student.objects.visible_to(viewer, part=Part.PLAN).with_grounds(viewer).in_order()
    students = {s.pk: s for s in found.filter(pk__in={m.student_id for m in managed})}
    # Names of students appear on a page about staff: that is a look as well.
    access_log.note(students.values())
    rows: dict[UUID, list[AffectedRow]] = defaultdict(list)
    for member in sorted(managed, key=lambda m: getattr(students.get(m.student_id), "sort_key", "")):
        if student := students.get(member.student_id):
            rows[member.user_id].append(
                AffectedRow(str(student), reverse("students:student", args=[student.pk]))
            )
    return rows


EFFECTS = (
    LicenceEffect(
        "publishing",
        POLICY,
        frozenset({Role.TEACHER}),
        gettext_lazy("Publishing plans. Drafts are kept, and a colleague on the team can publish them."),
        _caseloads,
    ),
    LicenceEffect(
        "provider",
        PROVIDER_POLICY,
        frozenset({Role.PROVIDER}),
        gettext_lazy("Publishing what their own discipline teaches. Drafts are kept."),
    ),
)
