"""Where each line of a round stands, so that one is proven without holding the round again.

A book lies beside a snapshot and says nothing that the snapshot does not: for each row, in the order of the snapshot,
where it begins and which leaf it is, then the hashes of the tree, level by level (of a padded tree one half after the
other, and of each what is over all its leaves once; of a scattered one, in place of its second half, the leaves by
their places and the upper levels). What is read from it is held against the published root and against the snapshot's
own order, so a book that was changed proves nothing: it is made anew.
"""

from __future__ import annotations

import hashlib
from bisect import bisect_left
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import accumulate
from struct import Struct
from typing import BinaryIO, NamedTuple

from express_entry.law import Text

from .check_line import OTHERS_FROM, canonical, follows, leaf_hash, parsed, places_of, root_of
from .documents import CANNOT_BE, BadDocument, instruction_of
from .instruction import Instruction
from .leaves import Layout, line_tree, salt_of
from .merkle import HEIGHT, Leaf, PaddedTree, ScatteredTree, Tree, beside_below, low_of, padding, padding_of_half
from .proof import proof_document
from .result import Rerun, layout_of
from .rows import Row
from .select import exclusion_of, program_of
from .snapshot import END
from .snapshotrows import row_of

FORMAT = b"express-entry/line-book@3\n"
HEAD_LINES = 5
"""Lines of a snapshot before its rows."""
_ENTRY = Struct(">QI")
"""Where a row begins in the snapshot, and the place of its leaf."""
_COUNTS = Struct(">QQ")
"""How many rows there are, and how many of them are ranked."""
HASH_BYTES = 32
_LEAF = Struct(">I32s")
"""The place of a scattered leaf in its half, and its hash."""
_ENTRIES = len(FORMAT) + _COUNTS.size
MOST_UNDER = 1000
"""Leaves that never fall under one node of the lowest level that is kept, under which there are two to four."""
LONGEST = 2**48
"""Bytes of a snapshot that nobody has."""


def book_of(again: Rerun, snapshot: bytes) -> bytes:
    """The book of a round that was held again from the bytes of its snapshot."""
    places = again.leaves.places
    lines = snapshot.splitlines(keepends=True)
    starts = accumulate(map(len, lines), initial=0)
    begins = list(starts)[HEAD_LINES:]
    entries = [_ENTRY.pack(begins[at], places[row.number]) for at, row in enumerate(again.snapshot.rows)]
    counts = _COUNTS.pack(len(again.snapshot.rows), len(again.outcome.ranked))
    return b"".join([FORMAT, counts, *entries, *_nodes(again.leaves.tree)])


def _nodes(tree: Tree | PaddedTree) -> Iterator[bytes]:
    if isinstance(tree, Tree):
        for level in tree.levels:
            yield from level
        return
    for half in tree.halves:
        for level in half:
            yield from level
            if len(level) < 2:
                break
    if isinstance(tree, ScatteredTree):
        yield from (_LEAF.pack(place, leaf) for place, leaf in tree.others)
        for level in tree.upper:
            yield from level
    yield from tree.tops


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
        if _read(book, 0, len(FORMAT)) != FORMAT:
            raise _unfit("format")
        self.many, self.ranked = _COUNTS.unpack(_read(book, len(FORMAT), _COUNTS.size))
        if not self.ranked <= self.many < OTHERS_FROM:
            raise _unfit("counts")

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
        salt, (_, places) = salt_of(head.key, row.number), places_of(self.tree)
        path = _PATHS[layout_of(self.tree["format"])](self, place, head.key)
        root = root_of(leaf_hash(salt, canonical(line)), place, places, path)
        if root is None or root.hex() != self.tree["root"] or not follows(line, place, self.tree):
            raise _unfit("root")
        digest = hashlib.sha256(self.result).hexdigest()
        return proof_document(head.instruction.number, line, self.tree, salt, (place, places), path, digest)

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
        begins, place = _ENTRY.unpack(_read(self.book, _ENTRIES + at * _ENTRY.size, _ENTRY.size))
        if begins > LONGEST:
            raise _unfit("length")
        return begins, place

    def _path(self, place: int, _key: bytes) -> list[bytes]:
        """The hashes beside the way from a leaf to the root, from below."""
        start, size = self._first_node(), self.many
        found = []
        while size > 1:
            beside = place ^ 1
            if beside < size:
                found.append(_read(self.book, start + beside * HASH_BYTES, HASH_BYTES))
            start, size, place = start + size * HASH_BYTES, (size + 1) // 2, place >> 1
        return found

    def _padded_path(self, place: int, key: bytes, tops: int | None = None) -> list[bytes]:
        """The same in a padded tree: what the book does not hold follows from the key."""
        half, place = divmod(place, OTHERS_FROM)
        sizes = (self.ranked, self.many - self.ranked)
        start, size = self._first_node() + (_nodes_over(sizes[0]) * HASH_BYTES if half else 0), sizes[half]
        found = []
        for level in range(HEIGHT - 1):
            beside = place ^ 1
            held = _read(self.book, start + beside * HASH_BYTES, HASH_BYTES) if beside < size else None
            found.append(held or padding(key, level, (half << HEIGHT - 1 - level) + beside))
            start, size, place = start + size * HASH_BYTES, (size + 1) // 2, place >> 1
        behind = self._first_node() + sum(map(_nodes_over, sizes)) * HASH_BYTES if tops is None else tops
        return [*found, _read(self.book, behind + (1 - half) * HASH_BYTES, HASH_BYTES)]

    def _scattered_path(self, place: int, key: bytes) -> list[bytes]:
        """The same in a scattered tree: below the levels that the book holds it follows from the leaves there."""
        many, half, behind = self.many - self.ranked, *divmod(place, OTHERS_FROM)
        low = low_of(many)
        leaves = self._first_node() + _nodes_over(self.ranked) * HASH_BYTES
        start, wide = leaves + many * _LEAF.size, 1 << HEIGHT - 1 - low
        tops = start + (2 * wide - 1) * HASH_BYTES
        if not half:
            return self._padded_path(place, key, tops)
        under = self._leaves_under(leaves, many, behind >> low, low)
        found = beside_below(under, behind, low, padding_of_half(key, half))
        for level in range(low, HEIGHT - 1):
            found.append(_read(self.book, start + ((behind >> level) ^ 1) * HASH_BYTES, HASH_BYTES))
            start, wide = start + wide * HASH_BYTES, wide // 2
        return [*found, _read(self.book, tops, HASH_BYTES)]

    def _leaves_under(self, start: int, many: int, index: int, level: int) -> list[Leaf]:
        """The scattered leaves under a node, found by halves since they stand in the order of their places."""

        def leaf(at: int) -> Leaf:
            place, held = _LEAF.unpack(_read(self.book, start + at * _LEAF.size, _LEAF.size))
            return place, held

        first = bisect_left(range(many), index << level, key=lambda at: leaf(at)[0])
        last = bisect_left(range(many), (index + 1) << level, lo=first, key=lambda at: leaf(at)[0])
        if last - first > MOST_UNDER:
            raise _unfit("leaves")
        return [leaf(at) for at in range(first, last)]

    def _first_node(self) -> int:
        return _ENTRIES + int(self.many) * _ENTRY.size

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


_PATHS: Mapping[Layout, Callable[[LineBook, int, bytes], list[bytes]]] = {
    Layout.CLOSE: LineBook._path,  # noqa: SLF001 - of this module
    Layout.PADDED: LineBook._padded_path,  # noqa: SLF001 - as above
    Layout.SCATTERED: LineBook._scattered_path,  # noqa: SLF001 - as above
}


def _nodes_over(leaves: int) -> int:
    """How many hashes a half of a padded tree has up to the one that is over all its leaves."""
    many = leaves
    while leaves > 1:
        leaves = (leaves + 1) // 2
        many += leaves
    return many


def _read(book: BinaryIO, start: int, many: int) -> bytes:
    book.seek(start)
    data = book.read(many)
    if len(data) != many:
        raise _unfit("length")
    return data


def _unfit(place: str) -> BadDocument:
    return BadDocument(CANNOT_BE.of(place=BOOK.of(place=place), value="…", accepted=FORMAT.decode().strip()))


BOOK = Text("line book, {place}", "livre des lignes, {place}")
