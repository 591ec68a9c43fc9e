"""Other processes that determine standings, as many as there are cores; they may read the database and never write."""

from __future__ import annotations

import gc
import multiprocessing
import os
import threading
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import AbstractContextManager, nullcontext
from itertools import islice
from multiprocessing.connection import wait
from typing import Any, TypeVar

import django
from django.db import DEFAULT_DB_ALIAS, connection, connections

AHEAD = 3
"""Batches that are being worked at while one is written."""
SHARE = 100
"""Pieces of work that a process is given at a time."""

One = TypeVar("One")
Other = TypeVar("Other")

Processes = ProcessPoolExecutor | None


def processes(many: int) -> AbstractContextManager[Processes]:
    """So many processes, or None where one is to do everything itself."""
    if many == 1:
        return nullcontext()
    # Another process makes its views of the law from the same release and files.
    spawning = multiprocessing.get_context("spawn")
    return ProcessPoolExecutor(many, spawning, initializer=_set_up, initargs=(connection.settings_dict,))


def _set_up(database: dict[str, Any]) -> None:
    """Ready to work on a database: what is there by now stays to the end, and need not be looked at for what may go."""
    django.setup()
    connections.databases[DEFAULT_DB_ALIAS] = database
    connections[DEFAULT_DB_ALIAS] = connections.create_connection(DEFAULT_DB_ALIAS)
    threading.Thread(target=_end_with_parent, daemon=True).start()
    gc.freeze()


def _end_with_parent() -> None:
    """Nobody waits for work, with a connection open, that a process which was killed cannot give any more."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        wait([parent.sentinel])
        os._exit(1)


def worked(
    pool: Processes, work: Callable[[One], Other], pieces: Iterable[One], batch: int, *, each: int = SHARE
) -> Iterator[list[Other]]:
    """What becomes of pieces of work, in their order and in batches; while one is written the next are worked at.

    :param each: how many pieces a process is given at a time.
    """
    source = iter(pieces)
    if pool is None:
        while some := list(islice(source, batch)):
            yield [work(piece) for piece in some]
        return
    waiting: list[Iterator[Other]] = []
    while some := list(islice(source, batch)):
        waiting.append(pool.map(work, some, chunksize=each))
        if len(waiting) >= AHEAD:
            yield list(waiting.pop(0))
    for rest in waiting:
        yield list(rest)
