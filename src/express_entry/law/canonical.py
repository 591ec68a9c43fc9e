"""The law of a day as bytes that stand alone, kept with a stored result so that any later release can use the same law.

The bytes hold every value in force with its first day, instrument and provision, as JSON with sorted keys. Titles,
reasons, sources and days of verification are left out: rewording a reason changes nothing. Days inside the values are
marked as such.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import replace
from datetime import date, time
from functools import lru_cache
from importlib import resources
from typing import TYPE_CHECKING, Any

from .days import DAY
from .frozen import frozen
from .programtable import FIRST, programs_in
from .programtable import TABLE as PROGRAMS
from .tables import OPEN, Table, Version
from .text import Text

if TYPE_CHECKING:
    from .consolidation import Consolidation
    from .view import Law

FORMAT = "express-entry/law@1"
RANKING = "crs"
"""The table of the versions of the ranking."""


def canonical_bytes(law: Law) -> bytes:
    """The bytes of a view; two views have the same bytes exactly if every value in force is the same.

    The programs of 2015 are not written out: bytes that were kept before there was a table of them mean these.
    """
    tables = {
        name: _entry(law.consolidation.tables[name], version)
        for name, version in law.versions.items()
        if not (name == PROGRAMS and programs_in(version) == FIRST)
    }
    tree: dict[str, Any] = {"format": FORMAT, "tables": tables, "occupations": classification()}
    if law.last_known is not law:
        ranking = law.last_known.versions[RANKING]
        tree["last_known"] = _entry(law.consolidation.tables[RANKING], ranking)
    return json.dumps(tree, sort_keys=True, separators=(",", ":"), ensure_ascii=False, default=_plain).encode()


def tables_of(data: bytes, words: Consolidation) -> dict[str, Table]:
    """The tables that bytes describe, each with one version without an end; words are those of a present consolidation.

    A gap in the ranking comes with the last known version before it.

    :raises ValueError: where the bytes are not of this format.
    """
    try:
        tree = json.loads(data, object_hook=_restored)
        if tree["format"] != FORMAT:
            raise ValueError(tree["format"])
        known = [name for name in words.tables if name in tree["tables"]]
        names = [*known, *sorted(set(tree["tables"]) - set(known))]
        tables = {name: _table(name, tree["tables"][name], words.tables.get(name)) for name in names}
        if "last_known" in tree:
            tables[RANKING] = _with_last_known(tables[RANKING], tree["last_known"], words.tables[RANKING])
        if RANKING not in tables:
            raise ValueError(RANKING)
    except (LookupError, TypeError, AttributeError, RecursionError, ValueError) as fault:
        raise ValueError(f"these are not bytes of the format {FORMAT}: {fault}") from None
    return tables


def _with_last_known(table: Table, entry: Mapping[str, Any], known: Table) -> Table:
    gap = table.versions[0]
    before = _table(RANKING, entry, known).versions[0]
    return replace(table, versions=(replace(before, to=gap.from_ - DAY), gap))


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
    same = next((version for version in known.versions if version.id == entry["id"]), None) if known else None
    stated: dict[str, Any] = {
        "id": entry["id"],
        "from_": entry["from"],
        "to": OPEN,
        "from_time": time.min,
        "values": frozen(_in_order(entry["values"], attributes.get("section_titles", {}))),
        "instrument": entry["instrument"],
        "citation": entry["citation"],
        "gap": UNKNOWN_VALUES if entry["gap"] else None,
    }
    if same is not None:
        version = replace(same, **stated)
    else:
        version = Version(table=name, recorded=entry["from"], verified=entry["from"], confidence="low", **stated)
    return Table(name, entry["kind"], known.title if known else Text(name, name), (version,), attributes)


def _in_order(values: Mapping[str, Any], titles: Mapping[str, Any]) -> Mapping[str, Any]:
    """The sections in the order of their titles: sorted keys have lost it."""
    if "sections" not in values:
        return values
    sections = values["sections"]
    order = [name for name in titles if name in sections]
    return {**values, "sections": {name: sections[name] for name in dict.fromkeys([*order, *sections])}}


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
