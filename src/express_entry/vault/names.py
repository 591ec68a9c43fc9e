"""The name of an uploaded file, made fit to be shown: text and nothing else, never part of a path."""

from __future__ import annotations

import re
import unicodedata

from .kinds import Kind

LONGEST = 100
"""Characters that a name is shown with."""


def cleaned(name: str | None, kind: Kind) -> str:
    """The last part of a name without what steers a terminal, a page or a path, with an ending that fits its kind."""
    base = plain(name) or "document"
    stem, ending = _parted(base)
    if ending.lower() not in kind.endings:
        stem, ending = base, kind.endings[0]
    return f"{stem[: LONGEST - len(ending) - 1].rstrip(' .') or 'document'}.{ending}"


def stated_ending(name: str | None) -> str:
    """What a name ends in behind its last dot, in small letters; empty where it says nothing."""
    return _parted(plain(name))[1].lower()


def plain(name: str | None) -> str:
    """What is left of a name without folders, control and invisible characters, and without dots at its ends."""
    whole = unicodedata.normalize("NFC", (name or "").encode("utf-8", "replace").decode("utf-8"))
    visible = "".join(each if unicodedata.category(each)[0] not in "CZ" else _instead(each) for each in whole)
    return re.sub(" +", " ", re.split(r"[/\\]", visible)[-1]).strip(" .")


def _instead(character: str) -> str:
    """A space for what separates; nothing for what cannot be seen, as what turns the reading direction."""
    return " " if unicodedata.category(character)[0] == "Z" else ""


def _parted(base: str) -> tuple[str, str]:
    stem, dot, ending = base.rpartition(".")
    return (stem, ending.strip()) if dot and stem.strip(". ") else (base, "")
