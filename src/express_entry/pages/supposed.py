"""What another law would do to an invented pool: drawn once and kept, and measured anew for each question.

The pool is as the bands were last published on a day whose ranking is known. It has :data:`SIZE` candidates whatever
is asked, so that an answer takes a bounded time; NumPy scores so few without any compiled code.
"""

from __future__ import annotations

import atexit
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from pathlib import Path
from shutil import rmtree
from tempfile import mkdtemp
from typing import TYPE_CHECKING, NamedTuple

from express_entry.history import Distribution, distributions
from express_entry.law import Law, Version
from express_entry.law.canonical import RANKING
from express_entry.law.overlay import laid_over
from express_entry.law.proposal import NAME, Change, proposal, tables_of_points, with_caps
from express_entry.pool.laws import service_law

if TYPE_CHECKING:
    from express_entry.impact.findings import Impact
    from express_entry.impact.sides import Choice

SIZE = 10_000
"""Invented candidates."""
INVITATIONS = 200
"""Of a round, where no other number is asked for."""
KEPT = 64
"""Answers that a process keeps: the next page, the other language and the files are of the same one."""
DAY = timedelta(days=1)


class Base(NamedTuple):
    """The distribution that the pool follows, and the law of its day."""

    published: Distribution
    law: Law

    @property
    def day(self) -> date:
        """The day of both."""
        return self.published.as_of


class NotCounted(Exception):
    """A change whose effect is not counted here."""


@dataclass(frozen=True)
class Supposed:
    """A table of points with other amounts, by their place; and how many a round invites."""

    table: str
    amounts: tuple[tuple[str, int], ...]
    invitations: int = INVITATIONS


def base() -> Base:
    """The latest published distribution on whose day the points are known."""
    law = service_law()
    known = ((each, law.on(each.as_of)) for each in reversed(distributions()))
    return next(Base(each, view) for each, view in known if view.has(RANKING))


def may_be_changed(table: str) -> bool:
    """Whether a table is one of those whose points may be changed to see the effect."""
    return any(each.id == table for each, _ in tables_of_points(base().law))


def changes_of(asked: Supposed) -> list[Change]:
    """What is asked as changes of tables: its own, and that of the caps that rise with it."""
    law = base().law
    return with_caps(law, Change(law.table(asked.table), law.version(asked.table), dict(asked.amounts)))


def file_of(asked: Supposed) -> str:
    """The file of law that says a change; its record is of the day of the pool, so that it is always the same."""
    day = base().day
    return proposal(changes_of(asked), day=day, recorded=day)


def effect_of(asked: Supposed) -> Impact:
    """What a supposed change does to the pool.

    :raises NotCounted: where a section would be capped over so many facts at once that they are not counted here.
    """
    from express_entry.scoring.faults import ScoringError  # noqa: PLC0415 - arrays are loaded by whoever asks first

    try:
        return _supposed(base().law.fingerprint, asked)
    except ScoringError as error:
        raise NotCounted from error


def effect_of_change(day: date, invitations: int) -> Impact:
    """What the change of the ranking that took hold on a day does to the pool: the law of the day before against it."""
    return _changed(base().law.fingerprint, day, invitations)


def changes_made() -> Iterator[Version]:
    """The changes of the ranking whose points are known, before and after; the newest first."""
    versions = service_law().tables[RANKING].versions
    for before, after in zip(versions[-2::-1], versions[:0:-1], strict=True):
        if before.gap is None and after.gap is None:
            yield after


# A law is told by the fingerprint of its day: what was kept of another is not found again.


@lru_cache(maxsize=KEPT)
def _supposed(fingerprint: str, asked: Supposed) -> Impact:
    from express_entry.impact.sides import Choice  # noqa: PLC0415 - as above

    law, day = service_law(), base().day
    other = laid_over(law, NAME, file_of(asked))
    return _measured(fingerprint, Choice(day, law), Choice(day, other, NAME), asked.invitations)


@lru_cache(maxsize=KEPT)
def _changed(fingerprint: str, day: date, invitations: int) -> Impact:
    from express_entry.impact.sides import Choice  # noqa: PLC0415 - as above

    law = service_law()
    return _measured(fingerprint, Choice(day - DAY, law), Choice(day, law), invitations)


def _measured(fingerprint: str, before: Choice, after: Choice, invitations: int) -> Impact:
    from express_entry.impact.study import Pool, measure  # noqa: PLC0415 - as above

    return measure(Pool(str(_drawn(fingerprint))), before, after, (invitations,))


@lru_cache(maxsize=2)
def _drawn(fingerprint: str) -> Path:  # noqa: ARG001 - the pool of another law is another
    """The pool as factor columns, in a file of this process that goes when it ends."""
    from express_entry.synthetic.files import write_columns  # noqa: PLC0415 - as above
    from express_entry.synthetic.pool import pool_of  # noqa: PLC0415 - as above

    folder = Path(mkdtemp(prefix="express-entry-"))
    atexit.register(rmtree, folder, ignore_errors=True)
    write_columns(pool_of(base().day, SIZE), str(folder / "pool.arrow"), threads=1)
    return folder / "pool.arrow"
