"""Requests within this process go through middleware that is loaded once, as those of a served process do.

A client of Django's loads it anew, and with it the list of every static file: that costs as much as an answer.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from django.conf import settings
from django.test.client import ClientHandler

READ = ("MIDDLEWARE", "SECURE_", "CSRF_", "SESSION_", "STATIC", "WHITENOISE_", "CONTENT_SECURITY_", "STORAGES")
"""How the settings are named that middleware reads as it is loaded."""
_LOADED: dict[tuple[object, ...], Any] = {}


def load_once() -> None:
    """Let every client of this process use what the first one under the same settings loaded."""
    load = ClientHandler.load_middleware

    def loaded(handler: Any, is_async: bool = False) -> None:
        key = (is_async, *(repr(getattr(settings, name)) for name in _names()))
        if key not in _LOADED:
            load(handler, is_async)
            _LOADED[key] = handler._middleware_chain
        handler._middleware_chain = _LOADED[key]

    ClientHandler.load_middleware = loaded  # type: ignore[assignment, method-assign]


@lru_cache(maxsize=1)
def _names() -> tuple[str, ...]:
    return tuple(name for name in dir(settings) if name.startswith(READ))
