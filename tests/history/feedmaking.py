"""Feeds for the tests: all rounds in the department's shape, with the spellings that its feed has been seen to use.

``feeds/oddities_en.csv`` lists these, round by round; ``feeds/oddities_fr.csv`` has the like of them in French, of
which no copy was found. The files ``feeds/rounds_*.json`` are whole feeds of some rounds, kept as bytes.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Mapping
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from hypothesis import strategies as st

from express_entry.history import Round, rounds
from express_entry.history.export import export
from express_entry.history.feed import read_feed
from express_entry.history.importing import import_into
from express_entry.history.report import Report
from express_entry.history.store import Store
from express_entry.law.text import Language

FEEDS = Path(__file__).parent / "feeds"

LATER = date(2026, 10, 31)
"""A day after every round of these tests."""

Row = dict[str, Any]


@cache
def oddities(language: Language) -> list[dict[str, str]]:
    with (FEEDS / f"oddities_{language}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def plain_feed(language: Language = "en") -> list[Row]:
    """All rounds of the package, newest first, spelled as the department mostly does."""
    rows: list[Row] = json.loads(_plain(language))["rounds"]
    return rows


@cache
def _plain(language: Language) -> bytes:
    out = io.BytesIO()
    export(None, "ircc", out, language=language)
    return out.getvalue()


def odd_feed(language: Language = "en") -> list[Row]:
    """All rounds of the package with every oddity in its place."""
    rows = plain_feed(language)
    by_number = {row["drawNumber"]: row for row in rows}
    for odd in oddities(language):
        by_number[odd["number"]][odd["field"]] = odd["text"]
    return rows


def row_of(number: str, **changes: Any) -> Row:
    """The row of one round, with some fields changed."""
    return dict(_rows_by_number()[number]) | changes


@cache
def _rows_by_number() -> Mapping[str, Row]:
    return {row["drawNumber"]: row for row in plain_feed()}


def new_row(number: str = "448", **changes: Any) -> Row:
    """A round that the package does not know: one of the Canadian Experience Class, some days after the last."""
    row = row_of("446", drawNumber=number, drawDate="2026-10-06", drawDateFull="October 6, 2026")
    row |= {"drawDateTime": "October 6, 2026 at 11:02:03 UTC", "drawCutOff": "September 30, 2026 at 08:09:10 UTC"}
    row |= {"drawSize": "1,500", "drawCRS": "520", "drawDistributionAsOn": "October 4, 2026"}
    return row | bands(total=230_000) | changes


def bands(total: int) -> Row:
    """Bands that add up to a total."""
    tens = {f"dd{place}": "10,000" for place in (4, 5, 6, 7, 8, 10, 11, 12, 13, 14)}
    wide = {"dd1": "500", "dd2": "20,000", "dd3": "50,000", "dd9": "50,000", "dd15": "50,000", "dd16": "20,000"}
    return tens | wide | {"dd17": f"{total - 190_500:,}", "dd18": f"{total:,}"}


def as_bytes(rows: Iterable[Any], encoding: str = "utf-8") -> bytes:
    text = json.dumps({"classes": "wb-tables", "rounds": list(rows)}, ensure_ascii=False, indent=2)
    return text.encode(encoding)


def take_in(store: Store, *rows: Row, today: date | None = LATER) -> Report:
    return import_into(store, read_feed(as_bytes(rows)), today=today)


def given_back(store: Store, language: Language | None = None) -> list[Row]:
    """The rows of the feed that a store gives back."""
    out = io.BytesIO()
    export(store, "ircc", out, language=language)
    rows: list[Row] = json.loads(out.getvalue())["rounds"]
    return rows


def contract(some: Iterable[Round]) -> Mapping[str, tuple[object, ...]]:
    """What a round says, without how sure it is and the remarks on it."""
    return {each.number: each[:10] for each in some}


def known() -> Mapping[str, tuple[object, ...]]:
    return contract(rounds())


# --- rows of every kind -----------------------------------------------------------------------------------------------

SOME_ROWS = [*plain_feed()[:6], new_row(), row_of("91a"), row_of("1")]
NAMES = st.sampled_from([*new_row(), "other"])
VALUES = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.floats(),
    st.text(),
    st.lists(st.text(), max_size=2),
    st.dictionaries(st.text(), st.text(), max_size=2),
    st.sampled_from([value for row in SOME_ROWS for value in row.values()]),
    st.from_regex(r"[0-9 ,.:a-zà]{0,30}", fullmatch=True),
)


@st.composite
def mutated_rows(draw: st.DrawFn) -> list[Row]:
    rows = []
    for row in draw(st.lists(st.sampled_from(SOME_ROWS), max_size=4)):
        changed = row | draw(st.dictionaries(NAMES, VALUES, max_size=4))
        for name in draw(st.lists(NAMES, max_size=2)):
            changed.pop(name, None)
        rows.append(changed)
    return rows
