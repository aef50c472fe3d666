"""The decorator of every action: one transaction that knows who, which verb and which request."""

import functools
import logging
from collections.abc import Callable
from typing import ParamSpec, TypeVar

import pghistory
from django.contrib.auth.base_user import AbstractBaseUser
from django.db import transaction

from core.request_id import current_request_id

logger = logging.getLogger("paraportal.action")
P = ParamSpec("P")
R = TypeVar("R")


def verb(name: str) -> Callable[[Callable[P, R]], Callable[P, R]]:
    """Wraps an action that takes keyword arguments only, `by=` (the person) among them.

    Everything in it happens or nothing does; history rows written by triggers carry who, verb and
    request. Whatever must be sent, is sent by `transaction.on_commit`.
    """

    def decorate(action: Callable[P, R]) -> Callable[P, R]:
        @functools.wraps(action)
        def wrapped(*args: P.args, **kwargs: P.kwargs) -> R:
            by = kwargs.get("by")
            if args or not isinstance(by, AbstractBaseUser):
                raise TypeError(f"{name} takes keyword arguments only, and by= a person.")
            request_id = current_request_id.get()
            # Triggers of PostgreSQL write the history; they learn who acted only from this context.
            with (
                transaction.atomic(),
                pghistory.context(user=str(by.pk), verb=name, request=str(request_id or "")),
            ):
                result = action(*args, **kwargs)
            # After the block, so that an action that was undone is not logged as done.
            logger.info("action", extra={"verb": name, "user": by.pk, "request_id": request_id})
            return result

        return wrapped

    return decorate
