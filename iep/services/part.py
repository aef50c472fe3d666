from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from iep.drafts.forms import DraftForm
from iep.drafts.views import Page, initial_for
from iep.drafts.writers import Writer
from iep.importing.sheets import Sheet, columns_of, filled
from iep.models import Plan, Service, ServiceVersion
from iep.parts import PLAN_PARTS, LabeledWords, PlanPart, PlanSection, is_new
from iep.plans.asked import of_plan, version_of
from iep.plans.kinds import WORDS
from iep.services.forms import ServiceForm
from iep.versions.describing import day


def service_rows(version: ServiceVersion) -> list[LabeledWords]:
    return [
        (_("Service"), version.name),
        (_("Kind"), str(version.get_kind_display())),
        (_("Provided by"), str(version.get_discipline_display())),
        (_("How much"), version.amount()),
        (_("Place"), ", ".join(filter(None, (str(version.get_place_display()), version.where)))),
        (_("Alone or with others"), str(version.get_delivery_display())),
        (_("From"), day(version.starts_on)),
        (_("Until"), day(version.ends_on)),
    ]


def check_service(of: Service, fields: Mapping[str, Any], who: Writer) -> None:
    """A provider gives a service in their own discipline. Raises PermissionDenied."""
    if not who.writes_plan and fields.get("discipline") not in who.own:
        raise PermissionDenied(_("Another discipline writes this, or the team."))


def provider_writes_service(
    writer: Writer, versions: Sequence[ServiceVersion], disciplines: set[str]
) -> bool:
    return writer.owns({version.discipline for version in versions})


def service_of_line(plan: Plan, dates: Any, cells: dict[str, str]) -> DraftForm:
    return ServiceForm(plan_version=dates, data=filled(ServiceForm(plan_version=dates), cells))


def service_page(service: Service, writer: Writer, request: HttpRequest) -> Page:
    plan, own = service.plan, None if writer.writes_plan else writer.own
    form, more = partial(ServiceForm, own=own), {}
    if is_new(service):
        form = partial(form, plan_version=version_of(plan))
        again = of_plan("iep:service-new", plan.student, plan.kind)
        more = {"and_service": (_("Save and add another"), lambda draft: again)}
    return Page(
        student=plan.student,
        by=writer.user,
        heading=_("New service") if is_new(service) else _("Service"),
        lead=_("What the student is given, how much, how often, where, and how long.") if more else "",
        layer=WORDS[plan.kind].decision,
        of=service,
        form=form,
        initial=initial_for(service),
        more=more,
    )


PLAN_PARTS.register(
    PlanPart(
        model=ServiceVersion,
        order=30,
        name=gettext_lazy("Service"),
        title=lambda version: _("Service: %(name)s") % {"name": version.name},
        rows=service_rows,
        sentence=ServiceVersion.sentence,
        form=ServiceForm,
        page=service_page,
        plan_path="plan",
        is_in_tree=True,
        section=PlanSection(
            heading=gettext_lazy("Services"),
            add=gettext_lazy("Add a service"),
            none=gettext_lazy("No services yet."),
            template="iep/services/service.html",
            term="service",
        ),
        stands_in="plan",
        check=check_service,
        provider_writes=provider_writes_service,
        sheet=Sheet(
            key="services",
            name=gettext_lazy("Services"),
            columns=columns_of(
                ServiceVersion,
                ServiceVersion.CONTENT,
                name=("service name",),
                times=("frequency",),
                per=("period",),
                starts_on=("starts", "start date"),
                ends_on=("ends", "end date"),
                discipline=("provider",),
                delivery=("group",),
            ),
            required=("name", "minutes", "times"),
            form=service_of_line,
            same=("name", "minutes", "times", "per", "place", "starts_on"),
        ),
    )
)
