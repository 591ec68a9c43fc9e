"""Numbers as the department's feed spells them, read and written: thousands apart in English and in French."""

from __future__ import annotations

import re
from decimal import Decimal, InvalidOperation

from ..law.text import Language, Text
from .record import number_order
from .verbatim import Digits

MOST = 999_999_999
"""More people than any figure of the feed can count."""

COUNT = Text(
    "a whole number, zero or more, its thousands together or set apart by a comma or a space, as in 5,000 or 5 000",
    "un nombre entier, zéro ou plus, les milliers accolés ou séparés par une espace ou une virgule, comme 5 000 ou "
    "5,000",
)
ROUND_NUMBER = Text(
    "the number of a round: digits, with one letter after them where two rounds share a number",
    "le numéro d'une ronde\u00a0: des chiffres, suivis d'une lettre si deux rondes se partagent un numéro",
)


def read_count(text: str) -> int:
    """A number of people or of points: ``5,000``, ``5 000`` with any kind of space, ``5000``.

    :raises ValueError: where it is negative, no whole number, or grouped other than by thousands.
    """
    if isinstance(text, Digits):
        return _whole(text)
    trimmed = text.strip()
    if not _COUNT.fullmatch(trimmed):
        raise ValueError(text)
    return _whole(_SEPARATOR.sub("", trimmed))


def read_round_number(text: str) -> str:
    """The number of a round as the history writes it: ``#091A`` is ``91a``.

    :raises ValueError: where it is no round number.
    """
    number, letters = number_order(text.strip().removeprefix("#").strip().lower())
    return f"{number}{letters}"


def spell_count(count: int, language: Language) -> str:
    """A number as the feed spells it: with a comma in English, with a space in French."""
    return f"{count:,}" if language == "en" else f"{count:,}".replace(",", " ")


def _whole(text: str) -> int:
    try:
        value = Decimal(text)
    except InvalidOperation:
        raise ValueError(text) from None
    # Compared before it is made a number: 1e999999999 is short to write and has a billion digits.
    if not (value.is_finite() and 0 <= value <= MOST) or value != value.to_integral_value():
        raise ValueError(text)
    return int(value)


_SPACES = " \u00a0\u2009\u202f"
_COUNT = re.compile(f"[0-9]+|[0-9]{{1,3}}(?:,[0-9]{{3}})+|[0-9]{{1,3}}(?:[{_SPACES}][0-9]{{3}})+")
_SEPARATOR = re.compile(f"[,{_SPACES}]")
