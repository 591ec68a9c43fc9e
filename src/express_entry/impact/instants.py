"""The instant of submission of each row, as a whole number of microseconds."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from express_entry.law import Text
from express_entry.scoring.codes import is_text
from express_entry.scoring.faults import ColumnError, shown

from .line import Instants

NO_INSTANT = int(np.iinfo(np.int64).min)
"""What stands for an instant that is not stated, or cannot be used."""
_WRITTEN = r"^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{1,6})?Z$"
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_STAMP = pa.timestamp("us", "UTC")


def instants_of(array: pa.Array, column: str) -> Instants:
    """The instants of a column of timestamps, or of text as ISO 8601 in UTC; :data:`NO_INSTANT` where there is none.

    A timestamp without a zone is in UTC.

    :raises ColumnError: for a column of anything else, or of parts of a microsecond.
    """
    if pa.types.is_dictionary(array.type):
        array = array.cast(array.type.value_type)
    if is_text(array.type):
        return _read(array)
    if pa.types.is_null(array.type):
        return np.full(len(array), NO_INSTANT, np.int64)
    if not pa.types.is_timestamp(array.type):
        raise ColumnError(_NO_INSTANTS.of(column=shown(column), type=str(array.type)))
    try:
        return _numbers(array.cast(pa.timestamp("us", array.type.tz)))
    except pa.ArrowInvalid:
        raise ColumnError(_TOO_FINE.of(column=shown(column))) from None


def instant_of(number: int) -> datetime:
    """The instant that a number stands for."""
    return _EPOCH + timedelta(microseconds=number)


def _numbers(array: pa.Array) -> Instants:
    numbers: Instants = pc.fill_null(array.cast(pa.int64()), NO_INSTANT).to_numpy(zero_copy_only=False)
    return numbers


def _read(array: pa.Array) -> Instants:
    written = pc.if_else(pc.match_substring_regex(array, _WRITTEN), array, None)
    try:
        return _numbers(written.cast(_STAMP))
    except pa.ArrowInvalid:  # a day or an hour that there is not, such as 30 February
        return np.array([_read_one(text) for text in written.to_pylist()], np.int64)


def _read_one(text: str | None) -> int:
    try:
        return NO_INSTANT if text is None else (datetime.fromisoformat(text) - _EPOCH) // timedelta(microseconds=1)
    except ValueError:
        return NO_INSTANT


AN_INSTANT = Text(
    "accepted: an instant in UTC written YYYY-MM-DDTHH:MM:SSZ, up to six decimals behind the seconds",
    "valeurs acceptées : un instant en UTC écrit AAAA-MM-JJTHH:MM:SSZ, avec au plus six décimales aux secondes",
)
_NO_INSTANTS = Text(
    "the column {column} holds {type}. Accepted: timestamps, or text written YYYY-MM-DDTHH:MM:SSZ.",
    "la colonne {column} contient {type}. Valeurs acceptées : des horodatages, ou du texte écrit AAAA-MM-JJTHH:MM:SSZ.",
)
_TOO_FINE = Text(
    "the column {column} holds instants finer than a microsecond. Accepted: microseconds or coarser.",
    "la colonne {column} contient des instants plus fins que la microseconde. Valeurs acceptées : la microseconde, ou "
    "plus grossier.",
)
