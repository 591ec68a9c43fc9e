"""The pages of representatives: their clients and what is due: templates, and no table."""

from __future__ import annotations

from django.apps import AppConfig


class Representatives(AppConfig):
    """What a representative sees and does."""

    name = "express_entry.representatives"
    label = "representatives"
