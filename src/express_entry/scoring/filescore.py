"""Scoring a file: read ahead, score, write behind, with the rows that cannot be scored set aside.

Memory is bounded by a few pieces, whatever the size of the file. The output takes its place when all of it is on the
disk.
"""

from __future__ import annotations

import queue
import threading
from collections.abc import Callable, Generator, Iterable, Sequence
from contextlib import ExitStack, closing
from dataclasses import dataclass
from typing import Any, NamedTuple, TypeVar

import numpy as np

from express_entry import __version__
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
from .streams import PIPE, Format, Source, written

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
    if files.rejects is not None and files.rejects in (files.output, PIPE):
        raise FileFault(_SAME.of(name=shown(files.rejects)))
    with ExitStack() as stack:
        source = stack.enter_context(closing(Source(files.source)))
        format_ = files.read_as or source.format()
        reader = _reader(source, format_, scorer, stack)
        sink = stack.enter_context(written(files.output))
        aside = Rejects(stack.enter_context(written(files.rejects)), files.language) if files.rejects else None
        output = output_of(sink, _format_out(files, format_), reader, scorer, _about(scorer))
        try:
            found = _Run(reader, scorer, output, aside).through(told)
        except BaseException:
            output.give_up()
            raise
        output.close()
    return found


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

    def __init__(self, reader: Reader, scorer: BatchScorer, output: Output, aside: Rejects | None) -> None:
        self.reader = reader
        self.scorer = scorer
        self.output = output
        self.aside = aside
        self.scored = self.rejected = self.by_last_known = 0

    def through(self, told: Told) -> Outcome:
        with (
            _Behind(lambda each: self.output.write(*each)) as behind,
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
    """Does work on items in a thread, in their order; what goes wrong there is raised where the next one is put."""

    def __init__(self, work: Callable[[Any], None]) -> None:
        self.work = work
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
        self.line.put(None)
        self.thread.join()
        if kind is None:
            self._raise()

    def _do(self) -> None:
        while (item := self.line.get()) is not None:
            if self.error is None:
                try:
                    self.work(item)
                except BaseException as error:  # noqa: BLE001 - raised again where the next item is put
                    self.error = error

    def _raise(self) -> None:
        if self.error is not None:
            raise self.error


_SAME = Text(
    "rows that cannot be scored cannot be set aside in {name}. Accepted: a file of their own.",
    "les lignes qui ne peuvent pas être évaluées ne peuvent pas être mises de côté dans {name}. Valeurs acceptées : un "
    "fichier à part.",
)
