"""The head of a page and the frame of a table, as blocks: what stands in them is written where they stand."""

from typing import Any

from django import template
from django.template.context import Context
from django.template.loader import render_to_string
from django.utils.safestring import SafeString, mark_safe

register = template.Library()


@register.simple_block_tag
def remember(content: str) -> SafeString:
    """`{% remember as page_title %}...{% endremember %}`: said once, and written where it is wanted."""
    return mark_safe(content.strip())  # a rendered template: what is in it was escaped as it came in


@register.simple_block_tag(takes_context=True)
def page_header(context: Context, content: str, title: str = "", **parts: Any) -> str:
    """`{% page_header lead=lead %}buttons{% endpage_header %}`; see paraportal/page_header.html.

    Without `title` the heading is the title of the page (`{% block title %}`).
    """
    actions = mark_safe(content.strip())
    heading = title or context["page_title"]
    return render_to_string("paraportal/page_header.html", {"title": heading, "actions": actions, **parts})


@register.simple_block_tag
def table_region(content: str, label: str) -> str:
    """`{% table_region label=label %}<table>...{% endtable_region %}`: it scrolls sideways on a phone."""
    return render_to_string("paraportal/table_region.html", {"label": label, "table": mark_safe(content)})


@register.simple_block_tag
def figure(content: str, label: str, svg: str, caption: str = "") -> str:
    """`{% figure label=name svg=svg %}the numbers as a table{% endfigure %}`; the table may be left out."""
    parts = {"label": label, "svg": svg, "caption": caption, "table": mark_safe(content.strip())}
    return render_to_string("paraportal/figure.html", parts)
