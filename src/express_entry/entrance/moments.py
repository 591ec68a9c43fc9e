"""Instants as these pages write them: as every page does."""

from __future__ import annotations

from express_entry.pages.moments import moment

__all__ = ["moment"]
