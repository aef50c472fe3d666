from __future__ import annotations

from datetime import date, datetime
from functools import cached_property
from typing import Any, ClassVar
from zoneinfo import ZoneInfo

import pghistory
from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from core.ids import uuid7
from core.names import Named
from staff.posts.models import Post, Role

BY_PASS = "pass"  # noqa: S105 - a source of accounts


class UserManager(BaseUserManager["User"]):
    def get_by_natural_key(self, username: str | None) -> User:
        return self.get(email__iexact=username)

    def create_user(self, email: str, password: str | None = None, **fields: Any) -> User:
        user = self.model(email=email.strip().lower(), **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user


@pghistory.track(
    pghistory.InsertEvent(),
    pghistory.UpdateEvent(),
    pghistory.ManualEvent("password_link"),  # type: ignore[no-untyped-call]
    exclude=["password", "last_login"],
)
class User(Named, AbstractBaseUser):
    """A person who works here. What they may do follows from their dated posts, not from flags here."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    email = models.EmailField(_("e-mail"), unique=True)
    language = models.CharField(max_length=10, default="en-us")
    is_active = models.BooleanField(default=True)
    # A record made before this moment and sent after it is still that person's true record.
    deactivated_at = models.DateTimeField(null=True, blank=True)
    source = models.CharField(max_length=40, blank=True)
    source_id = models.CharField(max_length=200, blank=True)

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["legal_name"]

    objects = UserManager()

    class Meta:
        constraints = [
            # The unique index compares letters exactly; in lower case Ana@ and ana@ are one address.
            models.CheckConstraint(condition=Q(email=Lower("email")), name="user_email_lower"),
            models.CheckConstraint(
                condition=Q(is_active=True, deactivated_at=None)
                | Q(is_active=False, deactivated_at__isnull=False),
                name="user_inactive_since_when",
            ),
            # Accounts that no import brought have no source id, and there may be any number of them.
            models.UniqueConstraint(
                fields=["source", "source_id"], condition=~Q(source_id=""), name="user_source_once"
            ),
        ]
        ordering = ["sort_key"]

    @property
    def is_by_pass(self) -> bool:
        """Whether this account is opened by passes for a day, and never by a password."""
        return self.source == BY_PASS

    def was_active(self, at: datetime) -> bool:
        return self.deactivated_at is None or at < self.deactivated_at

    @cached_property
    def _posts(self) -> list[Post]:
        return list(Post.objects.filter(user=self).select_related("school").order_by("during", "pk"))

    def posts(self, at: datetime | None = None) -> list[Post]:
        """Posts in force at `at` (now), each on its own school's day; loaded once per object."""
        moment = at or timezone.now()
        return [p for p in self._posts if moment.astimezone(p.school.zone).date() in p.during]

    def roles(self, at: datetime | None = None) -> set[Role]:
        return {Role(p.role) for p in self.posts(at)} if self.is_active else set()

    @property
    def zone(self) -> ZoneInfo:
        """The zone of this person's first current post: whose calendar decides what "today" is."""
        # Who is between two posts has the zone of the earliest one: a day is needed for everybody.
        posts = self.posts() or self._posts
        return posts[0].school.zone if posts else ZoneInfo("UTC")

    def today(self, at: datetime | None = None) -> date:
        """The school day of this person at `at` (now)."""
        return (at or timezone.now()).astimezone(self.zone).date()
