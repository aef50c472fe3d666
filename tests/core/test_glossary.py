"""Words explained where they stand, and all of them on one page."""

import re
from pathlib import Path

import pytest
from django.conf import settings
from django.template import Context, Template
from django.urls import reverse

from core.glossary.terms import begin_page, terms

TAG = re.compile(r'{% term "([^"]+)"')


def test_every_term_has_a_name_and_says_something_short():
    assert len(terms()) > 30
    for term in terms().values():
        assert 30 < len(term.says) < 200, term.key
        assert term.says.endswith("."), term.key


def test_templates_ask_only_for_words_that_are_explained():
    asked = {
        key
        for path in (Path(settings.BASE_DIR) / "templates").rglob("*.html")
        for key in TAG.findall(path.read_text())
    }
    assert asked
    assert asked <= terms().keys()


def test_a_word_opens_its_own_words_and_a_page_explains_it_once():
    page = Template(
        '{% load glossary %}{% term "baseline" "Start" %}{% term "baseline" "again" %}{% term "goal" %}'
    )
    for _page in range(2):
        begin_page()
        html = page.render(Context())
        opens, opened = re.findall(r'popovertarget="([^"]+)"', html), re.findall(r'id="([^"]+)"', html)
        assert opens == opened
        assert len(set(opened)) == 2
        assert ">Start</button>" in html
        assert "</span>again<button" in html  # the second time, it is a word like any other


def test_an_unknown_word_is_no_word():
    with pytest.raises(KeyError):
        Template('{% load glossary %}{% term "nothing" %}').render(Context())


def test_the_page_shows_all_of_them_by_name(client):
    page = client.get(reverse("glossary"), secure=True).text
    places = [page.index(f"<dt>{term.name}</dt>") for term in terms().values()]
    assert places == sorted(places)
