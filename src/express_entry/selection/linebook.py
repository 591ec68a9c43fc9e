"""Where each line of a round stands, so that one is proven without holding the round again.

A book lies beside a snapshot and says nothing that the snapshot does not: for each row, in the order of the snapshot,
where it begins and which leaf it is, then the hashes of the tree, level by level. What is read from it is held against
the published root and against the snapshot's own order, so a book that was changed proves nothing: it is made anew.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from itertools import accumulate
from struct import Struct
from typing import BinaryIO, NamedTuple

from express_entry.law import Text

from .check_line import canonical, follows, leaf_hash, parsed, root_of
from .documents import CANNOT_BE, BadDocument, instruction_of
from .instruction import Instruction
from .leaves import line_tree, salt_of
from .proof import proof_document
from .result import Rerun
from .rows import Row
from .select import exclusion_of, program_of
from .snapshot import END
from .snapshotrows import row_of

FORMAT = b"express-entry/line-book@1\n"
HEAD_LINES = 5
"""Lines of a snapshot before its rows."""
_ENTRY = Struct(">QI")
"""Where a row begins in the snapshot, and the place of its leaf."""
HASH_BYTES = 32
LONGEST = 2**48
"""Bytes of a snapshot that nobody has."""


def book_of(again: Rerun, snapshot: bytes) -> bytes:
    """The book of a round that was held again from the bytes of its snapshot."""
    places = again.leaves.places
    lines = snapshot.splitlines(keepends=True)
    starts = accumulate(map(len, lines), initial=0)
    begins = list(starts)[HEAD_LINES:]
    entries = [_ENTRY.pack(begins[at], places[row.number]) for at, row in enumerate(again.snapshot.rows)]
    levels = again.leaves.tree.levels
    return b"".join([FORMAT, *entries, *(node for level in levels for node in level)])


class _Head(NamedTuple):
    """What the proof of a line needs of the head of a snapshot."""

    key: bytes
    instruction: Instruction


class LineBook:
    """A book, the snapshot it lies beside, and the result that was published of the round; open as long as it is used.

    What does not hold together is refused with :class:`BadDocument`.
    """

    def __init__(self, book: BinaryIO, snapshot: BinaryIO, result: bytes) -> None:
        self.book, self.snapshot, self.result = book, snapshot, result
        self.tree = parsed(result, "result")
        self.many: int = self.tree["leaves"]
        if _read(book, 0, len(FORMAT)) != FORMAT:
            raise _unfit("format")

    def proof(self, number: str) -> bytes | None:
        """The proof of one profile's line, as :func:`~.proof.line_proof` gives it; None where the pool did not hold it.

        :raises BadDocument: where the book or the snapshot is not what the result was made of.
        """
        found = self._found(number)
        if found is None:
            return None
        row, place = found
        head = self._head()
        reason = exclusion_of(row, head.instruction)
        invited = reason is None and place < self.tree["invited"]
        line = line_tree(row, place, reason, program_of(row, head.instruction) if invited else None)
        salt, path = salt_of(head.key, row.number), self._path(place)
        root = root_of(leaf_hash(salt, canonical(line)), place, self.many, path)
        if root is None or root.hex() != self.tree["root"] or not follows(line, place, self.tree):
            raise _unfit("root")
        digest = hashlib.sha256(self.result).hexdigest()
        return proof_document(head.instruction.number, line, self.tree, salt, (place, self.many), path, digest)

    def _found(self, number: str) -> tuple[Row, int] | None:
        """The row of a number and the place of its leaf, by halves, since rows stand in the order of their numbers."""
        wanted = (len(number), number)
        low, high = 0, self.many
        while low < high:
            middle = (low + high) // 2
            row, place, _ = self._row(middle)
            here = (len(row.number), row.number)
            if here == wanted:
                return row, place
            low, high = (middle + 1, high) if here < wanted else (low, middle)
        self._check_gap(low, wanted)
        return None

    def _check_gap(self, at: int, wanted: tuple[int, str]) -> None:
        """See to it that the rows before and after a number follow on each other in the snapshot."""
        before = self._row(at - 1) if at > 0 else None
        after = self._row(at) if at < self.many else None
        if before is not None and (len(before[0].number), before[0].number) >= wanted:
            raise _unfit("order")
        if after is not None and (len(after[0].number), after[0].number) <= wanted:
            raise _unfit("order")
        ends = before[2] if before is not None else self._first()
        if after is None:
            self._check_end(ends)
        elif self._entry(at)[0] != ends:
            raise _unfit("order")

    def _check_end(self, place: int) -> None:
        """See to it that no row of the snapshot stands at a place any more: behind the last there is only the end."""
        self.snapshot.seek(place)
        if self.snapshot.readline() != f"{END}\t{self.many}\n".encode():
            raise _unfit("order")

    def _row(self, at: int) -> tuple[Row, int, int]:
        """A row, the place of its leaf, and where it ends in the snapshot."""
        begins, place = self._entry(at)
        self.snapshot.seek(begins)
        data = self.snapshot.readline()
        row = row_of(data[:-1].decode("utf-8", "replace"))
        if not isinstance(row, Row):
            raise _unfit("row")
        return row, place, begins + len(data)

    def _entry(self, at: int) -> tuple[int, int]:
        begins, place = _ENTRY.unpack(_read(self.book, len(FORMAT) + at * _ENTRY.size, _ENTRY.size))
        if begins > LONGEST:
            raise _unfit("length")
        return begins, place

    def _path(self, place: int) -> list[bytes]:
        """The hashes beside the way from a leaf to the root, from below."""
        start, size = len(FORMAT) + self.many * _ENTRY.size, self.many
        found = []
        while size > 1:
            beside = place ^ 1
            if beside < size:
                found.append(_read(self.book, start + beside * HASH_BYTES, HASH_BYTES))
            start, size, place = start + size * HASH_BYTES, (size + 1) // 2, place >> 1
        return found

    def _first(self) -> int:
        """Where the first row begins."""
        self.snapshot.seek(0)
        return sum(len(self.snapshot.readline()) for _ in range(HEAD_LINES))

    def _head(self) -> _Head:
        self.snapshot.seek(0)
        lines: Sequence[bytes] = [self.snapshot.readline() for _ in range(HEAD_LINES)]
        key, instruction = lines[1].partition(b"\t")[2], lines[2].partition(b"\t")[2]
        try:
            return _Head(bytes.fromhex(key.decode("ascii").strip()), instruction_of(parsed(instruction, "instruction")))
        except ValueError:
            raise _unfit("head") from None


def _read(book: BinaryIO, start: int, many: int) -> bytes:
    book.seek(start)
    data = book.read(many)
    if len(data) != many:
        raise _unfit("length")
    return data


def _unfit(place: str) -> BadDocument:
    return BadDocument(CANNOT_BE.of(place=BOOK.of(place=place), value="…", accepted=FORMAT.decode().strip()))


BOOK = Text("line book, {place}", "livre des lignes, {place}")
