"""The pages of those who hold rounds, verify them and keep accounts: templates, and no table."""

from __future__ import annotations

from django.apps import AppConfig


class Office(AppConfig):
    """What officers of rounds, auditors and administrators see and do."""

    name = "express_entry.office"
    label = "office"
