"""A pool read once, in pieces, and scored under two laws: what each row is worth goes into sums and is let go of."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import ExitStack, closing
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from express_entry.law import Text
from express_entry.law.text import Language, Reason
from express_entry.scoring.batch import BatchScorer
from express_entry.scoring.codes import Unusable, refused, unusable_cells
from express_entry.scoring.columns import CRS, ID
from express_entry.scoring.faults import FileFault, shown
from express_entry.scoring.filescore import Told, opened, pieces_ahead
from express_entry.scoring.jsonfile import JsonPiece, JsonReader
from express_entry.scoring.lookups import NO_SCORE
from express_entry.scoring.outputs import Rejects
from express_entry.scoring.pieces import Piece, Reader
from express_entry.scoring.poolcolumns import PROGRAM, SUBMITTED
from express_entry.scoring.sinks import written
from express_entry.scoring.streams import PIPE, Format

from .facts import changed, columns_read, ignored, unseen
from .findings import Group, Impact, Part
from .instants import AN_INSTANT, NO_INSTANT, instants_of
from .line import Instants
from .rowtable import RowTable
from .sides import Choice, check_rounds, columns_for, flags_of, notices, points_of, remarks, rounds_remarks
from .standings import Standings, slug_of, title_of
from .tallies import Tables


@dataclass(frozen=True)
class Pool:
    """The pool to read, and where its rows go besides; ``-`` is standard input.

    ``names`` maps our names of columns to the pool's own, ``ignore`` names further columns that mean nothing here.
    Without ``rejects`` a row that cannot be scored is an error. ``rows`` is a file for every row's two scores.
    """

    source: str
    names: Mapping[str, str] = field(default_factory=dict)
    ignore: tuple[str, ...] = ()
    read_as: Format | None = None
    rejects: str | None = None
    rows: str | None = None
    language: Language = "en"


def measure(
    pool: Pool, before: Choice, after: Choice, invitations: Sequence[int] = (), told: Told = lambda *_: None
) -> Impact:
    """What the second law does to a pool, compared with the first; and to rounds of so many invitations each.

    :raises ColumnError: for columns that are not those of the contract or of a pool, or a row that cannot be scored
        and has no place to be set aside.
    :raises FileFault: where the pool cannot be read.
    :raises OutputFault: where a file of rows cannot be written; what was there before is untouched.
    :raises GapDay: where the points of either law are not known.
    """
    for choice in (before, after):
        choice.ranking.check()
        if invitations:
            check_rounds(choice)
    if pool.rejects is not None and pool.rejects in (pool.rows, PIPE):
        raise FileFault(_SAME.of(name=shown(pool.rejects)))
    if pool.rows == PIPE:
        raise FileFault(_NO_PIPE.of(name=shown(pool.rows)))
    with ExitStack() as stack:
        aside = Rejects(stack.enter_context(written(pool.rejects)), pool.language) if pool.rejects else None
        table = stack.enter_context(RowTable(pool.rows)) if pool.rows else None
        return _Study(pool, before, after, invitations, aside, table).through(stack, told)


class _Study:
    """One pool on its way through."""

    def __init__(
        self,
        pool: Pool,
        before: Choice,
        after: Choice,
        invitations: Sequence[int],
        aside: Rejects | None,
        table: RowTable | None,
    ) -> None:
        self.pool = pool
        self.choices = before, after
        self.invitations = tuple(dict.fromkeys(invitations))
        self.aside = aside
        self.table = table
        self.titles = points_of(before, after)
        self.flags = flags_of(before, after)
        self.tables = Tables(list(self.titles), self.flags)
        self.standings = Standings(self.flags)
        self.scorer = BatchScorer(
            on=after.day,
            law=after.law,
            last_known_rules=after.last_known_rules,
            names=pool.names,
            keep=pool.ignore,
            further=columns_for(before, after),
        )
        self.rejected = 0
        self.factors = changed(before, after)
        self.watched = {name for factor in self.factors for name in columns_read(factor)}
        self.seen: dict[str, tuple[int, int]] = {}
        self.submitted = self.numbered = False

    def through(self, stack: ExitStack, told: Told) -> Impact:
        """Every piece, then what is made of the sums."""
        submitted = self.scorer.theirs(SUBMITTED)
        kept = (*([submitted] if submitted else []), *([self.scorer.id] if self.invitations or self.table else []))
        reader = opened(self.pool.source, self.scorer, stack, read_as=self.pool.read_as, kept=kept)
        self.numbered = not reader.wanted.numbered
        self.submitted = submitted is not None and _is_stated(reader.schema, submitted)
        for piece in stack.enter_context(closing(pieces_ahead(reader))):
            self._add(piece)
            read, whole = reader.done()
            told(read, whole, self.tables.whole.measures.people + self.rejected)
        return self._impact(self._given(reader))

    def _add(self, piece: Piece) -> None:
        before, after = (choice.ranking.points(piece.codes, piece.rows).columns for choice in self.choices)
        submitted = self._instants(piece)
        rows = self._sound(piece, before[CRS], after[CRS], submitted)
        whole = len(rows) == piece.rows

        def of(array: Any) -> Any:
            return array if whole else array[rows]

        self._watch(piece, rows)
        flags = {name: of(piece.codes[name]) == 1 for name in self.flags if name in piece.codes}
        one, other = of(before[CRS]), of(after[CRS])
        self.tables.add(one, other, flags)
        nothing = np.zeros(piece.rows, np.int16)
        for name in self.titles:
            self.tables.add_part(name, of(before.get(name, nothing)), of(after.get(name, nothing)))
        numbers = self._numbers(piece, rows) if self.invitations or self.table else None
        if self.invitations:
            instants = None if submitted is None else of(submitted)
            self.standings.add(one, other, instants, flags, numbers if self.numbered else None)
        if self.table is not None and numbers is not None:
            self.table.write(numbers, one, other)

    def _watch(self, piece: Piece, rows: NDArray[np.int64]) -> None:
        """Keeps the least and the greatest number of the columns that the change hangs on."""
        for name in self.watched & piece.codes.keys() if len(rows) else ():
            codes = piece.codes[name][rows]
            least, most = int(codes.min()), int(codes.max())
            before = self.seen.get(name, (least, most))
            self.seen[name] = min(before[0], least), max(before[1], most)

    def _numbers(self, piece: Piece, rows: NDArray[np.int64]) -> pa.Array:
        """The ids of some rows, their numbers where the pool has no ids."""
        if self.numbered:
            return piece.text(self.scorer.id, rows)
        return piece.batch(rows).column(ID)

    def _instants(self, piece: Piece) -> Instants | None:
        """The instants of submission, where the pool states any."""
        if isinstance(piece, JsonPiece):
            piece.check_late(np.arange(piece.rows))
        name = self.scorer.theirs(SUBMITTED)
        return instants_of(piece.text(name, None), name) if self.submitted and name is not None else None

    def _sound(self, piece: Piece, before: Any, after: Any, submitted: Instants | None) -> NDArray[np.int64]:
        """The rows that can be scored under both laws; the others are set aside, or are an error."""
        sound = (before != NO_SCORE) & (after != NO_SCORE)
        for name in self.flags:
            if name in piece.codes:
                sound &= piece.codes[name] <= 1
        if submitted is not None:
            sound &= submitted != NO_INSTANT
        broken = piece.broken()
        sound[list(broken)] = False
        if not sound.all():
            self._set_aside(piece, broken, submitted)
            self.rejected += int(np.count_nonzero(~sound))
        return np.flatnonzero(sound)

    def _set_aside(self, piece: Piece, broken: Mapping[int, Unusable], submitted: Instants | None) -> None:
        cells = [*broken.values(), *self.scorer.wrong(piece, broken)]
        told = {(cell.row, cell.column) for cell in cells}
        mine = unusable_cells(self.choices[0].ranking.columns, piece.codes, piece.value, broken)
        cells += [cell for each in mine if ((cell := self._named(each)).row, cell.column) not in told]
        if submitted is not None:
            for row in (row for row in np.flatnonzero(submitted == NO_INSTANT).tolist() if row not in broken):
                stated = piece.value(SUBMITTED, row)
                text = None if stated is None else str(stated)
                cells.append(Unusable(row, self.scorer.theirs(SUBMITTED) or SUBMITTED, text, AN_INSTANT.of()))
        cells = sorted((each._replace(row=piece.line(each.row)) for each in cells), key=lambda each: each.row)
        if self.aside is None:
            raise refused(cells[0], piece.unit.of(row=str(cells[0].row)))
        self.aside.write(cells)

    def _named(self, cell: Unusable) -> Unusable:
        """A cell by the pool's own name of its column."""
        return cell._replace(column=self.scorer.theirs(cell.column) or cell.column)

    def _given(self, reader: Reader) -> list[str]:
        """Which of our columns the pool has."""
        names = reader.seen if isinstance(reader, JsonReader) else set(reader.schema.names)
        columns = (column.name for column in self.scorer.ranking.columns)
        return [name for name in (*columns, SUBMITTED) if self.scorer.theirs(name) in names]

    def _impact(self, given: Sequence[str]) -> Impact:
        before, after = self.choices
        flags = [name for name in self.flags if name in given]
        lines = tuple(self.standings.cut_offs(self.invitations, flags))
        further = [column.name for column in self.scorer.ranking.columns if column.name not in self.flags]
        said: list[Reason] = [*remarks(before, after, given), *ignored(before, after, given, further)]
        if self.invitations:
            told = {"submitted": self.submitted, "told_apart": self.standings.told_apart}
            said += rounds_remarks(before, after, given, **told)
        alike = {name: least for name, (least, most) in self.seen.items() if least == most}
        columns = {column.name: column for column in self.scorer.ranking.columns}
        known_first = (*notices(before, after), *unseen(self.factors, columns, given, alike))
        about = {reason.say("en"): reason for reason in known_first}
        return Impact(
            pool=self.pool.source,
            set_aside=self.rejected,
            before=before.side,
            after=after.side,
            whole=self.tables.whole.measures,
            bands={band: tally.measures for band, tally in self.tables.by_band.items()},
            moves=self.tables.moves,
            spread=self.tables.spread,
            parts=tuple(self._parts()),
            groups=tuple(self._group(name) for name in flags),
            cut_offs=lines,
            remarks=tuple(said),
            notices=tuple(about.values()),
        )

    def _parts(self) -> list[Part]:
        return [
            Part(
                each.id,
                each.title,
                "subtotal" if each.subtotal else "factor",
                each.before,
                each.after,
                self.tables.parts[name].measures,
            )
            for name, each in self.titles.items()
        ]

    def _group(self, name: str) -> Group:
        kind = "program" if name.startswith(PROGRAM) else "category"
        return Group(kind, slug_of(name), title_of(name), self.tables.flags[name].measures)  # type: ignore[arg-type]


def _is_stated(schema: pa.Schema, name: str) -> bool:
    """Whether a pool has a column, and anything can stand in it."""
    return name in schema.names and not pa.types.is_null(schema.field(name).type)


_NO_PIPE = Text(
    "every row with its scores cannot be written to {name}. Accepted: a file.",
    "chaque ligne avec ses notes ne peut pas être écrite dans {name}. Valeurs acceptées : un fichier.",
)
_SAME = Text(
    "rows that cannot be scored cannot be set aside in {name}. Accepted: a file of their own.",
    "les lignes qui ne peuvent pas être évaluées ne peuvent pas être mises de côté dans {name}. Valeurs acceptées : un "
    "fichier à part.",
)
