"""A synthetic pool as factor columns, with the columns of a pool behind them: what ``score`` and a round read."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, time

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from express_entry import __version__
from express_entry.law.days import add_years
from express_entry.scoring.columns import COLUMNS, ID
from express_entry.scoring.pieces import typed_column
from express_entry.scoring.poolcolumns import PROGRAM_COLUMNS, SUBMITTED, category_column

from .candidates import YEAR, Facts
from .chance import Chance
from .pool import REST, Block, Pool

INSTANT = pa.timestamp("us", tz="UTC")
PREFIX, DIGITS = "SYN-", 7
"""A reference is made of these letters and so many digits, or more in a pool that needs more."""

DAYS_OF_A_TWELFTH, A_DAY = 30, 86_400_000_000
"""Days of the twelfth of a year by which submissions are drawn, and the microseconds of a day."""
EARLY = 2
"""Days that a candidate has been eligible before submitting, at the least."""


class Table:
    """The columns of a pool; ``as_text`` writes instants as text, for formats without a type for them."""

    def __init__(self, pool: Pool, *, as_text: bool = False) -> None:
        self.pool = pool
        self.as_text = as_text
        self.digits = max(DIGITS, len(str(pool.size)))
        self.categories = tuple(pool.programs.categories)

    @property
    def schema(self) -> pa.Schema:
        """The columns with their types, and what the pool is in the metadata."""
        factors = [
            pa.field(column.name, pa.dictionary(pa.int8(), pa.string()) if column.words else pa.uint8())
            for column in COLUMNS
        ]
        flags = [*PROGRAM_COLUMNS, *map(category_column, self.categories)]
        instant = pa.string() if self.as_text else INSTANT
        fields = [pa.field(ID, pa.string()), *factors, pa.field(SUBMITTED, instant)]
        return pa.schema([*fields, *(pa.field(name, pa.uint8()) for name in flags)], about(self.pool))

    def batches(self, threads: int | None = None) -> Iterator[pa.RecordBatch]:
        """The pool, block after block."""
        return map(self.batch, self.pool.blocks(threads))

    def batch(self, block: Block) -> pa.RecordBatch:
        """One block."""
        facts = block.facts
        factors = [typed_column(column, facts[column.name].astype(np.uint8, copy=False)) for column in COLUMNS]
        members = self.pool.programs.members(facts)
        flags = [*(facts[name] for name in PROGRAM_COLUMNS), *(members[slug] for slug in self.categories)]
        instants = pa.array(submitted(self.pool, block)).cast(INSTANT)
        if self.as_text:
            instants = pc.strftime(instants, format="%Y-%m-%dT%H:%M:%SZ")
        ids = references(block.first + 1, len(block.scores), self.digits)
        columns = [ids, *factors, instants, *(pa.array(flag.astype(np.uint8)) for flag in flags)]
        return pa.RecordBatch.from_arrays(columns, schema=self.schema)


def about(pool: Pool) -> dict[str, str]:
    """What a pool is and what it was drawn from, for the places that formats have for it."""
    found = {
        "express_entry.synthetic": "true",
        "express_entry.version": __version__,
        "express_entry.on": pool.day.isoformat(),
        "express_entry.crs": pool.rules.crs_version,
        "express_entry.law": pool.rules.fingerprint,
        "express_entry.size": str(pool.size),
        "express_entry.seed": str(pool.seed),
        "express_entry.bands": ", ".join(f"{band} {number}" for band, number in pool.quotas.items()),
    }
    if pool.published is not None:
        found["express_entry.distribution"] = pool.published.as_of.isoformat()
        found["express_entry.published_total"] = str(pool.published.total)
    if pool.asked is not None:
        found["express_entry.as_of"] = pool.asked.isoformat()
    return found


def references(first: int, count: int, digits: int) -> pa.Array:
    """Invented references that follow each other: ``SYN-0000001``."""
    width = len(PREFIX) + digits
    letters = np.empty((count, width), np.uint8)
    letters[:, : len(PREFIX)] = np.frombuffer(PREFIX.encode(), np.uint8)
    numbers = np.arange(first, first + count)
    for place in range(width - 1, len(PREFIX) - 1, -1):
        numbers, digit = np.divmod(numbers, 10)
        letters[:, place] = digit + ord("0")
    offsets = np.arange(count + 1, dtype=np.int32) * width
    return pa.StringArray.from_buffers(count, pa.py_buffer(offsets), pa.py_buffer(letters))


def submitted_days(pool: Pool, block: Block) -> NDArray[np.int64]:
    """How many days before the day each profile was submitted: at most so many as the candidate has been eligible."""
    facts = block.facts
    days = _halves(pool, block)[0] % DAYS_OF_A_TWELFTH + facts["submitted_month"] * np.int64(DAYS_OF_A_TWELFTH)
    since = np.clip(_eligible_days(pool, facts) - EARLY, 0, None)
    return np.asarray(np.where(days < since, days, days % np.maximum(since, 1)), np.int64)


def submitted(pool: Pool, block: Block) -> NDArray[np.datetime64]:
    """The instant of each submission, to the microsecond: within the twelve months before the day."""
    words = _words(pool, block)
    micros = (words % np.uint64(A_DAY)).astype(np.int64)
    end = np.datetime64(datetime.combine(pool.day, time()), "us").astype(np.int64)
    found = end - submitted_days(pool, block) * A_DAY - micros - 1
    earliest = np.datetime64(datetime.combine(add_years(pool.day, -1), time()), "us").astype(np.int64)
    return np.asarray(np.maximum(found, earliest).astype("datetime64[us]"))


def _eligible_days(pool: Pool, facts: Facts) -> NDArray[np.int64]:
    """For how many days the work has been enough for a program that the candidate is eligible for."""
    year = int(YEAR) + 1
    first = np.where(facts["here"] > 0, facts["here_days"], facts["foreign_days"])
    abroad = np.where(facts["abroad"] > 0, facts["foreign_days"], 0)
    by_program = [
        facts["program_cec"] * (facts["here_days"] - year),
        facts["program_fsw"] * (np.maximum(first, abroad) - year),
        facts["program_fst"] * (first - pool.programs.fst["experience_years"] * year),
    ]
    return np.asarray(np.maximum.reduce(by_program), np.int64)


def _halves(pool: Pool, block: Block) -> NDArray[np.uint16]:
    return Chance(pool.seed, REST, block.number).halves(1, len(block.scores))


def _words(pool: Pool, block: Block) -> NDArray[np.uint64]:
    return Chance(pool.seed, REST, block.number, 1).words(len(block.scores))
