"""The pages of provinces and territories: nominations and allocations: templates, and no table."""

from __future__ import annotations

from django.apps import AppConfig


class Provincial(AppConfig):
    """What a province sees and does."""

    name = "express_entry.provincial"
    label = "provincial"
