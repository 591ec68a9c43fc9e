"""A proposal: one table of points with other amounts, and the file of law that says so.

Whoever asks what another number of points would do changes amounts and nothing else: which facts a table reads, where
its bands begin and whom it touches stay as they are. So what is asked is few numbers, each at its place in the table,
and the file that says it is one that every command and every service can lay over the law.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any, NamedTuple

from .canonical import RANKING
from .pointtables import POINT_KINDS, highest
from .tables import Table, Version
from .text import Text
from .view import Law

NAME = "what-if.toml"
"""What such a file is called."""
INSTRUMENT = "what-if"
SECTIONS = "sections"
"""The kind of the table of caps."""
AMOUNTS = ("points", "maximum", "sections", "groups")
"""The values of a table of points that hold amounts."""
MOST = 1200
"""The most points that an amount may be proposed as: what the whole ranking gives (MI s.8)."""
_BARE = re.compile(r"[A-Za-z0-9_-]+")

Amounts = Mapping[str, int]
"""Points by their place in a table: ``points.2.1`` is the second cell of the third row, ``maximum.0`` a first cap."""


def is_of_points(table: Table) -> bool:
    """Whether a table says points, or caps of points."""
    return table.kind in (*POINT_KINDS, SECTIONS)


def tables_of_points(law: Law) -> list[tuple[Table, Version]]:
    """The tables that the ranking of a law is made of, in the order of its sections; the caps last.

    :raises LawGap: where the law has no ranking whose values are known.
    """
    family = str(law.values(RANKING)["factors_of"])
    removed = set(law.values(RANKING).get("removed", ()))
    found = [
        (table, version)
        for table, version in law.below(family)
        if is_of_points(table) and table.id.removeprefix(family) not in removed
    ]
    order = {name: place for place, name in enumerate(law.values(f"{family}{SECTIONS}")["sections"])}
    return sorted(found, key=lambda each: order.get(str(each[0].attributes.get("section")), len(order)))


def amounts_of(table: Table, version: Version) -> dict[str, int]:
    """Every amount of a version by its place, in the order of the table."""
    found = ((key, version.values[key]) for key in AMOUNTS if key in version.values)
    return {place: amount for key, value in found for place, amount in _within(key, value, table.kind)}


def _within(place: str, value: Any, kind: str) -> Iterator[tuple[str, int]]:
    """The amounts of a value; the first cell of a row of steps says from where on it counts."""
    if isinstance(value, Mapping):
        for name, part in value.items():
            yield from _within(f"{place}.{name}", part, kind)
    elif isinstance(value, list):
        is_row = place.count(".") == 1 and place.startswith("points.") and kind != "matrix"
        for number, part in enumerate(value):
            if not (is_row and number == 0):
                yield from _within(f"{place}.{number}", part, kind)
    else:
        yield place, value


class Change(NamedTuple):
    """A table with other amounts: those that differ, by their place in :func:`amounts_of`."""

    table: Table
    version: Version
    amounts: Amounts

    @property
    def values(self) -> dict[str, Any]:
        """The values of the table with those amounts."""
        return {key: _changed(key, value, self.amounts) for key, value in self.version.values.items()}


def with_caps(law: Law, change: Change) -> list[Change]:
    """A change, and that of the caps that rise with it.

    The caps of some sections are what their tables give at most (MI s.8(2)): nobody reaches them by more. Where a table
    is to give more, such a cap rises by as much, since it would else take back what is asked about.

    :raises LawGap: where the law has no ranking whose values are known.
    """
    section = change.table.attributes.get("section")
    if section is None:
        return [change]
    before = [sum(part.maximum[column] for part in law.crs.factors if part.section == section) for column in (0, 1)]
    was, now = (highest(change.table.kind, values) for values in (change.version.values, change.values))
    after = [amount - was[column] + now[column] for column, amount in enumerate(before)]
    caps = law.crs.sections[section]
    name = f"{law.values(RANKING)['factors_of']}{SECTIONS}"
    table, version = law.table(name), law.version(name)
    places = [place for place in amounts_of(table, version) if f"{place}.".startswith(f"sections.{section}.")]
    lifted: dict[str, int] = {}
    for column in (0, 1):
        if before[column] <= caps[column] < after[column]:
            place = places[min(column, len(places) - 1)]
            lifted[place] = max(after[column], lifted.get(place, 0))
    return [change, Change(table, version, lifted)] if lifted else [change]


def proposal(changes: Sequence[Change], *, day: date, recorded: date) -> str:
    """The file of law that gives tables other amounts from a day on.

    :param day: the first day on which they hold.
    :param recorded: the day on which somebody asks.
    """
    record = f"recorded = {recorded}\n{{indent}}verified = {recorded}\n{{indent}}confidence = {_toml('low')}"
    head = _HEAD.format(
        day=day,
        name=NAME,
        instrument=INSTRUMENT,
        title_en=_toml(TITLE.en),
        title_fr=_toml(TITLE.fr),
        record=record.format(indent=""),
    )
    return head + "".join(_table(change, day, record.format(indent="  ")) for change in changes)


def _table(change: Change, day: date, record: str) -> str:
    return _TABLE.format(
        day=day,
        instrument=INSTRUMENT,
        table=_toml(change.table.id),
        kind=_toml(change.table.kind),
        table_en=_toml(change.table.title.en),
        table_fr=_toml(change.table.title.fr),
        citation=_toml(f"what if? ({change.version.citation})"),
        record=record,
        values="\n".join(f"    {_key(key)} = {_toml(value, _DEEP)}" for key, value in change.values.items()),
    )


def _changed(place: str, value: Any, amounts: Amounts) -> Any:
    if isinstance(value, Mapping):
        return {name: _changed(f"{place}.{name}", part, amounts) for name, part in value.items()}
    if isinstance(value, list):
        return [_changed(f"{place}.{number}", part, amounts) for number, part in enumerate(value)]
    return amounts.get(place, value)


def _toml(value: Any, indent: str = "") -> str:
    """A value as TOML writes it; rows of a list of lists on lines of their own."""
    if isinstance(value, Mapping):
        return f"{{{', '.join(f'{_key(name)} = {_toml(part)}' for name, part in value.items())}}}"
    if isinstance(value, list) and indent and any(isinstance(part, list) for part in value):
        rows = "".join(f"{indent}  {_toml(part)},\n" for part in value)
        return f"[\n{rows}{indent}]"
    if isinstance(value, list):
        return f"[{', '.join(_toml(part) for part in value)}]"
    # Text, whole numbers, and yes and no are written as in JSON.
    return json.dumps(value, ensure_ascii=False)


def _key(name: str) -> str:
    return name if _BARE.fullmatch(name) else json.dumps(name, ensure_ascii=False)


_DEEP = "    "
TITLE = Text("A change supposed by whoever asks what it would do", "Un changement supposé pour voir ce qu'il ferait")
_HEAD = """\
# What if? One table of points with other amounts. It is supposed: not the law, and nobody's announcement.
# Ce n'est pas le droit : une table de points dont les montants ont été changés pour voir l'effet.
#
#     express-entry law impact POOL --from {day} --to {name}@{day}

[[instrument]]
id = "{instrument}"
title.en = {title_en}
title.fr = {title_fr}
kind = "proposal"
citation = "what if?"
in_force = {day}
{record}
basis = "made up"
"""
_TABLE = """
[[table]]
id = {table}
kind = {kind}
title.en = {table_en}
title.fr = {table_fr}
  [[table.version]]
  from = {day}
  instrument = "{instrument}"
  citation = {citation}
  {record}
  basis = "made up"
    [table.version.values]
{values}
"""
