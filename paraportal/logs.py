"""Logs as JSON lines. Never a name, a path argument or form data (decision 12)."""

import json
import logging
from datetime import UTC, datetime

FIELDS = ("request_id", "user", "route", "method", "status", "ms", "queries", "verb", "task")


class JsonFormatter(logging.Formatter):
    """One JSON object a line. Of an exception: its type and where, not its words (they may hold data)."""

    def format(self, record: logging.LogRecord) -> str:
        line: dict[str, object] = {
            "at": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "logger": record.name,
            "message": record.getMessage(),
        }
        line.update({name: getattr(record, name) for name in FIELDS if hasattr(record, name)})
        if record.exc_info and record.exc_info[0] is not None:
            line["error"] = record.exc_info[0].__name__
            line["where"] = self._where(record)
        return json.dumps(line, default=str)

    @staticmethod
    def _where(record: logging.LogRecord) -> list[str]:
        trace = record.exc_info[2] if record.exc_info else None
        frames = []
        while trace is not None:
            code = trace.tb_frame.f_code
            frames.append(f"{code.co_filename.rpartition('/')[2]}:{trace.tb_lineno} {code.co_name}")
            trace = trace.tb_next
        return frames[-12:]
