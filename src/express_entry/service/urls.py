"""What may be asked for: the pages, the API, calendars. The probes are answered in :mod:`.middleware`."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver, include, path

SECTIONS = ("entrance", "candidates", "representatives", "provincial", "office", "casework")
"""The pages behind a role."""

urlpatterns: list[URLPattern | URLResolver] = [
    path("", include("express_entry.api.urls")),
    path("", include("express_entry.pages.urls")),
    *(path("", include(f"express_entry.{section}.urls")) for section in SECTIONS),
    path("", include("express_entry.correspondence.urls")),
]

handler400 = "express_entry.pages.faults.bad_request"
handler403 = "express_entry.pages.faults.forbidden"
handler404 = "express_entry.pages.faults.not_found"
handler500 = "express_entry.pages.faults.failed"
