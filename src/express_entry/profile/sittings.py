"""Language tests as they stand on a day: levels of each sitting, whether it counts, and until when."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import product

from express_entry.law import Law, Text
from express_entry.law.answers import Answer, Unknown, merged
from express_entry.law.days import add_years
from express_entry.law.facts import ABILITIES, NO_LEVELS, TOP_LEVELS, Levels, Sitting
from express_entry.law.language import STAND_IN, Scale, language_of, scale_for

from .document import LanguageTest


@dataclass(frozen=True, slots=True)
class FirstLanguage:
    """Which official language is taken as first, and whether the other one would earn more.

    ``better`` is the other language where it earns more, with its total (the least it can be) in ``better_total``.
    """

    chosen: str
    declared: bool
    better: str | None = None
    better_total: int | None = None


OPEN_LEVELS = (None, None, None, None)


def sittings_of(law: Law, tests: Sequence[LanguageTest] | None, day: date, path: str) -> tuple[Sitting, ...] | None:
    """Every sitting taken by the day, in the order of the document; None where the list was not stated.

    Of a test not named, no sitting can be read: it is left undetermined.
    """
    if tests is None:
        return None
    found = (_sitting(law, test, day, f"{path}[{place}]") for place, test in enumerate(tests))
    return tuple(sitting for sitting in found if sitting is not None)


def _sitting(law: Law, test: LanguageTest, day: date, path: str) -> Sitting | None:
    language = test.language or (language_of(test.test) if test.test else None) or "en"
    reported = test.reported or test.taken
    if test.taken is not None and test.taken > day:
        return None
    if test.test is None or test.taken is None or reported is None:
        missing = f"{path}.test" if test.test is None else f"{path}.taken"
        return Sitting(path, test.test or "", language, OPEN_LEVELS, Unknown((missing,)), None)
    expires = add_years(reported, law.values("language/validity")["years"])
    counts, why = _counts(law, test, day, expires)
    return Sitting(path, test.test, language, _levels(law, test), counts, expires, why)


def _counts(law: Law, test: LanguageTest, day: date, expires: date) -> tuple[Answer, Text | None]:
    if day >= expires:
        return False, TOO_OLD
    if test.test != STAND_IN and _scale(law, test) is None:
        return False, NOT_ACCEPTED
    return True, None


def _scale(law: Law, test: LanguageTest) -> Scale | None:
    assert test.test is not None
    assert test.taken is not None
    return scale_for(law, test.test, test.taken, test.scale)


def _levels(law: Law, test: LanguageTest) -> tuple[int | None, int | None, int | None, int | None]:
    scale = None if test.test == STAND_IN else _scale(law, test)
    speaking, listening, reading, writing = (_level(scale, ability, getattr(test, ability)) for ability in ABILITIES)
    return (speaking, listening, reading, writing)


def _level(scale: Scale | None, ability: str, score: float | str | None) -> int | None:
    if score is None:
        return None
    if isinstance(score, str):
        return 0
    return int(score) if scale is None else scale.level(ability, score)


class LevelsOf:
    """The levels that one language's sittings allow: those of each valid sitting, and what undetermined ones may add.

    ``choices`` holds the levels of the valid sittings, none of them below another in every ability; ``highest`` is the
    best that the undetermined ones may reach, ability by ability, and ``needs`` what would determine them.
    """

    __slots__ = ("choices", "highest", "needs")

    def __init__(self, sittings: Sequence[Sitting] | None, language: str, path: str) -> None:
        if sittings is None:
            self.choices: tuple[Levels, ...] = (NO_LEVELS,)
            self.highest: Levels | None = TOP_LEVELS
            self.needs: tuple[str, ...] = (path,)
            return
        own = [sitting for sitting in sittings if sitting.language == language and sitting.counts is not False]
        known = [sitting.levels for sitting in own if sitting.counts is True and None not in sitting.levels]
        open_ = [sitting for sitting in own if sitting.counts is not True or None in sitting.levels]
        self.choices = _best(known) or (NO_LEVELS,)
        self.highest = _highest(sitting.levels for sitting in open_) if open_ else None
        self.needs = merged(need for sitting in open_ for need in _missing(sitting))

    def possible(self, chosen: Levels) -> tuple[Levels, ...]:
        """The levels that may hold: those chosen, and the highest where something is undetermined."""
        if self.highest is None:
            return (chosen,)
        speaking, listening, reading, writing = map(max, chosen, self.highest)
        return (chosen, (speaking, listening, reading, writing))

    @property
    def any(self) -> bool:
        """Whether any sitting of the language may count."""
        return self.choices != (NO_LEVELS,) or self.highest is not None


def _best(known: Iterable[Sequence[int | None]]) -> tuple[Levels, ...]:
    """The levels that no other sitting reaches or exceeds in every ability."""
    found: list[Levels] = []
    for levels in dict.fromkeys(tuple(level or 0 for level in item) for item in known):
        speaking, listening, reading, writing = levels
        found.append((speaking, listening, reading, writing))
    return tuple(item for item in found if not any(_above(other, item) for other in found if other != item))


def _above(one: Levels, other: Levels) -> bool:
    return all(first >= second for first, second in zip(one, other, strict=True))


def _highest(levels: Iterable[Sequence[int | None]]) -> Levels:
    most = [0, 0, 0, 0]
    for item in levels:
        most = [
            max(so_far, TOP_LEVELS[0] if level is None else level) for so_far, level in zip(most, item, strict=True)
        ]
    return (most[0], most[1], most[2], most[3])


def _missing(sitting: Sitting) -> Iterable[str]:
    if isinstance(sitting.counts, Unknown):
        yield from sitting.counts.needs
        return
    for ability, level in zip(ABILITIES, sitting.levels, strict=True):
        if level is None:
            yield f"{sitting.path}.{ability}"


def pairs(first: LevelsOf, second: LevelsOf) -> Iterable[tuple[Levels, Levels]]:
    """Every choice of one sitting in each language."""
    return product(first.choices, second.choices)


TOO_OLD = Text("two or more years old", "deux ans ou plus")
NOT_ACCEPTED = Text("not an accepted test on that day", "test non accepté ce jour-là")
