"""The pages as a Django application: templates, styles and no table."""

from __future__ import annotations

from django.apps import AppConfig


class Pages(AppConfig):
    """What is served to browsers."""

    name = "express_entry.pages"
    label = "pages"
