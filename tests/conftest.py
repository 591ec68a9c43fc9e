"""What every test runs under: made-up examples are the same every time, unless Hypothesis is sent exploring.

A change is judged by what it changes, so ``make test`` draws the same examples each time, on every machine. New ones
are drawn by ``make explore``, as many of each property as asked for, whatever the property itself says. No deadline:
no test asserts a duration.
"""

from __future__ import annotations

import signal
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from hypothesis import is_hypothesis_test, settings

from tests.journeys import pictures

EXPLORE, KILLS = "--explore", "--kills"
pytest_plugins = ["tests.browsers", "tests.databases"]


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(EXPLORE, type=int, metavar="N", help="draw N new examples of each property, not the usual ones")
    parser.addoption(KILLS, type=int, metavar="N", help="kill a store N times on each database, not the usual few")
    parser.addoption(pictures.OPTION, type=Path, metavar="FOLDER", help="take the pictures of the journeys")


def pytest_configure(config: pytest.Config) -> None:
    """Before any test is read: what a property does not say about itself it takes from here."""
    if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
        # A shell makes what it starts in the background deaf to Ctrl-C, and what that starts in turn.
        signal.signal(signal.SIGINT, signal.default_int_handler)
    config.addinivalue_line("markers", "pictured: takes pictures of pages for the documentation, where asked to")
    pictures.take_into(config.getoption(pictures.OPTION))
    same = config.getoption(EXPLORE) is None
    settings.register_profile("express-entry", deadline=None, print_blob=True, derandomize=same)
    settings.load_profile("express-entry")


def pytest_collection_modifyitems(config: pytest.Config, items: Sequence[pytest.Item]) -> None:
    """Exploring, every property has the number of examples asked for, also where it states one of its own."""
    asked = config.getoption(EXPLORE)
    for item in items if asked else ():
        test = property_of(item)
        if test is not None:
            test._hypothesis_internal_use_settings = settings(
                test._hypothesis_internal_use_settings, max_examples=asked
            )


def property_of(item: pytest.Item) -> Any:
    """The function of a test whose examples are made up; None for any other test."""
    test = getattr(item, "obj", None)
    return getattr(test, "__func__", test) if is_hypothesis_test(test) else None
