"""The addresses of the service, and an empty view beside them: what Django and the middleware take by themselves."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.urls import path

from express_entry.service.urls import handler400, handler403, handler404, handler500
from express_entry.service.urls import urlpatterns as theirs


def empty(_: HttpRequest) -> HttpResponse:
    """Two letters."""
    return HttpResponse("ok")


urlpatterns = [path("bench/empty/", empty), *theirs]

__all__ = ["handler400", "handler403", "handler404", "handler500", "urlpatterns"]
