"""What differs in the law between two days: which tables, by which versions, and which of their values."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any, NamedTuple

from .consolidation import Consolidation
from .tables import Table, Version
from .view import Law


class Difference(NamedTuple):
    """A place in a table's values with what stands there before and after; None where nothing does.

    For a list of words ``before`` is what is no longer on it and ``after`` what is new; ``of_list`` says so.
    """

    path: str
    before: Any
    after: Any
    of_list: bool = False


class Change(NamedTuple):
    """A table that differs, with its version on either day and every version that began in between."""

    table: Table
    before: Version | None
    after: Version | None
    between: tuple[Version, ...]
    values: tuple[Difference, ...]


class Comparison(NamedTuple):
    """The law on two days, and every table in which they differ."""

    law: Consolidation
    days: tuple[date, date]
    views: tuple[Law, Law]
    changes: tuple[Change, ...]


def compared(law: Consolidation, first: date, other: date) -> Comparison:
    """The law on one day against the law on another, earlier or later.

    :raises NoLawYet: for a day before the first law.
    """
    before, after = law.on(first), law.on(other)
    names = [name for name in law.tables if name in before.versions or name in after.versions]
    changes = [
        _change(law.tables[name], before.versions.get(name), after.versions.get(name), (first, other))
        for name in names
        if _differ(before.versions.get(name), after.versions.get(name))
    ]
    return Comparison(law, (first, other), (before, after), tuple(changes))


def _differ(before: Version | None, after: Version | None) -> bool:
    """Whether two versions say different things; a version that another split in two is still the same."""
    if before is None or after is None:
        return before is not after
    return (before.id, before.values, before.gap) != (after.id, after.values, after.gap)


def _change(table: Table, before: Version | None, after: Version | None, days: tuple[date, date]) -> Change:
    early, late = sorted(days)
    between = tuple(version for version in table.versions if early < version.from_ <= late)
    values: tuple[Difference, ...] = ()
    if before is not None and after is not None and before.gap is None and after.gap is None:
        values = tuple(differences(before.values, after.values, keyed=table.kind != "matrix"))
    return Change(table, before, after, between, values)


def differences(before: Any, after: Any, path: str = "", *, keyed: bool = True) -> Iterator[Difference]:
    """Every place in which two trees of values differ; rows are known by their first cell where ``keyed``."""
    if before == after:
        return
    if isinstance(before, Mapping) and isinstance(after, Mapping):
        for name in dict.fromkeys((*before, *after)):
            inner = f"{path}.{name}" if path else str(name)
            yield from differences(before.get(name), after.get(name), inner, keyed=keyed)
    elif isinstance(before, Sequence) and isinstance(after, Sequence) and not isinstance(before, str):
        yield from _in_lists(before, after, path, keyed=keyed)
    else:
        yield Difference(path, before, after)


def _in_lists(before: Sequence[Any], after: Sequence[Any], path: str, *, keyed: bool) -> Iterator[Difference]:
    if all(isinstance(item, str) for item in (*before, *after)):
        gone, new = (
            [item for item in these if item not in set(those)] for these, those in ((before, after), (after, before))
        )
        yield Difference(path, gone, new, of_list=True)
        return
    one, other = _rows(before, keyed=keyed), _rows(after, keyed=keyed)
    if one is None or other is None:
        yield Difference(path, before, after)
        return
    for key in dict.fromkeys((*one, *other)):
        yield from differences(one.get(key), other.get(key), f"{path}[{key}]", keyed=keyed)


def _rows(items: Sequence[Any], *, keyed: bool) -> Mapping[Any, Any] | None:
    """The items by what they are known by: a name, a first cell, or their place; None for a list of bare numbers."""
    for name in ("id", "acronym"):
        if items and all(isinstance(item, Mapping) and name in item for item in items):
            return {item[name]: item for item in items}
    if not all(isinstance(item, (list, tuple)) and item for item in items):
        return None
    firsts = [item[0] for item in items]
    if keyed and len(set(firsts)) == len(firsts):
        return {item[0]: list(item[1:]) for item in items}
    return dict(enumerate(items))
