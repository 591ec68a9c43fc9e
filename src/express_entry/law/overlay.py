"""Laying a file of law over the law: a proposal, or the values that close a gap.

A version in the file holds from its first day to its last; what the law said for those days gives way, what it said
before and after stays. A version of a ranking that takes the place of a gap must account for every factor: carried
over, removed, or given anew in the same file, so that a half-filled table can never be used.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from .consolidation import Consolidation
from .days import DAY
from .faults import LawFileError
from .lawfile import read_law_file
from .tablechecks import table_problems
from .tables import Table, Version
from .text import Reason, Text

MAX_BYTES = 4 * 1024 * 1024


def overlaid(law: Consolidation, path: Path) -> Consolidation:
    """The law with the tables of a file laid over it.

    :raises LawFileError: naming every problem of the file, or why it cannot be read.
    """
    part = read_law_file(path.name, _text(path))
    tables = dict(law.tables)
    for name, table in part.tables.items():
        tables[name] = _spliced(law.tables[name], table) if name in law.tables else table
    whole = Consolidation({**law.instruments, **part.instruments}, tables)
    problems = [*_closing_problems(law, part), *_table_problems(whole, part), *_instrument_problems(whole, part)]
    if problems:
        raise LawFileError(path.name, problems)
    return whole


def _text(path: Path) -> str:
    try:
        data = path.read_bytes()
    except OSError as error:
        raise LawFileError(path.name, [UNREADABLE.of(error=error.strerror or str(error))]) from None
    if len(data) > MAX_BYTES:
        raise LawFileError(path.name, [TOO_LARGE.of(size=len(data), most=MAX_BYTES)])
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise LawFileError(path.name, [NOT_TEXT.of()]) from None


def _spliced(table: Table, over: Table) -> Table:
    versions = list(table.versions)
    for new in over.versions:
        versions = [kept for old in versions for kept in _around(old, new)]
        versions.append(new)
    ordered = tuple(sorted(versions, key=lambda version: version.start))
    return Table(over.id, over.kind, over.title, ordered, {**table.attributes, **over.attributes})


def _around(old: Version, new: Version) -> Iterator[Version]:
    """What is left of a version when another takes its place for some days."""
    if old.to < new.from_ or old.from_ > new.to:
        yield old
        return
    if old.from_ < new.from_:
        yield replace(old, to=new.from_ - DAY)
    if old.to > new.to:
        yield replace(old, from_=new.to + DAY)


def _closing_problems(law: Consolidation, part: Consolidation) -> Iterator[Reason]:
    """A ranking version in the place of a gap names each factor exactly once."""
    for version in part.versions():
        prefix = version.values.get("factors_of")
        if not isinstance(prefix, str) or not _replaces_a_gap(law, version):
            continue
        given = {name for name in part.tables if name.startswith(prefix)}
        named = [f"{prefix}{name}" for key in ("carried", "removed") for name in version.values.get(key, ())]
        known = {name for name in law.tables if name.startswith(prefix)}
        for name in sorted(known - given - set(named)):
            yield NOT_ACCOUNTED.of(version=version.id, table=name)
        for name in sorted({name for name in named if named.count(name) > 1 or name in given}):
            yield TWICE.of(version=version.id, table=name)
        for name in sorted(set(named) - known):
            yield NO_SUCH_FACTOR.of(version=version.id, table=name, accepted=sorted(known))


def _replaces_a_gap(law: Consolidation, version: Version) -> bool:
    table = law.tables.get(version.table)
    return table is not None and any(old.gap and old.to >= version.from_ for old in table.versions)


def _table_problems(whole: Consolidation, part: Consolidation) -> Iterator[Reason]:
    for name in part.tables:
        yield from table_problems(whole, whole.tables[name])


def _instrument_problems(whole: Consolidation, part: Consolidation) -> Iterator[Reason]:
    for version in part.versions():
        if version.instrument not in whole.instruments:
            yield NO_INSTRUMENT.of(version=f"{version.table}@{version.id}", instrument=version.instrument)


UNREADABLE = Text("it cannot be read: {error}", "lecture impossible : {error}")
TOO_LARGE = Text("{size} bytes; accepted are at most {most}", "{size} octets; au plus {most} sont acceptés")
NOT_TEXT = Text("it is not UTF-8 text", "ce n'est pas du texte UTF-8")
NOT_ACCOUNTED = Text(
    "version {version} closes a gap and says nothing of {table}: carry it over, remove it, or give its values",
    "la version {version} comble une lacune et ne dit rien de {table} : à reprendre, à supprimer ou à chiffrer",
)
TWICE = Text("version {version} names {table} more than once", "la version {version} nomme {table} plus d'une fois")
NO_SUCH_FACTOR = Text(
    "version {version} names {table}, which is no table; accepted are {accepted}",
    "la version {version} nomme {table}, qui n'est pas une table; sont acceptées {accepted}",
)
NO_INSTRUMENT = Text(
    "{version}: the instrument {instrument} is not described; add an [[instrument]] entry",
    "{version} : l'instrument {instrument} n'est pas décrit; ajouter une entrée [[instrument]]",
)
