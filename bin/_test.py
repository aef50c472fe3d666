"""The lanes of bin/test, and one line of totals at the end."""

import os
import subprocess
import sys
import time
import xml.etree.ElementTree as ElementTree
from pathlib import Path

from paraportal.engines import EngineError, paths, running, translations

# Told to end when we are killed, so that a build that is called off leaves nothing running.
PYTEST = ["setpriv", "--pdeathsig", "TERM", "--", sys.executable, "-m", "pytest"]
NOTHING_COLLECTED = 5
WORKERS = ["-n", str(min(8, max(2, os.cpu_count() or 2)))]
# Name: the engines it works on, and what pytest is told. Browsers and stopped engines disturb their
# neighbors: those tests run one after the other.
LANES = {
    "unit": ("test", [*WORKERS, "-m", "not browser and not faults and not slow"]),
    "slow": ("test", [*WORKERS, "-m", "slow and not browser and not faults"]),
    "browser and faults": ("faults", ["-m", "browser or faults"]),
}
# Real browsers and killed engines on a machine that others use meanwhile: what fails is tried once more, and
# named in the last line, so that nobody takes it for sound. More than these few are no accident.
TWICE, FEW = "browser and faults", 3
CHOSEN = "faults"  # whatever is chosen by hand may stop its engines without harm to a whole run beside it


def everything() -> int:
    began = time.monotonic()
    failed = (
        [] if subprocess.run([sys.executable, "bin/_check.py"], check=False).returncode == 0 else ["checks"]
    )
    migrate_once()
    reports, shaky = [], 0
    for name in LANES:
        print(f"\n--- {name}", flush=True)
        reports.append(report_file(name))
        if run_lane(name, reports[-1]):
            continue
        again = second_try(reports[-1]) if name == TWICE else 0
        shaky += again
        failed += [] if again else [name]
    totals = count(reports)
    totals["failures"] -= shaky
    failed += [] if totals["tests"] else ["no test ran"]
    verdict = f"FAILED: {', '.join(failed)}" if failed else "All is well."
    shaken = f", {shaky} of them only when tried again" if shaky else ""
    print(f"\nbin/test: {in_words(totals)}{shaken} in {time.monotonic() - began:.0f} s. {verdict}")
    return 1 if failed else 0


def run_lane(name: str, report: Path, *more: str) -> bool:
    """Whether all its tests passed. `more`: further words for pytest."""
    profile, words = LANES[name]
    report.unlink(missing_ok=True)
    command = [*PYTEST, *words, *more, f"--junitxml={report}"]
    environment = os.environ | {"PARAPORTAL_TEST_PROFILE": profile}
    return subprocess.run(command, env=environment, check=False).returncode in (0, NOTHING_COLLECTED)


def second_try(report: Path) -> int:
    """How many of the few tests that failed pass when tried again; 0 where not all do, or they are many."""
    first = count([report])
    broken = first["failures"] + first["errors"]
    if not 0 < broken <= FEW:
        return 0
    print(f"\n--- {TWICE}: the {broken} that failed, once more", flush=True)
    return broken if run_lane(TWICE, report.with_suffix(".again.xml"), "--last-failed") else 0


def migrate_once() -> None:
    """The database that those of the tests are copied from: ten seconds that belong to no lane."""
    environment = os.environ | {"PARAPORTAL_TEST_PROFILE": "test"}
    subprocess.run([*PYTEST, "tests/test_fixtures.py"], env=environment, check=False)


def in_words(totals: dict[str, int]) -> str:
    broken = totals["failures"] + totals["errors"]
    passed = totals["tests"] - broken - totals["skipped"]
    return f"{passed} passed, {broken} failed, {totals['skipped']} skipped"


def report_file(lane: str) -> Path:
    folder = paths.var() / "test-results"
    folder.mkdir(exist_ok=True)
    return folder / f"{lane.replace(' ', '-')}.xml"


def count(reports: list[Path]) -> dict[str, int]:
    """Totals by what JUnit files call them: tests, failures, errors, skipped."""
    totals = dict.fromkeys(("tests", "failures", "errors", "skipped"), 0)
    for report in reports:
        if not report.exists():  # the lane broke off before it could report
            continue
        for suite in ElementTree.parse(report).iter("testsuite"):
            for key in totals:
                totals[key] += int(suite.get(key, 0))
    return totals


def main(words: list[str]) -> int:
    os.environ.pop("DJANGO_SETTINGS_MODULE", None)  # tests/conftest.py names it, after the engines are up
    translations.compile_stale()
    if words:
        chosen = os.environ | {"PARAPORTAL_TEST_PROFILE": CHOSEN}
        return subprocess.run([*PYTEST, *words], env=chosen, check=False).returncode
    with running("test"):  # held over all lanes; each takes its own share
        return everything()


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except EngineError as error:
        sys.exit(f"bin/test: {error}")
    except KeyboardInterrupt:
        sys.exit(130)
