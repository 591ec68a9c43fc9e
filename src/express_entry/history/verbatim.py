"""JSON read without losing a character: fields in their order, repeated ones too, numbers by their digits.

The department's feed is kept as it was published, so that it can be given back. What Python's own objects would drop
(a field given twice, the difference between 5 and 5.0) is kept here.
"""

from __future__ import annotations

import json
from collections import Counter
from typing import Any


class Digits(str):
    """A number as a JSON text has it, ``5000`` or ``5.0``; a text of the same digits is not equal to it."""

    __slots__ = ()

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Digits) and str.__eq__(self, other)

    def __ne__(self, other: object) -> bool:
        return not self == other

    __hash__ = str.__hash__


class Fields(tuple[tuple[str, Any], ...]):
    """The fields of a JSON object, in order; a name may occur more than once."""

    __slots__ = ()

    def get(self, name: str) -> Any:
        """The value of a field, the last where it is given more than once; ``None`` where there is none."""
        return next((value for key, value in reversed(self) if key == name), None)

    @property
    def names(self) -> list[str]:
        """The names of the fields, in order, repeated ones repeated."""
        return [name for name, _ in self]

    @property
    def repeated(self) -> list[str]:
        """The names that occur more than once."""
        return sorted(name for name, count in Counter(self.names).items() if count > 1)


_DECODER = json.JSONDecoder(
    object_pairs_hook=Fields, parse_int=Digits, parse_float=Digits, parse_constant=Digits, strict=False
)


def parse(text: str) -> Any:
    """What a JSON text holds: :class:`Fields` for an object, :class:`Digits` for a number, otherwise Python's own.

    :raises ValueError: where it is no JSON, or nested too deeply to be read.
    """
    try:
        return _DECODER.decode(text)
    except RecursionError:
        raise ValueError("nested too deeply") from None


def parse_at(text: str, start: int) -> tuple[Any, int]:
    """The JSON value that begins at a position of a text, and the position after it.

    :raises ValueError: where none begins there, or it does not end, or it is nested too deeply to be read.
    """
    try:
        return _DECODER.raw_decode(text, start)
    except RecursionError:
        raise ValueError("nested too deeply") from None


def write(value: Any) -> str:
    """The JSON text of a value that :func:`parse` returned or that is made of Python's own lists and texts."""
    if isinstance(value, Digits):
        return str(value)
    if isinstance(value, Fields):
        return "{" + ", ".join(f"{write(name)}: {write(item)}" for name, item in value) + "}"
    if isinstance(value, (list, tuple)):
        return "[" + ", ".join(map(write, value)) + "]"
    return json.dumps(value, ensure_ascii=False)


def encode(text: str) -> bytes:
    """A JSON text in UTF-8; half of a surrogate pair, which UTF-8 cannot hold, is written as JSON's escape."""
    return text.encode("utf-8", "backslashreplace")
