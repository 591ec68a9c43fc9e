"""The tables of requests about one's own records, in one place for Django; what each means stands beside it."""

from __future__ import annotations

from .rows import Correction, Erasure

__all__ = ["Correction", "Erasure"]
