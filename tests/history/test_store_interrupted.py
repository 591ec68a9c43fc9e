"""An import that is killed, or has no room, leaves the store as it was; imports at once all go in.

The imports run in programs of their own, which are killed for good (SIGKILL) just before a chosen call to the system.
"""

from __future__ import annotations

import json
import signal
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import NamedTuple

import pytest

import express_entry
from express_entry.history.feed import read_feed
from express_entry.history.importing import import_into
from express_entry.history.store import FILE, Store
from tests.history.feedmaking import FEEDS, as_bytes, contract, given_back, known, new_row, row_of
from tests.history.feedmaking import take_in as take_in_rows

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGKILL")

SOURCES = Path(express_entry.__file__).parent.parent

IMPORTING = """
import fcntl, io, os, signal, sys
from pathlib import Path
from express_entry.history.feed import read_feed
from express_entry.history.importing import import_into
from express_entry.history.store import Store, StoreError

folder, feed, kill_before, most_bytes = Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3]), int(sys.argv[4])
watched = {os.mkdir, os.open, io.open, fcntl.flock, os.fsync, os.replace, os.close}
calls = []

def is_watched(called):
    return called in watched or isinstance(getattr(called, "__self__", None), io.IOBase)

def watch(frame, event, called):
    if event == "c_call" and is_watched(called):
        if len(calls) == kill_before:
            os.kill(os.getpid(), signal.SIGKILL)
        calls.append(called.__name__)

store, rows = Store(folder), read_feed(feed.read_bytes())
if most_bytes:
    import resource
    resource.setrlimit(resource.RLIMIT_FSIZE, (most_bytes, most_bytes))
sys.setprofile(watch)
try:
    import_into(store, rows)
except StoreError as error:
    sys.setprofile(None)
    print(error.say("en"), error.say("fr"), sep="\\n", file=sys.stderr)
    sys.exit(3)
sys.setprofile(None)
print(*calls)
"""


class Import(NamedTuple):
    """An import in a program of its own."""

    store: Store
    feed: Path

    def start(self, kill_before: int = -1, most_bytes: int = 0) -> subprocess.Popen[str]:
        arguments = [self.store.folder, self.feed, kill_before, most_bytes]
        return subprocess.Popen(
            [sys.executable, "-c", IMPORTING, *map(str, arguments)],
            cwd=SOURCES,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )

    def run(self, kill_before: int = -1, most_bytes: int = 0) -> subprocess.CompletedProcess[str]:
        program = self.start(kill_before, most_bytes)
        out, err = program.communicate()
        return subprocess.CompletedProcess([], program.returncode, out, err)


@pytest.fixture
def importing(tmp_path: Path) -> Iterator[Import]:
    """An import of one more round and one change, into a store that holds a feed already."""
    store = Store(tmp_path / "store")
    import_into(store, read_feed((FEEDS / "rounds_en.json").read_bytes()))
    feed = tmp_path / "feed.json"
    feed.write_bytes(as_bytes([new_row(), row_of("447", drawSize="3,501")]))
    yield Import(store, feed)
    assert len(store.rounds()) in (448, 449)


def interesting(calls: list[str]) -> list[int]:
    """The first and the last call of each kind, and some of the many writings between them."""
    places = {name: [place for place, each in enumerate(calls) if each == name] for name in set(calls)}
    writings = places["write"]
    some = {writings[len(writings) * part // 4] for part in range(1, 4)}
    last = max(places["replace"])
    return sorted({place for each in places.values() for place in (each[0], each[-1])} | some | {last + 1})


def test_an_import_killed_anywhere_leaves_the_store_as_it_was_or_as_it_is_to_be(importing: Import) -> None:
    store, before = importing.store, importing.store.path.read_bytes()
    calls = importing.run().stdout.split()
    after = store.path.read_bytes()
    assert before != after
    replaced, cut_short = calls.index("replace"), 0
    assert calls.count("write") > 80, "the file is written in pieces, so it can be cut short between them"
    for place in interesting(calls):
        store.path.write_bytes(before)
        killed = importing.run(kill_before=place)
        assert killed.returncode == -signal.SIGKILL
        assert store.path.read_bytes() == (before if place <= replaced else after), f"{place}: {calls[place]}"
        partial = store.path.with_name(f"{FILE}.partial")
        cut_short += partial.exists() and 0 < partial.stat().st_size < len(after)
        assert store.rounds()
    assert cut_short, "no import was killed in the middle of writing"
    assert importing.run().returncode == 0, "what a killed import leaves behind is in nobody's way"
    assert store.path.read_bytes() == after
    assert sorted(path.name for path in store.folder.iterdir()) == ["rounds.json", "rounds.lock"]


def test_a_first_import_that_is_killed_leaves_no_store(importing: Import, tmp_path: Path) -> None:
    calls = importing._replace(store=Store(tmp_path / "other")).run().stdout.split()
    first = importing._replace(store=Store(tmp_path / "new"))
    for place in (calls.index("write"), calls.index("replace")):
        assert first.run(kill_before=place).returncode == -signal.SIGKILL
        assert first.store.feeds() == ()
    assert first.run().returncode == 0
    assert first.store.rounds()[-1].number == "448"


def test_an_import_without_room_on_the_disk_changes_nothing_and_says_so(importing: Import) -> None:
    before = importing.store.path.read_bytes()
    failed = importing.run(most_bytes=50_000)
    assert failed.returncode == 3, failed.stderr
    english, french = failed.stderr.splitlines()
    assert str(importing.store.path) in english
    assert english.endswith("Nothing was changed.")
    assert french.endswith("Rien n'a été modifié.")
    assert importing.store.path.read_bytes() == before
    assert sorted(path.name for path in importing.store.folder.iterdir()) == ["rounds.json", "rounds.lock"]


def later(number: int) -> dict[str, str]:
    day = number - 448 + 6
    times = {"drawDate": f"2026-10-{day:02}", "drawDateFull": "", "drawCutOff": "", "drawDistributionAsOn": ""}
    bands = dict.fromkeys((f"dd{place}" for place in range(1, 19)), "0")
    return new_row(str(number), drawDateTime=f"October {day}, 2026 at 11:02:03 UTC", **times, **bands)


def test_programs_that_import_at_once_all_get_their_rounds_in(tmp_path: Path) -> None:
    store = Store(tmp_path / "store")
    programs = []
    for number in range(448, 456):
        feed = tmp_path / f"{number}.json"
        feed.write_bytes(as_bytes([later(number)]))
        programs.append(Import(store, feed).start())
    for program in programs:
        assert program.communicate()[1] == ""
        assert program.returncode == 0
    assert [each.number for each in store.rounds()][448:] == [str(number) for number in range(448, 456)]
    assert [row["drawNumber"] for row in given_back(store)[:3]] == ["455", "454", "453"]


def test_threads_that_import_at_once_all_get_their_rounds_in(tmp_path: Path) -> None:
    store = Store(tmp_path / "store")
    with ThreadPoolExecutor(8) as threads:
        list(threads.map(lambda number: take_in_rows(store, later(number)), range(448, 464)))
    assert [each.number for each in store.rounds()][448:] == [str(number) for number in range(448, 464)]


def test_a_reader_sees_a_whole_store_while_imports_go_on(tmp_path: Path) -> None:
    store = Store(tmp_path / "store")
    take_in_rows(store, new_row())
    with ThreadPoolExecutor(1) as thread:
        writing = thread.submit(
            lambda: [take_in_rows(store, new_row(drawSize=f"{1500 + turn % 2}")) for turn in range(30)]
        )
        seen = set()
        while not writing.done():
            seen.add(json.dumps(contract(store.rounds())["448"][6]))
        writing.result()
    assert seen <= {"1500", "1501"}
    assert {number: each for number, each in contract(store.rounds()).items() if number != "448"} == known()
