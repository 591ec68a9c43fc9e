"""The service with views that only a test wants: one that fails over what it was sent, one that waits for a file."""

from __future__ import annotations

import os
import sys
import time
from pathlib import Path

from express_entry.service import starting

if __name__ == "__main__":
    configured = starting.set_up()

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import path
from django.views.decorators.csrf import csrf_exempt

from express_entry.service.urls import handler400, handler403, handler404, handler500, urlpatterns
from tests.databases import PATIENCE

__all__ = ["handler400", "handler403", "handler404", "handler500", "urlpatterns"]


@csrf_exempt
def fail(request: HttpRequest, who: str) -> HttpResponse:
    sent = request.body.decode() or request.GET.get("q", "")
    raise ValueError(f"{who} sent {sent} from {request.headers.get('X-Forwarded-For')}")


def wait(request: HttpRequest) -> HttpResponse:  # noqa: ARG001 - Django's
    folder = Path(os.environ["TRIAL_FOLDER"])
    (folder / "begun").touch()
    until = time.monotonic() + PATIENCE
    while not (folder / "go-on").exists() and time.monotonic() < until:
        time.sleep(0.01)
    return HttpResponse("finished")


urlpatterns = [*urlpatterns, path("fail/<str:who>/", fail), path("wait", wait)]


if __name__ == "__main__":
    from express_entry.service import arrivals, server

    arrivals.SECONDS_FOR_HEAD = float(os.environ.get("TRIAL_SECONDS", arrivals.SECONDS_FOR_HEAD))
    settings.ROOT_URLCONF = "tests.service.trial"
    starting.require_ready(configured)
    address = server.listen("127.0.0.1", 0)
    sys.exit(server.serve(address, 1, lambda: print(f"Serving on {address.url}", flush=True)))
