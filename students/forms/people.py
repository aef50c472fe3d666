"""Choices of people, narrowed to those whose post at the school lets them be chosen."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from django.db.models import Q, QuerySet

from staff.models import Post, Role, School, User


def people_with(roles: Iterable[Role], school: School, day: date) -> QuerySet[User]:
    """Active people with one of these posts at `school` (or its district) on `day` or later, by name."""
    posts = Post.objects.filter(
        Q(during__contains=day) | Q(during__startswith__gt=day), role__in=roles, school__in=school.line()
    )
    return User.objects.filter(is_active=True, pk__in=posts.values("user")).order_by("sort_key", "pk")
