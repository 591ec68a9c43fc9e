"""How far a long answer is, on a terminal that watches standard error; nothing anywhere else."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from express_entry.law.text import Language, Text


class Steps:
    """Counts what is done, and what is to be done as far as that is known."""

    def __init__(self, show: Callable[[int, int], None] | None = None) -> None:
        self.done = self.expected = 0
        self._show = show

    def expect(self, more: int) -> None:
        """So many more are to come."""
        self.expected += more
        self._tell()

    def step(self) -> None:
        """One more is done."""
        self.done += 1
        self._tell()

    def _tell(self) -> None:
        if self._show is not None:
            self._show(self.done, max(self.expected, self.done))


@contextmanager
def progress(language: Language, *, printing: bool) -> Iterator[Steps]:
    """A bar over clients, gone when the work is done; none where the answer is printed to the terminal meanwhile."""
    if not _watched(printing=printing):
        yield Steps()
        return
    from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeRemainingColumn

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with _bar(columns, CLIENTS.say(language)) as show:
        yield Steps(lambda done, expected: show(completed=done, total=expected))


@contextmanager
def progress_of_rows(language: Language, *, printing: bool) -> Iterator[Callable[[int, int | None, int], None]]:
    """A bar over a file of rows; it is told how much is done, of how much where that is known, and in how many rows."""
    if not _watched(printing=printing):
        yield lambda *_: None
        return
    from rich.progress import BarColumn, TaskProgressColumn, TextColumn, TimeRemainingColumn

    columns = (BarColumn(), TaskProgressColumn(), TextColumn("{task.description}"), TimeRemainingColumn())
    began = time.monotonic()
    with _bar(columns, "") as show:

        def told(done: int, whole: int | None, rows: int) -> None:
            rate = rows / max(time.monotonic() - began, 1e-9)
            show(completed=done, total=whole, description=ROWS.of(rows=rows, rate=round(rate)).say(language))

        yield told


def _watched(*, printing: bool) -> bool:
    if sys.stderr is None or not sys.stderr.isatty():
        return False
    return not (printing and sys.stdout is not None and sys.stdout.isatty())


@contextmanager
def _bar(columns: Any, description: str) -> Iterator[Callable[..., None]]:
    # Only somebody who waits at a terminal waits for the bar to load, too.
    from rich.console import Console
    from rich.progress import Progress

    console = Console(stderr=True)
    # The answer goes where it goes: the bar takes neither output over.
    with Progress(*columns, console=console, transient=True, redirect_stdout=False, redirect_stderr=False) as bar:
        task = bar.add_task(description, total=None)
        yield lambda **shown: bar.update(task, **shown)


CLIENTS = Text("Clients", "Clients")
ROWS = Text("{rows} rows · {rate} a second", "{rows} lignes · {rate} par seconde")
