"""The pages on published rounds: a list to choose from, a page for each in words, and all of them as a table."""

from __future__ import annotations

import csv
import io

import pytest

from express_entry.history import COLUMNS, comparison, describe, round_numbered, rounds
from express_entry.law.text import LANGUAGES, Language
from express_entry.pages.addresses import address
from express_entry.reports.typography import typeset
from tests.pages.visitor import Visitor


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_list_shows_the_newest_first_and_counts_what_was_found(language: Language, visitor: Visitor) -> None:
    visitor.language = language
    shown = visitor.goes("rounds")
    newest = rounds()[-1]
    first = shown.html.partition("<tbody")[2].partition("</tr>")[0]
    assert f'href="{address("round", language, number=newest.number)}"' in first
    assert {"en": f"150 of {len(rounds())} rounds", "fr": f"150 rondes sur {len(rounds())}"}[language] in shown.text
    assert shown.html.count('role="img"') == 2


def test_a_kind_and_a_year_are_chosen_together_and_stay_chosen(visitor: Visitor) -> None:
    shown = visitor.sees(f"{address('rounds', 'en')}?of=stem&year=2023")
    known = [each for each in rounds() if each.program_or_category == "stem" and each.date.year == 2023]
    assert known
    assert f"{len(known)} of {len(known)} rounds" in shown.text
    assert '<option value="stem" selected>' in shown.html
    assert '<option value="2023" selected>' in shown.html
    assert f'href="{address("rounds", "fr")}?of=stem&amp;year=2023"' in shown.html


@pytest.mark.parametrize("query", ["of=nothing", "year=1999", "of=%00&year=%3Cb%3E"])
def test_where_there_is_no_such_round_the_page_says_so(query: str, visitor: Visitor) -> None:
    shown = visitor.sees(f"{address('rounds', 'en')}?{query}")
    assert shown.status == 200
    assert "No published round is like that." in shown.text


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("number", ["1", "91a", "253", "254", "300"])
def test_a_page_says_in_words_what_happened_in_a_round(number: str, language: Language, visitor: Visitor) -> None:
    shown = visitor.sees(address("round", language, number=number))
    found = round_numbered(number)
    assert shown.status == 200
    for each in (*describe(found), *comparison(found)):
        assert typeset(each.say(language), language) in shown.html.replace("&#x27;", "'").replace("&quot;", '"')


def test_a_round_leads_to_its_neighbours_to_its_twin_and_to_an_assessment_on_its_day(visitor: Visitor) -> None:
    shown = visitor.sees(address("round", "en", number="254"))
    for number in ("253", "255"):
        assert f'href="{address("round", "en", number=number)}"' in shown.html
    assert f'href="{address("round", "fr", number="254")}"' in shown.html
    assert 'href="/en/assessment/?on=2023-07-05"' in shown.html
    start = visitor.sees("/en/assessment/?on=2023-07-05")
    assert [start.value(f"on.{part}") for part in ("year", "month", "day")] == ["2023", "07", "05"]
    assert visitor.sees("/en/assessment/?on=2023-02-30").status == 200


@pytest.mark.parametrize("number", ["0", "99999", "x", "%00", "253-"])
def test_a_round_that_was_not_held_is_not_there(number: str, visitor: Visitor) -> None:
    assert visitor.sees(f"/en/rounds/{number}/").status == 404


def test_every_round_is_in_the_table_to_take_along(visitor: Visitor) -> None:
    shown = visitor.goes("rounds-table")
    rows = list(csv.DictReader(io.StringIO(shown.html)))
    assert shown.headers["Content-Type"] == "text/csv; charset=utf-8"
    assert tuple(rows[0]) == COLUMNS
    assert rows == [each.as_row() for each in rounds()]
