"""The list of security items: each test that it names is there, and each item is met, or says what is missing."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

from docs.generator.asvspage import chapter_of, recorded

ROOT = Path(__file__).parents[2]


def named() -> Iterator[tuple[str, str]]:
    """File and name of each test in the list."""
    for item in recorded()["item"]:
        for each in item.get("tests", ()):
            file, _, name = each.partition("::")
            yield file, name


def held_in(file: str) -> set[str]:
    tree = ast.parse((ROOT / file).read_text("utf-8"))
    return {node.name for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)}


def test_every_test_that_the_list_names_is_there() -> None:
    found = set(named())
    assert len(found) > 50
    known = {file: held_in(file) for file in {file for file, _ in found}}
    assert [each for each in sorted(found) if each[1] not in known[each[0]]] == []


def test_every_item_is_met_or_says_what_is_missing_and_stands_once() -> None:
    items = recorded()["item"]
    bare = [each["numbers"] for each in items if not ({"tests", "how", "missing"} & set(each))]
    assert bare == []
    numbers = [number for each in items for number in each["numbers"].split()]
    assert len(numbers) > 100
    twice = {number for number in numbers if numbers.count(number) > 1}
    assert not twice, twice


def test_every_item_belongs_to_a_chapter() -> None:
    chapters = {each["number"] for each in recorded()["chapter"]}
    assert {chapter_of(each) for each in recorded()["item"]} == chapters
