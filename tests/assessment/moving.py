"""Made-up people whose facts begin, run out and come of age within a span, some of them not stated."""

from __future__ import annotations

import copy
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any, NamedTuple

from hypothesis import strategies as st

from express_entry.law.days import add_years
from express_entry.profile import Profile, ProfileError, check
from tests.properties.strategies import Document, documents, facts_of, without

SPAN = timedelta(days=150)

DAYS = ("2015-06-01", "2016-10-01", "2017-09-20", "2018-01-01", "2020-02-01", "2021-02-13", "2022-10-20", "2023-05-01",
        "2024-02-28", "2024-05-01", "2025-02-01", "2026-01-15", "2026-09-15", "2026-11-03", "2028-01-31")  # fmt: skip
"""Days before changes of law of every kind, in the gap, and before a 29 February."""

DATES = ("date_of_birth", "taken", "reported", "issued", "completed", "from", "to", "expires", "as_of",
         "qualified_since")  # fmt: skip
YEARS = (0, 0, 1, 2, 3, 5, 10, 22)
"""How long before an event a fact may be dated: at once, and after every number of years that the law counts."""


class Moving(NamedTuple):
    """A person, and the first day of a span in which something may happen to them."""

    profile: Profile
    on: date

    @property
    def until(self) -> date:
        """The last day of the span."""
        return self.on + SPAN


@st.composite
def moving_people(draw: st.DrawFn) -> Moving:
    """People with a few dates moved so that something happens in the span, and with a few facts not stated."""
    on = date.fromisoformat(draw(st.sampled_from(DAYS)))
    document = draw(documents(on))
    for test in document["language_tests"]:
        if draw(st.sampled_from((False, False, True))):
            test["reported"] = test["taken"]
    document = _moved(draw, document, on)
    if draw(st.booleans()):
        facts = list(facts_of(document))
        document = without(document, draw(st.lists(st.sampled_from(facts), max_size=4)))
    profile = _checked(document)
    return Moving(profile or _checked(draw(documents(on))) or _somebody(), on)


def _moved(draw: st.DrawFn, document: Document, on: date) -> Document:
    moved = copy.deepcopy(document)
    places = list(_places(moved))
    for holder, key in draw(st.lists(st.sampled_from(range(len(places))), max_size=6, unique=True).map(
        lambda chosen: [places[place] for place in chosen]
    )):  # fmt: skip
        day = on + timedelta(days=draw(st.integers(-2, SPAN.days + 2)))
        years = draw(
            st.sampled_from((25, 30, 36, 45) if key == "date_of_birth" and "language_tests" in document else YEARS)
        )
        holder[key] = add_years(day, -years).isoformat()
    return moved


def _places(value: Any) -> Iterator[tuple[Document, str]]:
    for key, inner in value.items() if isinstance(value, dict) else enumerate(value):
        if key in DATES:
            yield value, key
        elif isinstance(inner, (dict, list)):
            yield from _places(inner)


def _checked(document: Document) -> Profile | None:
    try:
        return check(copy.deepcopy(document))
    except ProfileError:
        return None


def _somebody() -> Profile:
    return check(
        {
            "format": "express-entry/profile@1",
            "person": {"date_of_birth": "1990-02-28"},
            "marital_status": "never_married",
        }
    )
