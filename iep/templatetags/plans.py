"""For templates about plans: who writes a part of one, and when it ends."""

from __future__ import annotations

from datetime import tzinfo

from django import template
from django.utils.translation import gettext as _

from iep.drafts import writers
from iep.drafts.writers import Writer
from iep.plans.tree import PlanNode
from iep.versions import describing

register = template.Library()


@register.filter
def written_by(part: PlanNode, writer: Writer | None) -> bool:
    """`{% if goal|written_by:writer %}`: may they draft changes of it? Nothing that is about to end is."""
    return writer is not None and part.last_moment is None and writer.writes_node(part)


@register.filter
def whose(part: PlanNode, writer: Writer | None) -> str:
    """`{{ target|whose:writer }}`: Occupational therapy writes this. Empty where it is this person's."""
    return writers.whose(part.of, writer)


@register.filter
def ends_on(part: PlanNode, zone: tzinfo) -> str:
    """`{{ support|ends_on:zone }}`: Ends on Nov 30, 2026. Empty where no end is decided."""
    last = part.last_moment
    if last is None:
        return ""
    return _("Ends on %(day)s.") % {"day": describing.day(last.astimezone(zone).date())}
