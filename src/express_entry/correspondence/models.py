"""The tables of the correspondence, in one place for Django."""

from __future__ import annotations

from .rows import CalendarAddress, IssuedLetter, Notice

__all__ = ["CalendarAddress", "IssuedLetter", "Notice"]
