"""How far a long answer is, on a terminal that watches standard error; nothing anywhere else."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

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
    """A bar that goes away when the work is done; none where the answer is printed to the same terminal meanwhile."""
    if sys.stderr is None or not sys.stderr.isatty() or (printing and sys.stdout is not None and sys.stdout.isatty()):
        yield Steps()
        return
    # Only somebody who waits at a terminal waits for the bar to load, too.
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    console = Console(stderr=True)
    # The answer goes where it goes: the bar takes neither output over.
    with Progress(*columns, console=console, transient=True, redirect_stdout=False, redirect_stderr=False) as bar:
        task = bar.add_task(CLIENTS.say(language), total=None)
        yield Steps(lambda done, expected: bar.update(task, completed=done, total=expected))


CLIENTS = Text("Clients", "Clients")
