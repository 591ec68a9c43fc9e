"""``python -m tests.mutation``: change every cell of the law by one and see whether a test notices.

Ends with 1 where a mutant survives. The whole takes some ten minutes on two cores.
"""

from __future__ import annotations

import argparse
import os
import random
import sys
from pathlib import Path

import pytest

from .loop import Loop
from .mutants import Mutant, mutants
from .table import lines, page, survivors

PAGE = Path(__file__).parents[2] / "docs" / "reference" / "mutation.md"
TESTS = ("tests/law", "tests/properties", "tests/assessment", "tests/cases")


def main() -> int:
    """Run the mutants asked for; the exit status says whether every one was noticed."""
    asked = _arguments()
    loop = Loop(_chosen(asked), asked.jobs)
    present = [path for path in TESTS if Path(path).exists()]
    pytest.main([*present, "-q", "-p", "no:cacheprovider", "--no-header", "--no-summary"], plugins=[loop])
    if len(loop.outcomes) < len(loop.mutants) or not loop.mutants:
        print("the tests could not be collected", file=sys.stderr)
        return 2
    outcomes = sorted(loop.outcomes, key=lambda outcome: loop.mutants.index(outcome.mutant))
    for test in loop.failing:
        print(f"not asked, since it fails for the law as it is: {test}")
    print("\n".join(lines(outcomes)))
    print("\n".join(f"survived: {line}" for line in survivors(outcomes)))
    if asked.write:
        PAGE.write_text(page(outcomes), "utf-8")
    return 1 if survivors(outcomes) else 0


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.mutation", description="Do the tests notice a changed law?")
    parser.add_argument("--only", metavar="TABLE", help="mutants of the tables or files whose name begins so")
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1, help="mutants at a time (the cores there are)")
    parser.add_argument("--sample", type=int, metavar="N", help="so many mutants, drawn at random")
    parser.add_argument("--seed", type=int, default=0, help="which ones are drawn (0)")
    parser.add_argument("--write", action="store_true", help=f"write the table to {PAGE.name} of the reference")
    return parser.parse_args()


def _chosen(asked: argparse.Namespace) -> list[Mutant]:
    found = [m for m in mutants() if not asked.only or m.table.startswith(asked.only) or m.file.startswith(asked.only)]
    if asked.sample is None or asked.sample >= len(found):
        return found
    return sorted(random.Random(asked.seed).sample(found, asked.sample), key=found.index)


if __name__ == "__main__":
    sys.exit(main())
