"""What all pages share on which a draft is written: show, ask again, save, or tell of a conflict."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from core.publishing import basis_of, draft_of, newest
from core.versions import EditConflict
from iep.drafts.actions import draft_part, save_draft
from iep.drafts.forms import DraftForm, with_basis
from iep.parts import LabeledWords, is_new
from iep.versions.describing import Change, changes, rows, title
from iep.versions.models import Layer
from staff.models import User
from students.access_log import middleware as access_log
from students.models import Student

# HTTP 409: the request is well formed, but the draft is not any more what the writer started from.
CONFLICT = 409


@dataclass(frozen=True)
class Page:
    """A page on which the draft of one thing is written.

    `form` makes the form from data= or initial=. `of` is the thing that is written, saved already or not;
    None where it is made by `save`, which writes the draft and returns it. `layer`: whose it is to decide.
    `more`: further buttons, {name: (words, where to go with the draft)}. `beside`: HTML that stands under the
    form, for whoever decides.
    """

    student: Student
    by: User
    heading: str | Promise
    form: Callable[..., DraftForm]
    lead: str | Promise = ""
    layer: str | Promise = ""
    of: Any = None
    save: Callable[[DraftForm], Any] | None = None
    initial: dict[str, Any] = field(default_factory=dict)
    more: Mapping[str, tuple[str | Promise, Callable[[Any], str]]] = field(default_factory=dict)
    beside: Sequence[SafeString] = ()

    def write(self, form: DraftForm) -> Any:
        """The draft; None where it would say what is in force already."""
        if self.save:
            return self.save(form)
        if is_new(self.of):
            form.fill(self.of)
            return draft_part(of=self.of, fields=form.content(), by=self.by)
        return save_draft(of=self.of, fields=form.content(), basis=form.basis(), by=self.by)

    @property
    def stands(self) -> Any:
        """The draft, or else the version that was published last."""
        if self.of is None or is_new(self.of):
            return None
        return draft_of(self.of) or newest(self.of)

    @property
    def is_decision(self) -> bool:
        """Is it the team's to decide, not the teacher's alone?"""
        return self.layer != Layer.TEACHING.label

    @property
    def plan_url(self) -> str:
        return reverse("iep:plan", args=[self.student.pk])


def initial_for(
    of: Any,
    read: Callable[[Any], dict[str, Any]] = lambda version: version.content(),
    new: Mapping[str, Any] = MappingProxyType({}),
) -> dict[str, Any]:
    """What the form of `of` opens with: the draft or the version in force, and the basis; else `new`."""
    if is_new(of):
        return dict(new)
    version = draft_of(of) or newest(of)
    return with_basis(read(version) if version else {}, basis_of(of))


def answer(request: HttpRequest, page: Page) -> HttpResponse:
    if request.method != "POST":
        return _show(request, page, page.form(initial=page.initial))
    form = page.form(data=request.POST)
    if "continue" in request.POST or form.is_unfinished():
        # Asking for the form again is a POST, so that words about a student never stand in an address. It is
        # logged as a look, not as a change.
        access_log.nothing_changed()
        return _show(request, page, form.redrawn())
    if form.is_valid():
        try:
            return _saved(request, page, page.write(form))
        except EditConflict as conflict:
            return _conflict(request, page, form, conflict.theirs)
        except ValidationError as refusal:
            form.add_error(None, refusal)
    return _show(request, page, form, status=422)


def _show(request: HttpRequest, page: Page, form: DraftForm, status: int = 200) -> HttpResponse:
    stands = page.stands
    context = {
        "page": page,
        "student": page.student,
        "form": form,
        "preview": form.preview(),
        "checklist": form.checklist(),
        "stands": stands,
        "stands_rows": rows(stands) if stands else [],
    }
    return render(request, "iep/drafts/form.html", context, status=status)


def _saved(request: HttpRequest, page: Page, draft: Any) -> HttpResponse:
    if draft is None:
        messages.info(request, _("Nothing differs from what is in force, so there is no draft."))
        return redirect(page.plan_url)
    messages.success(request, _("Draft saved: %(title)s") % {"title": title(draft)})
    for name, (_words, where) in page.more.items():
        if name in request.POST:
            return redirect(where(draft))
    return redirect(page.plan_url)


def _conflict(request: HttpRequest, page: Page, form: DraftForm, theirs: Any) -> HttpResponse:
    """Both texts beside each other. Nothing is saved; the writer's text stays in the page."""
    # Never saved: only a version can be put into words and compared.
    mine = page.of.versions.model(of=page.of, **form.content())
    # The basis is left out: the page sends the new one, so that saving again is a decision made with both
    # texts in view.
    fields = [bound.as_hidden() for bound in form if bound.name not in ("revision", "based_on")]
    context = {
        "page": page,
        "student": page.student,
        "theirs": theirs,
        "who": theirs and (theirs.published_by or theirs.drafted_by),
        "differences": _beside(rows(theirs) if theirs else [], changes(theirs, mine)),
        "mine": "\n\n".join(f"{label}:\n{words}" for label, words in rows(mine)),
        "fields": fields,
        "basis": basis_of(page.of),
    }
    return render(request, "iep/drafts/conflict.html", context, status=CONFLICT)


def _beside(theirs: list[LabeledWords], differing: list[Change]) -> list[Change]:
    """Where the two differ, in the order of the form."""
    order = {label: n for n, (label, _words) in enumerate(theirs)}
    return sorted(differing, key=lambda change: order.get(change.label, len(order)))
