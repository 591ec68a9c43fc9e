"""The day of each row: a column of dates, or of text, as whole numbers."""

from __future__ import annotations

import re
from datetime import date

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from express_entry.law import Text

from .codes import is_text
from .faults import ColumnError, shown

Days = NDArray[np.int32]
"""Days as whole numbers, from 1970-01-01 on."""

NO_DAY = int(np.iinfo(np.int32).min)
"""What stands for the day of a row that states none."""
EPOCH, LAST = date(1970, 1, 1).toordinal(), date.max.toordinal()
MILLISECONDS = 86_400_000
"""Of a day."""


def days_of(array: pa.Array, column: str) -> Days:
    """The days of a column of dates or of text (YYYY-MM-DD); :data:`NO_DAY` where a row states none.

    :raises ColumnError: for a column of anything else.
    """
    if is_text(array.type):
        encoded = array.cast(pa.large_string()).dictionary_encode()
        return _chosen(np.array([_read(text) for text in encoded.dictionary.to_pylist()], np.int32), encoded.indices)
    if pa.types.is_dictionary(array.type):
        return _chosen(days_of(array.dictionary, column), array.indices)
    if not pa.types.is_date(array.type):
        raise ColumnError(_NOT_DAYS.of(column=shown(column), type=str(array.type)))
    if pa.types.is_date64(array.type):
        days = np.floor_divide(_numbers(array, pa.int64()), MILLISECONDS)
        return np.where((days > NO_DAY) & (days < -NO_DAY), days, NO_DAY).astype(np.int32)
    return np.asarray(_numbers(array, pa.int32()), np.int32)


def _numbers(array: pa.Array, type_: pa.DataType) -> NDArray[np.int64]:
    """Dates as the numbers that they are kept as; the lowest for none."""
    least = int(np.iinfo(type_.to_pandas_dtype()).min)
    return np.asarray(pc.fill_null(array.view(type_), least).to_numpy(zero_copy_only=False), np.int64)


def is_day(number: int) -> bool:
    """Whether the calendar has a day of a number."""
    return 1 <= number + EPOCH <= LAST


def day_of(number: int) -> date:
    """The day that a number stands for.

    :raises ValueError: where the calendar has none.
    """
    return date.fromordinal(number + EPOCH)


def _chosen(days: Days, places: pa.Array) -> Days:
    """The days that stand in some places; none where there is no place."""
    different = np.append(days, np.int32(NO_DAY))
    found: Days = different[pc.fill_null(places.cast(pa.int64()), len(days)).to_numpy(zero_copy_only=False)]
    return found


def _read(text: str | None) -> int:
    if text is None or not re.fullmatch(r"\d{4}-\d{2}-\d{2}", text, re.ASCII):
        return NO_DAY
    try:
        return date.fromisoformat(text).toordinal() - EPOCH
    except ValueError:
        return NO_DAY


A_DAY = Text(
    "accepted: a day written YYYY-MM-DD, from 2015-01-01 on",
    "valeurs acceptées : une date écrite AAAA-MM-JJ, à partir du 2015-01-01",
)
_NOT_DAYS = Text(
    "the column {column} holds {type}. Accepted: dates, or text written YYYY-MM-DD.",
    "la colonne {column} contient {type}. Valeurs acceptées : des dates, ou du texte écrit AAAA-MM-JJ.",
)
