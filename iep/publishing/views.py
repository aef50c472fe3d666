"""From drafts to what is in force: review and publish, or discard."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from core.forms import posted, redirect_saying, render_form, submit
from core.versions import EditConflict, Source
from iep import access
from iep.drafts import actions as draft_actions
from iep.drafts.part_views import form_page
from iep.models import PlanKind
from iep.plans.asked import kind_asked
from iep.plans.kinds import kind_of, layer_words
from iep.publishing import actions as publishing_actions
from iep.publishing.actions import drafts_of, is_decision, may_publish, why_not
from iep.publishing.deciding import policy_of
from iep.publishing.forms import PublishForm, token
from iep.versions.describing import Change, changes, title
from iep.versions.models import Layer
from staff.models import User
from staff.permissions import Act, Part
from staff.sign_in import person
from students.models import Assignment, Student


def _is_open_to(draft: Any, student: Student) -> bool:
    """A safety card is for others to know of than a plan."""
    # Only parts of a plan are written by discipline; a safety card is for others to write and to know of.
    return student.allows(draft.PART, Act.WRITE_OWN if draft.PART == Part.PLAN else Act.WRITE)


@dataclass(frozen=True)
class Review:
    """One draft as the publisher reads it."""

    draft: Any
    title: str
    is_decision: bool
    layer: str
    changes: list[Change]
    token: str
    is_chosen: bool


@form_page
def publish(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Every change with before and after, the source, the reason; then all at one moment."""
    by, student = person(request), access.get_planned_student(person(request), pk, act=Act.WRITE_OWN)
    writer = access.get_writer(by, student)
    drafts = [draft for draft in drafts_of(student) if _is_open_to(draft, student)]
    writable = [draft for draft in drafts if may_publish(draft, writer)]
    # In the order of PlanKind, so the IEP is reviewed first.
    having = [kind for kind in PlanKind.values if any(kind_of(draft) == kind for draft in writable)]
    kind = kind_asked(request, having[0] if having else PlanKind.IEP)
    # What belongs to no plan (a safety card, what is said about the student) can go with any of them.
    offered = [draft for draft in writable if kind_of(draft) in (kind, None)]
    form = PublishForm(
        posted(request),
        offered=offered,
        kind=kind,
        decides=writer.writes_plan,
        initial=first_source(kind, by) if writer.writes_plan else {},
    )
    return submit(
        request,
        form,
        act=lambda: _publish(student, by, form.cleaned_data),
        then=lambda request, count: redirect_saying(
            request,
            ngettext("%(n)d part of the plan is published.", "%(n)d parts of the plan are published.", count)
            % {"n": count},
            "iep:plan",
            student.pk,
        ),
    ) or render_form(
        request,
        "iep/publishing/publish.html",
        form,
        student=student,
        reviews=_reviews(offered, form),
        plan_name=kind.label,
        others=[(PlanKind(k).label, of_plan_always(student, k)) for k in having if k != kind],
        why_not=why_not(student, by, timezone.now(), policy_of(writer)),
        waiting=[title(draft) for draft in drafts if draft not in writable],
        paras=told_paras(student, by),
    )


@form_page
def draft_discard(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Ask once, then throw the draft away. What is in force stays."""
    by = person(request)
    draft = access.get_draft(by, pk)
    student, name = draft.student, title(draft)
    if request.method == "POST":
        draft_actions.discard_draft(draft=draft, by=by)
        messages.success(request, _("Draft discarded: %(title)s") % {"title": name})
        return redirect("iep:plan", student.pk)
    context = {
        "student": student,
        "draft": draft,
        "title": name,
        "changes": changes(draft.based_on, draft),
        "was_published": draft.based_on_id is not None,
    }
    return render(request, "iep/drafts/discard.html", context)


def _publish(student: Student, by: User, cleaned: dict[str, Any]) -> int:
    """How many drafts were published."""
    expected = cleaned.pop("drafts")
    try:
        return len(publishing_actions.publish(student=student, by=by, expected=expected, **cleaned))
    except EditConflict:
        words = _("A draft changed while you reviewed it. Look at the changes again.")
        raise ValidationError({"drafts": words}) from None


def first_source(kind: str, by: User) -> dict[str, Any]:
    """Initial values of the source; none for an IEP, else that the teacher decided it today."""
    if kind == PlanKind.IEP:
        return {}
    return {"source": Source.AGREEMENT, "source_date": by.today(), "source_with": by.name}


def of_plan_always(student: Student, kind: str) -> str:
    """The address of the publish page for this kind of plan, the IEP named too."""
    # Unlike `of_plan` this names the IEP: without a name the page takes the first plan that has drafts.
    return f"{reverse('iep:publish', args=[student.pk])}?{urlencode({'plan': kind})}"


def _reviews(offered: Sequence[Any], form: PublishForm) -> list[Review]:
    chosen = form.chosen()
    return [
        Review(
            draft=draft,
            title=title(draft),
            is_decision=is_decision(draft),
            layer=layer_words(draft) if is_decision(draft) else str(Layer.TEACHING.label),
            changes=changes(draft.based_on, draft),
            token=token(draft),
            is_chosen=token(draft) in chosen,
        )
        for draft in offered
    ]


def told_paras(student: Student, by: User) -> list[str]:
    """Who will be told."""
    rows = Assignment.objects.on(by.today()).filter(student=student)
    return [row.para.name for row in rows.select_related("para").order_by("para__sort_key")]
