"""Feeds that are cut, damaged, doubled or not feeds at all: what can be read is, and the rest is said."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from express_entry.history import contradictions
from express_entry.history.feed import MOST_DAMAGE, MOST_ROWS, Feed, read_feed
from express_entry.history.problems import Effect
from express_entry.law.text import LANGUAGES
from tests.history.feedmaking import FEEDS, as_bytes, mutated_rows, new_row, plain_feed, row_of

ROWS = plain_feed()[:6]


def said(feed: Feed) -> list[str]:
    return [each.say("en") for each in feed.all_problems]


# --- cut --------------------------------------------------------------------------------------------------------------


def test_a_feed_cut_anywhere_gives_every_row_before_the_cut_and_says_that_the_end_is_missing() -> None:
    data = as_bytes(ROWS[:3])
    for length in range(len(data)):
        feed = read_feed(data[:length])
        whole = [row for row in ROWS[:3] if _end_of(row, data) <= length]
        assert [dict(row.fields) for row in feed.rows] == whole, length
        if data[:length].rstrip().endswith(b"]") and len(whole) == 3:
            assert "the list of rounds is whole" in said(feed)[0]
        else:
            assert not feed.complete
            assert len(feed.problems) == 1, length
            for language in LANGUAGES:
                assert feed.problems[0].say(language)


def _end_of(row: dict[str, Any], data: bytes) -> int:
    """Where the text of a row ends in a feed."""
    return data.index(b"}", data.index(f'"drawNumber": "{row["drawNumber"]}"'.encode())) + 1


def test_the_row_in_which_a_feed_is_cut_is_named_by_its_place_and_its_number() -> None:
    data = as_bytes(ROWS)
    feed = read_feed(data[: data.index(b"drawCutOff", _end_of(ROWS[2], data))])
    (problem,) = feed.problems
    assert (problem.row, problem.number, problem.effect) == (4, "444", Effect.SET_ASIDE)
    assert problem.say("en").startswith(
        "row 4 (round 444): the file ends in the middle of this row (rows before it: 3); its end is missing"
    )
    assert "se termine au milieu de cette ligne (lignes avant elle\u00a0: 3)" in problem.say("fr")


def test_a_feed_cut_between_rows_says_after_which() -> None:
    data = as_bytes(ROWS)
    feed = read_feed(data[: _end_of(ROWS[1], data)])
    assert said(feed) == ["the file ends after row 2 without closing its list: the end of the file is missing"]


@pytest.mark.parametrize("name", ["rounds_fr_utf8_bom.json", "rounds_fr_windows_1252.json"])
def test_a_feed_cut_inside_a_character_keeps_its_encoding(name: str) -> None:
    data = (FEEDS / name).read_bytes()
    accents = [place for place, byte in enumerate(data) if byte >= 0x80 and place > 3000]
    for place in accents[:40]:
        feed = read_feed(data[: place + 1])
        assert feed.encoding in ("utf-8-sig", "windows-1252")
        assert ("1252" in name) == (feed.encoding == "windows-1252")
        assert feed.language == "fr"
        assert [row.number for row in feed.rows][:2] == ["447", "446"]


# --- damaged ----------------------------------------------------------------------------------------------------------


def test_a_damaged_row_is_told_and_the_rows_after_it_are_read() -> None:
    damaged = next(place for place, row in enumerate(ROWS, 1) if row["drawNumber"] == "445")
    data = as_bytes(ROWS).replace(b'"drawNumber": "445",', b'"drawNumber": "445" oops')
    feed = read_feed(data)
    assert [row.number for row in feed.rows] == ["447", "446", "444", "443", "442"]
    assert [row.place for row in feed.rows] == [1, 2, 4, 5, 6]
    (problem,) = feed.problems
    assert (problem.row, problem.number) == (damaged, "445")
    assert "the row is damaged and cannot be read" in problem.say("en")
    assert not feed.complete


def test_the_last_row_damaged_is_not_taken_for_a_cut() -> None:
    data = as_bytes(ROWS).replace(b'"drawNumber": "442",', b'"drawNumber": "442" oops')
    (problem,) = read_feed(data).problems
    assert (problem.row, problem.number) == (6, "442")
    assert "the row is damaged" in problem.say("en")


def test_what_stands_after_the_list_does_no_harm_and_is_told() -> None:
    feed = read_feed(as_bytes(ROWS) + b"<!-- cached -->")
    assert len(feed.rows) == 6
    assert feed.complete
    assert said(feed)[0].startswith("the list of rounds is whole, but the file is not sound JSON")


def test_a_comma_too_many_does_no_harm() -> None:
    data = as_bytes(ROWS).replace(b"    }\n  ]", b"    },\n  ]")
    assert len(read_feed(data).rows) == 6


def test_a_row_that_is_no_object_is_told_by_its_place() -> None:
    feed = read_feed(as_bytes([ROWS[0], None, "447", [1], ROWS[1]]))
    assert [row.place for row in feed.rows] == [1, 5]
    assert [(each.row, each.value) for each in feed.problems] == [(2, "null"), (3, '"447"'), (4, "[1]")]
    assert said(feed)[0].startswith("row 2: “null” is not an object with fields")


def test_some_damaged_bytes_do_not_turn_a_feed_in_utf_8_into_another_encoding() -> None:
    data = bytearray((FEEDS / "rounds_fr_utf8_bom.json").read_bytes())
    place = data.index("é".encode(), 20_000)
    data[place] = 0xFF
    feed = read_feed(bytes(data))
    assert feed.encoding == "utf-8-sig"
    assert said(feed)[0] == "2 bytes of the file are not UTF-8; they are kept as they are"
    assert sum(row.is_set_aside for row in feed.rows) <= 1


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b" ",
        b"null",
        b"5",
        b'"rounds"',
        b"{}",
        b'{"rounds": {}}',
        b'{"rounds": null}',
        b'{"Rounds": []}',
        b"<html><body>Not found</body></html>",
        b"number,date\n1,2015-01-31\n",
        b"\x89PNG\r\n\x1a\n\x00\x00",
        b"\xff\xfe\x00",
        b"\xef\xbb\xbf",
        b"{" * 50_000,
        b"[" * 50_000,
        b'[{"a":' * 50_000,
    ],
    ids=lambda data: repr(data[:12]),
)
def test_what_is_no_feed_is_said_to_be_none_in_both_languages(data: bytes) -> None:
    feed = read_feed(data)
    assert feed.rows == ()
    assert not feed.complete
    for problem in feed.problems:
        assert problem.say("en") != problem.say("fr")
    assert feed.problems


def test_a_list_with_far_more_rows_than_there_can_be_rounds_is_no_feed() -> None:
    rows = [{"drawNumber": str(number)} for number in range(MOST_ROWS + 1)]
    for data in (as_bytes(rows), as_bytes(rows)[:-10]):
        feed = read_feed(data)
        assert (feed.rows, feed.complete) == ((), False)
        assert said(feed) == [
            "the file is not the department's feed: its list has more than 10,000 rows; none of them is read"
        ]
    assert len(read_feed(as_bytes(rows[:-1])).rows) == MOST_ROWS


def test_a_file_of_nothing_but_damage_is_given_up_and_said_to_be_damaged() -> None:
    feed = read_feed(b'{"rounds": [' + b'{"drawNumber": "1", "x": "y},' * 3 * MOST_DAMAGE + b"{}]}")
    assert feed.rows == ()
    (problem,) = feed.problems
    assert problem.say("en").startswith("row 1 (round 1): the row is damaged and cannot be read")


@pytest.mark.parametrize("end", ["x", "", ",", "}", "},", "]", "}]", "}]}", "} ] \n } "])
def test_only_a_closed_list_says_that_no_row_follows_a_damaged_one(end: str) -> None:
    feed = read_feed(f'{{"rounds": [{{"drawNumber": "3",, {" " * 300_000}{end}'.encode())
    (problem,) = feed.problems
    assert ("ends in the middle" in problem.say("en")) == ("]" not in end)


def test_a_feed_cut_behind_a_comma_within_a_row_is_said_to_be_cut() -> None:
    data = as_bytes(ROWS[:2])
    for cut in (data.index(b",", _end_of(ROWS[0], data) + 80) + 1, data.rindex(b",") + 3):
        (problem,) = read_feed(data[:cut]).problems
        assert (problem.row, problem.number) == (2, ROWS[1]["drawNumber"])
        assert "the file ends in the middle of this row (rows before it: 1)" in problem.say("en")


def test_in_a_damaged_file_a_row_of_any_sensible_length_is_read() -> None:
    long = ROWS[1] | {"DrawText1": "x" * 40_000}
    feed = read_feed(as_bytes([ROWS[0], long, ROWS[2]])[:-10])
    assert [row.number for row in feed.rows] == [ROWS[0]["drawNumber"], ROWS[1]["drawNumber"]]


# --- doubled ----------------------------------------------------------------------------------------------------------


def test_a_row_that_is_there_twice_counts_once_and_is_told() -> None:
    feed = read_feed(as_bytes([new_row(), ROWS[0], new_row()]))
    assert [row.is_set_aside for row in feed.rows] == [False, False, True]
    assert said(feed)[0].startswith("row 3 (round 448), drawNumber: the row repeats row 1 word for word")


def test_of_two_rows_with_one_number_and_other_values_neither_is_believed() -> None:
    feed = read_feed(as_bytes([new_row(), ROWS[0], new_row(drawSize="1,501"), new_row()]))
    assert [row.is_set_aside for row in feed.rows] == [True, False, True, True]
    assert [each.row for each in feed.all_problems] == [1, 3, 4]
    for problem in feed.all_problems:
        assert "round 448 is in the file more than once" in problem.say("en")
        assert "figure plus d'une fois" in problem.say("fr")


def test_numbers_that_differ_in_their_spelling_only_are_one_number() -> None:
    feed = read_feed(as_bytes([new_row(), new_row(drawNumber="#0448")]))
    assert all(row.is_set_aside for row in feed.rows)


def test_the_two_rounds_that_share_a_number_are_two() -> None:
    feed = read_feed(as_bytes([row_of("91b"), row_of("91a")]))
    assert feed.all_problems == ()


# --- anything at all --------------------------------------------------------------------------------------------------


def assert_answered(feed: Feed) -> None:
    """Whatever the feed, each problem is said in both languages, and a round that is stated can be so."""
    for problem in feed.all_problems:
        assert problem.say("en")
        assert problem.say("fr")
        assert problem.say("en") != problem.say("fr")
        json.dumps(problem.to_json())
    for row in feed.rows:
        assert row.is_set_aside == (row.round is None)
        if row.round:
            assert contradictions(row.round) == []
            assert row.round.number == row.number


@given(mutated_rows())
def test_a_feed_of_mutated_rows_is_answered_row_by_row(rows: list[dict[str, Any]]) -> None:
    text = json.dumps({"rounds": rows})
    feed = read_feed(text.encode())
    assert feed.complete
    assert [row.place for row in feed.rows] == list(range(1, len(rows) + 1))
    assert [row.fields.names for row in feed.rows] == [list(row) for row in rows]
    assert_answered(feed)


@given(st.binary())
def test_any_bytes_are_answered(data: bytes) -> None:
    assert_answered(read_feed(data))


@settings(max_examples=200)
@given(data=st.data())
def test_a_feed_with_any_piece_overwritten_or_cut_out_is_answered(data: st.DataObject) -> None:
    whole = as_bytes(ROWS[:2])
    start = data.draw(st.integers(0, len(whole)))
    end = data.draw(st.integers(start, min(len(whole), start + 60)))
    piece = data.draw(st.binary(max_size=8) | st.sampled_from([b"{", b"}", b"]", b'"', b",", b"\\", b"\x00"]))
    assert_answered(read_feed(whole[:start] + piece + whole[end:]))
