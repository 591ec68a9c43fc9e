"""Stores that are killed, on both databases, and how often that was done."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.service.running import Instance

KILLS = 20
"""How often a store is killed where nobody asks for more."""
TOLD: list[str] = []
"""What a run that asked for more is told at its end."""


@pytest.fixture
def kills(request: pytest.FixtureRequest) -> int:
    """How often the store is to be killed."""
    return int(request.config.getoption("--kills") or KILLS)


@pytest.fixture(params=["sqlite", "postgresql"])
def instance(request: pytest.FixtureRequest, tmp_path: Path) -> Instance:
    """A store with nothing in it, once on each database."""
    url = request.getfixturevalue("postgresql_url") if request.param == "postgresql" else None
    made = Instance(tmp_path / "data", url, {"EXPRESS_ENTRY_LAST_KNOWN_RULES": "yes"})
    made.done("migrate")
    return made


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    for line in TOLD:
        terminalreporter.write_line(line)
