"""The rows behind the clock "look at the data": each time that a teacher opened a student's data pages."""

from __future__ import annotations

from django.db.models import QuerySet
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from students.access_log.middleware import DENIED
from students.models import AccessRow
from supervision.data_views.remember import DATA_PAGES
from supervision.models import LastReview

WORDS: dict[str, Promise] = {
    "students:student": _("the student’s page"),
    "datacollection:target": _("the graph of a target"),
    "datacollection:session": _("the taps of a session"),
}


def looks_of(review: LastReview) -> QuerySet[AccessRow]:
    """Looks of this teacher at the data of this student, newest first; those that were denied are none."""
    rows = AccessRow.objects.filter(
        students__contains=[review.student_id], who=review.teacher_id, page__in=DATA_PAGES
    )
    return rows.exclude(act=DENIED).order_by("-id")
