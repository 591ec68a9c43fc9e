"""The loops of :mod:`.scan` in plain Python, for where Numba is not installed: the same arguments, the same results."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Any, NamedTuple

from .records import FIELDS, NOTHING, NUMBER, QUOTES, SOUND, TEXT, UNUSABLE

_BREAK = re.compile(rb"\r\n|\r|\n")
_QUOTED = re.compile(rb'"([^"]*(?:""[^"]*)*)("?)')


class Field(NamedTuple):
    """Where the content of a field starts and ends, and whether quotation marks in it are written twice."""

    first: int
    last: int
    twice: bool = False


class Record(NamedTuple):
    """Where a record ends, its fields, how many line breaks stand in them, and what is wrong with it."""

    end: int
    fields: Sequence[Field]
    breaks: int = 0
    fault: int = SOUND


def scan(
    block: Any,
    final: bool,
    comma: int,
    fields: Any,
    words: Any,
    _clues: Any,
    line: int,
    spans: Any,
    codes: Any,
    texts: Any,
) -> tuple[int, int, int]:
    """The complete records of a block that begins with one; returns how many, where they end, and the line there.

    They are at most as many as ``spans`` has rows.
    """
    data = block.tobytes()
    known = [
        {bytes(word[2 : 2 + word[1]]): int(word[0]) for word in words[first:last]} for _, _, first, last, _ in fields
    ]
    place, count = 0, 0
    while place < len(data) and count < len(spans):
        record = record_at(data, place, bytes([comma]))
        if not final and len(data) - record.end < 2 and data[record.end :] in (b"", b"\r"):
            break
        after = _after_break(data, record.end)
        if record.end > place:
            fault = record.fault
            if fault == SOUND:
                fault = SOUND if len(record.fields) == len(fields) else FIELDS
                _fill(data, record.fields, fields, known, count, codes, texts)
            spans[count] = place, record.end, line, fault
            count += 1
        place = after
        line += record.breaks + 1
    return count, place, line


def _after_break(data: bytes, place: int) -> int:
    found = _BREAK.match(data, place)
    return found.end() if found else place


def _line_end(data: bytes, place: int) -> int:
    found = _BREAK.search(data, place)
    return found.start() if found else len(data)


def record_at(data: bytes, place: int, comma: bytes) -> Record:
    """The record that begins at a place."""
    end = _line_end(data, place)
    if data.find(b'"', place, end) < 0:
        fields, first = [], place
        for cell in data[place:end].split(comma):
            fields.append(Field(first, first + len(cell)))
            first += len(cell) + 1
        return Record(end, fields)
    return _marked(data, place, comma)


def _marked(data: bytes, place: int, comma: bytes) -> Record:
    """A record with quotation marks in it."""
    fields: list[Field] = []
    breaks = 0
    while True:
        found = _QUOTED.match(data, place)
        if found:
            content = found.group(1)
            breaks += len(_BREAK.findall(content))
            fields.append(Field(found.start(1), found.end(1), b'""' in content))
            place = found.end()
            if not found.group(2):
                return Record(len(data), fields, breaks, QUOTES)
            if data[place : place + 1] not in (b"", b"\r", b"\n", comma):
                return Record(_line_end(data, place), fields, breaks, QUOTES)
        else:
            end = _line_end(data, place)
            cut = data.find(comma, place, end)
            fields.append(Field(place, end if cut < 0 else cut))
            place = fields[-1].last
        if data[place : place + 1] != comma:
            return Record(place, fields, breaks)
        place += 1


def never_closed(data: bytes, place: int, comma: bytes) -> bool:
    """Whether the record at a place has a quotation mark that nothing behind it closes."""
    while found := _QUOTED.match(data, place):
        if not found.group(2):
            return True
        if data[found.end() : found.end() + 1] != comma:
            return False
        place = found.end() + 1
    cut = data.find(comma, place, _line_end(data, place))
    return cut >= 0 and never_closed(data, cut + 1, comma)


def _fill(data: bytes, found: Sequence[Field], fields: Any, known: Any, row: int, codes: Any, texts: Any) -> None:
    """The codes and the texts of a record in their places."""
    for (kind, where, *_), words, field in zip(fields.tolist(), known, found, strict=False):
        if kind == TEXT:
            texts[where, row] = field
        elif kind != NOTHING:
            codes[where, row] = _code(data[field.first : field.last].strip(b" \t"), kind, words)


def _code(cell: bytes, kind: int, words: dict[bytes, int]) -> int:
    """The code of a cell; 255 for one that cannot be used."""
    if kind == NUMBER:
        return min(int(cell), UNUSABLE) if cell.isdigit() and len(cell) <= 3 else UNUSABLE
    return words.get(cell, UNUSABLE)


# ------------------------------------------------------------------------------------------------------------ writing


def extend(
    block: Any,
    spans: Any,
    rows: Any,
    front: Any,
    numbers: Any,
    labels: Any,
    marks: Any,
    values: Any,
    behind: Any,
    closing: Any,
    made: Any,
) -> int:
    """Some records as they stand, with numbers behind them; returns how many bytes were made."""
    data, names = block.tobytes(), labels.tobytes()
    cuts = [names[first:last] for first, last in pairwise(marks)]
    before, end, words = front.tobytes(), closing.tobytes(), cuts[len(values) :]
    template = b"".join(cut.replace(b"%", b"%%") + b"%d" for cut in cuts[: len(values)])
    parts = []
    for row in rows.tolist():
        if len(numbers):
            parts += [b"%d" % numbers[row], before]
        first, last = spans[row, :2]
        parts += [data[first:last], template % tuple(values[:, row].tolist())]
        parts += [words[behind[row]], end] if len(behind) else [end]
    whole = b"".join(parts)
    made[: len(whole)] = memoryview(whole)
    return len(whole)
