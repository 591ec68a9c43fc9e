"""What is looked for in lines of text: which field is which column, and what its cells may be.

This is the form in which :mod:`.scan` and :mod:`.plainscan` are told, and in which they answer.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache
from itertools import product
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from .columns import Column

NOTHING, NUMBER, WORD, TEXT = range(4)
"""What a field holds: nothing that matters, a number, a word or a number, text that is wanted as it stands."""
SOUND, FIELDS, QUOTES = range(3)
"""What is wrong with a record: nothing, the number of its fields, its quotation marks."""
UNUSABLE = 255
"""The code of a cell that its column does not take."""
LONGEST_WORD = 30
CLUES, FACTORS = 128, 3


class Shape(NamedTuple):
    """The fields of a record, as the loops take them.

    ``fields`` has a row a field: what it holds, which row of codes or of texts it fills, its first and last words, and
    the row of its clues. ``words`` has a row a word: its code, its length, its bytes. ``clues`` has a row a column of
    words: by how a cell begins, ends and how long it is, the number of the only word that it can be; before these
    numbers stand the three factors by which they are found.
    """

    names: tuple[str, ...]
    coded: tuple[Column, ...]
    texts: tuple[str, ...]
    fields: NDArray[np.int64]
    words: NDArray[np.uint8]
    clues: NDArray[np.int64]


class Records(NamedTuple):
    """The records found in a block, a row each.

    ``spans`` is where each starts and ends, its line, and what is wrong with it; ``codes`` are its cells; ``texts``
    where the texts in it start and end, and whether marks in them are written twice. ``end`` is where the last ends.
    """

    spans: NDArray[np.int64]
    codes: NDArray[np.uint8]
    texts: NDArray[np.int64]
    end: int
    line: int


def shape_of(names: Sequence[str], coded: Mapping[str, Column], texts: Sequence[str]) -> Shape:
    """The shape of records whose fields have such names; ``coded`` are the columns of the contract among them."""
    fields = np.zeros((len(names), 5), np.int64)
    words: list[tuple[int, bytes]] = []
    clues: list[NDArray[np.int64]] = []
    rows = {name: row for row, name in enumerate(coded)}
    for place, name in enumerate(names):
        if name in coded:
            accepted = _words(coded[name])
            kind = WORD if coded[name].words else NUMBER
            fields[place] = kind, rows[name], len(words), len(words) + len(accepted), len(clues)
            if accepted:
                clues.append(_clues(tuple(word for _, word in accepted), len(words)))
            words += accepted
        elif name in texts:
            fields[place] = TEXT, texts.index(name), 0, 0, 0
    table = np.zeros((max(1, len(words)), LONGEST_WORD + 2), np.uint8)
    for row, (code, word) in enumerate(words):
        table[row, : len(word) + 2] = [code, len(word), *word]
    found = np.array(clues) if clues else np.zeros((1, FACTORS + CLUES), np.int64)
    return Shape(tuple(names), tuple(coded.values()), tuple(texts), fields, table, found)


def _words(column: Column) -> list[tuple[int, bytes]]:
    """The words of a column, and its numbers in digits where they stand for words."""
    if not column.words:
        return []
    digits = [(code, b"%d" % code) for code in range(column.most + 1)] if column.numbers else []
    return [*((code, word.encode()) for code, word in enumerate(column.words)), *digits]


@lru_cache(maxsize=256)
def _clues(words: tuple[bytes, ...], first: int) -> NDArray[np.int64]:
    """Three factors under which no two words have the same clue, and the number of the word for each clue (or -1)."""
    for factors in product(range(1, CLUES), repeat=FACTORS):
        clues = [clue(word, factors) for word in words]
        if len(set(clues)) == len(words):
            break
    else:
        raise AssertionError(words)
    found = np.full(FACTORS + CLUES, -1, np.int64)
    found[:FACTORS] = factors
    found[[FACTORS + each for each in clues]] = range(first, first + len(words))
    return found


def clue(word: bytes, factors: Sequence[int]) -> int:
    """What a word is looked for by."""
    begins, ends, length = factors
    return (word[0] * begins + word[-1] * ends + len(word) * length) % CLUES
