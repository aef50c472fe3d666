"""Links beside a recorder that rooms above bring: what else one does while a student is being recorded.

A recorder is a shell that names nobody, so a link goes out with the day pack, to those whom it is for.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from django.urls import reverse
from django.utils.functional import Promise

from core.registry import Registry
from staff.models import User


@dataclass(frozen=True)
class RecorderLink:
    """`url_name`: a page without arguments, which takes `?target=`. `may`: who is offered it."""

    label: str | Promise
    url_name: str
    may: Callable[[User, datetime], bool]


RECORDER_LINKS = Registry[str, RecorderLink]("link beside a recorder", key=lambda link: link.url_name)


def links_for(user: User, at: datetime) -> list[dict[str, str]]:
    """[{"label", "url"}], for the day pack. No query: whoever asks knows the person's posts."""
    return [
        {"label": str(link.label), "url": reverse(link.url_name)}
        for link in RECORDER_LINKS
        if link.may(user, at)
    ]
