"""One row of a spreadsheet as a profile, with every problem at its cell; and a profile as a row again.

The cells of a row become the document that they stand for, which the document's own check then takes or refuses:
nothing is checked here that a document is not checked for. Items keep the order of their numbers; a number without
any cell is passed over.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple, TypeVar

from express_entry.law.text import Reason, Text

from .cells import Kind, Misread, Raw, Uncomputed, cleaned, kind_of
from .checking import check
from .columns import NUMBER, Column, Holds, field_by_pattern, fields
from .daytext import DayOrder
from .document import FORMAT, Profile
from .findings import Cell, Finding, cell_name
from .problems import Problem, ProfileError, shown

Value = Raw | Uncomputed | None
"""What a spreadsheet gives for a cell; None for a blank one."""

BROKEN = {"#NULL!", "#DIV/0!", "#VALUE!", "#REF!", "#NAME?", "#NUM!", "#N/A", "#SPILL!", "#CALC!", "#FIELD!"}
BROKEN |= {"#BLOCKED!", "#CONNECT!", "#GETTING_DATA"}
"""What a spreadsheet shows where a formula has no result."""
MOST_DIGITS = 40


class Head(NamedTuple):
    """The head of a column that is read: its place from 0, its words as written, and what its cells mean."""

    position: int
    written: str
    column: Column
    name: str
    path: tuple[str | int, ...]
    holds: Holds
    kind: Kind


class Unknown(NamedTuple):
    """The head of a column that names no field."""

    position: int
    written: str


AnyHead = TypeVar("AnyHead", Head, Unknown)


class Heads(NamedTuple):
    """The heads of a sheet: columns that are read, and columns that are not."""

    read: tuple[Head, ...]
    unknown: tuple[Unknown, ...]
    by_name: Mapping[str, Head]


class ReadRow(NamedTuple):
    """A row that was read: its profile or what is wrong with it, and the cells of columns that nobody knows."""

    profile: Profile | None
    findings: tuple[Finding, ...]
    unread: tuple[Cell, ...]
    paths: Paths


def head(position: int, written: str, column: Column) -> Head:
    """A column that is read."""
    return Head(position, written, column, column.name, column.path, column.field.holds, kind_of(column.field))


def heads_of(read: Sequence[Head], unknown: Sequence[Unknown]) -> Heads:
    """The heads of a sheet; of a column that is there twice the first is the one that errors name."""
    return Heads(tuple(read), tuple(unknown), {each.name: each for each in reversed(read)})


def cell_at(head: Head, row: int) -> Cell:
    """The cell of a column in a row."""
    return Cell(cell_name(head.position, row), head.written, head.name)


def is_blank(value: Value) -> bool:
    """Whether a cell looks empty."""
    return value is None or (isinstance(value, str) and not cleaned(value))


# ------------------------------------------------------------------------------------------------- from cells to a tree


class Items(dict[int, Any]):
    """The items of a list by their numbers in the heads; sorted, they are the list."""


class Paths:
    """A row's columns by the paths of its document: ``work.3.noc`` for ``work[1].noc``."""

    __slots__ = ("heads", "row", "tree")

    def __init__(self, tree: Mapping[str, Any], heads: Heads, row: int) -> None:
        self.tree, self.heads, self.row = tree, heads, row

    def name(self, path: str) -> str:
        """The name of the column that a path of the document came from; what is no path of it stays as it is."""
        if not _WHOLE.fullmatch(path) or path.partition(".")[0].partition("[")[0] not in _TOP:
            return path
        node: Any = self.tree
        parts: list[str] = []
        for field, place in _PART.findall(path):
            numbers = sorted(node) if isinstance(node, Items) else []
            part: Any = field or int(place) + 1
            if place and int(place) < len(numbers):
                part = numbers[int(place)]
            parts.append(str(part))
            node = node.get(part) if isinstance(node, dict) else None
        return ".".join(parts)

    def names(self, text: str) -> str:
        """The same for every path in a text of paths."""
        return _PATH.sub(lambda found: self.name(found[0]), text)

    def located(self, problem: Problem) -> Finding:
        """A problem of the document at its cells, with the names of columns for paths, in the words of a sheet."""
        name, related = self.name(problem.path), tuple(map(self.name, problem.related))
        at = self.heads.by_name.get(name)
        accepted = _renamed(problem.accepted, self)
        if at is not None and problem.accepted == at.column.field.slot.accepted:
            accepted = at.kind.accepted
        message = _renamed(problem.message, self)
        found = problem._replace(path=name, related=related, accepted=accepted, message=message)
        cells = (self.heads.by_name[each] for each in (name, *related) if each in self.heads.by_name)
        return Finding(found, tuple(cell_at(each, self.row) for each in cells))


_PART = re.compile(r"([A-Za-z_]\w*)|\[([0-9]+)\]")
_WHOLE = re.compile(r"[A-Za-z_]\w*(?:\.[A-Za-z_]\w*|\[[0-9]+\])*")
_TOP = {field.pattern[0] for field in fields()}
_PATH = re.compile(r"[A-Za-z_]\w*(?:\.[A-Za-z_]\w*|\[[0-9]+\])+")


class _Reading:
    """A row being read: the tree so far, and what did not fit."""

    def __init__(self, row: int, order: DayOrder | None) -> None:
        self.row, self.order = row, order
        self.tree: dict[str, Any] = {"format": FORMAT, "person": {}}
        self.findings: list[Finding] = []
        self.refused: set[str] = set()
        self.filled: dict[str, object] = {}
        self.marks: list[tuple[Head, Any]] = []

    def take(self, head: Head, value: Value) -> None:
        """Put the value of one cell where it belongs."""
        try:
            found = head.kind.read(_sound(value), self.order)
        except Misread as fault:
            self.refuse(head, value, fault.message, suggestion=fault.suggestion, **fault.values)
            return
        if found is None:
            return
        first = self.filled.setdefault(head.name, found)
        if first is not found and first != found:
            self.refuse(head, value, _TWICE)
        elif head.holds == "value":
            self.put(head.path, found)
        elif head.holds == "object" and not isinstance(found, bool):
            self.refuse(head, value, _NEITHER)
        else:
            self.marks.append((head, found))

    def put(self, path: Sequence[str | int], value: object) -> None:
        """Set a value of the tree, with the objects and lists on the way to it."""
        node: Any = self.tree
        before = path[0]
        for part in path[1:]:
            if before not in node:
                node[before] = Items() if type(part) is int else {}
            node, before = node[before], part
        node[before] = value

    def at(self, path: Sequence[str | int]) -> Any:
        """What stands at a path; None where nothing does."""
        node: Any = self.tree
        for part in path:
            node = node.get(part) if isinstance(node, dict) else None
        return node

    def mark(self, head: Head, found: Any) -> None:
        """Take what a cell says about a list or an object as a whole."""
        there = self.at(head.path)
        if head.holds == "items":
            self._count(head, there, found)
        elif found is False and there is not None:
            self.refuse(head, found, _NOT_STATED)
        elif found and there is None:
            if head.column.field.claim:
                self.refuse(head, found, _NOTHING_CLAIMED)
            else:
                self.put(head.path, {})

    def _count(self, head: Head, there: Any, count: int) -> None:
        items = Items() if there is None else there
        inner = field_by_pattern().get((*head.column.field.pattern, NUMBER))
        if count < len(items) or (inner is not None and count > len(items)):
            self.refuse(head, count, _OTHER_COUNT, filled=len(items))
            return
        free = (number for number in range(1, count + 1) if number not in items)
        for _ in range(count - len(items)):
            items[next(free)] = {}
        self.put(head.path, items)

    def refuse(self, head: Head, value: Any, message: Text, suggestion: Reason | None = None, **values: object) -> None:
        """Keep what is wrong with a cell."""
        name, written = head.name, shown_cell(value)
        self.refused.add(name)
        problem = Problem(name, written, message.of(value=written, **values), head.kind.accepted, suggestion)
        self.findings.append(Finding(problem, (cell_at(head, self.row),)))


def _sound(value: Value) -> Any:
    """A value that can be read: not the error of a formula, nor a formula without a result."""
    if isinstance(value, str):
        if value[0] == "#" and value in BROKEN:
            raise Misread(_BROKEN)
    elif isinstance(value, Uncomputed):
        raise Misread(_UNCOMPUTED)
    elif isinstance(value, int) and abs(value) >= 10**MOST_DIGITS:
        raise Misread(_TOO_LONG)
    return value


def shown_cell(value: Any) -> str:
    """A cell's value as an error repeats it."""
    return shown(value.formula) if isinstance(value, Uncomputed) else shown(value)


def plain_tree(node: Any) -> Any:
    """The tree with its items as lists."""
    if isinstance(node, Items):
        return [plain_tree(node[number]) for number in sorted(node)]
    if isinstance(node, dict):
        return {name: plain_tree(inner) for name, inner in node.items()}
    return node


# --------------------------------------------------------------------------------------------------------- a whole row


def read_row(heads: Heads, row: int, values: Sequence[Value], order: DayOrder | None = None) -> ReadRow | None:
    """The profile that a row states, or everything that is wrong with the row; None for a row that says nothing."""
    reading = _Reading(row, order)
    filled = list(_filled(heads.read, values))
    unread = tuple(Cell(cell_name(each.position, row), each.written) for each, _ in _filled(heads.unknown, values))
    if not filled and not unread:
        return None
    for each, value in filled:
        reading.take(each, value)
    # What is inside first: an item that only says how many it has of something is an item.
    for mark in sorted(reading.marks, key=lambda mark: -len(mark[0].path)):
        reading.mark(*mark)
    paths = Paths(reading.tree, heads, row)
    try:
        profile = check(plain_tree(reading.tree))
    except ProfileError as error:
        return ReadRow(None, (*reading.findings, *_located(error, reading, paths)), unread, paths)
    return ReadRow(None if reading.findings else profile, tuple(reading.findings), unread, paths)


def _filled(heads: Iterable[AnyHead], values: Sequence[Value]) -> Iterator[tuple[AnyHead, Value]]:
    """The cells below some heads that do not look empty, text without spaces at its ends."""
    width = len(values)
    for each in heads:
        value = values[each.position] if each.position < width else None
        if isinstance(value, str):
            value = cleaned(value)
        if value is not None and value != "":
            yield each, value


def _located(error: ProfileError, reading: _Reading, paths: Paths) -> Iterator[Finding]:
    """The document's problems at their cells; not those that follow from a cell that is refused already."""
    for problem in error.problems:
        names = {paths.name(path) for path in (problem.path, *problem.related)}
        if not reading.refused & names:
            yield paths.located(problem)


def _renamed(said: Any, paths: Paths) -> Any:
    if not isinstance(said, Reason):
        return said
    return Reason(said.text, {key: _renamed_value(value, paths) for key, value in said.values.items()})


def _renamed_value(value: object, paths: Paths) -> object:
    if isinstance(value, str) and not value.startswith('"'):
        return paths.names(value)
    return _renamed(value, paths)


_TWICE = Text(
    "{value} is another value than in the first column with this name",
    "{value} n'est pas la valeur de la première colonne de ce nom",
)
_NEITHER = Text("{value} is neither yes nor no", "{value} n'est ni oui ni non")
_NOT_STATED = Text(
    "the cell says no, yet other columns of this row state it", "la cellule dit non, mais d'autres colonnes l'indiquent"
)
_NOTHING_CLAIMED = Text(
    "the cell says yes, yet no other column of this row says anything about it",
    "la cellule dit oui, mais aucune autre colonne de la ligne n'en dit rien",
)
_OTHER_COUNT = Text(
    "the cell says {value}, yet the columns of this row state {filled}",
    "la cellule dit {value}, mais les colonnes de la ligne en indiquent {filled}",
)
_BROKEN = Text("{value} is the error of a formula", "{value} est l'erreur d'une formule")
_UNCOMPUTED = Text(
    "the file holds the formula {value} and not its result: open it in a spreadsheet program and save it",
    "le fichier contient la formule {value} et non son résultat : ouvrez-le dans un tableur et enregistrez-le",
)
_TOO_LONG = Text("{value} has far too many digits", "{value} a beaucoup trop de chiffres")
