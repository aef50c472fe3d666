"""`{% term "baseline" %}`: the word, and on a tap or by keyboard what it means, without script or network.

A page explains a word where it stands first; after that it is a word like any other.
"""

from __future__ import annotations

from django import template
from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString

from core.glossary.terms import is_first, terms

register = template.Library()

# The browser opens it, closes it on Escape, and gives the focus back. The id says the word and nothing of the
# request: a page that is fetched again is the same, so that Today is not drawn anew.
TERM = (
    '<button class="pp-term" type="button" popovertarget="term-{key}">{word}</button>'
    '<span class="pp-term-says" id="term-{key}" popover><strong>{name}</strong> {says}</span>'
)


@register.simple_tag
def term(key: str, word: str = "") -> SafeString | str:
    """`key`: of glossary.toml; `word`: what stands in the text, where it is not the name. Raises KeyError."""
    found = terms()[key]
    if not is_first(key):
        return conditional_escape(word or found.name)
    return format_html(TERM, key=key, word=word or found.name, name=found.name, says=found.says)
