"""Counts of the pool by points, as rows."""

from __future__ import annotations

import json

from django.db import models

from express_entry.history.distribution import NARROW_BANDS, Band


class PoolCount(models.Model):
    """How many candidates were in each narrow band at an instant, the highest band first; written once."""

    instant = models.DateTimeField(unique=True)
    numbers = models.TextField()
    """The numbers as a list in JSON."""

    def __str__(self) -> str:
        return f"{self.instant}"

    @property
    def bands(self) -> dict[Band, int]:
        """How many candidates were in each band that does not divide another."""
        return dict(zip(NARROW_BANDS, json.loads(self.numbers), strict=True))
