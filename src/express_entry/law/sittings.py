"""What may be chosen among the sittings of a person: a result counts whole, or not at all."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any, NamedTuple

from .answers import Unknown, merged
from .facts import ABILITIES, NO_LEVELS, TOP_LEVELS, Levels, Sitting


class Option(NamedTuple):
    """One choice of a sitting in a language: the levels it has, or the least and the most it may have.

    ``needs`` is empty for a sitting that surely counts with levels that are all known.
    """

    least: Levels
    most: Levels
    needs: tuple[str, ...] = ()

    @property
    def possible(self) -> tuple[Levels, ...]:
        """The levels that may hold."""
        return (self.least,) if self.least == self.most else (self.least, self.most)


NO_SITTING = Option(NO_LEVELS, NO_LEVELS)


def options_of(sittings: Sequence[Sitting] | None, language: str, path: str) -> tuple[Option, ...]:
    """What may be chosen in a language: no sitting, every sitting that counts, and those that may.

    Of the sittings that surely count, those that another one reaches or exceeds in every ability are left out.
    """
    if sittings is None:
        return (NO_SITTING, Option(NO_LEVELS, TOP_LEVELS, (path,)))
    own = [sitting for sitting in sittings if sitting.language == language and sitting.counts is not False]
    options = [_option(sitting) for sitting in own]
    sure = list(dict.fromkeys(option for option in options if not option.needs))
    best = [item for item in sure if not any(_above(other.least, item.least) for other in sure if other != item)]
    return (*(best or [NO_SITTING]), *(option for option in options if option.needs))


class Best(NamedTuple):
    """The sitting that earns most of those that surely count, and the levels that may hold where that is not settled.

    ``needs`` is empty where nothing that is missing can put another sitting in its place.
    """

    best: Levels
    possible: tuple[Levels, ...]
    needs: tuple[str, ...]


def best_of(options: Sequence[Option], worth: Callable[[Levels], Any]) -> Best:
    """The best of the options of a language (or of both) by what levels are worth, which rises with every level."""
    best = max((option.least for option in options if not option.needs), key=worth)
    least = worth(best)
    rivals = [option for option in options if option.needs and worth(option.most) > least]
    better = (levels for option in rivals for levels in option.possible if worth(levels) > least)
    return Best(best, tuple(dict.fromkeys((best, *better))), merged(need for option in rivals for need in option.needs))


def _option(sitting: Sitting) -> Option:
    needs = tuple(_missing(sitting))
    return Option(_filled(sitting.levels, 0), _filled(sitting.levels, TOP_LEVELS[0]), needs)


def _filled(levels: Sequence[int | None], missing: int) -> Levels:
    speaking, listening, reading, writing = (missing if level is None else level for level in levels)
    return (speaking, listening, reading, writing)


def _above(one: Levels, other: Levels) -> bool:
    return all(first >= second for first, second in zip(one, other, strict=True))


def _missing(sitting: Sitting) -> Iterable[str]:
    if isinstance(sitting.counts, Unknown):
        yield from sitting.counts.needs
        return
    for ability, level in zip(ABILITIES, sitting.levels, strict=True):
        if level is None:
            yield f"{sitting.path}.{ability}"
