"""Words in both languages: numbers, dates and lists as each writes them, and nothing said before somebody asks."""

from __future__ import annotations

import string
from collections.abc import Iterator
from datetime import UTC, date, datetime
from decimal import Decimal
from importlib import import_module
from pkgutil import walk_packages
from types import ModuleType
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import express_entry.assessment
import express_entry.law
import express_entry.profile
from express_entry.law.text import LANGUAGES, NO_BREAK_SPACE, Language, Reason, Sayable, Text, say_value

VALUES = [
    (12345.5, "12,345.5", f"12{NO_BREAK_SPACE}345,5"),
    (1200, "1,200", f"1{NO_BREAK_SPACE}200"),
    (7.0, "7", "7"),
    (Decimal("25000.00"), "25,000.00", f"25{NO_BREAK_SPACE}000,00"),
    (-1, "-1", "-1"),
    (True, "yes", "oui"),
    (False, "no", "non"),
    (None, "-", "-"),
    (date(2025, 3, 24), "2025-03-24", "2025-03-24"),
    (datetime(2025, 3, 24, 14, 30, tzinfo=UTC), "2025-03-24T14:30:00+00:00", "2025-03-24T14:30:00+00:00"),
    ([], "", ""),
    (["a"], "a", "a"),
    (["a", "b"], "a and b", "a et b"),
    (("a", 2, None), "a, 2 and -", "a, 2 et -"),
    (Text("one", "un"), "one", "un"),
    (Text("{n} points", "{n} point(s)").of(n=1200), "1,200 points", f"1{NO_BREAK_SPACE}200 point(s)"),
    ("12,345.5", "12,345.5", "12,345.5"),
]


@pytest.mark.parametrize(("value", "english", "french"), VALUES, ids=lambda value: repr(value)[:30])
def test_a_value_is_said_as_each_language_writes_it(value: object, english: str, french: str) -> None:
    assert (say_value(value, "en"), say_value(value, "fr")) == (english, french)


def test_a_reason_says_its_values_in_its_own_language_however_deep_they_are() -> None:
    inner = Text("{count} of {total}", "{count} sur {total}").of(count=1, total=2500.5)
    outer = Text("because {why}", "parce que {why}").of(why=[inner, Text("so", "ainsi")])
    assert outer.say("en") == "because 1 of 2,500.5 and so"
    assert outer.say("fr") == f"parce que 1 sur 2{NO_BREAK_SPACE}500,5 et ainsi"


def test_a_value_that_looks_like_a_template_is_said_as_it_stands() -> None:
    assert Text("{name} came", "{name} est venu").of(name="{name}").say("fr") == "{name} est venu"


def test_nothing_is_put_into_words_before_somebody_asks() -> None:
    asked: list[Language] = []

    class Fact:
        def say(self, language: Language) -> str:
            asked.append(language)
            return language

    reason = Text("in {fact}", "en {fact}").of(fact=Fact())
    assert isinstance(reason, Reason)
    assert isinstance(reason, Sayable)
    assert asked == []
    assert reason.say("fr") == "en fr"
    assert asked == ["fr"]


@given(st.decimals(allow_nan=False, allow_infinity=False, places=2))
def test_a_number_said_in_french_is_the_english_one_with_other_marks(number: Decimal) -> None:
    french = say_value(number, "fr")
    assert french.replace(NO_BREAK_SPACE, ";").replace(",", ".").replace(";", ",") == say_value(number, "en")


# -------------------------------------------------------------------------------------------- every text of the package


def modules() -> Iterator[ModuleType]:
    for package in (express_entry.law, express_entry.profile, express_entry.assessment):
        for found in walk_packages(package.__path__, f"{package.__name__}."):
            yield import_module(found.name)


def texts(value: Any, where: str) -> Iterator[tuple[str, Text]]:
    if isinstance(value, Text):
        yield where, value
    elif isinstance(value, Reason):
        yield where, value.text
    elif isinstance(value, dict):
        for key, item in value.items():
            yield from texts(item, f"{where}[{key}]")
    elif isinstance(value, (list, tuple)):
        for place, item in enumerate(value):
            yield from texts(item, f"{where}[{place}]")


def all_texts() -> dict[str, Text]:
    """Every text that a module holds, by its place."""
    found: dict[str, Text] = {}
    for module in modules():
        for name, value in vars(module).items():
            found |= dict(texts(value, f"{module.__name__}.{name}"))
    return found


def names_in(template: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(template) if name is not None}


def test_every_template_of_the_package_speaks_of_the_same_facts_in_both_languages() -> None:
    found = all_texts()
    assert len(found) > 200
    assert {where: text for where, text in found.items() if names_in(text.en) != names_in(text.fr)} == {}


def test_every_text_of_the_package_has_words_in_both_languages() -> None:
    assert {where for where, text in all_texts().items() if not (text.en.strip() and text.fr.strip())} == set()


def test_every_text_of_the_law_s_data_has_words_in_both_languages() -> None:
    whole = express_entry.law.consolidated()
    found = [(table.id, table.title) for table in whole.tables.values()]
    found += [(version.table, text) for version in whole.versions() for text in _words_of(version)]
    found += [(name, text) for name, entry in whole.instruments.items() for text in (entry.title, entry.notes) if text]
    for where, text in found:
        assert all(text.say(language).strip() == text.say(language) != "" for language in LANGUAGES), where


def _words_of(version: express_entry.law.Version) -> list[Text]:
    stated = [text for text in (version.changes, version.reason, version.gap) if text is not None]
    return [*stated, *version.missing, *version.assumptions]
