"""Made-up people to whom things happen within a span: facts that begin, run out and come of age, some not stated."""

from __future__ import annotations

import copy
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any, NamedTuple

from hypothesis import assume
from hypothesis import strategies as st

from express_entry.law.days import add_years
from express_entry.profile import Profile, ProfileError, check
from tests.properties.strategies import Document, documents, facts_of, without

SPAN = timedelta(days=150)

STARTS = ("2015-06-01", "2016-10-01", "2017-09-20", "2018-01-01", "2020-02-01", "2021-02-13", "2022-10-20",
          "2023-05-01", "2024-02-28", "2024-05-01", "2025-02-01", "2026-01-15", "2026-09-15", "2026-11-03",
          "2028-01-31")  # fmt: skip
"""Days before changes of law of every kind, in the gap, and before a 29 February."""

AGES = (18, 20, 30, 36, 45, 47)
YEARS = (0, 0, 1, 2, 3, 5, 10, 22)
"""How long before an event a fact may be dated: at once, and after every number of years that the law counts."""
DATES = frozenset(("date_of_birth", "taken", "reported", "issued", "completed", "from", "to", "expires", "as_of",
                   "qualified_since"))  # fmt: skip


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
    """People with a few dates moved so that something happens in the span; half of them leave some facts out."""
    on = date.fromisoformat(draw(st.sampled_from(STARTS)))
    document = draw(documents(on))
    for test in document["language_tests"]:
        if draw(st.sampled_from((False, False, True))):
            test["reported"] = test["taken"]
    _move(draw, document, on)
    if draw(st.booleans()):
        facts = list(facts_of(document))
        document = without(document, draw(st.lists(st.sampled_from(facts), max_size=4)))
    try:
        profile = check(copy.deepcopy(document))
    except ProfileError:
        # A date may have been moved before another that it follows.
        assume(False)
        raise
    assume(profile.person.date_of_birth <= on)
    return Moving(profile, on)


def _move(draw: st.DrawFn, document: Document, on: date) -> None:
    """Date a few facts so that what they bring about falls into the span, or just outside it."""
    places = list(_places(document))
    for place in draw(st.lists(st.sampled_from(range(len(places))), max_size=6, unique=True)):
        holder, key = places[place]
        day = on + timedelta(days=draw(st.integers(-2, SPAN.days + 2)))
        years = draw(st.sampled_from(AGES if holder is document["person"] and key == "date_of_birth" else YEARS))
        holder[key] = add_years(day, -years).isoformat()
    if draw(st.sampled_from((False, False, False, True))):
        document["person"]["date_of_birth"] = "1992-02-29"


def _places(value: Any) -> Iterator[tuple[Document, str]]:
    """Every object with a date in it, and the name of the date."""
    for key, inner in value.items() if isinstance(value, dict) else enumerate(value):
        if key in DATES:
            yield value, key
        elif isinstance(inner, (dict, list)):
            yield from _places(inner)
