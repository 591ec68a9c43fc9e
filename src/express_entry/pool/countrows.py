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
    places = models.TextField(default="", blank=True)
    """By grouping, bands of scores of six people or more with how many have them, as JSON; empty of earlier counts."""

    def __str__(self) -> str:
        return f"{self.instant}"

    @property
    def bands(self) -> dict[Band, int]:
        """How many candidates were in each band that does not divide another."""
        return dict(zip(NARROW_BANDS, json.loads(self.numbers), strict=True))

    @property
    def ladders(self) -> dict[str, list[tuple[int, int]]]:
        """Of each grouping the lowest score of each band, the highest band first, and how many people it holds."""
        found = json.loads(self.places) if self.places else {}
        return {name: [(lowest, many) for lowest, many in bands] for name, bands in found.items()}
