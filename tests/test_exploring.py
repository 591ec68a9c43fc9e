"""The made-up examples of the properties: the same for everybody, and new ones for whoever goes exploring."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import EXPLORE, property_of

ROOT = Path(__file__).parents[1]
PROPERTY = """
import os
from hypothesis import given, settings, strategies as st

@settings(max_examples=5)
@given(st.integers())
def test_property(number):
    with open(os.environ["DRAWN"], "a") as drawn:
        print(number, file=drawn)
"""


def drawn(folder: Path, name: str, *options: str) -> list[str]:
    """What a property draws that asks for five examples of its own."""
    (folder / "test_property.py").write_text(PROPERTY)
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "DRAWN": str(folder / name)}
    command = [sys.executable, "-m", "pytest", "-q", "-p", "tests.conftest", *options]
    subprocess.run(command, cwd=folder, env=environment, check=True, capture_output=True)
    return (folder / name).read_text().split()


def test_examples_are_the_same_every_time(tmp_path: Path) -> None:
    first, second = (drawn(tmp_path, name) for name in ("first", "second"))
    assert first == second
    assert len(first) == 5


def test_exploring_draws_other_examples_each_time_and_as_many_as_asked_for(tmp_path: Path) -> None:
    first, second = (drawn(tmp_path, name, EXPLORE, "40") for name in ("first", "second"))
    assert first != second
    assert len(first) == len(second) == 40


def test_every_property_of_this_run_obeys(request: pytest.FixtureRequest) -> None:
    asked = request.config.getoption(EXPLORE)
    for item in request.session.items:
        test = property_of(item)
        if test is not None:
            own = test._hypothesis_internal_use_settings
            assert own.derandomize is (asked is None), item.nodeid
            assert asked in (None, own.max_examples), item.nodeid
