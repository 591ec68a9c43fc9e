"""The service's own keys, each made once by ``migrate`` and read by their owner alone.

The *secret key* signs what the service hands out to be brought back: sessions, links, forms. The *identity key* makes
the digests by which people are told apart: it stays the same for the life of the service, or nobody is recognized. The
*signing key* signs what is published (:mod:`.signing`). The *document key* wraps the key of each document that is kept
(:mod:`.vaults`). All of them travel in a backup with the folder they lie in.
"""

from __future__ import annotations

import secrets
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path

from ..history.wholefile import write_whole
from .faults import unsaved
from .places import Places

SECRET_KEY = "secret-key"  # noqa: S105 - its name
"""The file of the secret key in the folder of keys."""
IDENTITY_KEY = "identity-key"
"""The file of the key of digests that tell people apart."""
SIGNING_KEY = "signing-key"
"""The file of the private key of publications: 32 bytes (RFC 8032, 5.1.5) as 64 hexadecimal digits."""
DOCUMENT_KEY = "document-key"
"""The file of the keys under which documents are sealed: a line of 64 hexadecimal digits each, the one in use first."""

LEAST_CHARACTERS = 50
"""Characters that a key has at least: fewer are taken for a password, and guessed like one."""
LEAST_DIFFERENT = 5


def ensure(places: Places, *, secret_stated: bool) -> bool:
    """Make every key that is not there; tell whether one was made. A secret key that is known needs none.

    To be called while the migration lock is held: two keys made at once would be one too many.

    :raises Unsaved: where one cannot be written.
    """
    made = False
    for name, drawn in _DRAWN.items():
        path = places.keys / name
        if path.exists() or (name == SECRET_KEY and secret_stated):
            continue
        try:
            write_whole(path, [drawn().encode("ascii"), b"\n"], private=True)
        except OSError as error:
            raise unsaved(path, error) from None
        made = True
    return made


_DRAWN: Mapping[str, Callable[[], str]] = {
    SECRET_KEY: partial(secrets.token_urlsafe, 64),
    IDENTITY_KEY: partial(secrets.token_urlsafe, 64),
    SIGNING_KEY: partial(secrets.token_hex, 32),
    DOCUMENT_KEY: partial(secrets.token_hex, 32),
}


def stored(places: Places, name: str) -> str:
    """A key in the data folder; nothing where there is none, and then nothing can be done with it.

    :raises Unsaved: where it cannot be read.
    """
    return read(places.keys / name, missing="")


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
