"""What was typed and cannot be used: named, repeated back, and with what would be accepted, in both languages."""

from __future__ import annotations

from express_entry.law.text import Language, Reason, Text

MOST_SHOWN = 60
"""Characters of a wrong value that a message repeats."""
MOST_SHOWN_OF_A_NAME = 500
"""Characters of the name of a file that a message repeats: all of it, unless somebody plays."""


IN_PART = 3
"""The exit code of what was done in part: rows of a feed that are not used, questions that were not answered."""


INTERRUPTED = 130
"""The exit code of a program that was interrupted from the keyboard, as shells have it."""
TERMINATED = 143
"""The exit code of a program that was told to end (SIGTERM), as shells have it."""


class BadInput(ValueError):
    """Something given to the command that it cannot use; :meth:`say` says what, and what would be accepted."""

    def __init__(self, reason: Reason) -> None:
        super().__init__(reason.say("en"))
        self.reason = reason

    def say(self, language: Language) -> str:
        """The sentence in one language."""
        return self.reason.say(language)


class NotWritten(BadInput):
    """A file that was to be written and cannot be; :meth:`say` names it and what the system said."""


class Unread(Exception):
    """Nobody reads the output any more, as when it goes to a program that has read enough."""


class CannotWrite(Exception):
    """Standard output takes nothing more: it is closed, or its disk is full; ``why`` says which."""

    def __init__(self, why: Text | str) -> None:
        super().__init__(str(why))
        self.why = why


def quoted(value: str) -> str:
    """A value as a message repeats it: in quotes, on one line, cut short, nothing in it that steers a terminal."""
    return f'"{printable(value, MOST_SHOWN)}"'


def printable(value: str, most: int) -> str:
    """At most so many characters of a text, those that do not print written as escapes."""
    shown = "".join(
        character if character.isprintable() else character.encode("unicode_escape").decode("ascii")
        for character in value[: most + 1]
    )
    return shown if len(shown) <= most else f"{shown[: most - 1]}…"
