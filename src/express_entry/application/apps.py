"""The applications for permanent residence as a Django application."""

from __future__ import annotations

from django.apps import AppConfig


class Applications(AppConfig):
    """Its tables, and what follows where an invitation ends."""

    name = "express_entry.application"
    label = "application"

    def ready(self) -> None:
        """A draft goes with the invitation that it was for."""
        # Tables can be named only once Django knows every application.
        from express_entry.pool.invitations import FOLLOWERS  # noqa: PLC0415

        from .drafting import end_with_invitation  # noqa: PLC0415

        if end_with_invitation not in FOLLOWERS:
            FOLLOWERS.append(end_with_invitation)
