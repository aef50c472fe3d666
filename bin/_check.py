"""The checks of bin/check: all of them run, and those that failed are named at the end."""

import os
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path

from paraportal.engines import EngineError, environment, running

HERE = Path(sys.executable).parent
ROOMS = ["paraportal", "core", "staff", "students", "schedule", "iep", "datacollection", "supervision"]
# As an installation of a district is set, so that `check --deploy` judges that and not the demo.
DEPLOYED = {
    "PARAPORTAL_HTTPS": "1",
    "PARAPORTAL_DEMO": "0",
    "ALLOWED_HOSTS": "paraportal.example.org",
    "SECRET_KEY": "a-stand-in-that-is-long-enough-and-holds-0123456789-different-characters",
}


@dataclass(frozen=True)
class Check:
    name: str
    argv: list[str]
    environment: dict[str, str] = field(default_factory=dict)


def tool(name: str, *words: str) -> list[str]:
    return [str(HERE / name), *words]


def manage(*words: str) -> list[str]:
    return tool("python", "manage.py", *words)


# The longest first: two run at a time.
CHECKS = [
    Check("types", tool("mypy", *ROOMS)),
    Check("migrations are complete", manage("makemigrations", "--check", "--dry-run")),
    Check("deployment", manage("check", "--deploy", "--fail-level", "WARNING"), DEPLOYED),
    Check("texts to translate", tool("python", "bin/_messages.py")),
    Check("layers", tool("lint-imports", "--no-cache")),
    Check("lint", tool("ruff", "check")),
    Check("format", tool("ruff", "format", "--check")),
    Check("template lint", tool("djlint", "--lint", "--quiet", "templates")),
    Check("template format", tool("djlint", "--check", "--quiet", "templates")),
]


def run(check: Check, common: dict[str, str]) -> bool:
    began = time.monotonic()
    done = subprocess.run(
        check.argv, env=common | check.environment, capture_output=True, text=True, check=False
    )
    verdict = "ok" if done.returncode == 0 else "FAILED"
    report = f"{verdict:>6}  {check.name} ({time.monotonic() - began:.1f} s)"
    if done.returncode:
        report += f"\n{done.stdout}{done.stderr}"
    print(report, flush=True)
    return done.returncode == 0


def main() -> int:
    with running("test") as engines, ThreadPoolExecutor(max_workers=2) as pool:
        # The first database of the engine: nothing is ever migrated into it.
        common = environment.for_django(engines.environment)
        verdicts = list(pool.map(lambda check: run(check, common), CHECKS))
    failed = [check.name for check, is_fine in zip(CHECKS, verdicts, strict=True) if not is_fine]
    print(
        f"bin/check: failed: {', '.join(failed)}" if failed else f"bin/check: all {len(CHECKS)} checks passed"
    )
    return 1 if failed else 0


if __name__ == "__main__":
    os.environ.pop("DJANGO_SETTINGS_MODULE", None)
    try:
        sys.exit(main())
    except EngineError as error:
        sys.exit(f"bin/check: {error}")
