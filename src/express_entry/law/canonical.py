"""The law of a day as bytes that stand alone, kept with a stored result so that any later release can use the same law.

The bytes hold every value in force with its first day, instrument and provision, as JSON with sorted keys. Titles,
reasons, sources and days of verification are left out: rewording a reason changes nothing. Days inside the values are
marked as such.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from datetime import date, time
from functools import lru_cache
from importlib import resources
from typing import TYPE_CHECKING, Any

from .tables import OPEN, Table, Version
from .text import Text

if TYPE_CHECKING:
    from .consolidation import Consolidation
    from .view import Law

FORMAT = "express-entry/law@1"


def canonical_bytes(law: Law) -> bytes:
    """The bytes of a view; two views have the same bytes exactly if every value in force is the same."""
    tables = {name: _entry(law.consolidation.tables[name], version) for name, version in law.versions.items()}
    tree = {"format": FORMAT, "tables": tables, "occupations": classification()}
    return json.dumps(tree, sort_keys=True, separators=(",", ":"), ensure_ascii=False, default=_plain).encode()


def tables_of(data: bytes, words: Consolidation) -> dict[str, Table]:
    """The tables that bytes describe, each with one version without an end; words are those of a present consolidation.

    :raises ValueError: where the bytes are not of this format.
    """
    tree = json.loads(data, object_hook=_restored)
    if not isinstance(tree, dict) or tree.get("format") != FORMAT:
        raise ValueError(f"these are not bytes of the format {FORMAT}")
    return {name: _table(name, entry, words.tables.get(name)) for name, entry in tree["tables"].items()}


@lru_cache(maxsize=1)
def classification() -> dict[str, str]:
    """The identity of the occupation lists, which are data beside the tables."""
    folder = resources.files(__package__) / "data" / "noc"
    files = sorted((entry for entry in folder.iterdir() if entry.name.endswith(".csv")), key=lambda entry: entry.name)
    return {entry.name: hashlib.sha256(entry.read_bytes()).hexdigest() for entry in files}


def _entry(table: Table, version: Version) -> dict[str, Any]:
    return {
        "kind": table.kind,
        "from": version.from_,
        "id": version.id,
        "instrument": version.instrument,
        "citation": version.citation,
        "gap": version.gap is not None,
        "values": version.values,
        "attributes": {key: value for key, value in table.attributes.items() if not _is_words(value)},
    }


def _table(name: str, entry: Mapping[str, Any], known: Table | None) -> Table:
    words = {key: value for key, value in known.attributes.items() if _is_words(value)} if known else {}
    attributes = {**_nameless(name, entry), **words, **entry["attributes"]}
    version = Version(
        table=name,
        id=entry["id"],
        from_=entry["from"],
        to=OPEN,
        from_time=time.min,
        values=entry["values"],
        instrument=entry["instrument"],
        citation=entry["citation"],
        recorded=entry["from"],
        verified=entry["from"],
        confidence="medium",
        gap=UNKNOWN_VALUES if entry["gap"] else None,
    )
    return Table(name, entry["kind"], known.title if known else Text(name, name), (version,), attributes)


def _nameless(name: str, entry: Mapping[str, Any]) -> dict[str, Any]:
    """Stand-ins for the words of a table that the present law no longer has."""
    sections = entry["values"].get("sections", {})
    titles = {section: {"en": section, "fr": section} for section in sections}
    return {"reason": {"en": name, "fr": name}, **({"section_titles": titles} if titles else {})}


def _is_words(value: object) -> bool:
    return isinstance(value, dict) and (set(value) == {"en", "fr"} or any(_is_words(item) for item in value.values()))


def _plain(value: object) -> object:
    if isinstance(value, date):
        return {"day": value.isoformat()}
    raise TypeError(f"no canonical form for {value!r}")


def _restored(entry: dict[str, Any]) -> Any:
    return date.fromisoformat(entry["day"]) if set(entry) == {"day"} else entry


UNKNOWN_VALUES = Text("values not known", "valeurs inconnues")
