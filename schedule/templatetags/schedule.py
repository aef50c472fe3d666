"""For templates about the school day."""

from django import template

from schedule.blocks.levels import MEANS

register = template.Library()


@register.filter
def means(level: str) -> str:
    """`{{ block.support|means }}`: what the level of a block asks of an adult."""
    return str(MEANS[level])
