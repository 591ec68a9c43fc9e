"""A province's list of nominations in a file: rows under heads in either language, each read or with what is wrong."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Any, NamedTuple

from express_entry.law.days import LAST_DAY
from express_entry.law.text import Sayable
from express_entry.pool.faults import Unacceptable
from express_entry.pool.intake import CODE_LENGTH, CODE_LETTERS
from express_entry.pool.profiles import key_of
from express_entry.pool.states import NominationState
from express_entry.profile import ProfileError
from express_entry.profile.opened import sheets_of
from express_entry.profile.sheets import Row

from . import homewords as words

MOST_ROWS = 500
HEAD_ROWS = 20
FIRST_DAY = date(2015, 1, 1)
LONGEST = 64
HEADS: Mapping[str, tuple[str, ...]] = {
    "profile": ("profile", "profil", "profile number", "numero de profil"),
    "code": ("code", "validation code", "code de validation"),
    "certificate": ("certificate", "certificat", "certificate number", "numero du certificat"),
    "issued": ("issued", "date", "delivree", "delivre", "date issued", "date de delivrance"),
    "state": ("state", "etat", "status", "statut"),
}
"""What a column may be called, without accents, in either language."""
STATES: Mapping[str, NominationState] = {
    **{each.value: each for each in NominationState},
    "offerte": NominationState.OFFERED,
    "acceptee": NominationState.ACCEPTED,
    "refusee": NominationState.REJECTED,
    "caduque": NominationState.LAPSED,
    "retiree": NominationState.WITHDRAWN,
    "abandonnee": NominationState.RENOUNCED,
    "terminee": NominationState.ENDED,
}


class Entry(NamedTuple):
    """A row: where it stands, what it says by the name of the column, and what is wrong with it."""

    row: int
    values: Mapping[str, Any]
    wrong: Sequence[Sayable]


def read_list(path: Path, needed: Sequence[str]) -> list[Entry]:
    """The rows of the first sheet that has the heads needed.

    :raises Unacceptable: where the file cannot be read, no row names the columns, there is no row, or too many.
    """
    try:
        found = _rows(path, needed)
    except ProfileError:
        raise _unacceptable(words.UNREADABLE) from None
    if found is None:
        raise _unacceptable(words.NO_HEADS.of(heads=", ".join(needed)))
    if not found:
        raise _unacceptable(words.EMPTY)
    return found


def _unacceptable(reason: Any) -> Unacceptable:
    said = reason if hasattr(reason, "values") else reason.of()
    return Unacceptable(said, fields={"sheet": said})


def _rows(path: Path, needed: Sequence[str]) -> list[Entry] | None:
    """The entries below the heads; None where no sheet has them."""
    for sheet in sheets_of(path, lambda values: len(_columns(values))):
        rows = iter(sheet.rows)
        for _, row in zip(range(HEAD_ROWS), rows, strict=False):
            columns = _columns(row.values)
            if all(name in columns.values() for name in needed):
                return _below(rows, columns, needed)
    return None


def _columns(values: Sequence[Any]) -> dict[int, str]:
    """The columns that a row of heads names, by their place."""
    known = {head: name for name, heads in HEADS.items() for head in heads}
    return {place: known[plain(value)] for place, value in enumerate(values) if plain(value) in known}


def plain(value: Any) -> str:
    """A text without accents, in small letters."""
    apart = unicodedata.normalize("NFKD", str(value or "")).casefold()
    return " ".join("".join(each for each in apart if not unicodedata.combining(each)).split())


def _below(rows: Iterator[Row], columns: Mapping[int, str], needed: Sequence[str]) -> list[Entry]:
    found: list[Entry] = []
    for row in rows:
        stated = {name: row.values[place] for place, name in columns.items() if place < len(row.values)}
        if all(value is None or str(value).strip() == "" for value in stated.values()):
            continue
        if len(found) == MOST_ROWS:
            raise _unacceptable(words.TOO_MANY.of(most=str(MOST_ROWS)))
        found.append(_entry(row.number, stated, needed))
    return found


def _entry(number: int, stated: Mapping[str, Any], needed: Sequence[str]) -> Entry:
    values: dict[str, Any] = {}
    wrong: list[Sayable] = []
    for name, value in stated.items():
        text = str(value).strip() if value is not None else ""
        if not text and name not in needed:
            continue
        read, fault = _READERS[name](value if isinstance(value, date) else text)
        values[name] = read
        if fault is not None:
            wrong.append(fault)
    missing = [name for name in needed if name not in stated]
    assert not missing
    return Entry(number, values, wrong)


Readable = tuple[Any, Sayable | None]


def number_read(text: Any) -> Readable:
    """The number of a profile."""
    said = str(text).upper()
    return (said, None) if key_of(said) is not None else (said, words.WRONG_NUMBER)


def code_read(text: Any) -> Readable:
    """A validation code; spaces in it are not the candidate's."""
    said = "".join(str(text).split()).upper()
    fits = len(said) == CODE_LENGTH and all(each in CODE_LETTERS for each in said)
    return said, None if fits else words.WRONG_CODE


def certificate_read(text: Any) -> Readable:
    """The number of a certificate."""
    said = str(text)
    fits = 0 < len(said) <= LONGEST and said.isascii() and said.isprintable()
    return said, None if fits else words.WRONG_CERTIFICATE


def day_read(value: Any) -> Readable:
    """A day: a cell with a date in it, or a text such as 2026-01-15."""
    if isinstance(value, datetime):
        value = value.date()
    try:
        day = value if isinstance(value, date) else date.fromisoformat(str(value))
    except ValueError:
        return None, words.WRONG_DAY
    return (day, None) if FIRST_DAY <= day <= LAST_DAY else (None, words.WRONG_DAY)


def state_read(text: Any) -> Readable:
    """A state of a nomination, by the name that programs read or a word of either language."""
    found = STATES.get(plain(text))
    if found is None:
        return "", words.WRONG_STATE.of(accepted=", ".join(each.value for each in NominationState))
    return found.value, None


_READERS = {
    "profile": number_read,
    "code": code_read,
    "certificate": certificate_read,
    "issued": day_read,
    "state": state_read,
}
