"""Text that a spreadsheet would take for a formula, and the apostrophe that keeps it text.

A cell of a CSV file that begins with ``=``, ``+``, ``-`` or ``@`` is run as a formula by the program that opens the
file, whoever wrote it there. An apostrophe before it keeps it text, and is taken off again when the file is read.
"""

from __future__ import annotations

import re

_RUNS = re.compile(r"'*[=+\-@\t\r]")


def guarded(text: str) -> str:
    """Text for a cell of a CSV file, with an apostrophe before what would be run."""
    return f"'{text}" if _RUNS.match(text) else text


def unguarded(text: str) -> str:
    """Text from a cell of a CSV file, without the apostrophe that :func:`guarded` puts there."""
    return text[1:] if text.startswith("'") and _RUNS.match(text, 1) else text
