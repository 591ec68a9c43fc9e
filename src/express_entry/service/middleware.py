"""What every request passes through: its line in the log, the probes, the headers, and how much it may bring along."""

from __future__ import annotations

import logging
import time
import uuid
from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase

from express_entry.pages.faults import too_large

from .health import PREFIX, answer
from .limits import most_of
from .logs import request_id

Answer = Callable[[HttpRequest], HttpResponseBase]

METHODS = frozenset({"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"})
"""The methods that the log names; any other word is somebody's own."""

_log = logging.getLogger(__name__)


def requests_told(get_response: Answer) -> Answer:
    """A line in the log for each request: its number, method, route, status and duration, and nothing that it holds."""

    def told(request: HttpRequest) -> HttpResponseBase:
        number = uuid.uuid4().hex
        token, begun = request_id.set(number), time.perf_counter()
        try:
            response = get_response(request)
            response["X-Request-ID"] = number
            _log.info(
                "answered",
                extra={
                    "method": request.method if request.method in METHODS else "other",
                    "route": _route(request),
                    "status": response.status_code,
                    "duration_ms": round((time.perf_counter() - begun) * 1000, 1),
                },
            )
            return response
        finally:
            request_id.reset(token)

    return told


def _route(request: HttpRequest) -> str:
    """The pattern that was matched, never the path itself."""
    if request.resolver_match is not None:
        return f"/{request.resolver_match.route}"
    for prefix in (PREFIX, settings.STATIC_URL):
        if request.path.startswith(prefix):
            return f"{prefix}*"
    return "none"


def health_answered(get_response: Answer) -> Answer:
    """The probes, answered before hosts, redirections and sessions are looked at."""

    def answered(request: HttpRequest) -> HttpResponseBase:
        return answer(request) if request.path.startswith(PREFIX) else get_response(request)

    return answered


def headers_set(get_response: Answer) -> Answer:
    """Headers that Django does not set: no device of the reader's is asked for, and no page is kept by anyone."""

    def set_them(request: HttpRequest) -> HttpResponseBase:
        response = get_response(request)
        response.setdefault("Permissions-Policy", _NO_DEVICES)
        response.setdefault("Cross-Origin-Resource-Policy", "same-origin")
        response.setdefault("Cache-Control", "no-store")
        return response

    return set_them


def bodies_limited(get_response: Answer) -> Answer:
    """A request that says it brings more than is taken is refused before anything of it is read."""

    def limited(request: HttpRequest) -> HttpResponseBase:
        stated = request.META.get("CONTENT_LENGTH") or "0"
        if not stated.isascii() or not stated.isdigit():
            return HttpResponse(status=400)
        # One without a length is read as empty.
        most = most_of(request.path_info, request.META.get("CONTENT_TYPE") or "", settings.UPLOAD_LIMIT)
        return too_large(request) if int(stated[:20]) > most else get_response(request)

    return limited


_NO_DEVICES = "camera=(), geolocation=(), microphone=(), payment=(), usb=()"
