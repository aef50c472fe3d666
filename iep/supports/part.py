from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import Any

from django.db.models import Q
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from core.declared import specs_of
from iep.drafts.forms import DraftForm
from iep.drafts.views import Page, initial_for
from iep.drafts.writers import Writer
from iep.importing.sheets import Sheet, columns_of, filled
from iep.models import Plan, PlanKind, Support, SupportVersion
from iep.parts import PLAN_PARTS, LabeledWords, PlanPart, PlanSection, is_new
from iep.plans.asked import kind_asked, of_plan
from iep.plans.kinds import WORDS
from iep.supports.forms import SupportForm, initial_support
from iep.supports.kinds import SUPPORT_KINDS, AnyKind

KIND = "accommodation"  # of a support whose line in a table names no kind


def support_rows(version: SupportVersion) -> list[LabeledWords]:
    return [
        (_("What"), version.what),
        (_("Kind"), _kind_in_words(version)),
        (_("When"), version.when),
        (_("Where"), version.where),
        (_("How often"), version.how_often),
        *version.taught_rows(),
    ]


def _kind_in_words(version: SupportVersion) -> str:
    try:
        kind = SUPPORT_KINDS.get(version.of.kind)
        sentence = kind.sentence(kind.parse(version.settings))
    # A kind of a later release, or settings changed by hand: the page says so and shows the rest.
    except (LookupError, ValueError) as problem:
        return str(problem)
    return (
        _("%(kind)s: %(sentence)s") % {"kind": kind.name, "sentence": sentence}
        if sentence
        else str(kind.name)
    )


def support_sentence(version: SupportVersion) -> str:
    return ", ".join(filter(None, (version.what, version.when, version.where, version.how_often)))


def complete_support(support: Support) -> None:
    """It is a part of the IEP where it names no other plan, made already or not."""
    iep = Plan.objects.filter(student=support.student_id, kind=PlanKind.IEP)
    support.plan = support.plan or iep.first()


def support_as_it_reads(of: Support, columns: Mapping[str, Any]) -> dict[str, Any]:
    """Raises LookupError or ValueError in words."""
    return {"settings": SUPPORT_KINDS.get(of.kind).parse(columns.get("settings")).to_json()}


def supports_under(plan: Plan) -> Q:
    """A support that names no plan stands under the IEP."""
    named = Q(plan=plan)
    return named | Q(plan=None, student=plan.student_id) if plan.kind == PlanKind.IEP else named


def support_of_line(plan: Plan, dates: Any, cells: dict[str, str]) -> DraftForm:
    """Raises LookupError for an unknown kind, ValueError for one that asks for more than a table has."""
    # Taken out, because the form has no field of this name: the kind chooses the form.
    named = cells.pop("kind", "")
    kind = _kind_named(named) if named else SUPPORT_KINDS.get(KIND)
    # Columns of a sheet are those of every kind; what a token board needs beside has none.
    if specs_of(kind.settings_type):
        raise ValueError(
            _("A support of the kind “%(kind)s” has fields of its own: write it on its page.")
            % {"kind": kind.name}
        )
    return SupportForm(kind=kind, data=filled(SupportForm(kind=kind), cells))


def _kind_named(name: str) -> AnyKind:
    plain = name.casefold()
    by_name = {str(kind.name).casefold(): kind for kind in SUPPORT_KINDS}
    kind = by_name.get(plain) or SUPPORT_KINDS.find(plain)
    if kind is None:
        raise LookupError(_("There is no kind of support “%(key)s”.") % {"key": plain})
    return kind


def support_page(support: Support, writer: Writer, request: HttpRequest) -> Page | HttpResponse:
    """Of a new one first the kind is asked, then what this kind needs."""
    student, more = support.student, {}
    if is_new(support):
        if "kind" not in request.GET:
            context = {"student": student, "kinds": list(SUPPORT_KINDS)}
            return render(request, "iep/supports/kind.html", context)
        support.kind = request.GET["kind"]
        again = of_plan("iep:support-new", student, kind_asked(request))
        more = {"and_support": (_("Save and add another"), lambda draft: again)}
    kind = _kind_or_404(support.kind)
    heading = _("New support: %(kind)s") if more else _("Support: %(kind)s")
    return Page(
        student=student,
        by=writer.user,
        heading=heading % {"kind": kind.name},
        lead=kind.hint,
        layer=WORDS[support.plan.kind if support.plan else PlanKind.IEP].decision,
        of=support,
        form=partial(SupportForm, kind=kind, disciplines=writer.disciplines if more else ()),
        initial=initial_for(support, initial_support),
        more=more,
    )


def _kind_or_404(key: str) -> AnyKind:
    try:
        return SUPPORT_KINDS.get(key)
    except LookupError as unknown:
        raise Http404(str(unknown)) from unknown


PLAN_PARTS.register(
    PlanPart(
        model=SupportVersion,
        order=50,
        name=gettext_lazy("Support"),
        title=lambda version: (_("Support: %(what)s") % {"what": version.what})[:200],
        rows=support_rows,
        sentence=support_sentence,
        form=SupportForm,
        page=support_page,
        plan_path="plan",
        is_in_tree=True,
        section=PlanSection(
            heading=gettext_lazy("Supports"),
            add=gettext_lazy("Add a support"),
            none=gettext_lazy("No supports yet."),
            template="iep/supports/support.html",
            term="support",
        ),
        under_plan=supports_under,
        complete=complete_support,
        as_it_reads=support_as_it_reads,
        copied=("kind", "discipline"),
        sheet=Sheet(
            key="supports",
            name=gettext_lazy("Supports"),
            columns={"kind": ("kind",)}
            | columns_of(
                SupportVersion,
                ("what", "when", "where", "how_often", "how", "avoid", "script", "fade"),
                what=("support", "accommodation"),
            ),
            required=("what", "when", "how"),
            form=support_of_line,
            same=("what", "when"),
        ),
    )
)
