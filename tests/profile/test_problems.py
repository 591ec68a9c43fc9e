"""A problem in words: the path, the value as it was written, what is wrong and what is accepted."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal

import pytest

from express_entry.law.text import Text
from express_entry.profile.problems import MOST_SHOWN, path_of, shown
from express_entry.profile.wording import MESSAGES, OTHERWISE
from tests.profile.documents import label, problem_with


@pytest.mark.parametrize(
    ("value", "said"),
    [
        (None, "null"),
        (True, "true"),
        (0, "0"),
        (1.5, "1.5"),
        (10**5000, "10^5000"),
        (-(10**100), "-10^100"),
        ("é", '"é"'),
        ("a\n\x1b", '"a\\n\\x1b"'),
        ("\ud800", '"\\ud800"'),
        ({}, "{}"),
        ({"a": 1}, "{…}"),
        ([], "[]"),
        ((1,), "[…]"),
        (date(2025, 3, 1), "2025-03-01"),
        (Decimal("1.10"), "1.10"),
        (b"", "<bytes>"),
    ],
    ids=label,
)
def test_a_value_is_repeated_back_as_it_was_written(value: object, said: str) -> None:
    assert shown(value) == said


def test_a_long_value_is_shortened() -> None:
    for text in ("x" * 1000, "\n" * 1000, "é" * 59):
        assert len(shown(text)) <= MOST_SHOWN
        assert shown(text).endswith('…"')
    assert shown("x" * 58) == '"' + "x" * 58 + '"'


def test_a_path_is_written_as_people_write_it() -> None:
    assert path_of(("work", 0, "hours_per_week")) == "work[0].hours_per_week"
    assert path_of(("person", "a b")) == 'person["a b"]'
    assert path_of(()) == ""


def test_a_problem_is_said_in_full_in_both_languages() -> None:
    problem = problem_with("work[0].hours_per_week", 200)
    assert problem.say("en") == ("work[0].hours_per_week: 200 is too large. Accepted: a number of hours from 0 to 168.")
    assert problem.say("fr") == (
        "work[0].hours_per_week : 200 est trop grand. Valeurs acceptées : un nombre d'heures de 0 à 168."
    )


def test_every_template_has_the_same_names_in_both_languages() -> None:
    for text in (*MESSAGES.values(), OTHERWISE):
        assert isinstance(text, Text)
        assert re.findall(r"{\w+}", text.en) == re.findall(r"{\w+}", text.fr)
