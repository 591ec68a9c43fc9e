"""The correspondence as a Django application."""

from __future__ import annotations

from django.apps import AppConfig


class Correspondence(AppConfig):
    """Its tables, and what is written to whom where something happens."""

    name = "express_entry.correspondence"
    label = "correspondence"

    def ready(self) -> None:
        """A letter and its notices belong to the transaction of what causes them."""
        # Tables can be named only once Django knows every application.
        from express_entry.pool.units import LISTENERS  # noqa: PLC0415

        from .feeds import end_with  # noqa: PLC0415
        from .issuing import listen  # noqa: PLC0415

        LISTENERS.extend(each for each in (listen, end_with) if each not in LISTENERS)
