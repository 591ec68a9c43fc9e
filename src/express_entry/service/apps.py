"""The service as a Django application: its one table says which instance this is."""

from __future__ import annotations

from django.apps import AppConfig


class Service(AppConfig):
    """The application of the skeleton."""

    name = "express_entry.service"
    label = "service"
