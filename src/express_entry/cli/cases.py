"""Case documents from files and from standard input, and the receipt that a command supposes where none is stated."""

from __future__ import annotations

import sys
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from express_entry.law import Text
from express_entry.law.days import instant_at

from .documents import STANDARD_INPUT
from .faults import BadInput, quoted
from .options import on_day

if TYPE_CHECKING:
    from express_entry.profile import Syntax
    from express_entry.review import Case

NOON = 12
"""The hour, in the place of the law, at which an application is supposed to be received."""


class Receipt(NamedTuple):
    """When an application was received, or is supposed to be."""

    at: datetime
    supposed: bool


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
    if case.received is not None:
        return Receipt(case.received, supposed=False)
    return supposed_on(on_day(on))


def supposed_on(day: date) -> Receipt:
    """A receipt that is supposed on a day."""
    return Receipt(instant_at(day, NOON), supposed=True)


_UNREADABLE = Text(
    "{file} cannot be read. Accepted: a case in JSON, YAML or TOML (express-entry/case@1).",
    "{file} ne peut pas être lu. Valeurs acceptées : un dossier en JSON, YAML ou TOML (express-entry/case@1).",
)
