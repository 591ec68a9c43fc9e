"""``python -m tests.replay.everything``: replays every round that can be, and says how each compares.

Each round is held twice: by the decision alone (``selection.select``), and by the command, which runs a whole round in
a store of its own and works it out again from its snapshot. Two are held at a time unless ``--jobs`` says otherwise.
Every outcome is written to ``build/replays.tsv`` at once, and ``--resume`` goes on with a run that was stopped.
``--decision`` leaves the stores out. ``--write`` writes the two pages of the reference. Ends with 1 where a round is
not as published, with 2 where not every one was tried. The whole takes about an hour on two cores, the decisions alone
some twenty minutes.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
from collections.abc import Sequence
from multiprocessing import get_context

from express_entry.history import round_numbered
from express_entry.replay import arrangement_of, differences, replayable
from express_entry.selection import select

from .page import RECORD, WAYS, How, Replay, kept, note, write


def replayed(number: str) -> Replay:
    """One round, held again as a pure function."""
    round_ = round_numbered(number)
    arrangement = arrangement_of(round_)
    outcome = select(arrangement.rows(), arrangement.instruction)
    found = differences(round_, len(outcome.invited), outcome.cutoff, outcome.tie_break)
    chosen = arrangement.chosen
    return Replay(number, arrangement.distribution.total, chosen.arrivals, chosen.departures, not found, "pure")


def in_store(number: str) -> Replay:
    """One round, held again by the command, in a store of its own."""
    command = [sys.executable, "-m", "express_entry", "pool", "round", "replay", number, "--format", "json"]
    ran = subprocess.run(command, capture_output=True, check=False, encoding="utf-8")
    if ran.returncode not in {0, 1} or not ran.stdout:
        raise RuntimeError(ran.stderr)
    told = json.loads(ran.stdout)
    same = told["matches"] and told["verified"]
    return Replay(number, told["pool"], told["arrivals"], told["departures"], same, "store")


def held(work: tuple[How, str]) -> Replay:
    """One round, held again in one way."""
    how, number = work
    return replayed(number) if how == "pure" else in_store(number)


def main() -> int:
    """Replay what is asked for; the exit status says whether everything is as published."""
    asked = _arguments()
    known = kept(RECORD) if asked.resume else []
    RECORD.parent.mkdir(exist_ok=True)
    ways: tuple[How, ...] = ("pure",) if asked.decision else WAYS
    wanted = [(how, each.number) for how in ways for each in replayable()]
    done = {(each.how, each.number) for each in known}
    record = RECORD.open("a" if asked.resume else "w", encoding="utf-8", newline="\n")
    with record, get_context("spawn").Pool(asked.jobs) as workers:
        for each in workers.imap_unordered(held, [work for work in wanted if work not in done]):
            note(each, record)
    return _told(kept(RECORD), wanted, writing=asked.write)


def _told(found: Sequence[Replay], wanted: Sequence[tuple[How, str]], *, writing: bool) -> int:
    tried = {(each.how, each.number) for each in found}.intersection(wanted)
    if len(tried) < len(wanted):
        print(f"cut short: {len(tried)} of {len(wanted)} replays were tried; see {RECORD}", file=sys.stderr)
        return 2
    others = [f"{each.number} ({each.how})" for each in found if not each.same]
    print("\n".join(f"not as published: {each}" for each in others) or f"as published: all {len(wanted)} replays")
    if writing:
        write(found)
    return 1 if others else 0


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="tests.replay.everything", description=__doc__)
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--resume", action="store_true", help="go on with the run that build/replays.tsv holds")
    what = parser.add_mutually_exclusive_group()
    what.add_argument("--decision", action="store_true", help="the decision alone, without a store")
    what.add_argument("--write", action="store_true", help="write docs/reference/replays.md and .fr.md")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
