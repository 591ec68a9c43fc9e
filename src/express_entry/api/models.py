"""The table of the API; what it means stands in the module it comes from."""

from __future__ import annotations

from .repeats import KeptAnswer

__all__ = ["KeptAnswer"]
