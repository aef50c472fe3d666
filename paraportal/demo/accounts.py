"""Who signs in as what: one random password for all, in a file that only its owner reads."""

from __future__ import annotations

import secrets
from pathlib import Path

from paraportal.demo.people import DOMAIN, EVERYBODY

LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"  # none that are taken for another
GROUPS, IN_A_GROUP = 5, 4

# One persona for each kind of work, chosen for what there is to see: (who, what they are, what they will see)
SHOWN = (
    (
        "ingrid",
        "special education teacher",
        "Mateo and three others: write, publish, assign, graphs, needs a look",
    ),
    (
        "colleen",
        "teacher whose license has run out",
        "Ty, Gabriel and D’Andre; her contacts do not count any more",
    ),
    ("dee", "para", "Today with Mateo and Kaleb; the recorder, offline too"),
    ("kayla", "para since last week", "Mateo and DJ, three updates to read"),
    ("anne", "classroom teacher, grade 2", "Mateo and Kaleb at a glance, and nothing more"),
    (
        "hannah",
        "speech-language pathologist",
        "Seven students: reads plan and data, writes what speech teaches",
    ),
    ("denise", "school nurse", "Safety cards: peanut, seizures, diabetes"),
    ("carla", "director of special education", "All 24 students; who supervises whom, and how lately"),
    ("paul", "principal of Birch Bend", "The students of Birch Bend, and the supervision of its paras"),
)


def new_password() -> str:
    """Random, made anew for each installation, and short enough to type from the screen."""
    groups = ("".join(secrets.choice(LETTERS) for _ in range(IN_A_GROUP)) for _ in range(GROUPS))
    return "-".join(groups)


def table(password: str) -> str:
    """What bin/run prints."""
    people = {person.key: person for person in EVERYBODY}
    rows = [("Sign in as", "Who", "Sees")]
    rows += [(people[key].email, f"{people[key].name}, {what}", sees) for key, what, sees in SHOWN]
    widths = [max(len(row[i]) for row in rows) for i in range(2)]
    lines = [f"{email:<{widths[0]}}  {who:<{widths[1]}}  {sees}" for email, who, sees in rows]
    others = f"Everybody else is first.last@{DOMAIN}; {len(EVERYBODY)} people work in this invented district."
    return "\n".join([f"Password for everybody: {password}", "", *lines, "", others, ""])


def write(path: Path, text: str) -> None:
    """Readable by its owner alone, from the first byte on."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.unlink(missing_ok=True)
    path.touch(mode=0o600)
    path.write_text(text)
