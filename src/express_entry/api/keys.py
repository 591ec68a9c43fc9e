"""The public key by which everybody checks what is signed here; the private one never leaves the service."""

from __future__ import annotations

from typing import Literal

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.module_loading import import_string
from django.views.decorators.http import require_safe

from express_entry.law import Text
from express_entry.pool.faults import NotFound

from .gate import Asked
from .routing import Routes
from .shapes import Out

routes = Routes("rounds")


class KeyOut(Out):
    """A public key (RFC 8032): 32 bytes as 64 hexadecimal digits."""

    algorithm: Literal["Ed25519"]
    public_key: str


@routes.get("/public-key", "key.read", KeyOut, faults=(404,), tagged=True)
def public_key(request: Asked) -> KeyOut:  # noqa: ARG001 - every view has it
    """The key by which signatures under published results are checked."""
    return KeyOut(algorithm="Ed25519", public_key=_known())


@require_safe
def page(request: HttpRequest) -> HttpResponse:  # noqa: ARG001 - Django's
    """The same as a page of one line, to be kept as a file beside a result."""
    try:
        return HttpResponse(f"{_known()}\n", content_type="text/plain; charset=us-ascii")
    except NotFound:
        return HttpResponse(status=404)


def _known() -> str:
    signer = import_string(settings.SIGNER)()
    if signer is None:
        raise NotFound(NO_KEY.of())
    return str(signer.public_key.hex())


NO_KEY = Text("this service has no key to sign with.", "ce service n'a pas de clé de signature.")
