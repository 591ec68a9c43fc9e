"""The program that checks a line of a round, as the package has it, for whoever has these pages alone."""

from __future__ import annotations

import hashlib
from functools import lru_cache
from importlib import resources

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import conditional_page, require_safe

from .freshness import SECONDS

NAME = "check_line.py"
ADDRESS = f"/{NAME}"
COMMAND = f"python {NAME} proof.json result.json --public-key public-key.txt"
"""How it is run, with what it needs beside it."""


@lru_cache(maxsize=1)
def source() -> bytes:
    """The file, byte for byte."""
    return resources.files("express_entry.selection").joinpath(NAME).read_bytes()


@lru_cache(maxsize=1)
def digest() -> str:
    """Its SHA-256, by which it is held against the one in the source of this software."""
    return hashlib.sha256(source()).hexdigest()


@require_safe
@conditional_page
def checker(request: HttpRequest) -> HttpResponse:  # noqa: ARG001 - Django's
    """The program, to be kept and run where somebody trusts it."""
    response = HttpResponse(source(), content_type="text/x-python; charset=utf-8")
    response.headers["Content-Disposition"] = f'attachment; filename="{NAME}"'
    response.headers["Cache-Control"] = f"public, max-age={SECONDS}"
    return response
