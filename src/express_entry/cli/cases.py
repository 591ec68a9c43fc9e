"""Case documents from files and from standard input, and the receipt that a command supposes where none is stated."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from express_entry.law import Text

from .documents import STANDARD_INPUT
from .faults import BadInput, quoted
from .options import on_day

if TYPE_CHECKING:
    from express_entry.profile import Syntax
    from express_entry.review import Case
    from express_entry.review.simulation import Receipt


def case_at(file: str, syntax: Syntax | None) -> Case:
    """The case in a file, or on standard input where the name is ``-``.

    :raises CaseError: with every problem of the document.
    """
    from express_entry.profile.reading import MOST_BYTES
    from express_entry.review import read_case

    most = max(MOST_BYTES.values()) + 1
    if file == STANDARD_INPUT:
        if sys.stdin is None:
            raise BadInput(_UNREADABLE.of(file=file))
        return read_case(sys.stdin.buffer.read(most), syntax=syntax)
    try:
        with Path(file).open("rb") as source:
            data = source.read(most)
    except (OSError, ValueError):
        raise BadInput(_UNREADABLE.of(file=quoted(file))) from None
    return read_case(data, syntax=syntax, name=file)


def receipt_of(case: Case, on: str | None) -> Receipt:
    """The receipt that a case states; else noon of the day of ``--on``."""
    from express_entry.review.simulation import receipt_of as of_case

    return of_case(case, on_day(on))


_UNREADABLE = Text(
    "{file} cannot be read. Accepted: a case in JSON, YAML or TOML (express-entry/case@1).",
    "{file} ne peut pas être lu. Valeurs acceptées : un dossier en JSON, YAML ou TOML (express-entry/case@1).",
)
