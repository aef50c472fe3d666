"""The id of the request under way, for log lines, error pages, access rows and history."""

from contextvars import ContextVar
from uuid import UUID

current_request_id: ContextVar[UUID | None] = ContextVar("current_request_id", default=None)
