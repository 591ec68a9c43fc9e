"""Times of a piece of work and of its floor, taken in turns."""

from __future__ import annotations

import gc
import statistics
import time
from collections.abc import Callable
from typing import NamedTuple

from express_entry.law import Text


class Case(NamedTuple):
    """A piece of work, the least it could cost, and the goal in seconds (None: measured without a goal).

    ``calls`` is how many calls make one measurement: enough that the clock's own grain does not matter.
    """

    name: Text
    work: Callable[[], object]
    floor_name: Text
    floor: Callable[[], object]
    goal: float | None
    calls: int


class Measured(NamedTuple):
    """Seconds a call of a case and of its floor: median and least of the rounds, and the median of the ratios."""

    case: Case
    median: float
    least: float
    floor: float
    ratio: float
    rounds: int

    @property
    def kept(self) -> bool | None:
        """Whether the median is within the goal; None without one."""
        return None if self.case.goal is None else self.median <= self.case.goal


def measure(case: Case, rounds: int, calls: int | None = None) -> Measured:
    """A case and its floor, one after the other in every round, so that a busy minute weighs on both."""
    many = calls or case.calls
    case.floor()
    case.work()
    floors, works = [], []
    for _ in range(rounds):
        floors.append(_seconds(case.floor, many))
        works.append(_seconds(case.work, many))
    ratios = [work / floor for work, floor in zip(works, floors, strict=True)]
    return Measured(
        case, statistics.median(works), min(works), statistics.median(floors), statistics.median(ratios), rounds
    )


def _seconds(work: Callable[[], object], calls: int) -> float:
    """Seconds a call, without a collection of garbage in the middle."""
    gc.collect()
    gc.disable()
    try:
        start = time.perf_counter()
        for _ in range(calls):
            work()
        return (time.perf_counter() - start) / calls
    finally:
        gc.enable()
