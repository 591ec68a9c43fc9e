"""An impact as it is handed on: of the file of the pool the name alone, not the folders of whoever keeps it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import PurePath, PureWindowsPath

from .findings import Impact


def handed_on(impact: Impact) -> Impact:
    """The same without the folders of the pool, as a page, a picture or a table that goes to others has it."""
    name = PurePath(impact.pool).name
    if PureWindowsPath(impact.pool).drive:
        name = PureWindowsPath(impact.pool).name
    return replace(impact, pool=name or impact.pool)
