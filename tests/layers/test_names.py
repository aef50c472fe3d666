"""One noun, one class: a name of a class means one thing in the whole house."""

import ast
from collections import defaultdict
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
ROOMS = ("core", "staff", "students", "schedule", "iep", "datacollection", "supervision", "paraportal")
PURE = "the measures know no Django: they say once more, word for word, what a table says (test_same_words)"
TWICE = {
    "Direction": PURE,
    "MarkKind": PURE,
    "Purpose": PURE,
    "Trial": "a row of the table, and what the measures take of it",
    "Command": "Django finds a command by its module",
}


def classes_by_name(root: Path) -> dict[str, list[str]]:
    """Top-level classes of the rooms with the modules that define them, migrations aside."""
    found = defaultdict(list)
    for room in ROOMS:
        for path in (root / room).rglob("*.py"):
            if "migrations" in path.parts:
                continue
            for node in ast.parse(path.read_text()).body:
                if isinstance(node, ast.ClassDef):
                    found[node.name].append(str(path.relative_to(root)))
    return found


def test_a_class_name_means_one_thing():
    doubled = {name: where for name, where in classes_by_name(ROOT).items() if len(where) > 1}
    assert {name: where for name, where in doubled.items() if name not in TWICE} == {}
    assert TWICE.keys() <= doubled.keys(), "an exception that is none any more"


def test_a_second_class_would_be_seen(tmp_path):
    for room in ("staff", "iep"):
        (tmp_path / room).mkdir()
        (tmp_path / room / "rows.py").write_text("class Row:\n    pass\n")
    assert [len(where) for where in classes_by_name(tmp_path).values()] == [2]
