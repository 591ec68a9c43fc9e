"""What keeps a pool from being drawn: each error says so in both languages, and what would be accepted."""

from __future__ import annotations

from express_entry.scoring.faults import ScoringError


class SynthesisError(ScoringError):
    """A pool that cannot be drawn as asked."""
