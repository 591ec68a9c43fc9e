"""What is written about accounts is sent at once: the way that the settings name is called after the commit."""

from __future__ import annotations

from django.conf import settings
from django.utils.module_loading import import_string


def dispatch() -> None:
    """Have what is due about accounts sent, in the way that the settings name (``DISPATCH``)."""
    import_string(settings.DISPATCH)()
