"""The page that asks once before something about a student ends."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from students.models import Student


def ask_once(
    request: HttpRequest, student: Student, *, title: str, words: str, submit: str, back: str
) -> HttpResponse:
    """`words`: what ends and what stays, in a sentence or two. `back`: the name of the page to return to."""
    context = {
        "student": student,
        "title": title,
        "words": words,
        "submit": submit,
        "back_url": reverse(back, args=[student.pk]),
        "back_label": student.name,
    }
    return render(request, "paraportal/confirm.html", context)
