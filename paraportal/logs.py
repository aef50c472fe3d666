"""Logs as JSON lines. Never a name, a path argument or form data."""

import json
import logging
from datetime import UTC, datetime
from types import CodeType

OURS = ("paraportal", "core", "staff", "students", "schedule", "iep", "datacollection", "supervision")
LAST_FRAMES, MOST_FRAMES = 4, 24
FIELDS = ("request_id", "user", "route", "method", "status", "ms", "queries", "verb", "task")


class JsonFormatter(logging.Formatter):
    """One JSON object a line. Of an exception: its type and where, not its words (they may hold data)."""

    def format(self, record: logging.LogRecord) -> str:
        line: dict[str, object] = {
            "at": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "logger": record.name,
            "message": _message(record),
        }
        line.update({name: getattr(record, name) for name in FIELDS if hasattr(record, name)})
        if record.exc_info and record.exc_info[0] is not None:
            # Not str(error): a database error quotes the row, and with it a student's name.
            line["error"] = record.exc_info[0].__name__
            line["where"] = self._where(record)
        return json.dumps(line, default=str)

    @staticmethod
    def _where(record: logging.LogRecord) -> list[str]:
        """Places (file:line function) of our own frames and of the last ones, at most MOST_FRAMES."""
        trace = record.exc_info[2] if record.exc_info else None
        codes = []
        while trace is not None:
            codes.append((trace.tb_frame.f_code, trace.tb_lineno))
            trace = trace.tb_next
        # What breaks inside a library is found by the line of ours that called it.
        kept = [one for i, one in enumerate(codes) if _is_own(one[0]) or i >= len(codes) - LAST_FRAMES]
        return [f"{c.co_filename.rpartition('/')[2]}:{line} {c.co_name}" for c, line in kept[-MOST_FRAMES:]]


def _is_own(code: CodeType) -> bool:
    return "/lib/python" not in code.co_filename


def _message(record: logging.LogRecord) -> str:
    """The text of a record; of a library's words about an error only which library it was."""
    is_ours = record.name.partition(".")[0] in OURS
    # Such words repeat the path, or what was sent.
    if record.name.startswith("django.security") or (record.exc_info and not is_ours):
        return f"{record.name} had something to say, which may hold data"
    return record.getMessage()
