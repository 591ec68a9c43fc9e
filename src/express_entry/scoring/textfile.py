"""Text in blocks: how much is read at a time, how lines are counted, and whether it is text at all."""

from __future__ import annotations

import re

from express_entry.law import Text

from .faults import FileFault, shown

BLOCK = 1 << 22
"""Bytes read at a time."""
LONGEST = 1 << 26
"""Bytes that one record may have; one that is longer has a quotation mark that is never closed."""
MARK = b"\xef\xbb\xbf"
"""What some programs put before UTF-8 text."""

_BREAK = re.compile(rb"\r\n|\r|\n")


def lines_in(text: bytes) -> int:
    """How many lines end in some text, whatever they end with."""
    return len(_BREAK.findall(text))


def check_text(name: str, text: bytes, line: int) -> None:
    """Whether some lines are UTF-8 text, the first of them being of a number.

    :raises FileFault: naming the line.
    """
    if text.isascii() and b"\0" not in text:
        return
    try:
        text.decode("utf-8")
        wrong = text.find(b"\0")
    except UnicodeDecodeError as error:
        wrong = error.start
    if wrong >= 0:
        raise FileFault(NOT_TEXT.of(name=shown(name), line=str(line + lines_in(text[:wrong]))))


NOT_TEXT = Text(
    "{name} is not UTF-8 text: see line {line}. Accepted: CSV or JSON Lines in UTF-8, Parquet, Arrow.",
    "{name} n'est pas du texte UTF-8 : voir la ligne {line}. Valeurs acceptées : CSV ou JSON Lines en UTF-8, Parquet, "
    "Arrow.",
)
