"""docs/adding.md names the files of one example of each kind: they exist, and no other file knows of it."""

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
ROOMS = ("core", "staff", "students", "schedule", "iep", "datacollection", "supervision")
APPLICATION = (*ROOMS, "templates", "static")
SUFFIXES = {".py", ".html", ".txt", ".js", ".css", ".sql", ".toml"}
ALLOWED = {
    ("momentary_interval", "iep/measures/intervals.py"): "a docstring: what the measures of intervals share",
    ("momentary_interval", "static/datacollection/recorder/rounds.js"): "the pad asks at the end of a round",
    ("ServiceVersion", "iep/plans/tree.py"): "the services of a student, asked for by name",
    ("ServiceVersion", "iep/extended_year/views.py"): "services are chosen that go on over the summer",
    ("pp-points-pad", "iep/measures/permanent_product.py"): "a measure names the pad that takes it",
}
EXAMPLE = re.compile(
    r"^```example\nkind: (?P<kind>\S+)\nwords: (?P<words>.+)\n(?P<files>(?:\S+\n)+)```$", re.M
)
REGISTRY = re.compile(r"^([A-Z_]+)(?:: Registry\[.+\])? = Registry\b", re.M)


@dataclass(frozen=True)
class AddingExample:
    """An existing thing: the words that name it, and all of its files."""

    kind: str
    words: tuple[str, ...]
    files: tuple[str, ...]


def examples_of(text: str) -> list[AddingExample]:
    return [
        AddingExample(found["kind"], tuple(found["words"].split()), tuple(found["files"].split()))
        for found in EXAMPLE.finditer(text)
    ]


def knows(text: str, word: str) -> bool:
    """Whether the whole word stands there: `TrialKind`, not `TrialKinds`."""
    return word in text and bool(re.search(rf"(?<![\w-]){re.escape(word)}(?![\w-])", text))


def other_files(example: AddingExample, sources: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """(word, file) where a file that is not listed knows a word of the example."""
    for path in sources.keys() - set(example.files):
        yield from ((word, path) for word in example.words if knows(sources[path], word))


def missing_words(example: AddingExample, texts: Collection[str]) -> list[str]:
    """Words that none of its files knows: the example has another name by now."""
    return [word for word in example.words if not any(knows(text, word) for text in texts)]


@cache
def application() -> dict[str, str]:
    """Every file by its path: the path itself, by which others name a template, and the text.

    Without migrations, and without the goal bank, which cites measures as data.
    """
    return {
        path.relative_to(ROOT).as_posix(): f"{path.relative_to(ROOT).as_posix()}\n{path.read_text()}"
        for folder in APPLICATION
        for path in (ROOT / folder).rglob("*")
        if path.suffix in SUFFIXES and not {"migrations", "bank"} & set(path.parts)
    }


ADDING = (ROOT / "docs/adding.md").read_text()
EXAMPLES = examples_of(ADDING)


def test_every_example_is_read():
    assert len(EXAMPLES) == ADDING.count("```example") == ADDING.count("\nkind: ")


def test_every_registry_is_told_of():
    registries = {name for text in application().values() for name in REGISTRY.findall(text)}
    assert len(registries) >= 15
    told = set(re.findall(r"`([A-Z_]+)`", ADDING)) | {example.kind for example in EXAMPLES}
    assert registries - told == set()


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example.words[0])
def test_the_files_of_an_example_are_all_that_know_it(example: AddingExample):
    assert [path for path in example.files if not (ROOT / path).is_file()] == []
    assert missing_words(example, [(ROOT / path).read_text() for path in example.files]) == []
    assert set(other_files(example, application())) <= ALLOWED.keys()


def test_no_exception_is_made_for_nothing():
    assert {known for example in EXAMPLES for known in other_files(example, application())} == ALLOWED.keys()


def test_a_file_that_is_not_listed_would_be_seen():
    [example] = examples_of("```example\nkind: PETS\nwords: Dog old-dog\npets/dog.py\n```\n")
    sources = {"pets/dog.py": "class Dog", "pets/list.py": "[Dog()]", "pets/cat.py": "Dogs, my-old-dog"}
    assert list(other_files(example, sources)) == [("Dog", "pets/list.py")]
    assert missing_words(example, ["class Dog"]) == ["old-dog"]
