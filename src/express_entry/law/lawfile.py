"""Reading files of law: TOML tables with their versions, checked field by field.

The law that ships with the package and a proposal that somebody writes have the same format; the reference page on
the format lists every key. A file holds ``[[instrument]]`` entries and ``[[table]]`` entries with
``[[table.version]]`` below. Whatever the file says beside the keys known here stays with the table as an attribute.
"""

from __future__ import annotations

import csv
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date, time
from functools import lru_cache
from importlib import resources
from itertools import pairwise
from typing import Any

from .consolidation import Consolidation
from .days import DAY
from .faults import LawFileError
from .frozen import frozen
from .tables import CONFIDENCES, OPEN, Instrument, Table, Version
from .text import Reason, Text
from .wrong import WRONG

_VERSION_KEYS = frozenset(Version.__dataclass_fields__) - {"table", "from_"} | {"from"}
_INSTRUMENT_KEYS = frozenset(Instrument.__dataclass_fields__)


@lru_cache(maxsize=1)
def consolidated() -> Consolidation:
    """The law that comes with this package."""
    folder = resources.files(__package__) / "data"
    files = sorted((entry for entry in folder.iterdir() if entry.name.endswith(".toml")), key=lambda entry: entry.name)
    return read_law_files((entry.name, entry.read_text("utf-8")) for entry in files)


def read_law_files(files: Iterable[tuple[str, str]]) -> Consolidation:
    """One consolidation from several files, each given by its name and its text.

    :raises LawFileError: listing every problem of the first file that has any.
    """
    instruments: dict[str, Instrument] = {}
    tables: dict[str, Table] = {}
    for name, text in files:
        part = read_law_file(name, text)
        instruments.update(part.instruments)
        tables.update(part.tables)
    return Consolidation(instruments, tables)


def read_law_file(name: str, text: str) -> Consolidation:
    """The instruments and tables of one file of law.

    :raises LawFileError: listing every problem of the file.
    """
    reader = _Reader()
    try:
        tree = tomllib.loads(text)
        part = reader.file(tree)
    except (ValueError, RecursionError) as error:
        raise LawFileError(name, [_NOT_TOML.of(error=str(error)[:200])]) from None
    if reader.problems:
        raise LawFileError(name, reader.problems)
    return part


@lru_cache(maxsize=1)
def occupation_lists() -> Mapping[str, tuple[str, ...]]:
    """The occupation lists that versions name, by key: NOC 2021 codes in order."""
    lists: dict[str, list[str]] = {}
    text = (resources.files(__package__) / "data" / "category_lists.csv").read_text("utf-8")
    for row in csv.DictReader(text.splitlines()):
        lists.setdefault(row["list"], []).append(row["noc"])
    return {key: tuple(codes) for key, codes in lists.items()}


class _Reader:
    """Collects every problem of a file instead of stopping at the first."""

    def __init__(self) -> None:
        self.problems: list[Reason] = []

    def file(self, tree: Mapping[str, Any]) -> Consolidation:
        for key in sorted(set(tree) - {"instrument", "table"}):
            self._problem(_UNKNOWN_KEY, where="-", field=key, accepted="instrument, table")
        instruments = [self._instrument(entry) for entry in self._entries(tree, "instrument")]
        tables = [self._table(entry) for entry in self._entries(tree, "table")]
        kept = [table for table in tables if table is not None]
        names = [table.id for table in kept]
        for name in sorted({name for name in names if names.count(name) > 1}):
            self._problem(WRONG, where=name, field="id", value=name, accepted=_ONCE)
        return Consolidation(
            {entry.id: entry for entry in instruments if entry is not None}, {table.id: table for table in kept}
        )

    def _entries(self, tree: Mapping[str, Any], key: str, where: str = "-") -> list[Mapping[str, Any]]:
        entries = tree.get(key, [])
        if isinstance(entries, list) and all(isinstance(entry, dict) for entry in entries):
            return entries
        self._problem(WRONG, where=where, field=key, value=entries, accepted=f"[[{key}]]")
        return []

    def _instrument(self, entry: Mapping[str, Any]) -> Instrument | None:
        where = str(entry.get("id", "instrument"))
        for key in sorted(set(entry) - _INSTRUMENT_KEYS):
            self._problem(_UNKNOWN_KEY, where=where, field=key, accepted=", ".join(sorted(_INSTRUMENT_KEYS)))
        before = len(self.problems)
        fields = {
            "id": self._text(entry, "id", where),
            "title": self._words(entry, "title", where),
            "kind": self._text(entry, "kind", where),
            "citation": self._text(entry, "citation", where),
            "in_force": self._day(entry, "in_force", where, None),
            "announced": self._day(entry, "announced", where, None),
            "notes": self._words(entry, "notes", where, optional=True),
        }
        fields |= self._record(entry, where)
        return Instrument(**fields) if len(self.problems) == before else None

    def _table(self, entry: Mapping[str, Any]) -> Table | None:
        where = str(entry.get("id", "table"))
        before = len(self.problems)
        identity, kind = self._text(entry, "id", where), self._text(entry, "kind", where)
        title = self._words(entry, "title", where)
        versions = [self._version(version, where) for version in self._entries(entry, "version", where)]
        kept = sorted((version for version in versions if version is not None), key=lambda version: version.start)
        self._in_order(kept, where)
        if not entry.get("version"):
            self._problem(WRONG, where=where, field="version", value=None, accepted="[[table.version]]")
        if len(self.problems) > before:
            return None
        attributes = {key: value for key, value in entry.items() if key not in ("id", "kind", "title", "version")}
        return Table(identity, kind, title, tuple(_closed(kept)), attributes)

    def _version(self, entry: Mapping[str, Any], table: str) -> Version | None:
        first = self._day(entry, "from", table)
        where = f"{table}@{first}"
        for key in sorted(set(entry) - _VERSION_KEYS):
            self._problem(_UNKNOWN_KEY, where=where, field=key, accepted=", ".join(sorted(_VERSION_KEYS)))
        before = len(self.problems)
        fields: dict[str, Any] = {
            "table": table,
            "id": str(entry.get("id", first)),
            "from_": first,
            "to": self._day(entry, "to", where, OPEN),
            "instrument": self._text(entry, "instrument", where),
            "citation": self._text(entry, "citation", where),
            "values": self._values(entry, where),
            "missing": tuple(self._list_of_words(entry, "missing", where)),
            "assumptions": tuple(self._list_of_words(entry, "assumptions", where)),
            "corrections": tuple(self._list(entry, "corrections", where, dict, "[{on = 2026-11-22, …}]")),
            "single_source": self._flag(entry, "single_source", where),
        }
        for key in ("changes", "reason", "gap"):
            fields[key] = self._words(entry, key, where, optional=True)
        if "from_time" in entry:
            fields["from_time"] = self._clock(entry, where)
        fields |= self._record(entry, where)
        if len(self.problems) > before or first is None:
            return None
        return Version(**fields)

    def _values(self, entry: Mapping[str, Any], where: str) -> Mapping[str, Any]:
        """The values; an occupation list named by its key is put in place of the key."""
        values = entry.get("values", {})
        if not isinstance(values, dict):
            self._problem(WRONG, where=where, field="values", value=values, accepted="[table.version.values]")
            return {}
        if ("gap" in entry) == bool(values):
            self._problem(_GAP_OR_VALUES, where=where)
        if not _lasts(values):
            self._problem(WRONG, where=where, field="values", value="-", accepted=_PLAIN_VALUES)
            return {}
        if "list" not in values:
            return frozen(values)
        codes = occupation_lists().get(values["list"])
        if codes is None:
            self._problem(
                WRONG, where=where, field="list", value=values["list"], accepted=", ".join(occupation_lists())
            )
            return {}
        return frozen({**values, "occupations": list(codes)})

    def _record(self, entry: Mapping[str, Any], where: str) -> dict[str, Any]:
        """How sure the entry is and since when: recorded, verified, confidence, basis, sources."""
        confidence = self._text(entry, "confidence", where)
        if confidence and confidence not in CONFIDENCES:
            self._problem(WRONG, where=where, field="confidence", value=confidence, accepted=", ".join(CONFIDENCES))
        return {
            "recorded": self._day(entry, "recorded", where),
            "verified": self._day(entry, "verified", where),
            "confidence": confidence,
            "basis": self._text(entry, "basis", where) if "basis" in entry else "",
            "sources": tuple(self._list(entry, "sources", where, str, '["…", "…"]')),
        }

    def _in_order(self, versions: list[Version], where: str) -> None:
        for earlier, later in pairwise(versions):
            if earlier.start == later.start or (OPEN != earlier.to >= later.from_ and later.from_time == time.min):
                self._problem(_OVERLAP, where=where, earlier=earlier.id, later=later.id)
        for version in versions:
            if version.to < version.from_:
                self._problem(_BACKWARDS, where=where, first=version.from_, last=version.to)

    def _text(self, entry: Mapping[str, Any], key: str, where: str) -> str:
        value = entry.get(key)
        if isinstance(value, str) and value:
            return value
        self._problem(WRONG, where=where, field=key, value=value, accepted=_SOME_TEXT)
        return ""

    def _words(self, entry: Mapping[str, Any], key: str, where: str, *, optional: bool = False) -> Any:
        value = entry.get(key)
        if value is None and optional:
            return None
        words = _as_words(value)
        if words is None:
            self._problem(WRONG, where=where, field=key, value=value, accepted='{en = "…", fr = "…"}')
        return words

    def _list_of_words(self, entry: Mapping[str, Any], key: str, where: str) -> list[Text]:
        found = []
        for value in self._list(entry, key, where, dict, '[{en = "…", fr = "…"}]'):
            words = _as_words(value)
            if words is None:
                self._problem(WRONG, where=where, field=key, value=value, accepted='[{en = "…", fr = "…"}]')
            else:
                found.append(words)
        return found

    def _list(self, entry: Mapping[str, Any], key: str, where: str, kind: type, accepted: str) -> list[Any]:
        value = entry.get(key, [])
        if isinstance(value, list) and all(isinstance(item, kind) for item in value):
            return value
        self._problem(WRONG, where=where, field=key, value=value, accepted=accepted)
        return []

    def _flag(self, entry: Mapping[str, Any], key: str, where: str) -> bool:
        value = entry.get(key, False)
        if isinstance(value, bool):
            return value
        self._problem(WRONG, where=where, field=key, value=value, accepted="true, false")
        return False

    def _day(self, entry: Mapping[str, Any], key: str, where: str, default: Any = ...) -> Any:
        value = entry.get(key, default)
        if type(value) is date or (value is default and default is not ...):
            return value
        self._problem(WRONG, where=where, field=key, value=value, accepted="2026-11-03")
        return None

    def _clock(self, entry: Mapping[str, Any], where: str) -> time:
        value = entry["from_time"]
        if isinstance(value, time):
            return value
        self._problem(WRONG, where=where, field="from_time", value=value, accepted="09:00:00")
        return time.min

    def _problem(self, text: Text, **values: object) -> None:
        if "value" in values:
            values["value"] = "-" if values["value"] in (None, ...) else str(values["value"])[:80]
        self.problems.append(text.of(**values))


def _lasts(value: object, depth: int = 0) -> bool:
    """Whether a value has a canonical form: numbers, text, days, and lists and tables of them, not too deep."""
    if isinstance(value, dict):
        return depth < _DEEPEST and all(_lasts(item, depth + 1) for item in value.values())
    if isinstance(value, list):
        return depth < _DEEPEST and all(_lasts(item, depth + 1) for item in value)
    return type(value) in (bool, int, float, str, date)


def _as_words(value: object) -> Text | None:
    if not isinstance(value, dict) or set(value) != {"en", "fr"}:
        return None
    english, french = value["en"], value["fr"]
    return Text(english, french) if isinstance(english, str) and isinstance(french, str) else None


def _closed(versions: list[Version]) -> Iterable[Version]:
    """Each version ending, where its end is not stated, on the day before the next begins."""
    for version, following in zip(versions, [*versions[1:], None], strict=True):
        if following is None or version.to != OPEN:
            yield version
        else:
            last = following.from_ if following.from_time != time.min else following.from_ - DAY
            yield replace(version, to=last)


_DEEPEST = 12
_ONCE = Text("each table once", "chaque table une seule fois")
_PLAIN_VALUES = Text(
    "numbers, text, days, and lists and tables of them",
    "des nombres, des textes, des jours, et des listes et tables de ceux-ci",
)
_SOME_TEXT = Text("text", "un texte")
_NOT_TOML = Text("it is not TOML: {error}", "ce n'est pas du TOML : {error}")
_UNKNOWN_KEY = Text(
    "{where}: unknown key {field}; accepted are {accepted}", "{where} : clé inconnue {field}; sont acceptées {accepted}"
)
_GAP_OR_VALUES = Text(
    "{where}: a version has either values or a gap, and exactly one of them",
    "{where} : une version a soit des valeurs, soit une lacune, et exactement l'une des deux",
)
_OVERLAP = Text(
    "{where}: the versions {earlier} and {later} overlap", "{where} : les versions {earlier} et {later} se chevauchent"
)
_BACKWARDS = Text(
    "{where}: the last day {last} is before the first day {first}",
    "{where} : le dernier jour {last} précède le premier jour {first}",
)
