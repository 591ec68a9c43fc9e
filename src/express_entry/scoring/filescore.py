"""Scoring a file: read ahead, score, write behind, with the rows that cannot be scored set aside.

Memory is bounded by a few pieces, whatever the size of the file. The output takes its place when all of it is on the
disk.
"""

from __future__ import annotations

import os
import queue
import threading
from collections.abc import Callable, Generator, Iterable, Sequence
from contextlib import ExitStack, closing
from dataclasses import dataclass
from typing import Any, NamedTuple, TypeVar

import numpy as np

from express_entry import __version__
from express_entry.history.wholefile import PARTIAL
from express_entry.law import Text
from express_entry.law.text import Language

from .arrowfile import TypedReader
from .batch import BatchScorer
from .codes import refused
from .columns import CRS
from .csvfile import CsvReader
from .faults import FileFault, shown
from .jsonfile import JsonReader
from .lookups import NO_SCORE
from .outputs import Output, Rejects, output_of
from .pieces import Piece, Reader
from .ranking import Points
from .sinks import GivenUp, is_stream, written
from .streams import PIPE, Format, Source, ending_of

Told = Callable[[int, int | None, int], None]
"""Is told how much has been read, of how much, and how many rows."""

AHEAD = 3
"""Pieces that wait to be scored or to be written."""

T = TypeVar("T")


@dataclass(frozen=True)
class Files:
    """What to read and where to write; ``-`` is standard input or output.

    Without ``rejects`` a row that cannot be scored is an error. Formats that are None are told from the files.
    """

    source: str
    output: str
    rejects: str | None = None
    read_as: Format | None = None
    write_as: Format | None = None
    language: Language = "en"


class Outcome(NamedTuple):
    """How many rows were scored, how many were set aside, and how many by the last known rules."""

    scored: int
    rejected: int
    by_last_known: int


def score_file(files: Files, scorer: BatchScorer, told: Told = lambda *_: None) -> Outcome:
    """Score a file into another.

    :raises ColumnError: for columns that are not those of the contract, or a row that cannot be scored and has no
        place to be set aside.
    :raises FileFault: where the input cannot be read.
    :raises OutputFault: where the output cannot be written; what was there before is untouched.
    :raises GapDay: on a day on which the points are not known.
    """
    scorer.ranking.check()
    check_apart(files)
    given_up = threading.Event()
    with ExitStack() as stack:
        source = stack.enter_context(closing(Source(files.source)))
        format_ = files.read_as or source.format()
        format_out = _format_out(files, format_)
        reader = _reader(source, format_, scorer, stack)
        # The output is there before the rejects take their place, which by then are on the disk.
        rejects = stack.enter_context(written(files.rejects)) if files.rejects else None
        sink = stack.enter_context(written(files.output, given_up))
        aside = None if rejects is None else Rejects(rejects, files.language)
        output = output_of(sink, format_out, reader, scorer, _about(scorer))
        try:
            found = _Run(reader, scorer, output, aside, given_up).through(told)
        except BaseException:
            given_up.set()
            output.give_up()
            raise
        output.close()
        if rejects is not None:
            rejects.flush()
    return found


def check_apart(files: Files) -> None:
    """Whether no file is both read and written aside, or written twice.

    The output may take the place of the input, which is read to its end before.

    :raises FileFault: naming the file that cannot be what it is to be.
    """
    places = {name: os.path.realpath(name) for name in (files.output, files.rejects) if name and not is_stream(name)}
    aside = {name: f"{place}{PARTIAL}" for name, place in places.items()}
    source = None if is_stream(files.source) else os.path.realpath(files.source)
    rejects, output = places.get(files.rejects or ""), places.get(files.output)
    if files.rejects == PIPE or (rejects is not None and rejects in (source, output)):
        raise FileFault(_SAME.of(name=shown(files.rejects)))
    for place in aside.values():
        if place in (source, output, rejects):
            raise FileFault(_ASIDE.of(name=shown(place)))


def scored(
    name: str, scorer: BatchScorer, *, read_as: Format | None = None
) -> Generator[tuple[Piece, Points], None, None]:
    """The points of a file, piece by piece, with nothing written; errors as of :func:`score_file`.

    A piece holds the numbers of its cells. A row that cannot be scored has :data:`~.lookups.NO_SCORE`; only a line of
    text that cannot be taken apart into cells at all is an error.
    """
    scorer.ranking.check()
    with ExitStack() as stack:
        reader = opened(name, scorer, stack, read_as=read_as, kept=())
        for piece in stack.enter_context(closing(pieces_ahead(reader))):
            for row, cell in piece.broken().items():
                raise refused(cell, piece.unit.of(row=str(piece.line(row))))
            yield piece, scorer.ranking.points(piece.codes, piece.rows, piece.days)


def opened(
    name: str,
    scorer: BatchScorer,
    stack: ExitStack,
    *,
    read_as: Format | None = None,
    kept: Sequence[str] | None = None,
) -> Reader:
    """A file that is read for a scorer; where only some columns are ``kept``, others need not be read."""
    source = stack.enter_context(closing(Source(name)))
    return _reader(source, read_as or source.format(), scorer, stack, kept)


def _reader(
    source: Source, format_: Format, scorer: BatchScorer, stack: ExitStack, kept: Sequence[str] | None = None
) -> Reader:
    if format_ is Format.CSV:
        return CsvReader(source, scorer)
    if format_ is Format.JSON_LINES:
        return JsonReader(source, scorer)
    return TypedReader(source, scorer, format_, stack, kept=kept)


def _format_out(files: Files, read_as: Format) -> Format:
    """The format of the output: as asked for, as its name says, else that of the input."""
    named = None if files.output == PIPE else Format.named(files.output)
    if not (files.write_as or named or is_stream(files.output)) and ending_of(files.output):
        raise FileFault(_NO_FORMAT.of(name=shown(files.output), accepted=", ".join(ENDINGS)))
    found = files.write_as or named or read_as
    return Format.ARROW_STREAM if found is Format.ARROW and files.output == PIPE else found


def _about(scorer: BatchScorer) -> dict[str, str]:
    """By which law and on which day, for the formats that have a place for it."""
    ranking = scorer.ranking
    about = {"express_entry.version": __version__, "express_entry.laid_over": ", ".join(ranking.law.laid_over)}
    if ranking.on is None:
        return about | {"express_entry.on": f"column {scorer.on_column}"}
    return about | {
        "express_entry.on": ranking.on.isoformat(),
        "express_entry.crs": ranking.one.crs_version,
        "express_entry.law": ranking.one.fingerprint,
        "express_entry.in_force": str(ranking.in_force(ranking.on)).lower(),
    }


class _Run:
    """One file on its way through."""

    def __init__(
        self, reader: Reader, scorer: BatchScorer, output: Output, aside: Rejects | None, given_up: threading.Event
    ) -> None:
        self.given_up = given_up
        self.reader = reader
        self.scorer = scorer
        self.output = output
        self.aside = aside
        self.scored = self.rejected = self.by_last_known = 0

    def through(self, told: Told) -> Outcome:
        with (
            _Behind(lambda each: self.output.write(*each), self.given_up) as behind,
            closing(pieces_ahead(self.reader)) as pieces,
        ):
            for piece in pieces:
                points = self.scorer.ranking.points(piece.codes, piece.rows, piece.days)
                rows = self._sound(piece, points)
                behind.put((piece, rows, points))
                self.scored += len(rows)
                self.by_last_known += int(np.count_nonzero(~points.in_force[rows]))
                read, whole = self.reader.done()
                told(read, whole, self.scored + self.rejected)
        return Outcome(self.scored, self.rejected, self.by_last_known)

    def _sound(self, piece: Piece, points: Points) -> Any:
        """The rows that have a score; the others are set aside, or are an error."""
        broken = piece.broken()
        if not points.nobody and not broken:
            return np.arange(piece.rows)
        cells = list(broken.values())
        cells += self.scorer.wrong(piece, broken)
        cells = sorted((each._replace(row=piece.line(each.row)) for each in cells), key=lambda each: each.row)
        sound = points.columns[CRS] != NO_SCORE
        sound[list(broken)] = False
        if self.aside is None:
            raise refused(cells[0], piece.unit.of(row=str(cells[0].row)))
        self.aside.write(cells)
        self.rejected += int(np.count_nonzero(~sound))
        return np.flatnonzero(sound)


# --------------------------------------------------------------------------------------------- reading and writing


def pieces_ahead(reader: Reader) -> Generator[Piece, None, None]:
    """The pieces of an input, the next few being read while one is used; what it waits for is given up at the end."""
    return ahead(reader.pieces(), reader.source.give_up)


def ahead(items: Iterable[T], give_up: Callable[[], None] = lambda: None) -> Generator[T, None, None]:
    """The same items, the next few being made by a thread while one is used; ``give_up`` ends what it waits for."""
    line: queue.Queue[Any] = queue.Queue(AHEAD)
    stopped = threading.Event()

    def make() -> None:
        try:
            for item in items:
                if not _put(line, (item, None), stopped):
                    return
            _put(line, (None, StopIteration()), stopped)
        except BaseException as error:  # noqa: BLE001 - raised again where the items are used
            _put(line, (None, error), stopped)

    thread = threading.Thread(target=make, name="reading ahead", daemon=True)
    thread.start()
    try:
        while True:
            item, error = line.get()
            if isinstance(error, StopIteration):
                return
            if error is not None:
                raise error
            yield item
    finally:
        stopped.set()
        give_up()
        thread.join()


def _put(line: queue.Queue[Any], item: Any, stopped: threading.Event) -> bool:
    while not stopped.is_set():
        try:
            line.put(item, timeout=0.1)
        except queue.Full:
            continue
        return True
    return False


class _Behind:
    """Does work on items in a thread, in their order; what goes wrong there is raised where the next one is put.

    Where the block ends with an error, ``given_up`` lets go of work that waits for somebody.
    """

    def __init__(self, work: Callable[[Any], None], given_up: threading.Event) -> None:
        self.work = work
        self.given_up = given_up
        self.line: queue.Queue[Any] = queue.Queue(AHEAD)
        self.error: BaseException | None = None
        self.thread = threading.Thread(target=self._do, name="writing behind", daemon=True)

    def __enter__(self) -> _Behind:
        self.thread.start()
        return self

    def put(self, item: Any) -> None:
        self._raise()
        self.line.put(item)

    def __exit__(self, kind: object, *_: object) -> None:
        if kind is not None:
            self.given_up.set()
        self.line.put(None)
        self.thread.join()
        if kind is None:
            self._raise()

    def _do(self) -> None:
        while (item := self.line.get()) is not None:
            if self.error is None and not self.given_up.is_set():
                try:
                    self.work(item)
                except GivenUp:
                    pass
                except BaseException as error:  # noqa: BLE001 - raised again where the next item is put
                    self.error = error

    def _raise(self) -> None:
        if self.error is not None:
            raise self.error


ENDINGS = (".csv", ".jsonl", ".parquet", ".arrow", ".arrows")
_NO_FORMAT = Text(
    "{name}: the ending of the name tells no format. Accepted: {accepted}, also with .gz or .zst behind, or a format "
    "that is named.",
    "{name} : la fin du nom n'indique aucun format. Valeurs acceptées : {accepted}, aussi suivis de .gz ou .zst, ou un "
    "format nommé.",
)
_ASIDE = Text(
    "{name} is where an output is written before it takes its place. Accepted: another name.",
    "{name} est l'endroit où une sortie est écrite avant de prendre sa place. Valeurs acceptées : un autre nom.",
)
_SAME = Text(
    "rows that cannot be scored cannot be set aside in {name}. Accepted: a file of their own.",
    "les lignes qui ne peuvent pas être évaluées ne peuvent pas être mises de côté dans {name}. Valeurs acceptées : un "
    "fichier à part.",
)
