"""How much a request may bring along, by where it goes: much where a file is taken, little everywhere else."""

from __future__ import annotations

import re
from urllib.parse import unquote, urlsplit

MOST_WITHOUT_FILE = 300_000
"""Bytes of a request that brings no file: several times the largest profile and the largest forms."""
API = "/api/"
FORM_WITH_FILES = "multipart/form-data"
TAKING_FILES = re.compile(r"/api/v1/applications/[^/]*/documents")
"""The routes of the API that take a file; a test holds them to the API's own description."""


def most_of(target: str, media: str, largest: int) -> int:
    """The most bytes of a body, by the address of a request and its type of media.

    :param largest: what an upload may have.
    """
    path = unquote(urlsplit(target).path)
    takes_files = TAKING_FILES.fullmatch(path) is not None if path.startswith(API) else _is_form(media)
    return largest if takes_files else min(MOST_WITHOUT_FILE, largest)


def _is_form(media: str) -> bool:
    """Whether a page is sent a form with files: which pages take one, each page says itself."""
    return media.partition(";")[0].strip().lower() == FORM_WITH_FILES
