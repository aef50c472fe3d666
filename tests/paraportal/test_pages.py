"""The frame of pages, error pages and sign-in pages: what stands on them, and what never does."""

import re
from html.parser import HTMLParser
from pathlib import Path
from types import SimpleNamespace

import pytest
from django import forms
from django.contrib.messages import constants
from django.contrib.messages.storage.base import Message
from django.template import Context, engines
from django.template.loader import get_template, render_to_string

ROOT = Path(__file__).parents[2]
OURS = [
    file
    for folder in ("templates", "templates/paraportal", "templates/account", "templates/allauth/layouts")
    for file in sorted((ROOT / folder).glob("*.html"))
]
ERRORS = ["400", "403", "403_csrf", "404", "413", "429", "500"]
REQUEST_ID = "0192a7c4-8d1e-7b3a-a2d1-7f60c1c2aa10"


class Page(HTMLParser):
    """What the tests ask of a page: ids, fragments, attributes, the title."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.fragments: list[str] = []
        self.forbidden: list[str] = []
        self.title = ""
        self._tag = ""
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        values = dict(attrs)
        self._tag = tag
        self.ids += [values["id"]] if "id" in values else []
        self.fragments += [values["href"][1:]] if (values.get("href") or "").startswith("#") else []
        self.forbidden += [f"{tag} {name}" for name in values if name == "style" or name.startswith("on")]
        self.forbidden += [tag] if tag == "style" or (tag == "script" and "src" not in values) else []

    def handle_endtag(self, tag):
        self._tag = ""

    def handle_data(self, data):
        if self._tag == "title":
            self.title = " ".join(f"{self.title} {data}".split())


def render(source: str, **context) -> str:
    """A template of the test rendered without a request: no context processor, no database."""
    return engines["django"].from_string(source).template.render(Context(context))


@pytest.mark.parametrize("name", ERRORS)
def test_an_error_page_says_what_to_do_and_needs_no_database(name):
    html = render_to_string(f"{name}.html", {"request_id": REQUEST_ID})
    page = Page(html)
    heading = re.search(r"<h1>\s*(.+?)\s*</h1>", html)[1]
    assert page.title == f"{heading} - ParaPortal"
    assert REQUEST_ID in html
    assert "is not lost" in html
    assert 'class="btn btn-primary" href="/"' in html


@pytest.mark.parametrize("name", [*ERRORS, "offline"])
def test_an_error_page_needs_nothing_at_all(name):
    html = get_template(f"{name}.html").template.render(Context({}))
    assert "<h1>" in html
    assert "give this number" not in html


def test_the_404_page_does_not_tell_whether_there_is_something_to_see():
    assert "Either the address is wrong, or" in render_to_string("404.html")


def test_an_unknown_address_answers_in_words(client):
    response = client.get("/accounts/signup/", secure=True)
    assert response.status_code == 404
    assert b"There is no such page for you" in response.content


@pytest.mark.parametrize("path", ["login/", "password/reset/", "password/reset/done/"])
def test_what_is_not_yet_sent_has_its_corner_before_signing_in(client, path):
    html = client.get(f"/accounts/{path}", secure=True).content.decode()
    assert html.count("<pp-outbox-status>") == 1
    assert html.index("pp-bar") < html.index("<pp-outbox-status>") < html.index("<main")
    assert Page(html).forbidden == []


def test_the_sign_in_page_offers_no_account(client):
    html = client.get("/accounts/login/", secure=True).content.decode().lower()
    assert "sign up" not in html
    assert "signup" not in html


def test_a_failed_sign_in_starts_its_title_with_error_and_leads_to_the_fields(client):
    html = client.post("/accounts/login/", {"login": "", "password": ""}, secure=True).content.decode()
    page = Page(html)
    assert page.title == "Error: Sign in - ParaPortal"
    assert "There is a problem" in html
    assert {"id_login", "id_password"} <= set(page.fragments)
    assert set(page.fragments) <= set(page.ids)


class Everything(forms.Form):
    words = forms.CharField()
    kind = forms.ChoiceField(choices=[("a", "A")], widget=forms.RadioSelect)
    who = forms.MultipleChoiceField(choices=[("a", "A")], widget=forms.CheckboxSelectMultiple)
    when = forms.SplitDateTimeField()
    agreed = forms.BooleanField()
    secret = forms.CharField(widget=forms.HiddenInput)

    def clean(self):
        raise forms.ValidationError("The two dates <b>cross</b>.")


def test_every_link_of_the_error_summary_leads_to_something_that_takes_focus():
    html = render('{% include "paraportal/form.html" with submit="Save" %}', form=Everything({}))
    page = Page(html)
    assert page.fragments == ["id_words", "id_kind_0", "id_who_0", "id_when_0", "id_agreed"]
    assert set(page.fragments) <= set(page.ids)
    assert "The two dates &lt;b&gt;cross&lt;/b&gt;." in html


def test_there_is_no_error_summary_without_an_error():
    assert "There is a problem" not in render('{% include "paraportal/form.html" %}', form=Everything())


def test_messages_differ_by_more_than_color():
    levels = [constants.SUCCESS, constants.WARNING, constants.ERROR, constants.INFO]
    shown = [
        render('{% include "paraportal/messages.html" %}', messages=[Message(level, "Done")])
        for level in levels
    ]
    drawings = {re.search(r"<svg.*?</svg>", html, re.DOTALL)[0] for html in shown}
    assert len(drawings) == 4


def test_badges_differ_by_more_than_color():
    shown = [
        render('{% include "paraportal/badge.html" with text="x" %}', tone=tone)
        for tone in ("good", "watch", "bad", "info", "none")
    ]
    assert len({re.search(r"<svg.*?</svg>", html, re.DOTALL)[0] for html in shown}) == 5


def test_zero_is_a_fact_and_nothing_recorded_is_said():
    facts = [("Observed", 0), ("Partner", "")]
    html = render('{% include "paraportal/facts.html" %}', facts=facts)
    assert html.count("Nothing recorded") == 1
    assert re.search(r"<dd>\s*<span class=\"pp-written\">0</span>\s*</dd>", html)


def test_the_shell_is_the_same_for_everybody():
    someone = SimpleNamespace(is_authenticated=True, email="canary@example.org")
    source = '{% extends "paraportal/shell.html" %}'
    known = render(source, user=someone, csrf_token="t" * 64, nav_items=[{"url": "/x", "label": "canary"}])
    assert known == render(source)


def test_a_person_sees_their_name_and_a_way_out():
    someone = SimpleNamespace(is_authenticated=True, email="june@example.org", __str__=lambda self: "June")
    html = render('{% extends "base.html" %}', user=someone, nav_items=[], csrf_token="t" * 64)
    assert "june@example.org" in html
    assert 'action="/accounts/logout/"' in html


def test_the_current_page_is_named_in_the_navigation():
    items = [
        {"url": "/today/", "label": "Today", "is_current": True},
        {"url": "/students/", "label": "Students", "is_current": False},
    ]
    html = render('{% extends "base.html" %}', nav_items=items)
    assert re.findall(r'<a href="([^"]+)" aria-current="page">', html) == ["/today/"]


@pytest.mark.parametrize("file", OURS, ids=lambda file: str(file.relative_to(ROOT / "templates")))
def test_a_template_has_nothing_that_the_content_policy_would_refuse(file):
    # Template tags would confuse a parser of HTML; inside quotes they stand for text.
    html = re.sub(r"{#.*?#}|{%.*?%}|{{.*?}}", "", file.read_text(), flags=re.DOTALL)
    assert Page(html).forbidden == []


@pytest.mark.parametrize(
    "file", sorted((ROOT / "templates/paraportal").glob("*.html")), ids=lambda file: file.name
)
def test_a_component_opens_with_what_it_takes(file):
    opening = file.read_text()[:900]
    assert re.match(r"({% extends .*?%}\s*)?{% comment %}", opening)
    assert re.search(r"Takes:|Variables|Blocks:", opening)
