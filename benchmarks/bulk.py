"""Many candidates at once: ours, OpenFisca, NumPy and Polars over the same rows, beside reading the same bytes.

``python -m benchmarks.bulk`` measures and prints. The rows are drawn when every table has been built. Before anything
is measured, each way of scoring is held to the scalar rule on a sample of the rows.
"""

from __future__ import annotations

import argparse
import gc
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from importlib.util import find_spec
from pathlib import Path
from typing import Any, NamedTuple

import numba
import numpy as np
import polars as pl
import pyarrow as pa
import pyarrow.csv as pc
import pyarrow.parquet as pq

from express_entry.law import Law, Text, consolidated
from express_entry.scoring import engine
from express_entry.scoring.batch import BatchScorer
from express_entry.scoring.columns import COLUMNS, MOST_YEARS, factors_of
from express_entry.scoring.filescore import Files, score_file, scored
from express_entry.scoring.scorer import Scorer, scorer_of

from .peers import Tables, by_numpy, by_polars

DAY = date(2025, 3, 24)
ROWS, SAMPLE, ROUNDS = 10_000_000, 20_000, 5
MILLION, MANY = 1_000_000, 100_000_000
OPENFISCA_AT_MOST = 1900
"""Nanoseconds a candidate that OpenFisca itself may take at ten million, to be a peer worth naming."""


class Result(NamedTuple):
    """One thing measured: nanoseconds a candidate, the key of its floor, the goal, and whether it was kept."""

    key: str
    name: Text
    nanoseconds: float
    floor: str | None = None
    goal: Text | None = None
    kept: Callable[[Result, Mapping[str, Result]], bool] | None = None

    def ratio(self, others: Mapping[str, Result]) -> float | None:
        """How many times its floor it takes."""
        return None if self.floor is None else self.nanoseconds / others[self.floor].nanoseconds

    def times_openfisca(self, others: Mapping[str, Result]) -> float | None:
        """How many times as fast as OpenFisca it is."""
        return others["openfisca"].nanoseconds / self.nanoseconds if "openfisca" in others else None


def drawn(rows: int, seed: int = 254) -> dict[str, Any]:
    """Rows of every kind, one byte a cell: every value as often as any other, ages from 17 to 60, years up to 6."""
    draw = np.random.default_rng(seed)
    found = {}
    for column in COLUMNS:
        low, high = (17, 60) if column.name == "age" else (0, 6 if column.most == MOST_YEARS else column.most)
        found[column.name] = draw.integers(low, high + 1, rows, dtype=np.uint8)
    return found


def seconds(work: Callable[[], object], rounds: int = ROUNDS) -> float:
    """The least of some rounds, after one that does not count."""
    work()
    least = float("inf")
    for _ in range(rounds):
        gc.collect()
        start = time.perf_counter()
        work()
        least = min(least, time.perf_counter() - start)
    return least


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


def check(scores: Any, columns: Mapping[str, Any], law: Law, rows: np.ndarray[Any, Any]) -> None:
    """Scores held to the scalar rule on some rows.

    :raises AssertionError: where one differs.
    """
    cells = {name: each[rows].tolist() for name, each in columns.items()}
    for place, (row, score) in enumerate(zip(rows.tolist(), np.asarray(scores)[rows].tolist(), strict=True)):
        facts = factors_of({name: each[place] for name, each in cells.items()})
        total = law.crs.score(facts, int(facts.with_spouse)).total
        assert score == total, f"row {row}: {score} and not {total}"


class Run:
    """Everything measured in one run."""

    def __init__(self, rows: int = ROWS, rounds: int = ROUNDS, sample: int = SAMPLE, many: int = MANY) -> None:
        self.rows, self.rounds, self.many = rows, rounds, many
        self.law = consolidated().on(DAY)
        self.scorer = scorer_of(self.law)
        laws = {version.id: consolidated().on(version.from_) for version in consolidated().tables["crs"].versions}
        self.laws = {name: law for name, law in laws.items() if law.last_known is law}
        for law in self.laws.values():
            scorer_of(law).lookups  # noqa: B018 - every table is built before a row is drawn
        self.tables = Tables(self.law.crs)
        self.expression = by_polars(self.tables)
        self.columns = drawn(rows)
        self.sample = np.sort(np.random.default_rng(1).choice(rows, min(sample, rows), replace=False))
        self.words, _ = self.scorer.pack(self.columns, rows)

    def results(self) -> Iterator[Result]:
        """Every result, one after the other."""
        yield from self.floors()
        yield from self.openfisca()
        yield from self.peers()
        yield from self.ours()
        with tempfile.TemporaryDirectory() as folder:
            yield from self.parquet(Path(folder))
            yield self.csv(Path(folder))
        yield from self.hundred_million()
        yield self.first_call()

    def _each(self, work: Callable[[], object], rows: int | None = None) -> float:
        return seconds(work, self.rounds) / (rows or self.rows) * 1e9

    def floors(self) -> Iterator[Result]:
        """Reading what is scored, and nothing else."""
        columns = list(self.columns.values())
        yield Result("read 25", READ_25, self._each(lambda: read(columns)))
        yield Result("read 8", READ_8, self._each(lambda: read([self.words])))

    def openfisca(self) -> Iterator[Result]:
        """OpenFisca, where it is installed."""
        if find_spec("openfisca_core") is None:
            return
        from .openfisca_crs import scores, system

        made, day = system(consolidated()), DAY.isoformat()
        check(scores(made, self.columns, day), self.columns, self.law, self.sample)
        each = self._each(lambda: scores(made, self.columns, day))
        goal = Text(f"≤ {OPENFISCA_AT_MOST} ns", f"≤ {OPENFISCA_AT_MOST} ns")
        yield Result("openfisca", OPENFISCA, each, None, goal, lambda own, _: own.nanoseconds <= OPENFISCA_AT_MOST)

    def peers(self) -> Iterator[Result]:
        """The rule as an expression of Polars and in straightforward NumPy."""
        frame = pl.DataFrame(self.columns)

        def with_polars() -> Any:
            return frame.select(self.expression)["crs"].to_numpy()

        def with_numpy() -> Any:
            return by_numpy(self.tables, self.columns)

        for key, name, work in (("polars", POLARS, with_polars), ("straight numpy", NUMPY, with_numpy)):
            check(work(), self.columns, self.law, self.sample)
            yield Result(key, name, self._each(work), "read 25")

    def ours(self) -> Iterator[Result]:
        """Ours in memory: without Numba, from columns, from words."""
        scorer, columns, rows = self.scorer, self.columns, self.rows
        check(scorer.score(columns, rows).scores, columns, self.law, self.sample)
        check(scorer.totals(self.words), columns, self.law, self.sample)
        yield Result("plain", PLAIN, self._each(lambda: scorer.score(columns, rows, "numpy")), "read 25")
        yield Result("pack", PACK, self._each(lambda: scorer.pack(columns, rows)), "read 25")
        each = self._each(lambda: scorer.score(columns, rows))
        yield Result("score", SCORE, each, "read 25", SCORE_GOAL, _score_kept)
        each = self._each(lambda: scorer.totals(self.words))
        yield Result("totals", TOTALS, each, "read 8", TOTALS_GOAL, _totals_kept)
        slowest = max(self._packed(law, scorer_of(law)) for law in self.laws.values())
        yield Result("all laws", ALL_LAWS, slowest, "read 8", TOTALS_GOAL, _totals_kept)
        yield Result("breakdown", BREAKDOWN, self._each(lambda: scorer.breakdown(self.words)), "read 8")

    def _packed(self, law: Law, scorer: Scorer) -> float:
        words, _ = scorer.pack(self.columns, self.rows)
        check(scorer.totals(words), self.columns, law, self.sample[:: max(1, len(self.sample) // 2000)])
        return self._each(lambda: scorer.totals(words))

    def parquet(self, folder: Path) -> Iterator[Result]:
        """Parquet end to end; the file holds words where the contract has words."""
        path, out, names = folder / "pool.parquet", folder / "scored.parquet", [column.name for column in COLUMNS]
        pq.write_table(self._table(self.rows), path, compression="zstd", row_group_size=1 << 20)
        scorer, broken = BatchScorer(on=DAY), BatchScorer(on=DAY, breakdown=True)

        def decoded() -> int:
            file = pq.ParquetFile(path, pre_buffer=True)
            return sum(batch.num_rows for batch in file.iter_batches(1 << 17, columns=names))

        def totals() -> int:
            return sum(int(points.columns["crs"].sum()) for _, points in scored(str(path), scorer))

        yield Result("decode", DECODE, self._each(decoded))
        yield Result("parquet", PARQUET, self._each(totals), "decode", Text("≤ 1.3 ×", "≤ 1,3 ×"), _at_most(1.3))
        score_file(Files(str(path), str(out)), broken)
        whole = pq.ParquetFile(out)

        def written() -> None:
            with pq.ParquetWriter(folder / "copy.parquet", whole.schema_arrow, compression="zstd") as writer:
                for batch in whole.iter_batches(1 << 19):
                    writer.write_batch(batch)

        yield Result("write", WRITE, self._each(written))
        each = self._each(lambda: score_file(Files(str(path), str(out)), broken))
        yield Result("detail", PARQUET_BREAKDOWN, each, "write", Text("≤ 4 ×", "≤ 4 ×"), _at_most(4))

    def csv(self, folder: Path) -> Result:
        """CSV end to end, a million rows."""
        rows = min(MILLION, self.rows)
        text, made = folder / "pool.csv", folder / "scored.csv"
        pc.write_csv(self._table(rows), text)
        each = self._each(lambda: score_file(Files(str(text), str(made)), BatchScorer(on=DAY)), rows)
        goal = Text("≥ 1 million/s", "≥ 1 million/s")
        return Result("csv", CSV, each, None, goal, lambda own, _: own.nanoseconds <= 1000)

    def _table(self, rows: int) -> pa.Table:
        columns: dict[str, Any] = {"id": pa.array([f"EE-{row:08d}" for row in range(rows)])}
        for column in COLUMNS:
            codes = self.columns[column.name][:rows]
            words = pa.array(column.words, pa.string()) if column.words else None
            columns[column.name] = codes if words is None else words.take(pa.array(codes))
        return pa.table(columns)

    def hundred_million(self) -> Iterator[Result]:
        """A pool that is ten times as large, all of it in memory."""
        if not self.many:
            return
        words = np.tile(self.words, -(-self.many // self.rows))[: self.many]
        took = seconds(lambda: self.scorer.totals(words), 3)
        memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**20
        print(f"{self.many:,} packed candidates: {took:.3f} s; this process took at most {memory:.1f} GB", flush=True)
        goal = Text("< 5 ns (0.5 s)", "< 5 ns (0,5 s)")
        each = took / self.many * 1e9
        yield Result("many", HUNDRED_MILLION, each, "read 8", goal, lambda own, _: own.nanoseconds < 5)

    def first_call(self) -> Result:
        """From the start of the interpreter to a thousand scores by the compiled loops, whose code is cached."""
        least = min(_process() for _ in range(self.rounds + 1))
        goal = Text("≤ 1 s", "≤ 1 s")
        return Result("first", FIRST, least * 1e9, None, goal, lambda own, _: own.nanoseconds <= 1e9)


def _process() -> float:
    start = time.perf_counter()
    subprocess.run([sys.executable, "-c", FRESH], check=True)
    return time.perf_counter() - start


FRESH = """
from datetime import date
import numpy as np
from express_entry.scoring.arrays import score
rows = {"age": np.full(1000, 30), "education": np.full(1000, 6)}
assert score(rows, on=date(2025, 3, 24), engine="numba")["crs"][0] == 240
"""


def _at_most(most: float) -> Callable[[Result, Mapping[str, Result]], bool]:
    return lambda own, others: (own.ratio(others) or 0) <= most


def _score_kept(own: Result, others: Mapping[str, Result]) -> bool:
    times = own.times_openfisca(others)
    return _at_most(8)(own, others) and (times is None or times >= 200)


def _totals_kept(own: Result, others: Mapping[str, Result]) -> bool:
    times = own.times_openfisca(others)
    return own.nanoseconds <= 2.5 and (times is None or times >= 500)


def line(own: Result, others: Mapping[str, Result]) -> str:
    """A result on one line of a terminal: nanoseconds a candidate, times its floor, times OpenFisca, goal, kept."""
    ratio, times = own.ratio(others), own.times_openfisca(others)
    cells = [own.name.en, f"{own.nanoseconds:.4g} ns", "–" if ratio is None else f"{ratio:.3g} ×"]
    cells += ["–" if times is None else f"{times:.3g} × OpenFisca", own.goal.en if own.goal else "–"]
    return "  ".join([*cells, "" if own.kept is None else "kept" if own.kept(own, others) else "MISSED"])


def main() -> None:
    """Measures and prints."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.bulk", description=__doc__)
    parser.add_argument("--rows", type=int, default=ROWS)
    parser.add_argument("--rounds", type=int, default=ROUNDS)
    parser.add_argument("--many", type=int, default=MANY)
    options = parser.parse_args()
    found: dict[str, Result] = {}
    for result in Run(options.rows, options.rounds, many=options.many).results():
        found[result.key] = result
        print(line(result, found), flush=True)


READ_25 = Text("read 25 bytes a candidate (floor)", "lire 25 octets par candidat (plancher)")
READ_8 = Text("read 8 bytes a candidate (floor)", "lire 8 octets par candidat (plancher)")
OPENFISCA = Text("OpenFisca-Core, from columns", "OpenFisca-Core, à partir des colonnes")
POLARS = Text("Polars, one expression, from columns", "Polars, une expression, à partir des colonnes")
NUMPY = Text("straightforward NumPy, from columns", "NumPy sans détour, à partir des colonnes")
PLAIN = Text("ours without Numba, from columns", "le nôtre sans Numba, à partir des colonnes")
PACK = Text("ours, packing alone", "le nôtre, production des mots seule")
SCORE = Text("ours, pack and score from columns", "le nôtre, mots et notes à partir des colonnes")
TOTALS = Text("ours, a packed pool, totals", "le nôtre, bassin de mots, totaux")
ALL_LAWS = Text("the same, slowest of all laws", "le même, le plus lent de tous les droits")
BREAKDOWN = Text("ours, a packed pool, every factor and subtotal", "le nôtre, bassin de mots, facteurs et sous-totaux")
DECODE = Text("decode the 25 columns of Parquet (floor)", "décoder les 25 colonnes de Parquet (plancher)")
PARQUET = Text("the same and score it, totals", "le même, évalué, totaux")
WRITE = Text("decode and write the scored Parquet (floor)", "décoder et écrire le Parquet évalué (plancher)")
PARQUET_BREAKDOWN = Text("score Parquet to Parquet with breakdown", "évaluer de Parquet à Parquet, avec le détail")
CSV = Text("score CSV to CSV", "évaluer de CSV à CSV")
HUNDRED_MILLION = Text("100 million packed candidates", "100 millions de candidats en mots")
FIRST = Text("first call in a fresh process", "premier appel d'un processus neuf")
SCORE_GOAL = Text("≤ 8 ×, ≥ 200 × OpenFisca", "≤ 8 ×, ≥ 200 × OpenFisca")
TOTALS_GOAL = Text("≤ 2.5 ns, ≥ 500 × OpenFisca", "≤ 2,5 ns, ≥ 500 × OpenFisca")

if __name__ == "__main__":
    main()
