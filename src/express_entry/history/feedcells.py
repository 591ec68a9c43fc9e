"""The values of one row of the department's feed, read one by one; what cannot be read is told and stays as it is."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from ..law.text import Reason, Sayable, Text
from .problems import Effect, Problem, quoted
from .verbatim import Fields, write

Value = TypeVar("Value")


class Cells:
    """One row while it is being read: its fields as they are, its number once known, and what was found wrong.

    ``row`` counts from 1 in the order of the file.
    """

    def __init__(self, row: int, fields: Fields) -> None:
        self.row = row
        self.fields = fields
        self.number: str | None = None
        self.problems: list[Problem] = []
        self._values = dict(fields)

    def has(self, name: str) -> bool:
        """Whether the field is there and holds anything."""
        return bool(self._text(name).strip())

    def read(
        self,
        name: str,
        reader: Callable[[str], Value],
        accepted: Sayable | Callable[[str], Sayable],
        *,
        required: bool = False,
    ) -> Value | None:
        """The value of a field; ``None`` where it is empty, or cannot be read, which is then told.

        Without a required value there is no round: the whole row is set aside.
        """
        text = self._text(name)
        effect = Effect.SET_ASIDE if required else Effect.KEPT_RAW
        reason = _NOT_TEXT.of() if not isinstance(self._raw(name), str | None) else _MISSING.of() if required else None
        if text.strip():
            try:
                return reader(text)
            except (ValueError, OverflowError):
                reason = _UNREADABLE.of(value=quoted(text))
        if reason:
            self.tell(name, reason, accepted(text) if callable(accepted) else accepted, effect)
        return None

    def tell(self, name: str | None, reason: Reason, accepted: Sayable | None, effect: Effect) -> None:
        """Add a finding about a field of this row."""
        raw = self._raw(name) if name else None
        value = raw if isinstance(raw, str) or raw is None else write(raw)
        self.problems.append(Problem(self.row, self.number, name, value, reason, accepted, effect))

    def _raw(self, name: str) -> object:
        return self._values.get(name)

    def _text(self, name: str) -> str:
        """A text or the digits of a number; anything else says nothing."""
        value = self._raw(name)
        return value if isinstance(value, str) else ""


_MISSING = Text("it is missing", "elle manque")
_NOT_TEXT = Text("it is neither a text nor a number", "ce n'est ni un texte ni un nombre")
_UNREADABLE = Text("“{value}” cannot be read", "«\u00a0{value}\u00a0» ne peut pas être lu")
