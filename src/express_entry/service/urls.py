"""What may be asked for: a page on what this is, the API, calendars. The probes are answered in :mod:`.middleware`."""

from __future__ import annotations

from django.urls import include, path

from . import views

urlpatterns = [
    path("", views.home, name="home"),
    path("", include("express_entry.api.urls")),
    path("", include("express_entry.correspondence.urls")),
]

handler400 = "express_entry.service.views.bad_request"
handler403 = "express_entry.service.views.forbidden"
handler404 = "express_entry.service.views.not_found"
handler500 = "express_entry.service.views.failed"
