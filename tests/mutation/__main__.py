"""``python -m tests.mutation``: change every cell of the law by one and see whether a test notices.

Survivors are printed as they occur, and every outcome is written to ``build/mutation.tsv`` at once; a run that is
stopped says what it found so far, and ``--resume`` goes on with it. Ends with 1 where a mutant survives, with 2 where
not every mutant was tried. The whole takes some twenty minutes on two cores.
"""

from __future__ import annotations

import argparse
import os
import random
import signal
import sys
from functools import partial
from pathlib import Path

import pytest

from .loop import SURVIVED, Loop, Outcome
from .mutants import Mutant, mutants
from .report import RECORD, lines, note, recorded, survivors, write

TESTS = tuple(f"tests/{name}" for name in ("law", "properties", "assessment", "cases", "checklist", "review"))


def main() -> int:
    """Run the mutants asked for; the exit status says whether every one was noticed."""
    asked = _arguments()
    chosen = _chosen(asked)
    RECORD.parent.mkdir(exist_ok=True)
    signal.signal(
        signal.SIGTERM, signal.default_int_handler
    )  # to be stopped is to be interrupted: the report is written
    known = recorded(RECORD) if asked.resume else {}
    done = [Outcome(mutant, known[_key(mutant)]) for mutant in chosen if _key(mutant) in known]
    with RECORD.open("a" if asked.resume else "w", encoding="utf-8", newline="\n") as record:
        loop = Loop([m for m in chosen if _key(m) not in known], asked.jobs, partial(note, record=record))
        present = [path for path in TESTS if Path(path).exists()]
        pytest.main([*present, "-q", "-p", "no:cacheprovider", "--no-header", "--no-summary"], plugins=[loop])
    if not loop.begun or not chosen:
        print("the tests could not be collected, or there is no such mutant", file=sys.stderr)
        return 2
    return _told(loop, [*done, *loop.outcomes], chosen, asked)


def _key(mutant: Mutant) -> tuple[str, ...]:
    return (mutant.file, mutant.table, mutant.cell, mutant.before, mutant.after)


def _told(loop: Loop, found: list[Outcome], chosen: list[Mutant], asked: argparse.Namespace) -> int:
    """The report of what was tried, all or not."""
    order = {_key(mutant): place for place, mutant in enumerate(chosen)}
    outcomes = sorted(found, key=lambda outcome: order[_key(outcome.mutant)])
    for test in loop.failing:
        print(f"not asked, since it fails for the law as it is: {test}")
    print("\n".join(lines(outcomes)))
    print("\n".join(f"survived: {line}" for line in survivors(outcomes)))
    if len(outcomes) < len(chosen):
        print(f"cut short: {len(outcomes)} of {len(chosen)} mutants were tried; see {RECORD}", file=sys.stderr)
        return 2
    if asked.write:
        write(outcomes)
    return 1 if survivors(outcomes) else 0


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.mutation", description="Do the tests notice a changed law?")
    parser.add_argument("--only", metavar="TABLE", help="mutants of the tables or files whose name begins so")
    parser.add_argument("--resume", action="store_true", help="go on with the run that was cut short, of the same law")
    parser.add_argument("--again", action="store_true", help="only the mutants that survived the last run")
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1, help="mutants at a time (the cores there are)")
    parser.add_argument("--sample", type=int, metavar="N", help="so many mutants, drawn at random")
    parser.add_argument("--seed", type=int, default=0, help="which ones are drawn (0)")
    parser.add_argument("--write", action="store_true", help="write the pages of the reference (the whole run alone)")
    asked = parser.parse_args()
    if asked.write and (asked.only or asked.again or asked.sample is not None):
        parser.error("--write is for a run over every mutant")
    return asked


def _chosen(asked: argparse.Namespace) -> list[Mutant]:
    found = [m for m in mutants() if not asked.only or m.table.startswith(asked.only) or m.file.startswith(asked.only)]
    if asked.again:
        last = recorded(RECORD)
        found = [m for m in found if last.get(_key(m)) == SURVIVED]
    if asked.sample is None or asked.sample >= len(found):
        return found
    return sorted(random.Random(asked.seed).sample(found, asked.sample), key=found.index)


if __name__ == "__main__":
    sys.exit(main())
