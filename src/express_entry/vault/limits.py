"""How much of a file is looked at, and with how much of the machine, before somebody says no."""

from __future__ import annotations

from dataclasses import dataclass, field

from ..law import Law, consolidated

FILES = "documents/files"
"""The table of what one file of an upload may be."""
MEGABYTE = 1_000_000
"""Bytes: the reading of the portal's rule that holds under any."""


def _latest_size() -> int:
    """The most that the latest version of the table allows, where nobody names a day."""
    return int(consolidated().tables[FILES].versions[-1].values["most_megabytes"]) * MEGABYTE


@dataclass(frozen=True)
class Limits:
    """What one uploaded file may be and may cost; how large it may be, the table of file rules says."""

    size: int = field(default_factory=_latest_size)
    """Bytes of the file."""
    pages: int = 200
    pixels: int = 40_000_000
    """Pixels of one picture; a letter page at 600 dots an inch has 34 million."""
    unpacked: int = 150_000_000
    """Bytes that everything compressed in a PDF may unpack to."""
    safe_size: int = 32_000_000
    """Bytes of the safe copy."""
    memory: int = 1_000_000_000
    """Bytes of address space of the process that opens the file."""
    processor_seconds: int = 20
    """Seconds of the processor that it has."""
    seconds: int = 60
    """Seconds until it is ended, whatever it waits for."""


def limits_by(law: Law) -> Limits:
    """The limits by the law of a day."""
    return Limits(size=int(law.values(FILES)["most_megabytes"]) * MEGABYTE)
