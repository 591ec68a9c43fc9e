from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from express_entry.history import official_names, rounds
from express_entry.history.errata import errata
from express_entry.history.feednames import accepted_names, aliases, feed_names, fold, read_name
from express_entry.history.figures import MOST, read_count, read_round_number, spell_count
from express_entry.history.verbatim import Digits, Fields, encode, parse, parse_at, write
from express_entry.law.text import LANGUAGES, Language

# --- numbers ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        "27,332",
        "27 332",
        "27\u00a0332",
        "27\u202f332",
        "27\u2009332",
        "27332",
        " 27,332 ",
    ],
)
def test_a_number_is_read_with_every_separator_of_thousands(text: str) -> None:
    assert read_count(text) == 27_332


@pytest.mark.parametrize("digits", ["27332", "27332.0", "2.7332e4"])
def test_a_number_of_json_is_read_where_it_is_whole(digits: str) -> None:
    assert read_count(Digits(digits)) == 27_332


@pytest.mark.parametrize(
    "digits", ["-5", "5.5", "1e9", "1e999999999", "-1e999999999", "NaN", "Infinity", "-0.5", f"1e{'9' * 30}"]
)
def test_a_number_of_json_that_is_not_whole_negative_or_huge_is_not_read(digits: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011
        read_count(Digits(digits))


@pytest.mark.parametrize(
    "text",
    [
        *("", "-5", "−5", "5.5", "5.000", "5,00", "50,00", "5,0000", ",500", "5,,000", "5 , 000", "1,000 000"),
        *("+5", "5k", "0x5", "\uff15", "5*", "about 5", "1" * 10, "1,000,000,000"),
    ],
)
def test_what_is_no_whole_number_is_not_read(text: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011
        read_count(text)


@given(count=st.integers(0, MOST), language=st.sampled_from(LANGUAGES))
def test_a_number_that_is_spelled_is_read_again(count: int, language: Language) -> None:
    assert read_count(spell_count(count, language)) == count


@pytest.mark.parametrize(
    ("text", "number"),
    [("434", "434"), (" 434 ", "434"), ("#434", "434"), ("91A", "91a"), ("091b", "91b")],
)
def test_a_round_number_is_read_as_the_history_writes_it(text: str, number: str) -> None:
    assert read_round_number(text) == number


@pytest.mark.parametrize("text", ["", "a", "91ab", "9.1", "-1", "4 34", "91é", "1" * 12, "##4"])
def test_what_is_no_round_number_is_not_read(text: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011
        read_round_number(text)


# --- names ------------------------------------------------------------------------------------------------------------


def test_every_official_name_is_read_in_both_languages() -> None:
    for name in official_names().values():
        assert read_name(name.official_name) == (name, "en")
        assert read_name(name.french_name) == (name, "fr")


def test_every_alias_stands_for_an_official_name_that_it_differs_from() -> None:
    own = {fold(each.official_name) for each in official_names().values()}
    own |= {fold(each.french_name) for each in official_names().values()}
    folded = [fold(each.name) for each in aliases()]
    assert len(folded) == len(set(folded))
    assert not own & set(folded), "an alias that is an official name says nothing"
    for alias in aliases():
        assert read_name(alias.name) == (official_names()[alias.official_name], alias.language)


def test_no_spelling_stands_for_two_names() -> None:
    assert len(feed_names()) == 2 * len(official_names()) + len(aliases())


@pytest.mark.parametrize(
    ("text", "category", "version"),
    [
        ("STEM occupations (2023-1)", "stem", "2023-1"),
        ("French language proficiency (2024-1)", "french", "2023-1"),
        ("FRENCH-LANGUAGE PROFICIENCY,  2026-version 2", "french", "2026-2"),
        ("Trades Occupations 2026-Version 3", "trades", "2026-3"),
        ("Métiers (Version 1)", "trades", "2023-1"),
        ("Métiers (Version 2)", "trades", "2025-2"),
        ("Professions de l'éducation (Version 1)", "education", "2025-1"),
        ("Catégorie de l’expérience\u00a0canadienne", "cec", None),
        ("Générale", "no-program-specified", None),
    ],
)
def test_a_drifting_name_is_read_through_the_tables(text: str, category: str, version: str | None) -> None:
    assert read_name(text).name[2:4] == (category, version)


@pytest.mark.parametrize("text", ["", "STEM occupations", "STEM occupations (Version 2)", "Recherche", "Researchers"])
def test_a_name_that_is_in_no_table_is_not_read(text: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011
        read_name(text)


def test_for_an_unknown_name_the_nearest_known_ones_are_named() -> None:
    nearest = accepted_names("STEM occupations (Version 2)")
    assert "STEM occupations (Version 1)" in nearest.say("en")
    assert "les plus proches" in nearest.say("fr")
    assert "names.csv" in accepted_names("#").say("en")
    assert "names.csv" in accepted_names("#" * 100_000).say("fr")


# --- corrections ------------------------------------------------------------------------------------------------------


def test_every_correction_is_of_a_value_that_the_history_has_otherwise() -> None:
    known = {each.number: each.as_row() for each in rounds()}
    column = {"drawDate": "date", "drawCutOff": "tie_break_utc", "drawDateTime": "datetime_utc"}
    assert len(errata()) == 4
    for each in errata().values():
        row = known[each.number]
        assert row[column[each.field]] == each.read_as != each.published
        assert each.note is None or each.note.value in row["notes"].split()
        assert each.why.en != each.why.fr


# --- JSON, kept as it is ----------------------------------------------------------------------------------------------

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=5), inner, max_size=4),
    max_leaves=20,
)


@given(JSON)
def test_a_json_text_that_is_read_and_written_says_the_same(value: Any) -> None:
    text = json.dumps(value)
    assert json.loads(write(parse(text))) == value


def test_fields_keep_their_order_their_repetitions_and_the_digits_of_numbers() -> None:
    text = '{"b": 5.0, "a": 1e3, "b": "5", "c": null, "d": [1, {"z": true, "y": false}], "e": 12345678901234567890123}'
    fields = parse(text)
    assert isinstance(fields, Fields)
    assert write(fields) == text
    assert fields.names == ["b", "a", "b", "c", "d", "e"]
    assert fields.get("b") == "5"
    assert fields.repeated == ["b"]
    assert fields.get("missing") is None


def test_a_number_is_not_the_text_of_its_digits() -> None:
    assert parse("5") == Digits("5")
    assert parse("5") != "5"
    assert parse('"5"') != Digits("5")
    assert Fields((("a", Digits("5")),)) != Fields((("a", "5"),))


def test_half_a_surrogate_pair_survives_a_file(tmp_path: Path) -> None:
    value = parse('{"a": "\\ud83d", "b": "\\ud83d\\ude00", "c": "é"}')
    (tmp_path / "file").write_bytes(encode(write(value)))
    assert parse((tmp_path / "file").read_bytes().decode("utf-8")) == value


@pytest.mark.parametrize("text", ["[" * 100_000, '{"a":' * 100_000, "", "{", "[1,]", "nul"])
def test_what_is_no_json_or_too_deep_is_an_error_and_nothing_worse(text: str) -> None:
    for read in (parse, lambda text: parse_at(text, 0)):
        with pytest.raises(ValueError):  # noqa: PT011
            read(text)
