"""Rounds: the list and what it is narrowed to, a page a round, a score tried against one, the charts, the files."""

from __future__ import annotations

import csv
import io
import json
import re
from datetime import date
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import icalendar
import pytest

from express_entry.history import NARROW_BANDS, RoundType, distributions, round_numbered, rounds, select
from express_entry.history.export import Format, exported
from express_entry.history.feed import read_feed
from express_entry.history.importing import import_into
from express_entry.history.store import Store
from express_entry.law import Result
from express_entry.law.text import LANGUAGES, Language
from express_entry.pages.addresses import address, other
from express_entry.pages.roundfiles import FILES, file_address
from express_entry.pages.roundlist import ROWS
from express_entry.pages.tryscore import told_of, tried
from tests.pages.visitor import Shown, Visitor

LIGHT = 150_000
"""Bytes of a page without its drawings."""


@pytest.fixture(autouse=True)
def nothing_imported(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Whatever whoever runs the tests has imported is not looked at."""
    monkeypatch.setenv("EXPRESS_ENTRY_DATA", str(tmp_path))
    return tmp_path


def numbers(shown: Shown) -> list[str]:
    """The rounds in the list of a page."""
    return re.findall(r'<th scope="row"[^>]*><a href="[^"]+/([0-9a-z]+)/"', shown.html)


def weight(shown: Shown) -> int:
    return len(re.sub(rb"<svg.*?</svg>", b"", shown.data, flags=re.DOTALL))


# --- the list --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_round_is_on_some_page_of_the_list_once(language: Language, visitor: Visitor) -> None:
    place, found = address("rounds", language), []
    while place:
        shown = visitor.sees(place)
        assert (shown.status, weight(shown) < LIGHT) == (200, True)
        found += numbers(shown)
        onward = re.search(r'<a href="([^"#]+)#found" rel="next">', shown.html)
        place = onward[1].replace("&amp;", "&") if onward else ""
    assert found == [each.number for each in reversed(rounds())]


@pytest.mark.parametrize(
    ("query", "kind", "of", "year"),
    [
        ("type=category", RoundType.CATEGORY, None, None),
        ("type=&of=stem&year=", None, "stem", None),
        ("year=2015", None, None, 2015),
        ("type=program&of=fst&year=2019", RoundType.PROGRAM, "fst", 2019),
        ("type=program&of=fst&year=2026", RoundType.PROGRAM, "fst", 2026),
    ],
)
def test_the_list_is_narrowed_by_type_by_what_it_was_for_and_by_year(
    query: str, kind: RoundType | None, of: str | None, year: int | None, visitor: Visitor
) -> None:
    shown = visitor.sees(f"{address('rounds', 'fr')}?{query}")
    since, until = (date(year, 1, 1), date(year, 12, 31)) if year else (None, None)
    wanted = select(rounds(), kind=kind, program_or_category=of, since=since, until=until)
    assert numbers(shown) == [each.number for each in reversed(wanted)][:ROWS]
    assert ("Aucune ronde publiée" in shown.text) is (not wanted)
    assert f'href="{address("rounds", "en")}?{query.replace("&", "&amp;")}"' in shown.html
    if of:
        assert f'<option value="{of}" selected>' in shown.html


def test_what_the_list_cannot_be_narrowed_to_is_said_with_what_is_accepted(visitor: Visitor) -> None:
    for query, said in (
        ("type=general&of=stem", "no general round is for “stem”; accepted: no-program-specified"),
        ("type=lottery", "“lottery” is no kind of round; accepted: general, program, category"),
        ("year=1999", "There is no round in the year 1999. Accepted: a year from 2015 to"),
        ("of=%3Cscript%3E", "“<script>” is no program or category"),
    ):
        shown = visitor.sees(f"{address('rounds', 'en')}?{query}")
        assert shown.status == 400
        assert "There is a problem" in shown.text
        assert said in shown.text
        assert len(numbers(shown)) == ROWS


@pytest.mark.parametrize("place", ["0", "-1", "x", "99999", "٣", ""])
def test_a_page_of_the_list_that_is_not_there_is_the_nearest(place: str, visitor: Visitor) -> None:
    shown = visitor.sees(f"{address('rounds', 'en')}?page={place}")
    assert shown.status == 200
    assert len(numbers(shown)) == ROWS


# --- a page a round --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_round_has_a_page_that_says_its_figures_and_leads_to_the_next(
    language: Language, visitor: Visitor
) -> None:
    known = rounds()
    for place, each in enumerate(known):
        if place % 7 and each.number not in ("1", "91a", "91b", known[-1].number):
            continue
        shown = visitor.sees(address("round", language, number=each.number))
        assert (shown.status, weight(shown) < LIGHT) == (200, True)
        assert f'<p class="figure">{each.crs_cutoff}</p>' in shown.html
        ways = dict(re.findall(r'<a href="([^"]+)" rel="(prev|next)">', shown.html.partition('class="pager"')[2]))
        wanted = [*known[max(place - 1, 0) : place], *known[place + 1 : place + 2]]
        assert list(ways) == [address("round", language, number=one.number) for one in wanted]
        assert f'href="{address("round", other(language), number=each.number)}"' in shown.html


def test_a_round_that_is_not_there_leads_to_the_list_with_the_nearest_named(visitor: Visitor) -> None:
    for number, said in (("91", "did you mean 91a or 91b?"), ("9999", "which ends with round"), ("<b>", "is not the")):
        shown = visitor.sees(address("round", "en", number=number))
        assert shown.status == 404
        assert said in shown.text
        assert "<b>" not in shown.html.partition("<main")[2]


def test_a_number_written_otherwise_leads_to_the_address_of_the_round(visitor: Visitor) -> None:
    shown = visitor.sees(address("round", "fr", number="91A"))
    assert (shown.status, shown.headers["Location"]) == (302, "/fr/rondes/91a/")


def test_the_pool_before_a_round_is_drawn_beside_its_table(visitor: Visitor) -> None:
    pool = distributions()[-1]
    shown = visitor.sees(address("round", "en", number=pool.round_number))
    assert shown.html.count('role="img"') == 2
    for band, people in pool.bands.items():
        if band.high - band.low == 9:
            assert f'<th scope="row">{band.low}–{band.high}</th><td>{people:,}</td>' in shown.html
    assert f"<td>{pool.total:,}</td>" in shown.html


def test_the_table_of_the_pool_says_where_the_lowest_score_lies(visitor: Visitor) -> None:
    for number in ("440", "437", "436", "435"):
        line = round_numbered(number).crs_cutoff
        shown = visitor.sees(address("round", "en", number=number))
        found = re.findall(r'<th scope="row">(\d+)–(\d+)</th><td>[\d,]+</td><td>([^<]+)</td>', shown.html)
        assert len(found) == len(NARROW_BANDS)
        for low, high, said in found:
            expected = "Below it" if int(high) < line else "Above it" if int(low) > line else "It lies in this band"
            assert said == expected, (number, low, high)


# --- a score tried against a round -----------------------------------------------------------------------------------

TIED = "440"
"""A round whose lowest score was 198, with a tie-breaking time of 2026-08-06 at 19:40:38 UTC."""


@pytest.mark.parametrize(
    ("score", "submitted", "result"),
    [
        ("199", "", Result.MET),
        ("1,200", "2026-09-03", Result.MET),
        ("197", "2026-01-01", Result.NOT_MET),
        ("198", "2026-08-05", Result.MET),
        ("198", "2026-08-07", Result.NOT_MET),
        ("198", "2026-08-06", Result.UNKNOWN),
        ("198", "2026-08-06 19:40", Result.UNKNOWN),
        ("198", "2026-08-06 19:39", Result.MET),
        ("198", "2026-08-06 19:40:38", Result.MET),
        ("198", "2026-08-06T19:40:39Z", Result.NOT_MET),
        ("198", "", Result.UNKNOWN),
    ],
)
def test_a_score_is_held_to_the_line_and_at_the_line_to_the_tie_breaking_time(
    score: str, submitted: str, result: Result, visitor: Visitor
) -> None:
    told = tried(round_numbered(TIED), {"score": score, "submitted": submitted}, "en").told
    assert told is not None
    assert told.result is result
    shown = visitor.sees(f"{address('round', 'fr', number=TIED)}?score={score}&submitted={submitted}")
    assert f'class="answer {result.value}"' in shown.html
    assert shown.headers["Cache-Control"] == "no-store"


def test_at_the_line_without_a_tie_breaking_time_all_were_invited_or_it_cannot_be_told() -> None:
    known = [each for each in rounds() if each.tie_break is None]
    results = {each.number: told_of(each, each.crs_cutoff, None).result for each in known}
    assert results["1"] is Result.MET
    assert results["447"] is Result.UNKNOWN
    assert set(results.values()) == {Result.MET, Result.UNKNOWN}


@pytest.mark.parametrize(
    ("typed", "field", "accepted"),
    [
        ({"score": "1201"}, "score", "a whole number from 0 to 1,200"),
        ({"score": "4.5"}, "score", "a whole number"),
        ({"score": "٤٥٠"}, "score", "a whole number"),
        ({"score": "47,5"}, "score", "“47,5” is not a score"),
        ({"score": "4,50"}, "score", "“4,50” is not a score"),
        ({"score": "4 50"}, "score", "a whole number"),
        ({"score": "2,100"}, "score", "a whole number"),
        ({"score": "500", "submitted": "tomorrow"}, "submitted", "“tomorrow” is not a day or a time"),
        ({"score": "", "submitted": "2026-01-01"}, "score", "The score is missing"),
        ({"score": "500", "submitted": "yesterday"}, "submitted", "2026-03-14 09:30"),
        ({"score": "500", "submitted": "2026-02-30"}, "submitted", "2026-03-14 09:30"),
        ({"score": "500", "submitted": "9999-12-31"}, "submitted", "up to it"),
        ({"score": "500", "submitted": "2026-09-04"}, "submitted", "was not in the pool"),
    ],
)
def test_what_cannot_be_tried_is_said_at_its_field_and_stands_there_again(
    typed: dict[str, str], field: str, accepted: str, visitor: Visitor
) -> None:
    trial = tried(round_numbered(TIED), typed, "en")
    assert trial.told is None
    assert [error["anchor"] for error in trial.errors] == [field]
    assert accepted in trial.errors[0]["text"]
    visitor.client.get(address("round", "en", number=TIED), typed)
    for name, value in typed.items():
        assert next(each.value for each in trial.fields if each.name == name) == value


@pytest.mark.parametrize("score", ["1074", "1,074", "1 074", "1\u00a0074", "1\u202f074"])
def test_a_score_may_have_its_thousands_grouped_in_either_language(score: str) -> None:
    told = tried(round_numbered(TIED), {"score": score}, "fr").told
    assert told is not None
    assert told == tried(round_numbered(TIED), {"score": "1074"}, "fr").told


def test_nothing_is_told_before_anything_was_typed(visitor: Visitor) -> None:
    shown = visitor.sees(address("round", "en", number=TIED))
    assert 'class="answer' not in shown.html
    assert "There is a problem" not in shown.text


# --- charts ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_chart_stands_above_its_table_and_is_told_in_words(language: Language, visitor: Visitor) -> None:
    shown = visitor.sees(address("charts", language))
    assert weight(shown) < LIGHT
    assert shown.html.count('role="img"') == 8
    assert shown.html.count("<table>") == 4
    named = re.findall(r'role="img" aria-label="([^"]+)"', shown.html)
    assert len(set(named)) == 4
    signs = re.findall(r'<div class="wide"><svg.*?</svg>', shown.html, re.DOTALL)[0].count("<title>")
    assert signs == len(rounds())
    total = f"{sum(each.invitations for each in rounds()):,}"
    assert (total if language == "en" else total.replace(",", "\u202f")) in shown.html.replace("\u00a0", "\u202f")


# --- files -----------------------------------------------------------------------------------------------------------


def test_the_files_hold_what_the_command_writes(visitor: Visitor) -> None:
    for name, form in (("rounds.csv", Format.CSV), ("rounds.json", Format.JSON), ("rounds-ircc.json", Format.IRCC)):
        for language in LANGUAGES:
            shown = visitor.sees(file_address(name, language))
            assert shown.data == exported(None, form, language=language).data
            assert shown.headers["Content-Disposition"] == f'attachment; filename="{name}"'
    assert len(list(csv.DictReader(io.StringIO(visitor.sees(file_address("rounds.csv", "en")).html)))) == len(rounds())
    assert read_feed(visitor.sees(file_address("rounds-ircc.json", "fr")).data).complete


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_feed_holds_the_newest_rounds_with_their_pages(language: Language, visitor: Visitor) -> None:
    shown = visitor.sees(file_address("rounds.atom", language))
    feed, name = ET.fromstring(shown.data), "{http://www.w3.org/2005/Atom}"  # noqa: S314 - made by the service itself
    entries = feed.findall(f"{name}entry")
    places = [entry.findtext(f"{name}id", "").removeprefix("http://testserver") for entry in entries]
    newest = [each.number for each in reversed(rounds())][: len(entries)]
    assert places == [address("round", language, number=number) for number in newest]
    assert visitor.sees(places[0]).status == 200
    assert feed.findtext(f"{name}updated") == "2026-10-01T12:47:55Z"
    assert "476" in entries[0].findtext(f"{name}title", "")


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_calendar_holds_the_newest_rounds_at_their_instants(language: Language, visitor: Visitor) -> None:
    whole: Any = icalendar.Calendar.from_ical(visitor.sees(file_address("rounds.ics", language)).data)
    events = list(whole.walk("VEVENT"))
    assert [event["dtstart"].dt for event in events] == [each.instant for each in rounds()][-len(events) :]
    assert len({str(event["uid"]) for event in events}) == len(events)


def test_the_list_names_every_file_and_says_which_can_be_subscribed_to(visitor: Visitor) -> None:
    shown = visitor.sees(address("rounds", "fr"))
    for name in FILES:
        assert f'<a href="{file_address(name, "fr")}">' in shown.html
    assert shown.html.count('<link rel="alternate"') == 2


# --- kept for a while, and read anew ---------------------------------------------------------------------------------


def test_what_is_the_same_for_all_may_be_kept_and_is_not_sent_twice(visitor: Visitor) -> None:
    places = [address("rounds", "en"), address("charts", "fr"), address("round", "en", number="1")]
    for place in (*places, *(file_address(name, "fr") for name in FILES)):
        shown = visitor.sees(place)
        assert shown.headers["Cache-Control"] == "public, max-age=300"
        assert "Set-Cookie" not in shown.headers
        again = visitor.sees(place, if_none_match=shown.headers["ETag"])
        assert (again.status, again.data) == (304, b"")
    assert visitor.client.post(places[0]).status_code == 405


def test_an_imported_round_is_there_without_a_new_start(nothing_imported: Path, visitor: Visitor) -> None:
    before = visitor.sees(address("rounds", "en"))
    rows = json.loads(exported(None, Format.IRCC, language="en").data)
    for number, day in (("448", 8), ("449", 9)):
        newest = {**rows["rounds"][0], "drawNumber": number, "drawCRS": "470", "drawDate": f"2026-10-0{day}"}
        newest |= {"drawDateFull": f"October {day}, 2026", "drawDateTime": f"October {day}, 2026 at 12:47:55 UTC"}
        rows["rounds"].insert(0, newest)
        import_into(Store(nothing_imported / "history"), read_feed(json.dumps(rows).encode()), today=date(2026, 10, 9))
        after = visitor.sees(address("rounds", "en"))
        assert numbers(after)[0] == number
        assert before.headers["ETag"] != after.headers["ETag"]
    assert visitor.sees(address("round", "en", number="448")).status == 200
    assert visitor.sees(file_address("rounds.csv", "en")).html.splitlines()[-1].startswith("449,2026-10-09,")
