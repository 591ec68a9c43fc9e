"""What keeps a crowd from being scored: each error says so in both languages, and what would be accepted."""

from __future__ import annotations

from collections.abc import Sequence

from express_entry.law.text import Language, Reason


class ScoringError(ValueError):
    """Input, or a law, that cannot be used for scoring; :meth:`say` says what, and what would be accepted."""

    exit_code = 2
    """What a command that fails with it ends with."""

    def __init__(self, reason: Reason) -> None:
        super().__init__(reason.say("en"))
        self.reason = reason

    def say(self, language: Language) -> str:
        """The sentence in one language."""
        return self.reason.say(language)

    def __reduce__(self) -> tuple[type[ScoringError], tuple[Reason]]:
        """Errors travel between the processes of a cluster."""
        return type(self), (self.reason,)


class ColumnError(ScoringError):
    """The columns of a table are not those of the contract."""


class LayoutError(ScoringError):
    """A law whose ranking depends on more than one word can hold."""


class FileFault(ScoringError):
    """A file that cannot be read as what it is said to be."""


class OutputFault(ScoringError):
    """A file that cannot be written."""

    exit_code = 1


class GapDay(ScoringError):
    """A day on which the points of the ranking are not known."""

    exit_code = 3


MOST_SHOWN = 60
"""Characters of a wrong value that a message repeats."""


def shown(value: object) -> str:
    """A value as a message repeats it: in quotes, on one line, cut short, nothing in it that steers a terminal."""
    text = value if isinstance(value, str) else str(value)
    escaped = "".join(
        each if each.isprintable() else each.encode("unicode_escape").decode("ascii") for each in text[: MOST_SHOWN + 1]
    )
    return f'"{escaped if len(escaped) <= MOST_SHOWN else escaped[: MOST_SHOWN - 1] + "…"}"'


def listed(names: Sequence[str], most: int = 12) -> str:
    """Names in a row, the first so many."""
    return ", ".join(names[:most]) + (", …" if len(names) > most else "")
