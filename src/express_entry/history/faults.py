"""What can go wrong when the history is asked or a table of it is read: each error says so in both languages."""

from __future__ import annotations

from collections.abc import Sequence

from ..law.text import Language, Reason, Text

_SHOWN = 40
"""Characters of a wrong value that a message repeats: enough to recognise it, however long it is."""


class HistoryError(ValueError):
    """The history cannot answer; :meth:`say` gives the sentence in either language."""

    def __init__(self, reason: Reason) -> None:
        super().__init__(reason.say("en"))
        self.reason = reason

    def say(self, language: Language) -> str:
        """The sentence in one language."""
        return self.reason.say(language)


class NoSuchRound(HistoryError, LookupError):
    """A round number that the history does not hold; the message names the nearest that it does."""


class UnknownName(HistoryError):
    """A kind of round, program, category or period that does not exist; the message lists what does."""


class Unwritable(HistoryError):
    """A file or folder that cannot be written; the message names it and what the system said."""


class BadTable(HistoryError):
    """A table of rounds or distributions that cannot be read; every problem found is listed in ``problems``."""

    def __init__(self, name: str, problems: Sequence[Reason]) -> None:
        self.problems = tuple(problems)
        super().__init__(_BAD_TABLE.of(name=name, problems=_Lines(self.problems)))


def shown(value: str) -> str:
    """A wrong value as a message repeats it: on one line and cut short where it is long."""
    line = " ".join(value.split())
    return line if len(line) <= _SHOWN else f"{line[:_SHOWN]}…"


class _Lines:
    """Problems one below the other."""

    __slots__ = ("reasons",)

    def __init__(self, reasons: Sequence[Reason]) -> None:
        self.reasons = reasons

    def say(self, language: Language) -> str:
        return "\n".join(f"  - {reason.say(language)}" for reason in self.reasons)


_BAD_TABLE = Text("{name} cannot be read:\n{problems}", "{name} ne peut pas être lu\u00a0:\n{problems}")
