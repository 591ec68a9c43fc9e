"""Which way a journey is gone: its language, width and hand, and the other way round for ``make journeys``."""

from __future__ import annotations

import os
from typing import NamedTuple

from express_entry.law.text import LANGUAGES, Language
from tests.journeys.hands import KEYS, MOUSE, Hand

TURNED = os.environ.get("JOURNEYS") == "turned"
"""Whether every journey is gone the other way round (``make journeys``): each language with the width and the hand of
the other, and what one language goes alone in the other."""
FIRST: Language = "fr" if TURNED else "en"
SECOND: Language = "en" if TURNED else "fr"
"""In the first language on a wide page, by day and mostly with a mouse; in the second on a phone, with keys alone."""
WIDE, NARROW = 1280, 320
"""Pixels; the narrow one is also what a wide window shows at 400 %."""


class Way(NamedTuple):
    """A language, on a wide page with a mouse or on a phone with nothing but keys."""

    language: Language
    phone: bool

    @property
    def width(self) -> int:
        return NARROW if self.phone else WIDE

    @property
    def hand(self) -> Hand:
        return KEYS if self.phone else MOUSE

    def __str__(self) -> str:
        return f"{self.language}-{'phone' if self.phone else 'wide'}"


BOTH = (Way(FIRST, phone=False), Way(SECOND, phone=True))
"""Of a journey that is gone in both languages each time: the two ways of ``make test``, or the two others."""


HANDS = {way.language: way.hand for way in BOTH}
WIDTHS = {way.language: way.width for way in BOTH}


def alone(language: Language, *, phone: bool) -> list[Way]:
    """Of a journey that ``make test`` goes one way only: that way, or for ``make journeys`` the three others.

    >>> len(alone("fr", phone=True)) in {1, 3}
    True
    """
    every = [Way(each, narrow) for each in LANGUAGES for narrow in (False, True)]
    return [way for way in every if (way == Way(language, phone)) != TURNED]
