"""Where the user's own data lie, by the custom of each system."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from pathlib import Path

OVERRIDE = "EXPRESS_ENTRY_DATA"
"""The environment variable that names the folder, whatever the system."""

NAME = "express-entry"


def data_folder(environment: Mapping[str, str] | None = None, system: str = sys.platform) -> Path:
    """The folder of the user's data, which need not exist yet.

    :data:`OVERRIDE` where it is set; ``%APPDATA%`` on Windows, ``~/Library/Application Support`` on macOS, elsewhere
    ``$XDG_DATA_HOME`` where it is an absolute path (as its specification asks) and ``~/.local/share`` where it is not.

    :raises RuntimeError: where the home directory is needed and the system cannot tell it.
    """
    known = os.environ if environment is None else environment
    if known.get(OVERRIDE):
        return Path(known[OVERRIDE]).expanduser()
    if system == "win32":
        return (Path(known["APPDATA"]) if known.get("APPDATA") else _home(known) / "AppData" / "Roaming") / NAME
    if system == "darwin":
        return _home(known) / "Library" / "Application Support" / NAME
    configured = known.get("XDG_DATA_HOME", "")
    return (Path(configured) if configured.startswith("/") else _home(known) / ".local" / "share") / NAME


def _home(known: Mapping[str, str]) -> Path:
    stated = known.get("HOME") or known.get("USERPROFILE")
    return Path(stated) if stated else Path.home()
