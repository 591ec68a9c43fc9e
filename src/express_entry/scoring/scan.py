"""Reading and writing lines of text with compiled loops. Importing this module imports Numba.

:mod:`.plainscan` does the same without it; the two are held equal by the tests.
"""

from __future__ import annotations

from typing import Any

import numpy as np

from . import records
from .machinecode import compiled, inlined
from .records import CLUES, FACTORS, FIELDS, NOTHING, NUMBER, QUOTES, SOUND, TEXT, WORD

NEWLINE, RETURN, QUOTE, SPACE, TAB, MINUS = 10, 13, 34, 32, 9, 45
ZERO, NINE = 48, 57
FEW = 128
"""Records gone through column by column: they stay in the nearest cache, too."""
PART = 1 << 12
"""Bytes marked at a time: they stay in the nearest cache."""
UNUSABLE = np.uint8(records.UNUSABLE)


@inlined
def _number(block: Any, start: Any, end: Any) -> Any:
    """A whole number of at most three digits; 255 for anything else, or more. Most have one or two: no jumps then."""
    length = end - start
    if length < 1 or length > 3:
        return UNUSABLE
    high, low = np.int64(block[start]) - ZERO, np.int64(block[end - 1]) - ZERO
    middle = np.int64(block[end - 2]) - ZERO if length == 3 else 0
    value = low + (length == 2) * high * 10 + (length == 3) * (high * 100 + middle * 10)
    digits = (high >= 0) & (high <= 9) & (low >= 0) & (low <= 9) & (middle >= 0) & (middle <= 9)
    return np.uint8(value) if digits & (value < UNUSABLE) else UNUSABLE


@inlined
def _word(block: Any, start: Any, end: Any, words: Any, clues: Any, column: Any) -> Any:
    """The code of a word; 255 for anything that is none. Only one word begins, ends and is as long as this one."""
    length = end - start
    if length < 1:
        return UNUSABLE
    begins, ends = block[start] * clues[column, 0], block[end - 1] * clues[column, 1]
    word = clues[column, FACTORS + ((begins + ends + length * clues[column, 2]) & (CLUES - 1))]
    if word < 0 or words[word, 1] != length:
        return UNUSABLE
    for place in range(length):
        if words[word, 2 + place] != block[start + place]:
            return UNUSABLE
    return words[word, 0]


# Blanks around a cell are left aside. One function for numbers and words would be three times as slow: a loop must know
# which of the two it reads.


@inlined
def _begin(block: Any, start: Any, end: Any) -> Any:
    while start < end and (block[start] == SPACE or block[start] == TAB):
        start += 1
    return start


@inlined
def _end(block: Any, start: Any, end: Any) -> Any:
    while end > start and (block[end - 1] == SPACE or block[end - 1] == TAB):
        end -= 1
    return end


# A block is gone through twice: once for the places of everything that can end a cell, as fast as memory is read, and
# once from place to place.


@inlined
def _mark(part: Any, comma: Any, marks: Any) -> None:
    """Which bytes of a small part separate cells or lines, or are quotation marks."""
    for place in range(len(part)):
        byte = part[place]
        marks[place] = (byte == comma) | (byte == NEWLINE) | (byte == RETURN) | (byte == QUOTE)


@inlined
def _places(block: Any, comma: Any, places: Any) -> Any:
    """The places of all separators, line breaks and quotation marks; returns how many."""
    marks = np.empty(PART, np.uint8)
    count = np.uint64(0)
    for start in range(0, len(block), PART):
        part = block[start : start + PART]
        _mark(part, comma, marks[: len(part)])
        for place in range(len(part)):
            places[count] = start + place
            count += np.uint64(marks[place])
    return np.int64(count)


@inlined
def _closing(block: Any, places: Any, count: Any, number: Any) -> Any:
    """The number of the place where quotation marks are closed; ``count`` where they are not. Two in a row are one."""
    while number < count:
        if block[places[number]] == QUOTE:
            if not (number + 1 < count and places[number + 1] == places[number] + 1):
                return number
            if block[places[number + 1]] != QUOTE:
                return number
            number += 1
        number += 1
    return count


@inlined
def _ends_line(block: Any, place: Any) -> Any:
    return block[place] == NEWLINE or block[place] == RETURN


@inlined
def _break(block: Any, place: Any) -> Any:
    """The width of the line break at a place; 0 where there is none."""
    if place >= len(block):
        return 0
    if block[place] == RETURN:
        return 2 if place + 1 < len(block) and block[place + 1] == NEWLINE else 1
    return 1 if block[place] == NEWLINE else 0


@inlined
def _cut(block: Any, place: Any, final: Any) -> Any:
    """Whether what ends at a place may go on in the next block: it is at the end, or half a line break is."""
    return not final and (place >= len(block) or (block[place] == RETURN and place + 1 == len(block)))


@inlined
def _quotes(block: Any, places: Any, first: Any, last: Any) -> Any:
    """Whether there is a quotation mark among some places."""
    for number in range(first, last):  # noqa: SIM110 - a generator cannot be compiled
        if block[places[number]] == QUOTE:
            return True
    return False


@inlined
def _breaks(block: Any, places: Any, first: Any, last: Any) -> Any:
    """How many line breaks there are among some places."""
    found = 0
    for number in range(first, last):
        byte = block[places[number]]
        found += byte == NEWLINE and not (places[number] and block[places[number] - 1] == RETURN)
        found += byte == RETURN
    return found


@inlined
def _after(block: Any, places: Any, count: Any, number: Any, place: Any) -> Any:
    """The number of the place where the cell at ``place`` ends; its complement where its quotation marks are wrong."""
    if place < len(block) and block[place] == QUOTE:
        closing = _closing(block, places, count, number + 1)
        if closing == count:
            return ~count
        end, number = places[closing] + 1, closing + 1
        if end == len(block) or (number < count and places[number] == end and block[end] != QUOTE):
            return number
        while number < count and not _ends_line(block, places[number]):
            number += 1
        return ~number
    while number < count and block[places[number]] == QUOTE:
        number += 1
    return number


@inlined
def _cells(
    block: Any,
    places: Any,
    count: Any,
    number: Any,
    place: Any,
    comma: Any,
    fields: Any,
    words: Any,
    clues: Any,
    spans: Any,
    codes: Any,
    texts: Any,
    row: Any,
) -> Any:
    """The cells of the record at a place; returns the number of the place where it ends, the complement if wrong.

    How many cells there are stands in the record's last span for now.
    """
    field = 0
    while True:
        after = _after(block, places, count, number, place)
        if after < 0:
            return after
        end = places[after] if after < count else len(block)
        if field < len(fields):
            kind, where = fields[field, 0], fields[field, 1]
            marked = place < len(block) and block[place] == QUOTE
            first, last = place + marked, end - marked
            if kind == TEXT:
                texts[where, row, 0], texts[where, row, 1] = first, last
                texts[where, row, 2] = marked and _quotes(block, places, number + 1, after - 1)
            elif kind == NUMBER:
                begin = _begin(block, first, last)
                codes[where, row] = _number(block, begin, _end(block, begin, last))
            elif kind == WORD:
                begin = _begin(block, first, last)
                codes[where, row] = _word(block, begin, _end(block, begin, last), words, clues, fields[field, 4])
        field += 1
        if after >= count or block[end] != comma:
            spans[row, 3] = field
            return after
        number, place = after + 1, end + 1


@inlined
def _even(block: Any, places: Any, count: Any, comma: Any, fields: Any) -> Any:
    """How many records at the beginning of a block have one cell a column, none in quotation marks, a line each."""
    for row in range(count // fields):
        first = row * fields
        for number in range(first, first + fields - 1):
            if block[places[number]] != comma:
                return row
        if block[places[first + fields - 1]] != NEWLINE or places[first] == 0 or _empty(places, first):
            return row
    return count // fields


@inlined
def _empty(places: Any, first: Any) -> Any:
    """Whether the line that ends at a place is empty."""
    return first > 0 and places[first] == places[first - 1] + 1


@inlined
def _column(
    block: Any,
    places: Any,
    start: Any,
    stop: Any,
    fields: Any,
    field: Any,
    words: Any,
    clues: Any,
    codes: Any,
    texts: Any,
) -> None:
    """A column of some records that are even."""
    kind, where, column = fields[field, 0], fields[field, 1], fields[field, 4]
    for row in range(start, stop):
        number = row * len(fields) + field
        first, last = places[number - 1] + 1 if number else 0, places[number]
        if kind == TEXT:
            texts[where, row, 0], texts[where, row, 1], texts[where, row, 2] = first, last, 0
            continue
        first = _begin(block, first, last)
        last = _end(block, first, last)
        if kind == NUMBER:
            codes[where, row] = _number(block, first, last)
        else:
            codes[where, row] = _word(block, first, last, words, clues, column)


@inlined
def _evenly(
    block: Any,
    places: Any,
    count: Any,
    comma: Any,
    fields: Any,
    words: Any,
    clues: Any,
    line: Any,
    spans: Any,
    codes: Any,
    texts: Any,
) -> Any:
    """The records at the beginning of a block that are even, column by column; returns how many."""
    width = len(fields)
    rows = min(_even(block, places, count, comma, width), len(spans))
    for row in range(rows):
        spans[row, 0] = places[row * width - 1] + 1 if row else 0
        spans[row, 1], spans[row, 2], spans[row, 3] = places[row * width + width - 1], line + row, SOUND
    for start in range(0, rows, FEW):
        for field in range(width):
            if fields[field, 0] != NOTHING:
                stop = min(start + FEW, rows)
                _column(block, places, start, stop, fields, field, words, clues, codes, texts)
    return rows


@compiled
def scan(
    block: Any,
    final: Any,
    comma: Any,
    fields: Any,
    words: Any,
    clues: Any,
    line: Any,
    spans: Any,
    codes: Any,
    texts: Any,
) -> Any:
    """The complete records of a block that begins with one; returns how many, where they end, and the line there.

    They are at most as many as ``spans`` has rows.
    """
    places = np.empty(len(block) + 1, np.int32)
    count = _places(block, comma, places)
    row = _evenly(block, places, count, comma, fields, words, clues, line, spans, codes, texts)
    number = row * len(fields)
    place = places[number - 1] + 1 if row else 0
    line += row
    while place < len(block) and row < len(spans):
        width = _break(block, place)
        if width:  # an empty line is no record
            if _cut(block, place, final):
                break
            place += width
            number += width
            line += 1
            continue
        after = _cells(block, places, count, number, place, comma, fields, words, clues, spans, codes, texts, row)
        sound = after >= 0
        after = after if sound else ~after
        end = places[after] if after < count else len(block)
        if _cut(block, end, final):
            break
        spans[row, 0], spans[row, 1], spans[row, 2] = place, end, line
        spans[row, 3] = QUOTES if not sound else SOUND if spans[row, 3] == len(fields) else FIELDS
        row += 1
        line += 1 + _breaks(block, places, number, after)
        width = _break(block, end)
        place, number = end + width, after + width
    return row, place, line


# ------------------------------------------------------------------------------------------------------------ writing


@inlined
def _digits(value: Any, made: Any, place: Any) -> Any:
    """A whole number in digits; returns where it ends."""
    if value < 0:
        made[place] = MINUS
        place += 1
        value = -value
    width, rest = 1, value // 10
    while rest:
        width += 1
        rest //= 10
    for digit in range(width - 1, -1, -1):
        made[place + digit] = ZERO + value % 10
        value //= 10
    return place + width


@inlined
def _bytes(some: Any, first: Any, last: Any, made: Any, place: Any) -> Any:
    for byte in range(first, last):
        made[place] = some[byte]
        place += 1
    return place


@compiled
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
) -> Any:
    """Some records as they stand, with numbers behind them; returns how many bytes were made.

    Before each record stand the bytes ``front`` of its number, where there are numbers; before each value its label,
    which ``marks`` cuts out of ``labels``; then one of the two words of ``behind``, where there are words, and
    ``closing``.
    """
    place = 0
    for number in range(len(rows)):
        row = rows[number]
        if len(numbers):
            place = _digits(numbers[row], made, place)
            place = _bytes(front, 0, len(front), made, place)
        place = _bytes(block, spans[row, 0], spans[row, 1], made, place)
        for value in range(len(values)):
            place = _bytes(labels, marks[value], marks[value + 1], made, place)
            place = _digits(np.int64(values[value, row]), made, place)
        if len(behind):
            word = behind[row]
            place = _bytes(labels, marks[len(values) + word], marks[len(values) + word + 1], made, place)
        place = _bytes(closing, 0, len(closing), made, place)
    return place
