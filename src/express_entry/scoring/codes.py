"""Cells as the numbers they stand for, one byte each: from arrays of NumPy, from Arrow, from text.

A cell that is empty, or that its column does not take, becomes :data:`UNUSABLE`, which no column takes either; what was
wrong with it is found out afterwards, for the few rows that have one (:func:`unusable_cells`).
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Any, NamedTuple

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from express_entry.law import Text
from express_entry.law.text import Reason

from .columns import Column
from .faults import ColumnError, shown
from .plan import Bytes
from .records import UNUSABLE


class Unusable(NamedTuple):
    """A cell that cannot be used: the row (from 0), the column, what is there (None: nothing), and why not."""

    row: int
    column: str
    value: str | None
    reason: Reason


# ------------------------------------------------------------------------------------------------------------ numbers


def from_numpy(column: Column, array: NDArray[Any]) -> Bytes:
    """The codes of an array of whole numbers, yes and no, or text.

    A cell that is masked is one that is empty.

    :raises ColumnError: for an array of anything else.
    """
    if isinstance(array, np.ma.MaskedArray):
        codes = from_numpy(column, array.data).copy()
        codes[np.ma.getmaskarray(array)] = UNUSABLE
        return codes
    if array.ndim != 1:
        raise ColumnError(_NO_ROW.of(column=column.name, dimensions=array.ndim))
    if not len(array):
        return _none()
    if array.dtype.kind in "ui" and column.numbers:
        return _clipped(array)
    if array.dtype.kind == "b" and column.most == 1 and column.numbers:
        return array.view(np.uint8)
    if array.dtype.kind in "UTO":
        return from_arrow(column, _as_text(column, array))
    raise ColumnError(_WRONG_TYPE.of(column=column.name, type=f"{array.dtype}", accepted=column.accepted()))


def _as_text(column: Column, array: NDArray[Any]) -> pa.Array:
    try:
        return pa.array(array.astype(object))
    except (pa.ArrowException, OverflowError, UnicodeError):
        raise ColumnError(_MIXED.of(column=column.name, accepted=column.accepted())) from None


def _clipped(array: NDArray[Any]) -> Bytes:
    """Whole numbers of any width as bytes; what is below 0 or does not fit is more than any column takes."""
    if array.dtype.kind == "i":
        array = array.view(array.dtype.str.replace("i", "u"))
    if array.dtype.itemsize == 1:
        return array
    found = np.empty(len(array), np.uint8)
    np.minimum(array, array.dtype.type(UNUSABLE), out=found, casting="unsafe")
    return found


# -------------------------------------------------------------------------------------------------------------- Arrow


def from_arrow(column: Column, array: pa.Array) -> Bytes:
    """The codes of an Arrow array of whole numbers, yes and no, or text, plain or by dictionary.

    :raises ColumnError: for an array of anything else.
    """
    read = _reader(column, array.type)
    if read is None:
        raise ColumnError(_WRONG_TYPE.of(column=column.name, type=str(array.type), accepted=column.accepted()))
    codes = read(column, array)
    if array.null_count:
        codes = codes.copy() if not codes.flags.writeable else codes
        codes[array.is_null().to_numpy(zero_copy_only=False)] = UNUSABLE
    return codes


def _reader(column: Column, type_: pa.DataType) -> Callable[[Column, pa.Array], Bytes] | None:
    if pa.types.is_integer(type_) and column.numbers:
        return _integers
    if pa.types.is_boolean(type_) and column.most == 1 and column.numbers:
        return _yes_or_no
    if is_text(type_):
        return _texts
    if pa.types.is_dictionary(type_) and _reader(column, type_.value_type):
        return _by_dictionary
    return _nothing if pa.types.is_null(type_) else None


def is_text(type_: pa.DataType) -> bool:
    """Whether an Arrow type is text."""
    return bool(pa.types.is_string(type_) or pa.types.is_large_string(type_) or pa.types.is_string_view(type_))


def _integers(_column: Column, array: pa.Array) -> Bytes:
    values = array.buffers()[1]
    width = array.type.bit_width // 8
    kind = "u" if pa.types.is_unsigned_integer(array.type) else "i"
    return _clipped(np.frombuffer(values, f"{kind}{width}", len(array), array.offset * width) if values else _none())


def _none() -> NDArray[Any]:
    return np.empty(0, np.uint8)


def _yes_or_no(_column: Column, array: pa.Array) -> Bytes:
    values: Bytes = array.fill_null(False).to_numpy(zero_copy_only=False).view(np.uint8)
    return values


def _nothing(_column: Column, array: pa.Array) -> Bytes:
    return np.full(len(array), UNUSABLE, np.uint8)


def _texts(column: Column, array: pa.Array) -> Bytes:
    """The few words of a column are looked for first; what is none of them is read cell by cell."""
    words, codes = _vocabulary(column)
    if pa.types.is_string_view(array.type):
        array = array.cast(pa.large_string())
    found = pc.index_in(array, value_set=words.cast(array.type)).fill_null(len(words)).to_numpy(zero_copy_only=False)
    bytes_: Bytes = codes.take(found)
    strange = np.flatnonzero(found == len(words))
    if len(strange):
        bytes_[strange] = [code_of(column, each) for each in array.take(pa.array(strange)).to_pylist()]
    return bytes_


def _by_dictionary(column: Column, array: pa.DictionaryArray) -> Bytes:
    codes = np.append(from_arrow(column, array.dictionary), np.uint8(UNUSABLE))
    found: Bytes = codes.take(array.indices.fill_null(0).to_numpy(zero_copy_only=False))
    return found


@lru_cache(maxsize=256)
def _vocabulary(column: Column) -> tuple[pa.Array, NDArray[np.uint8]]:
    """What a column takes as text, and the code of each; the last one is for everything else."""
    numbers = [str(number) for number in range(column.most + 1)] if column.numbers else []
    words = [*column.words, *numbers]
    codes = [*range(len(column.words)), *range(len(numbers)), UNUSABLE]
    return pa.array(words, pa.string()), np.array(codes, np.uint8)


@lru_cache(maxsize=1 << 16)
def code_of(column: Column, text: str | None) -> int:
    """The code of a cell of text."""
    found = None if text is None else column.code(text)
    return UNUSABLE if found is None else found


# ------------------------------------------------------------------------------------------------------- wrong cells


def unusable_cells(
    columns: Sequence[Column],
    codes: Mapping[str, Bytes],
    value: Callable[[str, int], object | None],
    but: Collection[int] = (),
) -> Iterator[Unusable]:
    """Every cell that its column does not take, row by row ``but`` some; ``value`` says what stands in a cell."""
    given = [column for column in columns if column.name in codes]
    wrong = {column.name: codes[column.name] > column.most for column in given}
    rows = np.flatnonzero(np.logical_or.reduce(list(wrong.values()))).tolist() if wrong else ()
    for row in (row for row in rows if row not in but):
        for column in given:
            if wrong[column.name][row]:
                yield unusable(column, row, value(column.name, row))


def unusable(column: Column, row: int, value: object | None) -> Unusable:
    """A cell that its column does not take."""
    text = None if value is None or value is np.ma.masked else str(value)
    reason = (_EMPTY if text is None or not text.strip() else _NOT_TAKEN).of(accepted=column.accepted())
    return Unusable(row, column.name, text, reason)


def refused(first: Unusable, where: Reason) -> ColumnError:
    """The error for rows that cannot be used, where they are not set aside; ``where`` says where the first is."""
    if first.value is None and first.column:
        text = _NOTHING_STATED if first.reason.text is _EMPTY else _EMPTY_CELL
        return ColumnError(text.of(where=where, column=first.column, reason=first.reason))
    value = EMPTY if first.value is None else shown(first.value)
    if not first.column:
        return ColumnError(_REFUSED.of(where=where, value=value, reason=first.reason))
    return ColumnError(_REFUSED_CELL.of(where=where, column=first.column, value=value, reason=first.reason))


_WRONG_TYPE = Text(
    "the column {column} holds {type}. Accepted: whole numbers or text; {accepted}.",
    "la colonne {column} contient {type}. Valeurs acceptées : nombres entiers ou texte; {accepted}.",
)
_NO_ROW = Text(
    "the column {column} has {dimensions} dimensions. Accepted: one, a value for each candidate.",
    "la colonne {column} a {dimensions} dimensions. Valeurs acceptées : une seule, une valeur par candidat.",
)
_MIXED = Text(
    "the column {column} holds values of several kinds. Accepted: whole numbers or text; {accepted}.",
    "la colonne {column} contient des valeurs de plusieurs types. Valeurs acceptées : nombres entiers ou texte; "
    "{accepted}.",
)
_EMPTY = Text("nothing is stated; accepted: {accepted}", "rien n'est indiqué; valeurs acceptées : {accepted}")
_NOT_TAKEN = Text("accepted: {accepted}", "valeurs acceptées : {accepted}")
EMPTY = Text("nothing", "rien")
_REFUSED = Text("{where} cannot be used: {value} ({reason}).", "{where} ne peut pas servir : {value} ({reason}).")
_NOTHING_STATED = Text("{where}, column {column}: {reason}.", "{where}, colonne {column} : {reason}.")
_EMPTY_CELL = Text(
    "{where}, column {column}: there is nothing ({reason}).", "{where}, colonne {column} : il n'y a rien ({reason})."
)
_REFUSED_CELL = Text(
    "{where}, column {column}: {value} cannot be used ({reason}).",
    "{where}, colonne {column} : {value} ne peut pas servir ({reason}).",
)
