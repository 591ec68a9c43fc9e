"""The key that signs what the service hands out (sessions, links, forms), made once and read by its owner alone."""

from __future__ import annotations

import secrets
from pathlib import Path

from ..history.wholefile import write_whole
from .faults import unsaved
from .places import Places

SECRET_KEY = "secret-key"  # noqa: S105 - its name
"""The file of the signing key in the folder of keys."""

LEAST_CHARACTERS = 50
"""Characters that a key has at least: fewer are taken for a password, and guessed like one."""
LEAST_DIFFERENT = 5


def ensure(places: Places) -> bool:
    """Make the signing key where there is none; tell whether it was made.

    To be called while the migration lock is held: two keys made at once would be one too many.

    :raises Unsaved: where it cannot be written.
    """
    path = places.keys / SECRET_KEY
    if path.exists():
        return False
    try:
        write_whole(path, [secrets.token_urlsafe(64).encode("ascii"), b"\n"], private=True)
    except OSError as error:
        raise unsaved(path, error) from None
    return True


def stored(places: Places) -> str:
    """The signing key in the data folder; nothing where there is none, and then nothing can be signed.

    :raises Unsaved: where it cannot be read.
    """
    return read(places.keys / SECRET_KEY, missing="")


def read(path: Path, *, missing: str | None = None) -> str:
    """The key in a file, without the end of its line.

    :raises Unsaved: where it cannot be read.
    """
    try:
        return path.read_text("utf-8").strip()
    except FileNotFoundError as error:
        if missing is not None:
            return missing
        raise unsaved(path, error) from None
    except UnicodeDecodeError:
        return ""
    except OSError as error:
        raise unsaved(path, error) from None


def is_strong(key: str) -> bool:
    """Whether a key is long and varied enough to sign with."""
    return len(key) >= LEAST_CHARACTERS and len(set(key)) >= LEAST_DIFFERENT
