"""Language tests as they stand on a day: levels of each sitting, whether it counts, and until when."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from express_entry.law import Law, Text
from express_entry.law.answers import Answer, Unknown
from express_entry.law.days import add_years
from express_entry.law.facts import ABILITIES, Sitting
from express_entry.law.language import STAND_IN, Scale, language_of, scale_for

from .document import LanguageTest

OPEN_LEVELS = (None, None, None, None)


def sittings_of(law: Law, tests: Sequence[LanguageTest] | None, day: date, path: str) -> tuple[Sitting, ...] | None:
    """Every sitting taken by the day, in the order of the document; None where the list was not stated.

    Of a test not named, no sitting can be read: it is left undetermined.
    """
    if tests is None:
        return None
    named = ((f"{path}[{place}]", test) for place, test in enumerate(tests))
    return tuple(
        _sitting(law, test, day, own, language)
        for own, test in named
        if (test.reported or test.taken or day) <= day and (test.taken or day) <= day
        for language in languages_of(test)
    )


def languages_of(test: LanguageTest) -> tuple[str, ...]:
    """The language of a sitting, or both where neither it nor the test was stated."""
    language = test.language or (language_of(test.test) if test.test else None)
    return (language,) if language else ("en", "fr")


def _sitting(law: Law, test: LanguageTest, day: date, path: str, language: str) -> Sitting:
    reported = test.reported or test.taken
    if test.test is None or test.taken is None or reported is None:
        asked = (("test", test.test), ("taken", test.taken))
        missing = tuple(f"{path}.{name}" for name, value in asked if value is None)
        return Sitting(path, test.test or "", language, OPEN_LEVELS, Unknown(missing), None)
    expires = add_years(reported, law.values("language/validity")["years"])
    counts, why = _counts(law, test, day, expires)
    if counts is True and len(languages_of(test)) > 1:
        counts = Unknown((f"{path}.language",))
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


TOO_OLD = Text("too old on that day", "trop ancien ce jour-là")
NOT_ACCEPTED = Text("not an accepted test on that day", "test non accepté ce jour-là")
