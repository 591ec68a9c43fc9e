"""``python -m benchmarks``: prints the table; with ``--write`` also writes the page of the reference."""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Sequence

from . import report
from .cases import cases
from .timing import Case, Measured, measure

ROUNDS = 21


def measured(chosen: Iterable[Case], rounds: int, calls: int | None = None) -> list[Measured]:
    """Every case measured."""
    return [measure(case, rounds, calls) for case in chosen]


def main(arguments: Sequence[str] | None = None) -> None:
    """Measures everything and prints the table."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description="Speed, as ratios to a floor.")
    parser.add_argument("--write", action="store_true", help="also write docs/reference/benchmarks.md")
    parser.add_argument("--rounds", type=int, default=ROUNDS, metavar="N", help=f"rounds of each case ({ROUNDS})")
    options = parser.parse_args(arguments)
    found = measured(cases(), options.rounds)
    print(report.terminal(found))
    print(f"\n{report.machine()}; {options.rounds} rounds")
    if options.write:
        report.write(found)


if __name__ == "__main__":
    main()
