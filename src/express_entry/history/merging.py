"""The history with the rows of a feed taken in: what they add and what they change.

What a row says replaces what was known; what it leaves open does not. Which rows may be taken in is judged before
(:mod:`.judging`).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from functools import cache
from typing import NamedTuple

from .distribution import Distribution, Quality, distributions
from .feedbands import same_figures
from .feedrows import Row
from .notes import Note
from .published import in_order, rounds
from .record import Confidence, Round, number_order


class History(NamedTuple):
    """Rounds by instant, then by number; distributions by day."""

    rounds: tuple[Round, ...]
    distributions: tuple[Distribution, ...]


@cache
def published() -> History:
    """The history that comes with the package."""
    return History(rounds(), distributions())


def merge(history: History, rows: Iterable[Row]) -> History:
    """The history with these rows, none of them set aside, in the place of what it held before."""
    taken = [row for row in rows if row.round]
    by_number = {each.number: each for each in history.rounds}
    for row in taken:
        assert row.round is not None
        by_number[row.round.number] = updated(by_number.get(row.round.number), row.round)
    counted = [row.distribution for row in taken if row.distribution]
    counted.sort(key=lambda each: number_order(each.round_number))
    return History(in_order(by_number.values()), with_distributions(history.distributions, counted))


def updated(known: Round | None, stated: Round) -> Round:
    """A known round with what a row states of it.

    An empty tie-breaking time says nothing and takes nothing away. The confidence stays as long as date, invitations
    and lowest score do, which are what sources agree on; a remark stays as long as what it speaks of does.
    """
    if known is None:
        return stated
    merged = stated._replace(tie_break=stated.tie_break or known.tie_break)
    changed = {field for field in Round._fields[:_STATED] if getattr(merged, field) != getattr(known, field)}
    agreed = known.confidence if not changed & {"date", "invitations", "crs_cutoff"} else Confidence.LOW
    kept = [note for note in known.notes if not changed & _SPEAKS_OF.get(note, set())]
    fresh = [note for note in stated.notes if changed & _SPEAKS_OF.get(note, set()) and note not in kept]
    return merged._replace(confidence=agreed, notes=(*kept, *fresh))


def with_distributions(known: Sequence[Distribution], stated: Iterable[Distribution]) -> tuple[Distribution, ...]:
    """Distributions by day with those that rows carry, each under the day of its count."""
    by_day = {each.as_of: each for each in known}
    for each in stated:
        _detach(each.round_number, each.as_of, by_day)
        held = by_day.get(each.as_of)
        by_day[each.as_of] = _joined(held, each) if held else _first_or_repeat(each, by_day.values())
    return tuple(by_day[day] for day in sorted(by_day))


def _detach(number: str, day: date, by_day: dict[date, Distribution]) -> None:
    """A round is published with one distribution: its older one loses it, and goes where no other round carries it."""
    for other in [each for each in by_day.values() if each.as_of != day and number in each.round_numbers]:
        left = [each for each in other.round_numbers if each != number]
        if left:
            by_day[other.as_of] = other._replace(round_number=left[0], also_rounds=tuple(left[1:]))
        else:
            del by_day[other.as_of]


def _joined(held: Distribution, stated: Distribution) -> Distribution:
    """The distribution of a day with one more row that carries it; other figures are a correction."""
    numbers = sorted({*held.round_numbers, stated.round_number}, key=number_order)
    same = same_figures(held, stated)
    return (held if same else stated)._replace(round_number=numbers[0], also_rounds=tuple(numbers[1:]))


def _first_or_repeat(stated: Distribution, known: Iterable[Distribution]) -> Distribution:
    """Figures that another day already has, to the last one, are those again and no new count."""
    same = [each for each in known if same_figures(each, stated) and each.quality is not Quality.REPEAT]
    if not same:
        return stated
    nearest = min(same, key=lambda each: abs(each.as_of - stated.as_of))
    return stated._replace(quality=Quality.REPEAT, repeat_of=nearest.as_of)


_STATED = Round._fields.index("confidence")
_TIMES = {"date", "instant"}
_SPEAKS_OF: dict[Note, set[str]] = {
    Note.TIE_BREAK_NOT_PUBLISHED: {"tie_break"},
    Note.TIE_BREAK_NOT_FOUND: {"tie_break"},
    Note.TIE_BREAK_YEAR_SUPPLIED: {"tie_break"},
    Note.TIE_BREAK_YEAR_CORRECTED: {"tie_break"},
    Note.TIE_BREAK_REPLACED: {"tie_break"},
    Note.TIE_BREAK_AT_INSTANT: {"tie_break", "instant"},
    Note.INSTANT_DAY_CORRECTED: _TIMES,
    Note.AFTER_MIDNIGHT_UTC: _TIMES,
    Note.EVENING_BEFORE: _TIMES,
    Note.DATE_A_DAY_EARLY: _TIMES,
    Note.SHARED_INSTANT: {"instant"},
    Note.SHARED_DATE: {"date"},
    Note.UNUSUAL_FIGURES: {"invitations", "crs_cutoff"},
    Note.SHOWN_AS_2024_1: {"category_version"},
    Note.VERSION_YEAR_INFERRED: {"category_version"},
}
"""What a remark on a round speaks of: it holds as long as that is unchanged."""
