"""Running the tests on mutants: one warm process that has collected the tests, and a fork of it for each mutant.

A child reads the changed file in place of the real one, forgets everything read before, and runs the tests until one
fails, the likeliest first. It tells its parent which test failed,
or that none did, or that the mutant means the same as the law.
"""

from __future__ import annotations

import builtins
import io
import json
import os
import signal
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from _pytest.runner import runtestprotocol

from .equivalents import reason_of
from .mutants import DATA, Mutant

OCCUPATIONS = "tests/law/test_occupations.py"
ORDER = (
    "tests/law/test_transcriptions.py",
    "tests/law/test_integrity.py",
    OCCUPATIONS,
    "tests/law/test_language.py",
    "tests/law/test_grid.py",
    "tests/law/test_category_data.py",
    "tests/law/test_view.py",
    "tests/cases",
    "tests/test_cases.py",
)
"""The files whose tests are tried first; the others follow in the order in which they were collected."""

NOT_ASKED = (
    # Sums over the bridge, computed from the bridge: they would notice anything, and say nothing about what is right.
    "test_the_links_of_each_major_group_of_2016_add_up_to_its_control_totals",
    # A second copy of the occupation lists that stands beside the first; the transcription is independent.
    "test_the_lists_are_those_of_the_second_listing",
    # The law against what it was before it was changed: it would notice anything too.
    "test_the_file_laid_over_the_law_changes_those_amounts_and_nothing_else",
)
"""Tests that must not be what notices a mutant."""

SURVIVED, EQUIVALENT = "survived", "equivalent"


class Outcome(NamedTuple):
    """What became of a mutant: the test that noticed it, or ``survived``, or ``equivalent``."""

    mutant: Mutant
    by: str

    @property
    def killed(self) -> bool:
        """Whether a test noticed it."""
        return self.by not in (SURVIVED, EQUIVALENT)


class Loop:
    """A pytest plugin that collects as usual and then, in place of the tests, runs them on each mutant."""

    def __init__(self, mutants: Sequence[Mutant], jobs: int, told: Callable[[Outcome], None]) -> None:
        self.mutants, self.jobs, self.told = mutants, jobs, told
        self.outcomes: list[Outcome] = []
        self.failing: list[str] = []
        self.begun = False
        self.noticed: Counter[tuple[str, str]] = Counter()

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        """Find the tests that hold for the law as it is, then put each mutant to them."""
        items = [item for item in session.items if _asked(item)]
        told = dict(_forked([None], 1, lambda _: json.dumps(list(_unsound(items)))))
        self.failing = json.loads(told[0])
        sound = [item for item in items if item.nodeid not in self.failing]
        before = points()
        self.begun, started = True, time.monotonic()
        rows = Counter(_test(item.nodeid) for item in sound)
        for number, by in _forked(self.mutants, self.jobs, lambda m: _tried(m, self._ordered(sound, m, rows), before)):
            self.outcomes.append(Outcome(self.mutants[number], by))
            self.noticed[self.mutants[number].file, _test(by)] += 1
            self.told(self.outcomes[-1])
            _progress(self.outcomes, len(self.mutants), time.monotonic() - started)
        return True

    def _ordered(self, items: Sequence[pytest.Item], mutant: Mutant, rows: Mapping[str, int]) -> list[pytest.Item]:
        """The likeliest first: what has noticed most in the same file for the rows it has, then in the usual order."""

        def key(item: pytest.Item) -> tuple[object, ...]:
            test = _test(item.nodeid)
            return (-self.noticed[mutant.file, test] / rows[test], *_place(item, mutant))

        return sorted(items, key=key)


def _test(nodeid: str) -> str:
    """The test, without its row."""
    return nodeid.partition("[")[0]


def _asked(item: pytest.Item) -> bool:
    """Data is noticed by examples; properties over made-up people are slow, and known defects say nothing of it."""
    test = getattr(item, "obj", None)
    skipped = item.get_closest_marker("xfail") or hasattr(test, "hypothesis")
    return not skipped and getattr(item, "originalname", item.name) not in NOT_ASKED


def _unsound(items: Sequence[pytest.Item]) -> Iterator[str]:
    """The tests that fail for the law as it is, read again as a mutant is: they would notice everything."""
    forget()
    for item in items:
        if not _holds(item):
            yield item.nodeid


def _holds(item: pytest.Item) -> bool:
    return not any(report.failed for report in runtestprotocol(item, log=False, nextitem=None))


# ------------------------------------------------------------------------------------------------------------- children


def _tried(mutant: Mutant, items: Sequence[pytest.Item], before: Mapping[str, object]) -> str:
    """What becomes of a mutant, in a child of its own."""
    with tempfile.NamedTemporaryFile("w", encoding="utf-8", suffix=".mutant") as changed:
        changed.write(mutant.text())
        changed.flush()
        redirect(DATA / mutant.file, Path(changed.name))
        forget()
        if reason_of(mutant) is not None or _same(mutant, before):
            return EQUIVALENT
        for item in items:
            if not _holds(item):
                return item.nodeid
    return SURVIVED


def _place(item: pytest.Item, mutant: Mutant) -> tuple[int, bool, bool]:
    """In order of the files; within a file, the tests that name the table, then those of no single row."""
    file = item.nodeid.partition("::")[0]
    order = (OCCUPATIONS, *ORDER) if mutant.file.startswith("noc/") else ORDER
    rank = next((place for place, name in enumerate(order) if file.startswith(name)), len(order))
    names = mutant.table.partition("@")[0] in item.nodeid
    return rank, not names, "[" in item.nodeid


def redirect(real: Path, other: Path) -> None:
    """From now on every reader in this process that opens the one file gets the other."""
    opened: Callable[..., Any] = io.open

    def open_(file: Any, *args: Any, **kwargs: Any) -> Any:
        same = isinstance(file, (str, os.PathLike)) and Path(file) == real
        return opened(other if same else file, *args, **kwargs)

    io.open = open_
    builtins.open = open_


def forget() -> None:
    """Everything that a module of the package or of the tests has remembered is forgotten."""
    for name, module in list(sys.modules.items()):
        if name.startswith(("express_entry", "tests")):
            for value in list(vars(module).values()):
                if callable(getattr(value, "cache_clear", None)):
                    value.cache_clear()


def points() -> dict[str, object]:
    """What every factor gives for everything it can be asked: where that is the same, a change of its table is none."""
    from tests.law.test_transcriptions import DOMAINS, all_points

    return all_points(DOMAINS)


def _same(mutant: Mutant, before: Mapping[str, object]) -> bool:
    table = mutant.table.partition("@")[0]
    inside = "points[" in mutant.cell or "_bands[" in mutant.cell
    if not inside:
        return False
    try:
        after = points()
    except Exception:  # noqa: BLE001 - whatever it is, it is not the same
        return False
    return after[table] == before[table]


# ---------------------------------------------------------------------------------------------------------------- forks


def _forked(work: Sequence[Any], jobs: int, task: Callable[[Any], str]) -> Iterator[tuple[int, str]]:
    """The task for each piece of work, each in a fork of this process, so many at a time; as they come in."""
    running: dict[int, tuple[int, int]] = {}
    ahead = iter(enumerate(work))
    sys.stdout.flush()
    try:
        while True:
            while len(running) < jobs and (piece := next(ahead, None)) is not None:
                child, pipe = _fork(piece[1], task)
                running[child] = (piece[0], pipe)
            if not running:
                return
            child, status = os.wait()
            number, pipe = running.pop(child)
            with os.fdopen(pipe, encoding="utf-8") as told:
                said = told.read()
            yield number, said if os.waitstatus_to_exitcode(status) == 0 else f"the interpreter stopped ({status})"
    finally:
        for child in running:
            with suppress(ProcessLookupError):
                os.kill(child, signal.SIGKILL)


def _fork(piece: Any, task: Callable[[Any], str]) -> tuple[int, int]:
    reader, writer = os.pipe()
    child = os.fork()
    if child:
        os.close(writer)
        return child, reader
    os.close(reader)
    status = 1
    try:
        os.write(writer, task(piece).encode())
        status = 0
    except KeyboardInterrupt:
        pass
    except BaseException as error:  # noqa: BLE001 - the child must never return into the parent's code
        os.write(2, f"{error!r}\n".encode())
    finally:
        os._exit(status)


def _progress(outcomes: Sequence[Outcome], of: int, seconds: float) -> None:
    done = len(outcomes)
    if done % 100 == 0 or done == of:
        survived = sum(outcome.by == SURVIVED for outcome in outcomes)
        print(f"{done}/{of} mutants in {seconds:.0f} s, {survived} survived", flush=True)
