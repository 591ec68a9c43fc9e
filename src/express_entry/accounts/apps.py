"""The accounts as a Django application."""

from __future__ import annotations

from django.apps import AppConfig


class Accounts(AppConfig):
    """Its tables, and nothing that runs by itself."""

    name = "express_entry.accounts"
    label = "accounts"
