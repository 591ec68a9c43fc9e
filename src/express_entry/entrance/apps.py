"""Where people sign in and look after their account: templates, and no table."""

from __future__ import annotations

from django.apps import AppConfig


class Entrance(AppConfig):
    """Signing in and out, and one's own account."""

    name = "express_entry.entrance"
    label = "entrance"
