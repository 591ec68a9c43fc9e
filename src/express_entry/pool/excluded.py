"""Whom a round does not rank, person by person: each with the single reason that a proof would give.

Of a round that was held its snapshot says so, of another the pool as it stands. A list on a page begins after a number
and looks at no more than :data:`LOOKED` people, so that one for a reason that few are excluded for may be short; it
then says where to go on. How many there are in all it does not know (:mod:`.prospect` counts them). A snapshot is a
file that is read from its beginning, and what comes before the page is passed over by its numbers.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import NamedTuple

from express_entry.law.text import Language, Sayable
from express_entry.selection import Exclusion, Instruction, Row, exclusion_of
from express_entry.selection.snapshotrows import row_of

from .laws import require_ranking, service_law
from .profiles import Profile, key_of, number_text
from .roundrows import Round
from .rounds import as_held, instruction_at, known
from .snapshots import rows_in
from .states import LIVE, ProfileState
from .statewords import words_of_state

LOOKED = 10_000
"""How many people are looked at for one list."""
ENDED = frozenset(
    {Exclusion.INELIGIBLE, Exclusion.LAPSED, Exclusion.APPLIED, Exclusion.WITHDRAWN}
)  # a round looks at nobody who has ended
REASONS = tuple(each for each in Exclusion if each not in ENDED)
"""The reasons for which somebody who has not ended is not ranked."""


class Excluded(NamedTuple):
    """Somebody in the pool or invited whom a round would not rank, and why; ``points`` None where not known."""

    key: int
    reason: Exclusion
    points: int | None

    @property
    def number(self) -> str:
        """The number of the profile."""
        return number_text(self.key)

    def say(self, language: Language) -> str:
        """The reason in words."""
        return words_of_reason(self.reason).say(language)

    def as_document(self) -> dict[str, str | int | None]:
        """The person's line in plain values."""
        return {"number": self.number, "points": self.points, "reason": self.reason.value}


class Some(NamedTuple):
    """Some of those whom a round does not rank; ``after`` is where the next begin, None after the last."""

    rows: tuple[Excluded, ...]
    after: int | None


def words_of_reason(reason: Exclusion) -> Sayable:
    """A reason in words; no draft is looked at here, so what a round takes for one waits for an officer."""
    return words_of_state(ProfileState.SUBMITTED) if reason is Exclusion.DRAFT else reason


def excluded(number: str, now: datetime, *, reason: Exclusion | None = None, after: int = 0) -> Iterator[Excluded]:
    """Whom a round would not rank at an instant, in the order of their numbers; nothing is written.

    :param reason: only those who are excluded for it.
    :param after: the key of a profile, after which they begin.
    :raises NoRanking: on a day whose ranking is not known.
    :raises Conflict: where the category it names is not in force.
    """
    instruction = _now(known(number), now)
    return (each for _, each in _found(_live(after), instruction, reason) if each is not None)


def not_ranked(number: str, now: datetime, *, reason: Exclusion | None = None) -> Iterator[Excluded]:
    """The same of a round that was held as it was at its own instant, of another as :func:`excluded`.

    :raises Conflict: as there, or where the snapshot is gone.
    """
    rows, instruction = _source(known(number), now, 0)
    return (each for _, each in _found(rows, instruction, reason) if each is not None)


def some_not_ranked(
    number: str, now: datetime, limit: int, *, reason: Exclusion | None, after: int, looked: int = LOOKED
) -> Some:
    """At most so many of them, after a profile.

    :raises NoRanking: as :func:`excluded`.
    :raises Conflict: as :func:`not_ranked`.
    """
    rows, instruction = _source(known(number), now, after, looked + 1)
    some: list[Excluded] = []
    for place, (key, each) in enumerate(_found(rows, instruction, reason)):
        if place == looked or (each is not None and len(some) == limit):
            return Some(tuple(some), after)
        some += [] if each is None else [each]
        after = key
    return Some(tuple(some), None)


# ------------------------------------------------------------------------------------------------- who is looked at

Rows = Iterator[tuple[int, Row]]


def _found(rows: Rows, instruction: Instruction, reason: Exclusion | None) -> Iterator[tuple[int, Excluded | None]]:
    """Everybody who is looked at, and of whom it is sought why they are not ranked."""
    for key, row in rows:
        why = exclusion_of(row, instruction)
        yield key, Excluded(key, why, row.points) if why is not None and reason in (None, why) else None


def _source(item: Round, now: datetime, after: int, most: int | None = None) -> tuple[Rows, Instruction]:
    if item.instant is None:
        return _live(after, most), _now(item, now)
    rows = rows_in(item.snapshot, number_text(after) if after else "")
    return ((key_of(row.number) or 0, row) for row in rows), as_held(item)


def _now(item: Round, now: datetime) -> Instruction:
    require_ranking(service_law().at(now))
    return instruction_at(item, now)


def _live(after: int, most: int | None = None) -> Rows:
    rows = Profile.objects.filter(state__in=[each.value for each in LIVE], id__gt=after).order_by("id")
    lines = rows.values_list("id", "line")[:most].iterator(chunk_size=5000)
    return ((key, _row(line)) for key, line in lines)


def _row(line: str) -> Row:
    row = row_of(line.removesuffix("\n"))
    assert isinstance(row, Row), line
    return row
