from collections.abc import Iterable

from django import template

from datacollection.sync.record_kind import AnyRecordKind
from datacollection.sync.record_kinds import RECORD_KINDS

register = template.Library()


@register.simple_tag
def record_kinds() -> Iterable[AnyRecordKind]:
    """Every kind of record: for the corner of each page, also where no view gives a context."""
    return RECORD_KINDS
