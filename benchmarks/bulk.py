"""Many candidates at once: this package, OpenFisca, NumPy and Polars over the same rows, beside reading the same bytes.

The rows are drawn when every table has been built. Before anything is measured, each way of scoring is held to the
scalar rule on a sample of the rows.
"""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from functools import partial
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import numba
import numpy as np
import polars as pl
import pyarrow as pa
import pyarrow.csv as pc
import pyarrow.parquet as pq

from express_entry.law import Law, consolidated
from express_entry.scoring import engine
from express_entry.scoring.batch import BatchScorer
from express_entry.scoring.columns import COLUMNS
from express_entry.scoring.draw import draw
from express_entry.scoring.filescore import Files, score_file, scored
from express_entry.scoring.scorer import scorer_of
from express_entry.selection import Grouping, Instruction, Row, class_order, select

from . import children
from .agreement import laws
from .peers import Tables, by_numpy, by_polars
from .results import OPENFISCA
from .rows import DAY, LONG, check, drawn, law_of, seconds

ROWS, SAMPLE, ROUNDS = 10_000_000, 20_000, 5
MILLION, INVITATIONS = 1_000_000, 5_000
Figure = tuple[str, float]
"""The key of a kind of figure, and what was measured in its unit."""


@numba.njit(nogil=True)
def _added(array: Any, start: int, stop: int) -> int:
    total = 0
    part = array[start:stop]
    for place in range(len(part)):
        total += part[place]
    return total


def read(arrays: list[Any]) -> int:
    """The floor: every byte read and added up, on every core."""

    def part(first: int, last: int) -> int:
        for array in arrays:
            _added(array, first, last)
        return 0

    return sum(engine.in_ranges(len(arrays[0]), part))


class Run:
    """Everything measured in one run, over so many rows; the figures are the least of some rounds."""

    def __init__(self, rows: int = ROWS, rounds: int = ROUNDS, sample: int = SAMPLE) -> None:
        self.rows, self.rounds = rows, rounds
        self.law = law_of(DAY)
        self.scorer = scorer_of(self.law)
        self.laws = laws()
        for law in self.laws.values():
            scorer_of(law).lookups  # noqa: B018 - every table is built before a row is drawn
        self.tables = Tables(self.law.crs)
        self.columns = drawn(rows)
        self.sample = np.sort(np.random.default_rng(1).choice(rows, min(sample, rows), replace=False))
        self.words, _ = self.scorer.pack(self.columns, rows)

    def figures(self) -> Iterator[Figure]:
        """Every figure, one after the other."""
        yield from self.floors()
        yield from self.openfisca()
        yield from self.peers()
        yield from self.ours()
        with tempfile.TemporaryDirectory() as folder:
            yield from self.parquet(Path(folder))
            yield self.csv(Path(folder))
        yield from self.rounds_drawn()
        yield from self.many()

    def _each(self, work: Callable[[], object], rows: int | None = None) -> float:
        """Nanoseconds a candidate."""
        return seconds(work, self.rounds) / (rows or self.rows) * 1e9

    def _check(self, scores: Any, law: Law | None = None, every: int = 1) -> None:
        check(scores, self.columns, law or self.law, self.sample[::every])

    def floors(self) -> Iterator[Figure]:
        """Reading what is scored, and nothing else."""
        columns = list(self.columns.values())
        yield "read 25", self._each(lambda: read(columns))
        yield "read 8", self._each(lambda: read([self.words]))

    def openfisca(self) -> Iterator[Figure]:
        """OpenFisca, where it is installed."""
        if find_spec("openfisca_core") is None:
            return
        from .openfisca_crs import scores, system

        made, day = system(consolidated()), DAY.isoformat()
        part = {name: each[self.sample] for name, each in self.columns.items()}
        check(scores(made, part, day), part, self.law, np.arange(len(self.sample)))
        took = seconds(lambda: scores(made, self.columns, day), self.rounds, long=2.5 * LONG)
        yield OPENFISCA, took / self.rows * 1e9

    def peers(self) -> Iterator[Figure]:
        """The rule as an expression of Polars and in straightforward NumPy."""
        frame, expression = pl.DataFrame(self.columns), by_polars(self.tables)

        def with_polars() -> Any:
            return frame.select(expression)["crs"].to_numpy()

        for key, work in (("polars", with_polars), ("straight numpy", partial(by_numpy, self.tables, self.columns))):
            self._check(work())
            yield key, self._each(work)

    def ours(self) -> Iterator[Figure]:
        """Ours in memory: without Numba, from columns, from words."""
        scorer, columns, rows = self.scorer, self.columns, self.rows
        for using in ("numpy", "numba"):
            self._check(scorer.score(columns, rows, using).scores)
        self._check(scorer.totals(self.words))
        yield "plain", self._each(lambda: scorer.score(columns, rows, "numpy"))
        yield "score", self._each(lambda: scorer.score(columns, rows))
        yield "pack", self._each(lambda: scorer.pack(columns, rows))
        yield "totals", self._each(lambda: scorer.totals(self.words))
        yield "all laws", max(self._packed(law) for law in self.laws.values())
        yield "breakdown", self._each(lambda: scorer.breakdown(self.words))

    def _packed(self, law: Law) -> float:
        scorer = scorer_of(law)
        words, _ = scorer.pack(self.columns, self.rows)
        self._check(scorer.totals(words), law, every=10)
        return self._each(lambda: scorer.totals(words))

    def parquet(self, folder: Path) -> Iterator[Figure]:
        """Parquet end to end; the file holds words where the contract has words."""
        path, out, names = folder / "pool.parquet", folder / "scored.parquet", [column.name for column in COLUMNS]
        pq.write_table(self._table(self.rows), path, compression="zstd", row_group_size=1 << 20)
        scorer, detailed = BatchScorer(on=DAY), BatchScorer(on=DAY, breakdown=True)
        words = [column.name for column in COLUMNS if column.words]

        def decoded() -> int:
            file = pq.ParquetFile(path, pre_buffer=True, read_dictionary=words)
            return sum(batch.num_rows for batch in file.iter_batches(1 << 17, columns=names))

        def totals() -> list[Any]:
            return [points.columns["crs"] for _, points in scored(str(path), scorer)]

        self._check(np.concatenate(totals()))
        yield "decode", self._each(decoded)
        yield "parquet", self._each(totals)
        detail = self._each(lambda: score_file(Files(str(path), str(out)), detailed))
        self._check(pq.read_table(out, columns=["crs"])["crs"].to_numpy())
        whole = pq.ParquetFile(out)

        def written() -> None:
            with pq.ParquetWriter(folder / "copy.parquet", whole.schema_arrow, compression="zstd") as writer:
                for batch in whole.iter_batches(1 << 19):
                    writer.write_batch(batch)

        yield "write", self._each(written)
        yield "detail", detail

    def csv(self, folder: Path) -> Figure:
        """CSV end to end, a million rows."""
        rows = min(MILLION, self.rows)
        text, made = folder / "pool.csv", folder / "scored.csv"
        pc.write_csv(self._table(rows), text)
        each = self._each(lambda: score_file(Files(str(text), str(made)), BatchScorer(on=DAY)), rows)
        found = pc.read_csv(made)["crs"].to_numpy()
        check(found, self.columns, self.law, self.sample[self.sample < rows])
        return "csv", each

    def _table(self, rows: int) -> pa.Table:
        columns: dict[str, Any] = {"id": pa.array([f"EE-{row:08d}" for row in range(rows)])}
        for column in COLUMNS:
            codes = self.columns[column.name][:rows]
            words = pa.array(column.words, pa.string()) if column.words else None
            columns[column.name] = codes if words is None else words.take(pa.array(codes))
        return pa.table(columns)

    def rounds_drawn(self) -> Iterator[Figure]:
        """The first 5,000 by points and instant, held to the rule of a round on the sample."""
        points = self.scorer.totals(self.words)
        submitted = np.random.default_rng(2).integers(0, 1 << 44, self.rows)
        frame = pl.DataFrame({"points": points, "submitted": submitted}).with_row_index("row")

        def by_sorting() -> Any:
            keys, falling = ["points", "submitted", "row"], [True, False, False]
            return frame.sort(keys, descending=falling).head(INVITATIONS)["row"].to_numpy()

        found = draw(points, submitted, invitations=INVITATIONS)
        assert np.array_equal(found.invited, by_sorting())
        drawn_ = draw(points[self.sample], submitted[self.sample], invitations=len(self.sample) // 8)
        assert drawn_.invited.tolist() == _by_rule(points[self.sample], submitted[self.sample])
        yield "select sorted", seconds(by_sorting, self.rounds) * 1e3
        yield "select", seconds(lambda: draw(points, submitted, invitations=INVITATIONS), 3 * self.rounds) * 1e3

    def many(self) -> Iterator[Figure]:
        """Ten times as many, and a first score: in processes of their own."""
        found = children.many(10 * self.rows, self.rounds)
        yield "many", found["seconds"]
        yield "memory", found["gigabytes"]
        yield "first", children.first(self.rounds)


def _by_rule(points: Any, submitted: Any) -> list[int]:
    """Who is invited of a small pool by the rule of a round."""
    noon, order = datetime.fromtimestamp(1 << 25, UTC), class_order(law_of(DAY))
    instants = [datetime.fromtimestamp(each // 10**6, UTC).replace(microsecond=each % 10**6) for each in submitted]
    rows = [
        Row(str(place), score, instant, frozenset({"fsw"}))
        for place, (score, instant) in enumerate(zip(points.tolist(), instants, strict=True))
    ]
    instruction = Instruction("1", Grouping.EVERYONE, frozenset(order), noon, order, len(rows) // 8)
    return [int(item.number) for item in select(rows, instruction).invited]
