"""The pool as one round saw it, in bytes that any later release reads: ``express-entry/round-snapshot@1``.

A snapshot is text, UTF-8, a line each, columns separated by tabs::

    express-entry/round-snapshot@1
    key          64 hexadecimal digits, drawn for this round alone
    instruction  whom the round ranks and how many it invites, as JSON
    law          the canonical bytes of the law in force (:mod:`express_entry.law.canonical`)
    number  points  submitted  expires  state  programs  categories
    …            a line for each profile, in the order of the numbers; - where there is nothing
    (end)        how many profiles there are

There is one way to write it, so equal pools have equal bytes. It names nobody: the number is a pseudonym, and who
stands behind it is kept elsewhere and can be destroyed while the proof stays. It is not for publication: the key salts
the leaves of the published tree, and whoever holds it could try out lines.
"""

from __future__ import annotations

import hashlib
import io
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from itertools import pairwise
from typing import Protocol

from express_entry.law import LawError, Text, from_canonical
from express_entry.law.canonical import RANKING

from .check_line import HASH, Refused, canonical, parsed
from .documents import CANNOT_BE, BadDocument, instruction_of, instruction_tree
from .instruction import Instruction, class_order
from .rows import TWICE, BadRow, Row
from .snapshotrows import COLUMNS, row_line, row_of

FORMAT = "express-entry/round-snapshot@1"
END = "(end)"


@dataclass(frozen=True)
class Snapshot:
    """What one round read: the instruction, the law's canonical bytes, every row by number, and the round's key."""

    instruction: Instruction
    law: bytes
    rows: tuple[Row, ...]
    key: bytes = field(repr=False)

    def lines(self) -> Iterator[bytes]:
        """The bytes of the snapshot, line by line."""
        yield f"{FORMAT}\n".encode()
        yield f"key\t{self.key.hex()}\n".encode()
        yield b"instruction\t%b\n" % canonical(instruction_tree(self.instruction))
        yield b"law\t%b\n" % self.law
        yield f"{COLUMNS}\n".encode()
        for row in self.rows:
            yield row_line(row).encode()
        yield f"{END}\t{len(self.rows)}\n".encode()

    @cached_property
    def digest(self) -> str:
        """SHA-256 of the bytes, in hexadecimal."""
        found = hashlib.sha256()
        for line in self.lines():
            found.update(line)
        return found.hexdigest()

    @cached_property
    def law_fingerprint(self) -> str:
        """SHA-256 of the law's canonical bytes, in hexadecimal: what the law called its fingerprint at the time."""
        return hashlib.sha256(self.law).hexdigest()

    @cached_property
    def last_known_rules(self) -> bool:
        """Whether the law has a gap where the ranking is: the points are then those of the last known ranking."""
        return not from_canonical(self.law).has(RANKING)


def snapshot_of(rows: Iterable[Row], instruction: Instruction, *, law: bytes, key: bytes) -> Snapshot:
    """The snapshot of a pool whose rows come in any order; the key is 32 random bytes, new for each round.

    :raises BadRow: for a row that cannot be ranked or written, or a number that occurs twice.
    :raises BadDocument: where the key, the law or the instruction cannot be written.
    :raises BadInstruction: where the instruction cannot be run.
    """
    if len(key) != 32:
        raise BadDocument(CANNOT_BE.of(place="key", value=f"{len(key)} bytes", accepted="32 bytes"))
    instruction_tree(instruction)
    _check_law(law, instruction)
    ordered = tuple(sorted(rows, key=lambda row: (len(row.number), row.number)))
    for row, following in pairwise(ordered):
        if following.number == row.number:
            raise BadRow(TWICE.of(number=row.number[:80]))
    made = Snapshot(instruction, law, ordered, key)
    made.digest  # noqa: B018 - to write every line once shows that every row can be written
    return made


class Sink(Protocol):
    """A binary stream to write to, one that compresses included."""

    def write(self, data: bytes, /) -> object:
        """Take some bytes."""
        ...


def write_snapshot(snapshot: Snapshot, stream: Sink) -> None:
    """Write a snapshot to a stream, a line at a time."""
    for line in snapshot.lines():
        stream.write(line)


def snapshot_bytes(snapshot: Snapshot) -> bytes:
    """The whole snapshot as bytes."""
    return b"".join(snapshot.lines())


def read_snapshot(source: bytes | Iterable[bytes]) -> Snapshot:
    """The snapshot that bytes, or the lines of a binary stream, hold.

    :raises BadDocument: with the line, the field, the value and what is accepted.
    """
    lines = _Lines(io.BytesIO(source) if isinstance(source, bytes) else source)
    key, instruction, law = _head_in(lines)
    found = Snapshot(instruction, law, tuple(_rows_in(lines)), bytes.fromhex(key))
    vars(found)["digest"] = lines.digest.hexdigest()  # there is one way to write it, and it was written so
    return found


def read_rows(source: Iterable[bytes], after: str = "") -> Iterator[Row]:
    """The rows that the lines of a binary stream hold, one by one, so that none is kept in memory.

    :param after: a number, after which they begin: of the rows up to it the numbers alone are read.
    :raises BadDocument: with the line, the field, the value and what is accepted, once it is come to.
    """
    lines = _Lines(source)
    _head_in(lines)
    yield from _rows_in(lines, after)


def read_numbers(source: Iterable[bytes]) -> Iterator[str]:
    """The numbers of all rows that the lines of a binary stream hold, and nothing else of them.

    :raises BadDocument: as :func:`read_rows`, for what is no line of a snapshot at all.
    """
    lines = _Lines(source)
    _head_in(lines)
    while not (text := lines.next()).startswith(f"{END}\t"):
        yield text.partition("\t")[0]


def _head_in(lines: _Lines) -> tuple[str, Instruction, bytes]:
    """What stands before the rows: the key of the round, its instruction, the canonical bytes of the law."""
    lines.expect(FORMAT)
    key = lines.after("key")
    if not HASH.test(key):
        raise lines.bad("key", "…", HASH.accepted)
    instruction = _instruction_in(lines)
    law = lines.after("law").encode()
    _check_law(law, instruction)
    lines.expect(COLUMNS)
    return key, instruction, law


class _Lines:
    """The lines of a snapshot, counted and hashed as they are read."""

    def __init__(self, source: Iterable[bytes]) -> None:
        self.source = iter(source)
        self.number = 0
        self.digest = hashlib.sha256()

    def next(self) -> str:
        """The next line without its end."""
        self.number += 1
        try:
            data = next(self.source, b"")
        except (OSError, EOFError) as fault:  # a file that cannot be read to its end, compressed or not
            raise self.bad("-", str(fault), f"{END} + LF") from None
        self.digest.update(data)
        if not data.endswith(b"\n"):
            raise self.bad("-", "", f"{END} + LF")
        try:
            return data[:-1].decode()
        except UnicodeDecodeError as fault:
            raise self.bad("-", str(fault), "UTF-8") from None

    def expect(self, text: str) -> None:
        """Read a line that must be this one."""
        found = self.next()
        if found != text:
            raise self.bad("-", found, text)

    def after(self, name: str) -> str:
        """Read a line that begins with a name and a tab; what follows."""
        found = self.next()
        if not found.startswith(f"{name}\t"):
            raise self.bad(name, found, f"{name} + TAB")
        return found[len(name) + 1 :]

    def bad(self, column: str, value: str, accepted: str) -> BadDocument:
        """What is wrong with the line just read."""
        place = AT_LINE.of(line=str(self.number), field=column)
        return BadDocument(CANNOT_BE.of(place=place, value=repr(value[:80]), accepted=accepted))


def _instruction_in(lines: _Lines) -> Instruction:
    text = lines.after("instruction")
    try:
        tree = parsed(text.encode(), "instruction")
    except Refused as fault:
        raise BadDocument(Text(fault.en, fault.fr).of()) from None
    found = instruction_of(tree)
    if canonical(tree).decode() != text:
        raise lines.bad("instruction", text, "JSON: sorted, compact")
    return found


def _rows_in(lines: _Lines, after: str = "") -> Iterator[Row]:
    before, many, passed = (0, ""), 0, (len(after), after)
    while not (text := lines.next()).startswith(f"{END}\t"):
        if after and (len(number := text.partition("\t")[0]), number) <= passed:
            many += 1
            continue
        row = row_of(text)
        if not isinstance(row, Row):
            raise lines.bad(*row)
        here = (len(row.number), row.number)
        if here <= before:
            raise lines.bad("number", row.number, f"> {before[1]}")
        before, many = here, many + 1
        yield row
    if text != f"{END}\t{many}":
        raise lines.bad(END, text, f"{END}\t{many}")
    if next(lines.source, None):
        lines.number += 1
        raise lines.bad("-", "…", "-")


def _check_law(law: bytes, instruction: Instruction) -> None:
    """The law must be readable, and the order of classes that the instruction uses must be the law's own."""
    try:
        order = class_order(from_canonical(law))
    except (LawError, LookupError, ValueError) as fault:
        raise BadDocument(CANNOT_BE.of(place="law", value=str(fault)[:80], accepted="express-entry/law@1")) from None
    if b"\n" in law:
        raise BadDocument(CANNOT_BE.of(place="law", value="LF", accepted="express-entry/law@1"))
    if order != instruction.class_order:
        value = ", ".join(instruction.class_order)
        raise BadDocument(CANNOT_BE.of(place="class_order", value=value, accepted=", ".join(order)))


AT_LINE = Text("line {line}, {field}", "ligne {line}, {field}")
