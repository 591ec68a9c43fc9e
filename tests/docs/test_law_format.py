"""The page on files of law names every key that the reader takes and every kind that is checked."""

from __future__ import annotations

import pytest

from express_entry.law import Instrument, Version, consolidated
from express_entry.law.pointtables import OCCUPATION_LEVEL, POINT_KINDS
from tests.docs.blocks import text_of

PAGES = ("docs/how-to/law-file.md", "docs/how-to/law-file.fr.md")
NAMED_OTHERWISE = {"from_": "from"}
NOT_WRITTEN = {"table"}
"""A version knows its table; a file says it by where the version stands."""


@pytest.mark.parametrize("page", PAGES)
def test_the_page_names_every_key_of_an_instrument_and_of_a_version(page: str) -> None:
    """A key that the reader takes and the page does not name cannot be used by anybody."""
    text = text_of(page)
    fields = {*Instrument.__dataclass_fields__, *Version.__dataclass_fields__} - NOT_WRITTEN
    keys = {NAMED_OTHERWISE.get(field, field) for field in fields}
    assert {key for key in keys if f"`{key}`" not in text} == set()


@pytest.mark.parametrize("page", PAGES)
def test_the_page_names_every_kind_whose_values_are_checked_and_every_attribute_of_a_factor(page: str) -> None:
    """And the values of the ranking that close a gap."""
    text = text_of(page)
    factors = [table for table in consolidated().tables.values() if table.kind in POINT_KINDS]
    attributes = {name for table in factors for name in table.attributes}
    words = {*POINT_KINDS, OCCUPATION_LEVEL, "ranking", "sections", *attributes}
    words |= {key for table in factors for version in table.versions for key in version.values}
    words |= {"carried", "removed", "factors_of", "levels", "through", "fact", "window_years", "section_titles"}
    assert {word for word in words if f"`{word}`" not in text} == set()
