"""Profile documents from files and from standard input."""

from __future__ import annotations

import sys

from express_entry.law.text import Text
from express_entry.profile import Profile, Syntax, load, parse
from express_entry.profile.reading import MOST_BYTES

from .faults import BadInput
from .options import SYNTAXES, one_of

STANDARD_INPUT = "-"


def profile_at(file: str, syntax: Syntax | None) -> Profile:
    """The profile in a file, or on standard input where the name is ``-``.

    :raises ProfileError: with every problem of the document, or why it cannot be read.
    """
    if file == STANDARD_INPUT:
        return parse(_standard_input(), syntax=syntax)
    return load(file, syntax=syntax)


def syntax_named(value: str | None) -> Syntax | None:
    """The syntax of ``--syntax``."""
    if value is None:
        return None
    known: dict[str, Syntax] = {"json": "json", "yaml": "yaml", "toml": "toml"}
    return known[one_of("--syntax", value, SYNTAXES)]


def _standard_input() -> bytes:
    if sys.stdin is None:
        raise BadInput(_CLOSED.of())
    try:
        # One byte more than any document may have: the reader then says that it is too large.
        return sys.stdin.buffer.read(max(MOST_BYTES.values()) + 1)
    except OSError as error:
        raise BadInput(_UNREADABLE.of(error=error.strerror or str(error))) from None


_CLOSED = Text(
    "-: standard input is closed. Accepted: a profile in JSON, YAML or TOML.",
    "- : l'entrée standard est fermée. Valeurs acceptées : un profil en JSON, YAML ou TOML.",
)
_UNREADABLE = Text(
    "-: standard input cannot be read ({error}). Accepted: a profile in JSON, YAML or TOML.",
    "- : l'entrée standard ne peut pas être lue ({error}). Valeurs acceptées : un profil en JSON, YAML ou TOML.",
)
