"""Tables of the law in plain values, as the command prints them in JSON."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, time
from typing import Any

from express_entry.law import Consolidation, Gap, Law, Table, Text, Version
from express_entry.law.citations import cited
from express_entry.law.integrity import Finding
from express_entry.law.tables import OPEN
from express_entry.law.text import Language

from .faults import BadInput, quoted
from .options import nearest


def table_named(law: Consolidation, name: str) -> Table:
    """The table with an id.

    :raises BadInput: naming the nearest tables, where there is none.
    """
    if name in law.tables:
        return law.tables[name]
    guesses = nearest(name, law.tables) or sorted({table.partition("/")[0] for table in law.tables})
    raise BadInput(_NO_TABLE.of(value=quoted(name), guesses=", ".join(guesses)))


def law_document(law: Law, day: date, language: Language) -> dict[str, Any]:
    """Every table in force on a day, without its values."""
    return {
        "on": day.isoformat(),
        "fingerprint": law.fingerprint,
        "since": law.since[0].isoformat(),
        "until": None if law.until is None else law.until[0].isoformat(),
        "last_verified": law.verified.isoformat(),
        "known_until": law.known_until.isoformat(),
        "day_is_later": day > law.known_until,
        "tables": [
            {"table": name, "title": law.table(name).title.say(language), **_outline(version, language)}
            for name, version in law.versions.items()
        ],
        "gaps": [gap_document(gap, language) for gap in law.gaps],
    }


def table_document(table: Table, day: date, law: Consolidation, language: Language) -> dict[str, Any]:
    """A table with every version; ``in_force`` is the version of the day, null where there is none."""
    in_force = table.in_force(day)
    return {
        "table": table.id,
        "kind": table.kind,
        "title": table.title.say(language),
        "attributes": plain(table.attributes),
        "on": day.isoformat(),
        "in_force": None if in_force is None else version_document(in_force, law, language),
        "history": [version_document(version, law, language) for version in table.versions],
    }


def version_document(version: Version, law: Consolidation, language: Language) -> dict[str, Any]:
    """A version with everything recorded about it."""
    instrument = law.instruments.get(version.instrument)
    return {
        **_outline(version, language),
        "from_time": version.from_time.isoformat() if version.from_time != time.min else None,
        "instrument_title": None if instrument is None else instrument.title.say(language),
        "basis": version.basis,
        "single_source": version.single_source,
        "sources": list(version.sources),
        "changes": None if version.changes is None else version.changes.say(language),
        "gap_reason": None if version.gap is None else version.gap.say(language),
        "missing": [text.say(language) for text in version.missing],
        "assumptions": [text.say(language) for text in version.assumptions],
        "corrections": [plain(correction) for correction in version.corrections],
        "values": None if version.gap is not None else plain(version.values),
    }


def _outline(version: Version, language: Language) -> dict[str, Any]:
    return {
        "version": version.id,
        "from": version.from_.isoformat(),
        "to": None if version.to == OPEN else version.to.isoformat(),
        "instrument": version.instrument,
        "citation": cited(version.citation, language),
        "recorded": version.recorded.isoformat(),
        "verified": version.verified.isoformat(),
        "confidence": version.confidence,
        "gap": version.gap is not None,
    }


def gap_document(gap: Gap, language: Language) -> dict[str, Any]:
    """A gap in plain values."""
    return {
        "table": gap.table,
        "version": gap.version,
        "from": gap.from_.isoformat(),
        "to": None if gap.to == OPEN else gap.to.isoformat(),
        "reason": gap.reason.say(language),
        "missing": [text.say(language) for text in gap.missing],
        "citation": cited(gap.citation, language),
        "sources": list(gap.sources),
    }


def finding_document(finding: Finding, language: Language) -> dict[str, Any]:
    """A finding about the record in plain values."""
    return {"severity": finding.severity, "where": finding.where, "reason": finding.reason.say(language)}


def plain(value: Any) -> Any:
    """A value of the law as JSON holds it: days as ISO 8601, words in both languages."""
    if isinstance(value, Text):
        return {"en": value.en, "fr": value.fr}
    if isinstance(value, (date, time)):
        return value.isoformat()
    if isinstance(value, Mapping):
        return {str(name): plain(item) for name, item in value.items()}
    if isinstance(value, (list, tuple)):
        return [plain(item) for item in value]
    return value


_NO_TABLE = Text(
    "TABLE: there is no table {value}. Nearest: {guesses}. Accepted: what express-entry law show lists.",
    "TABLE : il n'y a pas de table {value}. Les plus proches : {guesses}. Valeurs acceptées : celles de express-entry "
    "law show.",
)
