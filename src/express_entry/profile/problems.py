"""What is wrong with a profile document: where, what was written, what would be accepted, in both languages.

A document is refused with all of its problems at once, so that a person mends it in one go.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, time
from decimal import Decimal
from typing import NamedTuple

from express_entry.law.text import Language, Reason, Text

Path = tuple[str | int, ...]

MOST_SHOWN = 60
"""Characters of a value or of a key that are repeated back."""
MOST_LISTED = 50
"""Problems that are listed; beyond them only their number is given."""


class Problem(NamedTuple):
    """One thing that is wrong, or doubtful.

    ``path`` is written as in ``work[0].hours_per_week`` and empty for the document as a whole; ``value`` is what was
    written, shortened; ``related`` are the paths of other fields that it disagrees with.
    """

    path: str
    value: str
    message: Reason
    accepted: Reason | Text
    suggestion: Reason | None = None
    related: tuple[str, ...] = ()

    def say(self, language: Language) -> str:
        """The problem as sentences: what is wrong, what would be accepted, and what was perhaps meant."""
        where = " + ".join((self.path, *self.related))
        said = _ACCEPTED.of(message=self.message, accepted=self.accepted).say(language)
        if where:
            said = _AT.of(path=where, said=said).say(language)
        return f"{said} {self.suggestion.say(language)}" if self.suggestion else said


class ProfileError(ValueError):
    """A profile document that is refused; ``problems`` holds what is wrong, ``total`` how many problems there are.

    ``problems`` holds all of them up to :data:`MOST_LISTED`.
    """

    def __init__(self, problems: Sequence[Problem], total: int | None = None) -> None:
        self.problems = tuple(problems[:MOST_LISTED])
        self.total = len(problems) if total is None else total
        super().__init__(self.say("en"))

    def say(self, language: Language) -> str:
        """Every problem, one a line, under a line that counts them."""
        heading = _ONE if self.total == 1 else _MANY
        lines = [heading.of(count=self.total).say(language)]
        lines += [f"  - {problem.say(language)}" for problem in self.problems]
        if self.total > len(self.problems):
            lines.append(f"  - {_MORE.of(count=self.total - len(self.problems)).say(language)}")
        return "\n".join(lines)


class UnreadableProfile(ProfileError):
    """A document that cannot be read at all; ``line`` and ``column`` count from 1 where the place is known."""

    def __init__(self, problems: Sequence[Problem], line: int | None = None, column: int | None = None) -> None:
        super().__init__(problems)
        self.line = line
        self.column = column


def unreadable(
    message: Text | Reason,
    *,
    accepted: Text | Reason | None = None,
    line: int | None = None,
    column: int | None = None,
    path: str = "",
    value: str = "",
) -> UnreadableProfile:
    """The error for a document that cannot be read, with its place in front where that is known."""
    said = message.of(value=value) if isinstance(message, Text) else message
    if line and column:
        said = _LINE_AND_COLUMN.of(line=str(line), column=str(column), said=said)
    elif line:
        said = _LINE.of(line=str(line), said=said)
    return UnreadableProfile([Problem(path, value, said, accepted or _A_DOCUMENT)], line, column)


def repeated(path: Path, line: int | None, column: int | None) -> UnreadableProfile:
    """The error for a field that is given twice in one object."""
    name = shown(path[-1])
    return unreadable(_REPEATED, accepted=_EACH_ONCE, line=line, column=column, path=path_of(path), value=name)


def path_of(location: Path) -> str:
    """A place in the document, as in ``work[0].hours_per_week``."""
    path = ""
    for part in location:
        if isinstance(part, int):
            path += f"[{part}]"
        elif _PLAIN_NAME.fullmatch(part):
            path += f".{part}" if path else part
        else:
            path += f"[{shown(part)}]"
    return path


def shown(value: object, most: int = MOST_SHOWN) -> str:
    """A value as it was written, on one line, at most so many characters, safe to print anywhere."""
    if value is None or isinstance(value, bool):
        return {None: "null", True: "true", False: "false"}[value]
    if isinstance(value, str):
        return f'"{_clipped(value, most - 2)}"'
    if isinstance(value, int):
        # Python refuses to write out very long integers.
        return (
            str(value) if abs(value) < 10**40 else f"{'-' if value < 0 else ''}10^{int(value.bit_length() * 0.30103)}"
        )
    if isinstance(value, (float, Decimal)):
        return _clipped(str(value), most)
    if isinstance(value, (date, time)):
        return value.isoformat()
    if isinstance(value, dict):
        return "{…}" if value else "{}"
    if isinstance(value, (list, tuple)):
        return "[…]" if value else "[]"
    return f"<{_clipped(type(value).__name__, most - 2)}>"


def _clipped(text: str, most: int) -> str:
    safe = "".join(character if character.isprintable() else _escaped(character) for character in text[: most + 1])
    return safe if len(safe) <= most else f"{safe[: most - 1]}…"


def _escaped(character: str) -> str:
    return character.encode("unicode_escape").decode("ascii")


_PLAIN_NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_]{0,39}")

_AT = Text("{path}: {said}", "{path} : {said}")
_ACCEPTED = Text("{message}. Accepted: {accepted}.", "{message}. Valeurs acceptées : {accepted}.")
_ONE = Text("the profile has one problem:", "le profil présente un problème :")
_MANY = Text("the profile has {count} problems:", "le profil présente {count} problèmes :")
_MORE = Text("and {count} more", "et {count} de plus")
_REPEATED = Text("the field {value} is given twice", "le champ {value} est donné deux fois")
_EACH_ONCE = Text("each field once", "chaque champ une seule fois")
_LINE = Text("line {line}: {said}", "ligne {line} : {said}")
_LINE_AND_COLUMN = Text("line {line}, column {column}: {said}", "ligne {line}, colonne {column} : {said}")
_A_DOCUMENT = Text(
    "a profile in JSON, YAML or TOML, saved as UTF-8", "un profil en JSON, YAML ou TOML, enregistré en UTF-8"
)
