"""bin/bench NAME|all [--students N]: the figures, one a line."""

from __future__ import annotations

import argparse
import importlib
import os
import sys

NAMES = (
    "log_one", "sync_500", "student_page", "student_card", "caseload", "coverage", "weekly_pdf",
)  # fmt: skip


def main() -> int:
    parser = argparse.ArgumentParser(prog="bin/bench", description=__doc__)
    parser.add_argument("name", choices=[*NAMES, "all"])
    parser.add_argument("--students", type=int, default=500, help="of the district around; kept between runs")
    words = parser.parse_args()
    for name in ("DATABASE_URL", "REDIS_URL", "DJANGO_SETTINGS_MODULE"):
        os.environ.pop(name, None)  # never on anybody's data
    from bench import place

    with place.prepared(words.students) as here:
        for name in NAMES if words.name == "all" else [words.name]:
            for figure in importlib.import_module(f"bench.{name}").run(here):
                print(figure, flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
