"""The pool as a Django application."""

from __future__ import annotations

from django.apps import AppConfig


class Pool(AppConfig):
    """Its tables, and nothing that runs by itself."""

    name = "express_entry.pool"
    label = "pool"
