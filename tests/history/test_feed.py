from __future__ import annotations

import json
from datetime import date
from typing import Any

import pytest

from express_entry.history import distribution_with, rounds
from express_entry.history.feed import Feed, read_feed
from express_entry.history.feedbands import FEED_BANDS, TOTAL
from express_entry.history.feedrows import Row
from express_entry.history.notes import Note
from express_entry.history.problems import Effect
from express_entry.history.record import Confidence
from express_entry.history.verbatim import Fields
from express_entry.law.text import LANGUAGES, Language
from tests.history.feedmaking import FEEDS, as_bytes, contract, known, new_row, odd_feed, oddities, plain_feed, row_of

FILES = {
    "rounds_en.json": ("en", "utf-8"),
    "rounds_fr_windows_1252.json": ("fr", "windows-1252"),
    "rounds_fr_utf8_bom.json": ("fr", "utf-8-sig"),
}


def feed_file(name: str) -> Feed:
    return read_feed((FEEDS / name).read_bytes())


def one(**changes: Any) -> Row:
    (row,) = read_feed(as_bytes([new_row(**changes)])).rows
    return row


# --- whole feeds ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", FILES)
def test_a_feed_of_the_department_is_read_in_its_language_and_encoding(name: str) -> None:
    feed = feed_file(name)
    assert (feed.language, feed.encoding) == FILES[name]
    assert feed.complete
    assert feed.problems == ()
    assert feed.envelope == Fields((("classes", "wb-tables"),))
    assert [row.place for row in feed.rows] == list(range(1, len(feed.rows) + 1))
    assert len(feed.rows) > 50


@pytest.mark.parametrize("name", FILES)
def test_every_round_of_a_feed_says_what_the_history_has(name: str) -> None:
    read = [row.round for row in feed_file(name).rows if row.round]
    assert len(read) == len(feed_file(name).rows)
    expected = known()
    assert contract(read) == {each.number: expected[each.number] for each in read}


@pytest.mark.parametrize("name", FILES)
def test_every_distribution_of_a_feed_is_that_of_the_history(name: str) -> None:
    for row in feed_file(name).rows:
        held = distribution_with(row.number or "")
        if row.distribution:
            assert held is not None
            assert (row.distribution.as_of, row.distribution.total) == (held.as_of, held.total)
            assert row.distribution.bands == held.bands
        else:
            assert held is None or held.quality.value == "third-party"


@pytest.mark.parametrize("name", FILES)
def test_the_fields_of_a_feed_are_kept_as_they_are_links_and_order_included(name: str) -> None:
    text = (FEEDS / name).read_bytes().decode("cp1252" if "1252" in name else "utf-8-sig")
    expected = [list(row.items()) for row in json.loads(text)["rounds"]]
    assert [list(row.fields) for row in feed_file(name).rows] == expected
    assert any("<a href='" in value for row in feed_file(name).rows for _, value in row.fields)


@pytest.mark.parametrize(("name", "language"), [("rounds_en.json", "en"), ("rounds_fr_utf8_bom.json", "fr")])
def test_the_files_have_every_oddity_in_its_place(name: str, language: Language) -> None:
    rows = {row.number: row.fields for row in feed_file(name).rows}
    for odd in oddities(language):
        assert rows[odd["number"]].get(odd["field"]) == odd["text"]


def test_the_files_in_english_have_every_official_name_and_drifted_ones() -> None:
    names = {row.fields.get("drawName") for row in feed_file("rounds_en.json").rows}
    assert {each.official_name for each in rounds()} <= names
    assert {"STEM occupations (2023-1)", "Trades Occupations 2026-Version 3"} <= names


def test_what_is_said_about_the_english_file_is_what_is_known_to_be_odd_in_it() -> None:
    said = [(each.number, each.field, each.effect) for each in feed_file("rounds_en.json").all_problems]
    assert said == [
        ("357", "drawDateTime", Effect.NOTED),
        ("208", "drawCutOff", Effect.NOTED),
    ]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("make", [plain_feed, odd_feed])
def test_all_rounds_are_read_from_a_feed_of_all_of_them_plain_and_odd(make: Any, language: Language) -> None:
    feed = read_feed(as_bytes(make(language)))
    assert contract(row.round for row in feed.rows if row.round) == known()
    assert feed.language == language


def test_a_bare_list_of_rows_is_read_as_well() -> None:
    rows = plain_feed()[:5]
    feed = read_feed(json.dumps(rows).encode())
    assert [dict(row.fields) for row in feed.rows] == rows
    assert (feed.complete, feed.problems, feed.envelope) == (True, (), Fields())


def test_what_stands_around_the_rows_is_kept() -> None:
    feed = read_feed(json.dumps({"classes": "x", "rounds": [new_row()], "updated": ["y"]}).encode())
    assert feed.envelope == Fields((("classes", "x"), ("updated", ["y"])))


def test_a_feed_without_rows_is_complete_and_empty() -> None:
    assert read_feed(b'{"rounds": []}')[:2] == ((), ())
    assert read_feed(b"[]").complete


def test_a_feed_in_utf_16_as_some_programs_save_it_is_read() -> None:
    text = json.dumps({"rounds": plain_feed("fr")[:3]}, ensure_ascii=False)
    feed = read_feed(text.encode("utf-16"))
    assert (feed.encoding, feed.language, len(feed.rows)) == ("utf-16", "fr", 3)


def test_every_byte_of_windows_1252_is_read_the_unassigned_ones_too() -> None:
    text = "".join(map(chr, range(0xA0, 0x100))) + "€ƒœŸ’–"
    row = new_row(extra=text)
    data = as_bytes([row], "cp1252").replace("œ".encode("cp1252"), b"\x9c\x81\x8d\x8f\x90\x9d")
    (read,) = read_feed(data).rows
    assert read.fields.get("extra") == text.replace("œ", "œ\x81\x8d\x8f\x90\x9d")


# --- one row ----------------------------------------------------------------------------------------------------------


def test_a_new_round_is_read_whole_with_low_confidence() -> None:
    row = one()
    assert row.problems == ()
    assert row.round is not None
    assert row.round.confidence is Confidence.LOW
    assert row.round.as_row() == {
        "number": "448",
        "date": "2026-10-06",
        "datetime_utc": "2026-10-06T11:02:03Z",
        "round_type": "program",
        "program_or_category": "cec",
        "category_version": "",
        "invitations": "1500",
        "crs_cutoff": "520",
        "tie_break_utc": "2026-09-30T08:09:10Z",
        "official_name": "Canadian Experience Class",
        "confidence": "low",
        "notes": "",
    }
    assert row.distribution is not None
    assert (row.distribution.as_of, row.distribution.total) == (date(2026, 10, 4), 230_000)


def test_numbers_given_as_numbers_are_read_like_texts() -> None:
    text = as_bytes([new_row()]).decode()
    for name in ("drawNumber", "drawSize", "drawCRS", *FEED_BANDS, TOTAL):
        value = new_row()[name]
        text = text.replace(f'"{name}": "{value}"', f'"{name}": {value.replace(",", "")}')
    (row,) = read_feed(text.encode()).rows
    assert (row.round, row.distribution, row.problems) == (one().round, one().distribution, ())


def test_fields_that_nobody_knows_are_kept_and_change_nothing() -> None:
    row = one(zeal="…", nested={"a": [1, None, {"b": "c"}]}, drawnumber="7")
    assert row.round == one().round
    assert row.fields.names[-3:] == ["zeal", "nested", "drawnumber"]


def test_a_tie_break_that_is_empty_is_none_and_one_that_cannot_be_read_is_told_and_left_out() -> None:
    empty = one(drawCutOff="")
    assert (empty.round, empty.problems) == (
        one().round._replace(tie_break=None, notes=(Note.TIE_BREAK_NOT_FOUND,)),  # type: ignore[union-attr]
        (),
    )
    unread = one(drawCutOff="to be announced")
    assert unread.round == empty.round
    (problem,) = unread.problems
    assert problem[:4] == (1, "448", "drawCutOff", "to be announced")
    assert problem.effect is Effect.KEPT_RAW
    assert problem.say("en") == (
        "row 1 (round 448), drawCutOff: “to be announced” cannot be read; accepted: a day and a time in UTC to the "
        "second, as in August 7, 2026 at 10:08:20 UTC or 7 août 2026 à 10:08:20 UTC. The value is kept as it is and "
        "not used; the rest of the row goes in."
    )
    assert "ligne 1 (ronde 448), drawCutOff\u00a0: «\u00a0to be announced\u00a0»" in problem.say("fr")


SET_ASIDE = {
    "drawNumber": ["", "x", "-1", None, [], {"a": 1}],
    "drawDateTime": ["", "soon", "October 6, 2026", None, True],
    "drawName": ["", "STEM occupations (Version 9)", None, 5],
    "drawSize": ["", "many", "-5", "1.5", "1,50", None, ["5"]],
    "drawCRS": ["", "n/a", "-1", "520.5", None, False],
}


@pytest.mark.parametrize(("name", "values"), SET_ASIDE.items())
def test_a_row_without_a_value_that_a_round_needs_is_set_aside_and_kept(name: str, values: list[Any]) -> None:
    for value in values:
        row = one(**{name: value})
        assert row.is_set_aside
        assert (row.round, row.distribution) == (None, None)
        (problem,) = row.problems
        assert (problem.row, problem.field) == (1, name)
        assert problem.accepted is not None
        assert problem.effect is Effect.SET_ASIDE
        assert dict(row.fields).keys() == new_row().keys()


def test_a_row_without_a_field_that_a_round_needs_is_set_aside() -> None:
    row = new_row()
    del row["drawSize"]
    (read,) = read_feed(as_bytes([row])).rows
    assert read.problems[0].say("en").startswith("row 1 (round 448), drawSize: it is missing; accepted: a whole number")
    assert "elle manque" in read.problems[0].say("fr")


@pytest.mark.parametrize(
    ("changes", "field", "said"),
    [
        ({"drawCRS": "1,201"}, "drawCRS", "the lowest score invited is 1,201; possible are 0 to 1,200"),
        ({"drawCutOff": "October 6, 2026 at 11:02:04 UTC"}, "drawCutOff", "must lie in the 366 days before the round"),
        ({"drawCutOff": "October 4, 2025 at 11:02:04 UTC"}, "drawCutOff", "must lie in the 366 days before the round"),
        ({"drawDate": "2026-10-09", "drawDateFull": "October 9, 2026"}, "drawDateTime", "more than a day apart"),
        ({"dd18": "230,001"}, "dd18", "the bands add up to 230,000 and not to the total, 230,001"),
        ({"dd4": "10,001"}, "dd3", "the tens of the band 451-500 add up to 50,001 and not to 50,000"),
        ({"dd12": "9,999"}, "dd9", "the tens of the band 401-450 add up to 49,999 and not to 50,000"),
    ],
)
def test_a_row_that_says_what_cannot_be_is_set_aside(changes: dict[str, str], field: str, said: str) -> None:
    row = one(**changes)
    assert (row.round, row.distribution) == (None, None)
    (problem,) = row.problems
    assert (problem.number, problem.field, problem.effect) == ("448", field, Effect.SET_ASIDE)
    assert said in problem.say("en")
    assert problem.say("fr").endswith("La ligne est mise de côté\u00a0: conservée telle quelle, sans être utilisée.")


@pytest.mark.parametrize(
    "changes",
    [
        {"drawCutOff": "October 6, 2026 at 11:02:03 UTC"},
        {"drawCRS": "1,200"},
        {"drawCRS": "0"},
        {"drawSize": "0"},
        {"drawDateTime": "October 7, 2026 at 03:59:59 UTC"},
    ],
)
def test_a_row_at_the_edge_of_what_can_be_is_read(changes: dict[str, str]) -> None:
    assert one(**changes).round is not None


def test_the_short_tens_of_round_247_are_published_so_and_read() -> None:
    (row,) = read_feed(as_bytes([row_of("247")])).rows
    assert row.problems == ()
    assert row.distribution is not None
    (other,) = read_feed(as_bytes([row_of("247", dd4="1")])).rows
    assert other.is_set_aside


def test_a_distribution_of_zeros_is_none_and_says_nothing() -> None:
    row = one(**dict.fromkeys((*FEED_BANDS, TOTAL), "0"))
    assert (row.distribution, row.problems) == (None, ())
    assert row.round == one().round


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"dd5": "n/a"}, "dd5"),
        ({"dd18": ""}, "dd18"),
        ({"dd17": None}, "dd17"),
        ({"drawDistributionAsOn": "recently"}, "drawDistributionAsOn"),
        ({"drawDistributionAsOn": "October 7, 2026"}, "drawDistributionAsOn"),
        ({"drawDistributionAsOn": "October 4, 2025"}, "drawDistributionAsOn"),
    ],
)
def test_a_distribution_that_cannot_be_used_leaves_the_round_in(changes: dict[str, Any], field: str) -> None:
    row = one(**changes)
    assert (row.round, row.distribution) == (one().round, None)
    assert [(each.field, each.effect) for each in row.problems] == [(field, Effect.KEPT_RAW)]


def test_bands_that_a_copy_leaves_out_are_summed_from_their_tens() -> None:
    row = new_row()
    del row["dd3"]
    row["dd9"] = ""
    (read,) = read_feed(as_bytes([row])).rows
    assert read.distribution is not None
    assert read.distribution.bands == one().distribution.bands  # type: ignore[union-attr]
    assert read.distribution.notes == (Note.PARENTS_SUMMED,)


def test_a_reduced_copy_without_bands_has_rounds_and_no_distribution() -> None:
    row = {name: value for name, value in new_row().items() if not name.startswith("dd")}
    (read,) = read_feed(as_bytes([row])).rows
    assert (read.round, read.distribution, read.problems) == (one().round, None, ())


def test_the_full_date_stands_in_for_a_short_one_that_is_missing_or_cannot_be_read() -> None:
    missing, unread = one(drawDate=""), one(drawDate="06/10/2026")
    assert missing.round == unread.round == one().round
    assert [each.effect for each in (*missing.problems, *unread.problems)] == [Effect.NOTED, Effect.KEPT_RAW]
    neither = one(drawDate="06/10/2026", drawDateFull="?")
    assert neither.is_set_aside
    other = one(drawDateFull="October 5, 2026")
    assert other.round == one().round
    assert "the full date, 2026-10-05, is not the date of the round" in other.problems[0].say("en")


@pytest.mark.parametrize(
    ("number", "field", "text"),
    [
        ("246", "drawDate", "12-04-2023"),
        ("262", "drawCutOff", "August 01, 2023 at 12:59:52 UTC"),
        ("335", "drawCutOff", "November 14, 2025 at 02:52:14 UTC"),
        ("335", "drawCutOff", "14 novembre 2025 à 02:52:14 UTC"),
        ("357", "drawDateTime", "July 12, 2025 at 16:27:45 UTC"),
    ],
)
def test_a_value_that_is_known_to_be_wrong_is_corrected_and_told(number: str, field: str, text: str) -> None:
    (row,) = read_feed(as_bytes([row_of(number, **{field: text})])).rows
    assert row.round is not None
    assert contract([row.round])[number] == known()[number]
    (problem,) = row.problems
    assert (problem.field, problem.value, problem.effect) == (field, text, Effect.NOTED)
    assert problem.say("en") != problem.say("fr")


def test_another_wrong_value_in_the_same_place_is_not_corrected() -> None:
    (row,) = read_feed(as_bytes([row_of("335", drawCutOff="November 15, 2025 at 02:52:14 UTC")])).rows
    assert row.is_set_aside


def test_a_year_that_is_missing_is_that_of_the_round_and_told() -> None:
    row = one(drawCutOff="September 30 at 08:09:10 UTC")
    assert row.round == one().round._replace(notes=(Note.TIE_BREAK_YEAR_SUPPLIED,))  # type: ignore[union-attr]
    assert row.problems[0].effect is Effect.NOTED
    after = one(drawCutOff="December 30 at 08:09:10 UTC")
    assert after.is_set_aside, "of the year of the round it lies after the round: nothing is guessed"


def test_a_field_given_twice_is_told_and_believed_only_where_it_says_the_same() -> None:
    text = as_bytes([new_row()]).decode()
    same = text.replace('"drawCRS": "520"', '"drawCRS": "520", "drawCRS": "520"')
    other = text.replace('"drawCRS": "520"', '"drawCRS": "519", "drawCRS": "520"')
    (row,) = read_feed(same.encode()).rows
    assert row.round == one().round
    assert [each.effect for each in row.problems] == [Effect.NOTED]
    (row,) = read_feed(other.encode()).rows
    assert row.is_set_aside
    assert [value for name, value in row.fields if name == "drawCRS"] == ["519", "520"]


def test_a_problem_repeats_no_more_of_a_value_than_is_needed_and_nothing_that_a_terminal_obeys() -> None:
    problem = one(drawSize="\x1b[31mred\x07 " + "9" * 5000).problems[0]
    for language in LANGUAGES:
        assert problem.say(language).isprintable() or "\u00a0" in problem.say(language)
        assert "\x1b" not in problem.say(language)
        assert len(problem.say(language)) < 500
    assert problem.value == "\x1b[31mred\x07 " + "9" * 5000
    assert json.loads(json.dumps(problem.to_json()))["message"].keys() == {"en", "fr"}
