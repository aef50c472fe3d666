"""The lanes of bin/test, and one line of totals at the end."""

import os
import subprocess
import sys
import time
import xml.etree.ElementTree as ElementTree
from pathlib import Path

from paraportal.engines import EngineError, paths, running, translations
from tests import machine

# Told to end when we are killed, so that a build that is called off leaves nothing running.
PYTEST = ["setpriv", "--pdeathsig", "TERM", "--", sys.executable, "-m", "pytest"]
NOTHING_COLLECTED = 5
WORKERS = ["-n", str(min(8, max(2, os.cpu_count() or 2)))]
UNIT = "not browser and not faults and not slow"
# Tests about time, at many moments. Each moment has its own test district, so that one worker takes it whole.
CLOCK = [*WORKERS, "--clock", "--dist", "loadgroup"]
# A browser waits as often as it works: two at a time, however many cores there are. Stopped engines disturb
# their neighbors: those tests run one after the other, on engines of their own.
PAIR = ["-n", "2", "--dist", "worksteal"]
# Name: the engines it works on, and what pytest is told.
LANES = {
    "unit": ("test", [*WORKERS, "-m", UNIT]),
    "clock": ("test", [*CLOCK, "-m", UNIT]),
    "slow": ("test", [*WORKERS, "-m", "slow and not browser and not faults"]),
    "browser": ("test", [*PAIR, "-m", "browser and not faults"]),
    "faults": ("faults", ["-m", "faults"]),
}
# Real browsers and killed engines on a machine that others use meanwhile: what fails is tried once more, and
# named in the last line, so that nobody takes it for sound. More than these few in both are no accident.
TWICE, FEW = ("browser", "faults"), 3
CHOSEN = "faults"  # whatever is chosen by hand may stop its engines without harm to a whole run beside it


def everything() -> int:
    began = time.monotonic()
    os.environ.setdefault("PARAPORTAL_PICTURES", "0")
    failed = [] if check_and_migrate() else ["checks"]
    reports, shaky = [], 0
    for name in LANES:
        print(f"\n--- {name}", flush=True)
        reports.append(report_file(name))
        if run_lane(name, reports[-1]):
            continue
        again = second_try(name, reports[-1], FEW - shaky) if name in TWICE else 0
        shaky += again
        failed += [] if again else [name]
    totals = count(reports)
    totals["failures"] -= shaky
    failed += [] if totals["tests"] else ["no test ran"]
    verdict = f"FAILED: {', '.join(failed)}" if failed else "All is well."
    shaken = f", {shaky} of them only when tried again" if shaky else ""
    print(f"\nbin/test: {in_words(totals)}{shaken} in {time.monotonic() - began:.0f} s. {verdict}")
    return 1 if failed else 0


def check_and_migrate() -> bool:
    """Whether all checks passed. Beside them the database is migrated that the tests copy:
    half a minute that belongs to no lane."""
    environment = os.environ | {"PARAPORTAL_TEST_PROFILE": "test"}
    migrating = subprocess.Popen([*PYTEST, "-q", "tests/test_fixtures.py"], env=environment)
    checked = subprocess.run([sys.executable, "bin/_check.py"], check=False)
    migrating.wait()
    return checked.returncode == 0


def run_lane(name: str, report: Path, *more: str) -> bool:
    """Whether all its tests passed. `more`: further words for pytest."""
    profile, words = LANES[name]
    report.unlink(missing_ok=True)
    command = [*PYTEST, *words, *more, f"--junitxml={report}"]
    environment = os.environ | {"PARAPORTAL_TEST_PROFILE": profile}
    return subprocess.run(command, env=environment, check=False).returncode in (0, NOTHING_COLLECTED)


def second_try(name: str, report: Path, few: int) -> int:
    """How many of the `few` tests at most that failed pass when tried again, one after the other; 0 where not
    all do, or they are more."""
    first = count([report])
    broken = first["failures"] + first["errors"]
    if not 0 < broken <= few:
        return 0
    print(f"\n--- {name}: the {broken} that failed, once more", flush=True)
    return broken if run_lane(name, report.with_suffix(".again.xml"), "--last-failed", "-n", "0") else 0


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
    if "--clock" in words:
        words = [*LANES["clock"][1], *words]
    if words:
        chosen = os.environ | {"PARAPORTAL_TEST_PROFILE": CHOSEN}
        return subprocess.run([*PYTEST, *words], env=chosen, check=False).returncode
    if missing := machine.what_is_missing():
        print("bin/test: this machine lacks what tests need:", *missing, sep="\n  ")
        return 1
    with running("test"):  # held over all lanes; each takes its own share
        return everything()


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except EngineError as error:
        sys.exit(f"bin/test: {error}")
    except KeyboardInterrupt:
        sys.exit(130)
