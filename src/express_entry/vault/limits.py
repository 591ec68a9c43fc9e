"""How much of a file is looked at, and with how much of the machine, before somebody says no."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Limits:
    """What one uploaded file may be and may cost; the application passes those of its table of file rules."""

    size: int = 4_000_000
    """Bytes of the file: the four megabytes a field of the portal's rule, in the reading that holds under any."""
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


USUAL = Limits()
"""The limits where nobody states others: the one place that holds them."""
