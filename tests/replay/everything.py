"""``python -m tests.replay.everything``: replays every round that can be, and says how each compares.

The decision alone is run (``selection.select``), two rounds at a time unless ``--jobs`` says otherwise. Every outcome
is written to ``build/replays.tsv`` at once, and ``--resume`` goes on with a run that was stopped. ``--store`` names
rounds that the command also replays in a store of its own. ``--write`` writes the two pages of the reference. Ends with
1 where a round is not as published, with 2 where not every one was tried. The whole takes some twenty minutes.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
from collections.abc import Iterable
from multiprocessing import get_context

from express_entry.history import round_numbered
from express_entry.replay import arrangement_of, differences, replayable
from express_entry.selection import select

from .page import RECORD, Replay, kept, note, write

STORE = ("214", "238", "247", "254", "331", "350", "430", "447")
"""The rounds that are also replayed in a store: the first and the last, and what each kind of trouble needs."""


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


def main() -> int:
    """Replay what is asked for; the exit status says whether everything is as published."""
    asked = _arguments()
    known = kept(RECORD) if asked.resume else []
    RECORD.parent.mkdir(exist_ok=True)
    numbers = [each.number for each in replayable()]
    done = {(each.number, each.how) for each in known}
    with RECORD.open("a" if asked.resume else "w", encoding="utf-8", newline="\n") as record:
        rest = [number for number in numbers if (number, "pure") not in done]
        with get_context("spawn").Pool(asked.jobs) as workers:
            for each in workers.imap_unordered(replayed, rest):
                note(each, record)
        for each in map(in_store, [number for number in asked.store if (number, "store") not in done]):
            note(each, record)
    return _told(kept(RECORD), numbers, writing=asked.write)


def _told(found: Iterable[Replay], numbers: list[str], *, writing: bool) -> int:
    found = list(found)
    tried = {each.number for each in found if each.how == "pure"}
    if len(tried) < len(numbers):
        print(f"cut short: {len(tried)} of {len(numbers)} rounds were tried; see {RECORD}", file=sys.stderr)
        return 2
    others = [f"{each.number} ({each.how})" for each in found if not each.same]
    print("\n".join(f"not as published: {each}" for each in others) or "every round as published")
    if writing:
        write(found)
    return 1 if others else 0


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="tests.replay.everything", description=__doc__)
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--resume", action="store_true", help="go on with the run that build/replays.tsv holds")
    parser.add_argument("--store", nargs="*", default=STORE, metavar="NUMBER", help="rounds to replay in a store, too")
    parser.add_argument("--write", action="store_true", help="write docs/reference/replays.md and .fr.md")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
