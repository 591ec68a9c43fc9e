"""The pages of case officers: queues and files: templates, and no table."""

from __future__ import annotations

from django.apps import AppConfig


class Casework(AppConfig):
    """What a case officer sees and does."""

    name = "express_entry.casework"
    label = "casework"
