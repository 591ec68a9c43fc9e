"""The law for anybody to read: an index, a page a table with its history, and what differs between two days."""

from __future__ import annotations

import re
from datetime import date
from html import unescape
from pathlib import Path

import pytest
from django.test.utils import override_settings

from express_entry.law import consolidated
from express_entry.law.differences import compared
from express_entry.law.text import LANGUAGES, Language
from express_entry.pages.addresses import address, other
from express_entry.pages.days import today
from tests.pages.test_rounds import LIGHT
from tests.pages.visitor import Shown, Visitor

DAYS = ("2025-03-24", "2025-03-25")
"""Two days between which points for a job offer went."""


def read(shown: Shown) -> str:
    """What stands on a page, with plain spaces and apostrophes."""
    return re.sub(r"[\u00a0\u202f]", " ", shown.text).replace("’", "'")


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_table_has_a_page_that_the_index_leads_to(language: Language, visitor: Visitor) -> None:
    law = consolidated()
    index = visitor.sees(address("law", language))
    assert len(index.data) < LIGHT
    for name, table in law.tables.items():
        place = address("law_table", language, table=name)
        assert f'<a href="{place}">' in index.html
        shown = visitor.sees(place)
        assert (shown.status, len(shown.data) < LIGHT) == (200, True), name
        assert shown.html.count("<details>") == len(table.versions) - (table.in_force(today()) is not None)
        assert f'href="{address("law_table", other(language), table=name)}"' in shown.html
        assert "`" not in shown.text, name
        assert "**" not in shown.text, name
        for version in table.versions:
            assert version.recorded.isoformat() in shown.text
            for source in version.sources:
                assert " ".join(source.split()) in unescape(shown.html), (name, source)


def test_a_table_says_its_points_as_people_read_them(visitor: Visitor) -> None:
    shown = visitor.sees(address("law_table", "en", table="crs/age"))
    assert '<th scope="row">20 to 29</th><td>110</td><td>100</td>' in shown.html
    french = visitor.sees(address("law_table", "fr", table="crs/age"))
    assert '<th scope="row">20 à 29</th><td>110</td><td>100</td>' in french.html


def test_gaps_stand_on_the_index_and_on_their_table_with_what_is_missing(visitor: Visitor) -> None:
    gaps = consolidated().gaps
    assert gaps
    for language in LANGUAGES:
        index = read(visitor.sees(address("law", language)))
        for gap in gaps:
            shown = read(visitor.sees(address("law_table", language, table=gap.table)))
            for text in gap.missing:
                said = re.sub(r"[\u00a0\u202f]", " ", text.say(language)).replace("’", "'")
                assert said in index
                assert said in shown


def test_every_assumption_of_the_law_of_today_is_listed(visitor: Visitor) -> None:
    index = read(visitor.sees(address("law", "en")))
    found = [text for each in consolidated().versions() if each.to >= today() for text in each.assumptions]
    assert len(found) > 5
    for text in found:
        assert text.en.replace("**", "").replace("`", "") in index


def test_a_table_that_is_not_there_is_said_to_be_missing(visitor: Visitor) -> None:
    for name in ("crs/luck", "crs/age/x", "%3Cb%3E"):
        assert visitor.sees(f"{address('law', 'en')}{name}/").status == 404


@pytest.mark.parametrize("language", LANGUAGES)
def test_two_days_are_compared_as_the_command_compares_them(language: Language, visitor: Visitor) -> None:
    law = consolidated()
    for first, last in (("2015-01-01", "2026-11-20"), ("2025-03-24", "2025-03-25"), ("2025-03-25", "2025-03-24")):
        shown = visitor.sees(f"{address('law_changes', language)}?from={first}&to={last}")
        assert (shown.status, len(shown.data) < LIGHT) == (200, True)
        found = compared(law, *map(date.fromisoformat, (first, last)))
        links = re.findall(r'<h3><a href="([^"]+)">', shown.html)
        assert links == [address("law_table", language, table=each.table.id) for each in found.changes]
        assert shown.html.count('<tr><th scope="row"><code>') == sum(len(each.values) for each in found.changes)
        assert f'value="{first}"' in shown.html
    ways = [f"{address('law_changes', language)}?from={a}&to={b}" for a, b in (DAYS, DAYS[::-1])]
    steps = [set(re.findall(r"<li>(2025-[^<]+)", visitor.sees(way).html)) for way in ways]
    assert steps[0] == steps[1] != set()
    assert visitor.sees(f"{address('law_changes', language)}?from=2025-03-25&to=2025-03-25").html.count("<h3>") == 0


@pytest.mark.parametrize("day", ["x", "2014-12-31", "2025-02-30", "20250325", "9999-01-01", "2025-W10-1", "<b>"])
def test_what_is_no_day_is_said_at_its_field_and_stands_there_again(day: str, visitor: Visitor) -> None:
    answered = visitor.client.get(address("law_changes", "fr"), {"from": day, "to": "2026-01-01"})
    shown = Shown(answered.status_code, answered.headers, answered.content)
    assert "Il y a un problème" in shown.text
    assert "Accepté : une date écrite 2025-03-25, du 2015-01-01 au" in read(shown)
    assert shown.value("from") == day
    assert "<h3>" not in shown.html


def test_a_file_laid_over_the_law_is_in_it_and_said_to_be(visitor: Visitor) -> None:
    file = Path(__file__).parents[2] / "examples" / "law" / "high-wage-invented.toml"
    with override_settings(LAW_FILES=[file]):
        shown = read(visitor.sees(address("law", "en")))
    assert f"laid files of further tables over the law: {file.name}" in shown
    assert "laid files" not in read(visitor.sees(address("law", "en")))


def test_the_page_of_a_round_for_a_category_leads_to_its_rules(visitor: Visitor) -> None:
    assert f'href="{address("law_table", "fr", table="category/trades")}"' in visitor.sees("/fr/rondes/447/").html
    assert "/law/" not in visitor.sees("/en/rounds/446/").html.partition("<main")[2]


def test_the_law_may_be_kept_for_a_while_and_is_not_sent_twice(visitor: Visitor) -> None:
    for place in (address("law", "en"), address("law_changes", "fr"), address("law_table", "fr", table="crs/age")):
        shown = visitor.sees(place)
        assert shown.headers["Cache-Control"] == "public, max-age=300"
        assert visitor.sees(place, if_none_match=shown.headers["ETag"]).status == 304
