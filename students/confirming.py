"""The page that asks once before something ends."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from students.models import Student


def ask_once(
    request: HttpRequest, student: Student, *, title: str, words: str, submit: str, back: str
) -> HttpResponse:
    """`words`: what ends and what stays, in a sentence or two. `back`: the name of the page to return to."""
    to = (reverse(back, args=[student.pk]), student.name)
    return ask(request, title=title, words=words, submit=submit, back=to, student=student)


def ask(
    request: HttpRequest, *, title: str, words: str, submit: str, back: tuple[str, str], **more: object
) -> HttpResponse:
    """The same about something else. `back`: address and label of the page above."""
    context = {"title": title, "words": words, "submit": submit, "back_url": back[0], "back_label": back[1]}
    return render(request, "paraportal/confirm.html", context | more)
