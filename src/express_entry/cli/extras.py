"""Libraries that a plain installation does not bring: who needs one without having it is told which extra brings it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from express_entry.law.text import Text

from .faults import BadInput


@contextmanager
def from_extra(name: str, what: str) -> Iterator[None]:
    """Imports that only work with an extra installed; ``what`` is what was asked for."""
    try:
        yield
    except ModuleNotFoundError as error:
        if error.name is not None and error.name.partition(".")[0] == "express_entry":
            raise
        library = str(error.name).partition(".")[0]
        raise BadInput(_MISSING.of(what=what, library=library, extra=name)) from None


_MISSING = Text(
    '{what}: the library {library} is not installed. Accepted: an installation with the extra "{extra}", as by '
    "pip install 'express-entry[{extra}]'.",
    "{what} : la bibliothèque {library} n'est pas installée. Valeurs acceptées : une installation avec le supplément "
    "« {extra} », comme par pip install 'express-entry[{extra}]'.",
)
