"""What is measured in a process of its own: a pool ten times as large with the memory it takes, and a first score."""

from __future__ import annotations

import json
import resource
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import numpy as np

from express_entry.law import Law
from express_entry.scoring.scorer import scorer_of

from .rows import DAY, check, drawn, law_of, seconds

PACKED_AT_ONCE = 1_000_000


def many(rows: int, rounds: int) -> dict[str, float]:
    """Seconds to score so many packed candidates, and the most gigabytes that the process took."""
    found: dict[str, float] = json.loads(_run("-m", "benchmarks.children", str(rows), str(rounds)))
    return found


def first(rounds: int) -> float:
    """Seconds from the start of the interpreter to the end of one that scores by compiled loops already kept."""
    _run("-c", FRESH)
    least = float("inf")
    for _ in range(rounds):
        start = time.perf_counter()
        _run("-c", FRESH)
        least = min(least, time.perf_counter() - start)
    return least


FRESH = """
from datetime import date
import numpy as np
from express_entry.scoring.arrays import score
rows = {"age": np.full(1000, 30), "education": np.full(1000, 6)}
assert score(rows, on=date(2025, 3, 24), engine="numba")["crs"][0] == 240
"""


def _run(*arguments: str) -> str:
    return subprocess.run([sys.executable, *arguments], check=True, capture_output=True, text=True).stdout


def measured(rows: int, rounds: int) -> dict[str, float]:
    """The same, in this process."""
    law: Law = law_of(DAY)
    scorer = scorer_of(law)
    columns = drawn(min(rows, PACKED_AT_ONCE))
    part, _ = scorer.pack(columns, len(columns["age"]))
    check(scorer.totals(part), columns, law, np.arange(0, len(part), max(1, len(part) // 2000)))
    words: Any = np.empty(rows, np.uint64)
    for start in range(0, rows, len(part)):
        words[start : start + len(part)] = part[: rows - start]
    del columns
    took = seconds(lambda: scorer.totals(words), rounds)
    return {"seconds": took, "gigabytes": _most_memory() / 2**30}


def _most_memory() -> int:
    """The most bytes that this process has held; what it was started from had its own before, which is not counted."""
    status = Path("/proc/self/status")
    if status.exists():
        (kilobytes,) = (each.split()[1] for each in status.read_text().splitlines() if each.startswith("VmHWM"))
        return int(kilobytes) << 10
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most if sys.platform == "darwin" else most << 10


if __name__ == "__main__":
    print(json.dumps(measured(*map(int, sys.argv[1:]))))
