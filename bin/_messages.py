"""Whether the catalogs hold exactly the texts that the code marks, judged on a copy of the checkout."""

import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

CHECKOUT = Path(__file__).resolve().parents[1]
NAMELESS = re.compile(r"(?<!%)%[sd]")
KINDS = (".py", ".html", ".txt", ".po", ".sql", ".xml")


def copy_to(folder: Path) -> None:
    """What is committed, or would be: an untracked template counts."""
    listing = ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"]
    done = subprocess.run(listing, cwd=CHECKOUT, capture_output=True, text=True, check=True)
    for name in filter(None, done.stdout.split("\0")):
        source, target = CHECKOUT / name, folder / name
        if source.suffix in KINDS and source.exists():
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(source, target)


def extract(folder: Path) -> str:
    """Fill the copy's catalogs, an English one when there is none. Returns the complaints of xgettext."""
    (folder / "locale").mkdir(exist_ok=True)
    languages = [path.name for path in (folder / "locale").iterdir()] or ["en"]
    words = [word for language in languages for word in ("--locale", language)]
    done = subprocess.run(
        [sys.executable, "manage.py", "makemessages", "--no-obsolete", *words],
        cwd=folder,
        env=os.environ | {"PYTHONPATH": str(folder)},
        capture_output=True,
        text=True,
        check=False,
    )
    output = done.stdout + done.stderr
    return output if done.returncode or "warning" in output else ""


def without_names(folder: Path) -> list[str]:
    """Texts with two nameless places: another language may need them in another order."""
    found = []
    for catalog in folder.glob("locale/*/LC_MESSAGES/*.po"):
        found += [
            line for line in texts(catalog) if line.startswith("msgid") and len(NAMELESS.findall(line)) > 1
        ]
    return [f"Name the places in this text, as %(who)s: {line}" for line in found]


def texts(catalog: Path) -> list[str]:
    """The entries without what changes with each line of code: places, dates, order."""
    words = ["msgattrib", "--no-obsolete", "--no-location", "--no-wrap", "--sort-output", str(catalog)]
    done = subprocess.run(words, capture_output=True, text=True, check=True)
    return [line for line in done.stdout.splitlines() if "POT-Creation-Date" not in line]


def main() -> int:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        copy_to(folder)
        complaints = [words] if (words := extract(folder)) else []
        complaints += without_names(folder)
        for catalog in CHECKOUT.glob("locale/*/LC_MESSAGES/*.po"):
            if texts(catalog) != texts(folder / catalog.relative_to(CHECKOUT)):
                complaints.append(
                    f"{catalog.relative_to(CHECKOUT)} is stale: run bin/manage makemessages --all"
                )
    print("\n".join(complaints))
    return 1 if complaints else 0


if __name__ == "__main__":
    sys.exit(main())
