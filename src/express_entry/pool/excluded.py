"""Whom a round would not rank, person by person: each with the single reason that a proof would give."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import NamedTuple

from express_entry.law.text import Language
from express_entry.selection import Exclusion, Row, exclusion_of
from express_entry.selection.snapshotrows import row_of

from .laws import require_ranking, service_law
from .profiles import Profile, number_text
from .rounds import instruction_at, known
from .states import LIVE, ProfileState
from .statewords import words_of_state


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
        """The reason in words; no draft is looked at here, so what a round takes for one waits for an officer."""
        words = words_of_state(ProfileState.SUBMITTED) if self.reason is Exclusion.DRAFT else self.reason
        return words.say(language)

    def as_document(self) -> dict[str, str | int | None]:
        """The person's line in plain values."""
        return {"number": self.number, "points": self.points, "reason": self.reason.value}


def excluded(number: str, now: datetime, *, reason: Exclusion | None = None, after: int = 0) -> Iterator[Excluded]:
    """Whom a round would not rank at an instant, in the order of their numbers; nothing is written.

    :param reason: only those who are excluded for it.
    :param after: the key of a profile, after which they begin.
    :raises NoRanking: on a day whose ranking is not known.
    :raises Conflict: where the category it names is not in force.
    """
    require_ranking(service_law().at(now))
    instruction = instruction_at(known(number), now)
    rows = Profile.objects.filter(state__in=[each.value for each in LIVE], id__gt=after).order_by("id")
    lines = rows.values_list("id", "line").iterator(chunk_size=5000)
    return (
        Excluded(key, found, row.points)
        for key, row in ((key, _row(line)) for key, line in lines)
        if (found := exclusion_of(row, instruction)) is not None and reason in (None, found)
    )


def _row(line: str) -> Row:
    row = row_of(line.removesuffix("\n"))
    assert isinstance(row, Row), line
    return row
