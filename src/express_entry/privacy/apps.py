"""Requests about one's own records as a Django application."""

from __future__ import annotations

from django.apps import AppConfig


class Privacy(AppConfig):
    """Its two tables: erasures and corrections that were asked for."""

    name = "express_entry.privacy"
    label = "privacy"
