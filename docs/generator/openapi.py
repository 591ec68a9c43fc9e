"""The description of the API as the service answers it, beside the pages."""

from __future__ import annotations

from express_entry.service import starting


def openapi_text() -> str:
    """The document, OpenAPI 3.1 in JSON."""
    starting.set_up()
    # The routes are there once Django is.
    from express_entry.api.urls import description  # noqa: PLC0415 - as said above

    return description().decode()
