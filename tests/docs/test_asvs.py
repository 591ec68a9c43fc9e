"""The list of security items: no number is forgotten, each is met or says what is missing, what it names is there."""

from __future__ import annotations

import ast
import re
import tomllib
from collections.abc import Iterator, Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

from docs.generator.asvspage import chapter_of, recorded
from express_entry.service.environment import SETTINGS

ROOT = Path(__file__).parents[2]
SOURCE = ROOT / "src" / "express_entry"
RULE = re.compile(r"\bS\d{3}\b")


def named() -> Iterator[tuple[str, str]]:
    """File and name of each test in the list."""
    for item in recorded()["item"]:
        for each in item.get("tests", ()):
            file, _, name = each.partition("::")
            yield file, name


@lru_cache(maxsize=1)
def named_tests() -> Mapping[tuple[str, str], ast.FunctionDef]:
    """Every test that is named, as it is written."""
    found = set(named())
    trees = {file: ast.parse((ROOT / file).read_text("utf-8")) for file, _ in found}
    held = {
        file: {each.name: each for each in tree.body if isinstance(each, ast.FunctionDef)}
        for file, tree in trees.items()
    }
    assert [each for each in sorted(found) if each[1] not in held[each[0]]] == []
    return {each: held[each[0]][each[1]] for each in found}


def test_every_test_that_the_list_names_is_there_and_can_fail() -> None:
    assert len(named_tests()) > 100
    for (file, name), test in named_tests().items():
        assert name.startswith("test_"), (file, name)
        assert [each for each in ast.walk(test) if can_fail(each)], (file, name)
        marks = [ast.unparse(each) for each in test.decorator_list]
        assert not [each for each in marks if re.search(r"mark\.(skip|xfail)(?!if)", each)], (file, name)


def can_fail(node: ast.AST) -> bool:
    """Whether a statement of a test can be what fails: an assertion, or a call of what the test is about."""
    called = ast.unparse(node.func) if isinstance(node, ast.Call) else ""
    return isinstance(node, ast.Assert) or called.rpartition(".")[2] in {
        "raises",
        "call_and_validate",
        "looks",
        "expect",
    }


def test_every_number_of_the_standard_is_met_says_what_is_missing_or_does_not_apply_once() -> None:
    items, outside = recorded()["item"], recorded()["outside"]
    bare = [each["numbers"] for each in items if not ({"tests", "how", "missing"} & set(each))]
    assert bare == []
    numbers = [number for each in (*items, *outside) for number in each["numbers"].split()]
    assert {number for number in numbers if numbers.count(number) > 1} == set()
    standard = [number for each in recorded()["chapter"] for number in each["standard"].split()]
    assert len(standard) == len(set(standard)) == 217
    assert set(standard) - set(numbers) == set()
    assert set(numbers) - set(standard) == {"6.3.7", "6.3.8", "6.5.6", "6.5.8"}, "of level 3"


def test_every_item_belongs_to_a_chapter_and_says_all_of_it_in_both_languages() -> None:
    chapters = {each["number"] for each in recorded()["chapter"]}
    assert {chapter_of(each) for each in recorded()["item"]} == chapters
    for each in (*recorded()["item"], *recorded()["outside"]):
        for said in (each[part] for part in ("words", "how", "missing", "why") if part in each):
            assert set(said) == {"en", "fr"}, each["numbers"]
            assert RULE.findall(said["en"]) == RULE.findall(said["fr"]), each["numbers"]


def test_whatever_else_an_item_is_met_by_is_there_too() -> None:
    """Rules of the linter hold in the package, targets are made, settings are read."""
    lint = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["ruff"]["lint"]
    off = set(lint["ignore"]) | {
        rule for where, rules in lint["per-file-ignores"].items() if where.startswith("src/") for rule in rules
    }
    makefile = (ROOT / "Makefile").read_text("utf-8")
    for said in texts():
        rules = RULE.findall(said)
        assert not rules or "S" in lint["select"], said
        assert not set(rules) & off, said
        asked = re.findall(r"`make (\w+)`", said)
        assert [each for each in asked if not re.search(rf"^{each}:", makefile, re.MULTILINE)] == []
        assert set(re.findall(r"`(EXPRESS_ENTRY_\w+)`", said)) <= {each.name for each in SETTINGS}, said


def texts() -> list[str]:
    parts: list[Mapping[str, Any]] = [
        each[part] for each in recorded()["item"] for part in ("words", "how", "missing") if part in each
    ]
    return [each["en"] for each in parts]


def test_no_pattern_is_made_of_what_somebody_sent() -> None:
    """A pattern of the package is a text of its own; of a database no pattern is asked."""
    texts = {path.name: path.read_text("utf-8") for path in SOURCE.rglob("*.py")}
    assert [name for name, text in texts.items() if re.search(r"__i?regex\b|REGEXP|SIMILAR TO", text)] == []
    worked_out = [(name, pattern) for name, text in texts.items() for pattern in WORKED_OUT.findall(text)]
    assert len(worked_out) > 5
    assert {each for each in worked_out if not OURS.search(each[1])} == OF_TABLES


WORKED_OUT = re.compile(
    r"\bre\.(?:compile|search|match|fullmatch|sub|split|findall|finditer)\(\s*((?:r?f|fr)\"[^\"]*\"|[^\s\"'rbf)][^,)]*)"
)
"""What a pattern is where it is no text as it stands."""
OURS = re.compile(r"re\.escape\(|\b_?[A-Z]{2,}")
"""A pattern of constants, or of what is escaped."""
OF_TABLES = {
    ("cells.py", "thousands"),
    ("check_line.py", "pattern"),
    ("citations.py", "english"),
    ("sittings.py", "sign"),
}
"""Patterns of tables that stand beside them."""
