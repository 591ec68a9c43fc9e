"""The API as a Django application: its one table keeps answers for a day."""

from __future__ import annotations

from django.apps import AppConfig


class Api(AppConfig):
    """The table of kept answers."""

    name = "express_entry.api"
    label = "api"
