"""Provisions in French: the same numbers, cited as French cites them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pytest

from express_entry import law
from express_entry.law.citations import cited


def citations() -> Iterator[str]:
    """Every citation in the law that comes with the package."""
    for version in law.consolidated().versions():
        yield version.citation
        yield from inside(version.values)
    for instrument in law.consolidated().instruments.values():
        yield instrument.citation


def inside(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        yield from value.get("citations", {}).values()
        for item in value.values():
            yield from inside(item)


@pytest.mark.parametrize(
    ("english", "french"),
    [
        ("R75(2)(d), 74(1)", "R75(2)d), 74(1)"),
        ("R75(2)(e)(ii), (2.1)", "R75(2)e)(ii), (2.1)"),
        ("R83(1)(c.1)", "R83(1)c.1)"),
        ("R87.1(2)(d)-(e)", "R87.1(2)d)-e)"),
        ("A10.3(1)(h.1), (h.2), (i), (1.01), (1.1); A10.5", "L10.3(1)h.1), h.2), i), (1.01), (1.1); L10.5"),
        ("R295(1)(c), 303(1)", "R295(1)c), 303(1)"),
        ("MI s.10", "IM art.\u00a010"),
        ("A10.3(1)(h); MI ss.8-29", "L10.3(1)h); IM art.\u00a08-29"),
        ("MI s.29(1), as amended by MI 2016-1", "IM art.\u00a029(1), modifié par les IM 2016-1"),
        ("R87.1(2)(a) before SOR/2022-220", "R87.1(2)a) avant DORS/2022-220"),
        ("MI (no provision before MI 2016-1)", "IM (aucune disposition avant les IM 2016-1)"),
        ("S.C. 2001, c. 27 (IRPA)", "L.C. 2001, ch. 27 (LIPR)"),
        ("section 3 of a proposal (invented)", "section 3 of a proposal (invented)"),
    ],
)
def test_a_provision_is_cited_in_french_as_french_cites_it(english: str, french: str) -> None:
    assert cited(english, "fr") == french
    assert cited(english, "en") == english


ENGLISH = re.compile(
    r"\b(before|after|as|amended|added|by|not|seen|signed|made|in force|number|provision|extra|department's|guidance|"
    r"notice|language|test results|delivery|MI|ss?\.|SOR|IRPA|IRPR|S\.C\.|A\d)"
)


def test_no_english_word_is_left_in_a_french_citation_and_no_number_is_lost() -> None:
    found = set(citations())
    assert len(found) > 90
    for citation in found:
        french = cited(citation, "fr")
        assert not ENGLISH.search(french), french
        assert re.findall(r"\d+", french) == re.findall(r"\d+", citation)
