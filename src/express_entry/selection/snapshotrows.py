"""One row of a snapshot as a line of text, and back; strictly, since there is one way to write each row."""

from __future__ import annotations

import re
from functools import lru_cache

from express_entry.law import Text
from express_entry.law.programtable import A_PROGRAM

from . import rows as row_checks
from .check_line import A_NAME, AN_INSTANT, INSTANT, NAME, instant_of
from .documents import category_of, category_text, instant_text
from .rows import PROGRAMS, BadRow, Category, Row, State, in_order

FIELDS = ("number", "points", "submitted", "expires", "state", "programs", "categories")
COLUMNS = "\t".join(FIELDS)
NOTHING = "-"
MOST_POINTS = 999_999_999

Wrong = tuple[str, str, str]
"""A field, its value, and what is accepted."""


def row_line(row: Row) -> str:
    """A row as the snapshot writes it, its end included.

    :raises BadRow: where it cannot be ranked or written.
    """
    row_checks.checked(row)
    if not NAME.test(row.number):
        raise BadRow(CANNOT_BE_WRITTEN.of(number=row.number[:80], value="number", accepted=NAME.accepted))
    if row.points is not None and row.points > MOST_POINTS:
        raise BadRow(CANNOT_BE_WRITTEN.of(number=row.number, value=str(row.points), accepted=f"0 … {MOST_POINTS}"))
    points = NOTHING if row.points is None else str(row.points)
    expires = NOTHING if row.expires is None else instant_text(row.expires)
    sets = f"{_programs_text(row.programs)}\t{_categories_of(row) if row.categories else NOTHING}"
    return f"{row.number}\t{points}\t{instant_text(row.submitted)}\t{expires}\t{_VALUES[row.state]}\t{sets}\n"


def row_of(line: str) -> Row | Wrong:
    """The row that a line, without its end, stands for; or the first of its fields that cannot be."""
    found = _LINE.fullmatch(line)
    if found is None:
        return _first_wrong(line)
    number, points, submitted, expires, state, programs, categories = found.groups()
    held, met = _programs_in(programs), _categories_in(categories)
    if held is None or met is None or state not in _STATES:
        return _first_wrong(line)
    try:
        return Row(
            number,
            None if points == NOTHING else int(points),
            instant_of(submitted),
            held,
            met,
            _STATES[state],
            None if expires == NOTHING else instant_of(expires),
        )
    except ValueError:  # a day that no calendar has
        return _first_wrong(line)


@lru_cache(maxsize=64)
def _programs_text(programs: frozenset[str]) -> str:
    return " ".join(in_order(programs)) or NOTHING


@lru_cache(maxsize=64)
def _programs_in(text: str) -> frozenset[str] | None:
    found = frozenset() if text == NOTHING else frozenset(text.split(" "))
    return found if all(map(A_PROGRAM.fullmatch, found)) and _programs_text(found) == text else None


@lru_cache(maxsize=4096)
def _categories_text(categories: frozenset[Category]) -> str:
    return " ".join(sorted(map(category_text, categories))) or NOTHING


@lru_cache(maxsize=4096)
def _categories_in(text: str) -> frozenset[Category] | None:
    if text == NOTHING:
        return frozenset()
    named = [category_of(name) for name in text.split(" ")]
    found = frozenset(category for category in named if category is not None)
    return found if len(found) == len(named) and _categories_text(found) == text else None


def _categories_of(row: Row) -> str:
    text = _categories_text(row.categories)
    if _categories_in(text) != row.categories:
        raise BadRow(CANNOT_BE_WRITTEN.of(number=row.number, value=text[:80], accepted="stem@2023-1"))
    return text


def _first_wrong(line: str) -> Wrong:
    values = line.split("\t")
    if len(values) != len(FIELDS):
        return NOTHING, line, COLUMNS.replace("\t", " TAB ")
    number, points, submitted, expires, state, programs, categories = values
    fits = (
        (NAME.test(number), NAME.accepted),
        (re.fullmatch(_POINTS, points), f"0 … {MOST_POINTS}, {NOTHING}"),
        (INSTANT.test(submitted), INSTANT.accepted),
        (expires == NOTHING or INSTANT.test(expires), f"{INSTANT.accepted}, {NOTHING}"),
        (state in _STATES, ", ".join(_STATES)),
        (_programs_in(programs) is not None, f"{' '.join(PROGRAMS)}, {NOTHING}"),
        (_categories_in(categories) is not None, f"stem@2023-1 …, {NOTHING}"),
    )
    wrong = next(place for place, (fit, _) in enumerate(fits) if not fit)
    return FIELDS[wrong], values[wrong], fits[wrong][1]


_STATES = {state.value: state for state in State}
_VALUES = {state: state.value for state in State}
_POINTS = "-|0|[1-9][0-9]{0,8}"
_LINE = re.compile(
    rf"({A_NAME})\t({_POINTS})\t({AN_INSTANT})\t(-|{AN_INSTANT})\t([a-z_]+)\t([a-z0-9_ ]+|-)\t([A-Za-z0-9_.@ -]+)"
)

CANNOT_BE_WRITTEN = Text(
    "profile {number}: {value} cannot be written. Accepted: {accepted}.",
    "profil {number} : {value} ne peut être écrit. Valeurs acceptées : {accepted}.",
)
