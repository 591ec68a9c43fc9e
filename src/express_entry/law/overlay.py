"""Laying a file of law over the law: a proposal, or the values that close a gap.

A version in the file holds from its first day to its last; what the law said for those days gives way, what it said
before and after stays. A version of a ranking that takes the place of a gap must account for every factor: carried
over, removed, or given anew in the same file, so that a half-filled table can never be used.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, time
from pathlib import Path

from .consolidation import Consolidation
from .days import DAY
from .faults import LawFileError
from .lawfile import read_law_file
from .programnames import learn
from .programtable import TABLE as PROGRAMS
from .tablechecks import table_problems
from .tables import OPEN, Table, Version
from .text import Reason, Text
from .trial import trial_problems

MAX_BYTES = 4 * 1024 * 1024


def overlaid(law: Consolidation, path: Path) -> Consolidation:
    """The law with the tables of a file laid over it.

    :raises LawFileError: naming every problem of the file, or why it cannot be read.
    """
    return laid_over(law, path.name, _text(path))


def laid_over(law: Consolidation, name: str, text: str) -> Consolidation:
    """The law with the tables of a text in the form of a file of law laid over it; ``name`` is what it is called.

    :raises LawFileError: naming every problem of the text.
    """
    part = read_law_file(name, text)
    if not part.tables:
        raise LawFileError(name, [NO_TABLES.of()])
    tables = dict(law.tables)
    for own, table in part.tables.items():
        tables[own] = _spliced(law.tables[own], table) if own in law.tables else table
    instruments = {**law.instruments, **part.instruments}
    whole = Consolidation(instruments, tables, (*law.laid_over, name))
    problems = [
        *_early_problems(law, part),
        *_closing_problems(law, part),
        *_kind_problems(law, part),
        *_table_problems(whole, part),
        *_instrument_problems(whole, part),
    ]
    if not problems:
        problems = [*trial_problems(whole, sorted(_turns(part)))]
    if problems:
        raise LawFileError(name, problems)
    learn(part.tables.values())
    return whole


def _turns(part: Consolidation) -> set[date]:
    """The days on which something of a file begins, and those after which it is over."""
    ends = {version.to for version in part.versions()} - {OPEN}
    return {version.from_ for version in part.versions()} | {end + DAY for end in ends}


def first_day(path: Path) -> date:
    """The first day for which a file of law says anything.

    :raises LawFileError: where it cannot be read, or has no table.
    """
    part = read_law_file(path.name, _text(path))
    if not part.tables:
        raise LawFileError(path.name, [NO_TABLES.of()])
    return min(version.from_ for version in part.versions())


def _text(path: Path) -> str:
    try:
        with path.open("rb") as file:
            data = file.read(MAX_BYTES + 1)
    except OSError as error:
        raise LawFileError(path.name, [UNREADABLE.of(error=error.strerror or str(error))]) from None
    if len(data) > MAX_BYTES:
        raise LawFileError(path.name, [TOO_LARGE.of(most=MAX_BYTES)])
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
        yield replace(old, to=new.from_ if new.from_time > time.min else new.from_ - DAY)
    if old.to > new.to:
        yield replace(old, from_=new.to + DAY, from_time=time.min)


def _early_problems(law: Consolidation, part: Consolidation) -> Iterator[Reason]:
    """Nothing begins before the law does."""
    first = law.boundaries[0][0]
    for version in part.versions():
        if version.from_ < first:
            yield TOO_EARLY.of(version=f"{version.table}@{version.id}", first=first)


def _closing_problems(law: Consolidation, part: Consolidation) -> Iterator[Reason]:
    """A ranking version names each factor at most once, and one in the place of a gap names every factor."""
    for version in part.versions():
        prefix = version.values.get("factors_of")
        if not isinstance(prefix, str):
            continue
        given = {name for name, table in part.tables.items() if name.startswith(prefix) and _covers(table, version)}
        named = [f"{prefix}{name}" for key in ("carried", "removed") for name in _names(version, key)]
        known = {name for name in law.tables if name.startswith(prefix)}
        if _replaces_a_gap(law, version):
            for name in sorted(known - given - set(named)):
                yield NOT_ACCOUNTED.of(version=version.id, table=name)
        for name in sorted({name for name in named if named.count(name) > 1 or name in given}):
            yield TWICE.of(version=version.id, table=name)
        for name in sorted(set(named) - known):
            yield NO_SUCH_FACTOR.of(version=version.id, table=name, accepted=sorted(known))


def _covers(table: Table, version: Version) -> bool:
    """Whether a table has values for every day of a version."""
    day = version.from_
    for own in table.versions:
        if own.gap is None and own.from_ <= day <= own.to:
            if own.to >= version.to:
                return True
            day = own.to + DAY
    return False


def _names(version: Version, key: str) -> list[str]:
    """The factors listed under a key; what is no list of names is a problem of the table, told elsewhere."""
    names = version.values.get(key, [])
    return [name for name in names if isinstance(name, str)] if isinstance(names, list) else []


def _replaces_a_gap(law: Consolidation, version: Version) -> bool:
    table = law.tables.get(version.table)
    return table is not None and any(
        old.gap and old.to >= version.from_ and old.from_ <= version.to for old in table.versions
    )


def _kind_problems(law: Consolidation, part: Consolidation) -> Iterator[Reason]:
    """A table that there is stays what it is: how its values are read does not change with them."""
    for name, table in part.tables.items():
        if name in law.tables and law.tables[name].kind != table.kind:
            yield OTHER_KIND.of(table=name, value=table.kind, accepted=law.tables[name].kind)


def _table_problems(whole: Consolidation, part: Consolidation) -> Iterator[Reason]:
    for name in dict.fromkeys((*part.tables, *([PROGRAMS] if PROGRAMS in whole.tables else ()))):
        yield from table_problems(whole, whole.tables[name])


def _instrument_problems(whole: Consolidation, part: Consolidation) -> Iterator[Reason]:
    for version in part.versions():
        if version.instrument not in whole.instruments:
            yield NO_INSTRUMENT.of(version=f"{version.table}@{version.id}", instrument=version.instrument)


OTHER_KIND = Text(
    "{table}, kind: {value} is another than that of the table; accepted: {accepted}",
    "{table}, kind : {value} est un autre genre que celui de la table; accepté : {accepted}",
)
TOO_EARLY = Text(
    "{version}: it begins before the law, on {first} at the earliest",
    "{version} : commence avant le droit, au plus tôt le {first}",
)
UNREADABLE = Text("it cannot be read: {error}", "lecture impossible : {error}")
TOO_LARGE = Text(
    "it is too large; accepted are at most {most} bytes", "il est trop grand; au plus {most} octets sont acceptés"
)
NO_TABLES = Text("it has no [[table]]", "il n'a aucune [[table]]")
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
