"""From bytes to a tree: what is read, what is refused, and where the fault is said to be."""

from __future__ import annotations

import json
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest
import yaml
from pydantic import ValidationError

import express_entry
from express_entry.profile import (
    Profile,
    ProfileError,
    UnreadableProfile,
    check,
    dump,
    load,
    parse,
    read,
    stored,
    warnings,
)
from express_entry.profile.limits import MOST_DEPTH, MOST_VALUES
from express_entry.profile.reading import _JSON_FAULTS, MOST_BYTES, Syntax

ROOT = Path(__file__).parents[2]
EXAMPLES = sorted((ROOT / "examples" / "profiles").iterdir())
LEAST = '{"format": "express-entry/profile@1", "person": {"date_of_birth": "1990-06-15"}, "marital_status": "widowed"}'


def refusal(data: bytes | str, syntax: Syntax | None = None) -> ProfileError:
    with pytest.raises(ProfileError) as caught:
        parse(data, syntax=syntax)
    said = caught.value.say("en"), caught.value.say("fr")
    assert said[0] != said[1]
    return caught.value


def place_of(data: bytes | str, syntax: Syntax | None = None) -> tuple[int | None, int | None]:
    error = refusal(data, syntax)
    assert isinstance(error, UnreadableProfile)
    if error.line:
        assert f"line {error.line}" in error.say("en")
        assert f"ligne {error.line}" in error.say("fr")
    return error.line, error.column


# ------------------------------------------------------------------------------------------------------------- examples


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.name)
def test_every_example_is_a_profile_that_raises_no_doubt(path: Path) -> None:
    profile = load(path)
    assert warnings(profile) == []
    assert check(dump(profile)) == profile


def test_there_are_examples_in_every_syntax() -> None:
    assert {path.suffix for path in EXAMPLES} == {".json", ".yaml", ".toml"}


def test_the_three_syntaxes_of_one_document_give_equal_profiles() -> None:
    in_json = """
    {"format": "express-entry/profile@1", "marital_status": "common_law", "intended_province": "ON",
     "person": {"date_of_birth": "1991-02-28", "citizenships": ["NO", "CI"]},
     "education": [], "spouse": {"accompanying": false},
     "work": [{"noc": "0211", "country": "NO", "from": "2019-01-01", "to": null, "hours_per_week": 30, "paid": true}],
     "settlement_funds": {"amount": "12000.50", "currency": "CAD", "as_of": "2025-01-31"}}
    """
    in_yaml = """
    format: express-entry/profile@1
    marital_status: common_law
    intended_province: ON
    person:
      date_of_birth: 1991-02-28
      citizenships: [NO, CI]
    education: []
    spouse: {accompanying: false}
    work:
      - {noc: 0211, country: NO, from: 2019-01-01, to: ~, hours_per_week: 30, paid: true}
    settlement_funds: {amount: 12000.50, currency: CAD, as_of: 2025-01-31}
    """
    in_toml = """
    format = "express-entry/profile@1"
    marital_status = "common_law"
    intended_province = "ON"
    education = []
    spouse.accompanying = false
    [person]
    date_of_birth = 1991-02-28
    citizenships = ["NO", "CI"]
    [[work]]
    noc = "0211"
    country = "NO"
    from = 2019-01-01
    hours_per_week = 30.0
    paid = true
    [settlement_funds]
    amount = 12000.5
    currency = "CAD"
    as_of = 2025-01-31
    """
    profile = parse(in_json)
    assert profile.work is not None
    assert profile.work[0].from_ == date(2019, 1, 1)
    for syntax, text in {"yaml": in_yaml, "toml": in_toml}.items():
        assert parse(text, name=f"anyone.{syntax}") == profile
        assert parse(text) == profile


# ----------------------------------------------------------------------------------------------------- telling syntaxes


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.json", '{"a": [1]}'),
        ("A.YAML", "a: [1]"),
        ("a.yml", "a:\n- 1"),
        ("a.toml", "a = [1]"),
        ("a.txt", "# of a\na = [1]"),
        (None, '  \n{"a": [1]}'),
        (None, "---\na: [1]"),
        (None, '"a" = [1]'),
        (None, '\ufeff{"a": [1]}'),
    ],
)
def test_the_ending_of_a_name_or_else_the_text_tells_the_syntax(name: str | None, text: str) -> None:
    assert read(text, name=name) == {"a": [1]}
    assert read(text.encode(), name=name) == {"a": [1]}


def test_a_table_in_brackets_is_toml_and_a_list_in_brackets_yaml() -> None:
    assert read("[a]\nb = 1") == {"a": {"b": 1}}
    assert read("[1, 2]") == [1, 2]


# ----------------------------------------------------------------------------------------------------------------- YAML


@pytest.mark.parametrize(
    ("plain", "value"),
    [
        ("NO", "NO"),
        ("ON", "ON"),
        ("yes", "yes"),
        ("off", "off"),
        ("Y", "Y"),
        ("true", True),
        ("False", False),
        ("~", None),
        ("", None),
        ("null", None),
        ("0111", "0111"),
        ("0", 0),
        ("-7", -7),
        ("00010", "00010"),
        ("0o17", "0o17"),
        ("0x1F", "0x1F"),
        ("1_000", "1_000"),
        ("37.5", 37.5),
        (".5", 0.5),
        ("00.5", "00.5"),
        ("1:30", "1:30"),
        ("2025-03-01", "2025-03-01"),
        ("'5'", "5"),
        ('"true"', "true"),
        ("<<", "<<"),
    ],
)
def test_yaml_is_read_as_its_version_1_2(plain: str, value: object) -> None:
    tree = read(f"a: {plain}\n", syntax="yaml")
    assert tree == {"a": value}
    assert isinstance(tree, dict)
    assert type(tree["a"]) is type(value)


def test_the_names_of_fields_in_yaml_are_text_as_written() -> None:
    assert read("NO: 1\n7: 2\ntrue: 3\n~: 4\n", syntax="yaml") == {"NO": 1, "7": 2, "true": 3, "~": 4}


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("a: &x 1\nb: *x", (1, 4)),
        ("a: [1]\nb: *x", (2, 4)),
        ("a: !!python/object:os.system x", (1, 4)),
        ("a: !x 1", (1, 4)),
        ("a: 1\n---\na: 2", (2, 1)),
        ("a: 1\nb:\n  c: 1\n  c: 2", (4, 3)),
        ("a: {b: 1, 'b': 2}", (1, 11)),
        ("[1, 2]: 3", (1, 1)),
        ("a: [1\nb: 2", None),
        ("a:\n\t- 1", None),
        ("a: \x07", None),
        ('a: "\\UFFFFFFFF"', None),
    ],
)
def test_what_a_profile_never_needs_is_refused_in_yaml(text: str, place: tuple[int, int] | None) -> None:
    found = place_of(text, "yaml")
    assert place is None or found == place


def test_a_tab_in_yaml_is_called_a_tab() -> None:
    assert "tab" in refusal("a:\n\t- 1", "yaml").say("en")


def test_a_name_given_twice_in_yaml_is_named_with_its_path() -> None:
    (problem,) = refusal("work:\n- {noc: '1'}\n- {noc: '1', noc: '2'}", "yaml").problems
    assert problem.path == "work[1].noc"


def test_yaml_is_read_alike_without_the_parser_in_c(monkeypatch: pytest.MonkeyPatch) -> None:
    text = (ROOT / "examples" / "profiles" / "couple.yaml").read_bytes()
    expected = read(text, syntax="yaml")
    monkeypatch.setattr("express_entry.profile.yaml_events._LOADER", yaml.SafeLoader)
    assert read(text, syntax="yaml") == expected
    assert place_of("a: &x 1", "yaml") == (1, 4)


# ----------------------------------------------------------------------------------------------------------------- JSON


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ('{"a": 1,\n "b": tru}', (2, 7)),
        ('{"a": 1,}', None),
        ('{"a" 1}', (1, 6)),
        ('{"a": 1 "b": 2}', (1, 9)),
        ('{"a": "b}', (1, 7)),
        ('{"a": "b\n"}', (1, 9)),
        ('{"a": "\\x"}', (1, 8)),
        ('{"a": "\\u12"}', None),
        ('{"a": 1} 2', (1, 10)),
        ("{a: 1}", (1, 2)),
        ("{", (1, 2)),
        ('{"a": 1, "a": 2}', (1, 10)),
        ('{"b": "{\\"a\\",",\n "a": [{"a": 1}], "c": {"a": 1,\n "x": [], "a": 2}}', (3, 11)),
    ],
)
def test_a_fault_in_json_is_placed_by_line_and_column(text: str, place: tuple[int, int] | None) -> None:
    found = place_of(text, "json")
    assert None not in found
    assert place is None or found == place


def test_every_sentence_of_the_json_reader_is_said_in_both_languages() -> None:
    for text in _JSON_FAULTS.values():
        assert text.of().say("en") != text.of().say("fr")


def test_a_name_given_twice_in_json_is_named_with_its_path() -> None:
    (problem,) = refusal('{"a": [[], {"b": {"c": [1, 2], "d": "e", "c": 1}}]}').problems
    assert problem.path == "a[1].b.c"


def test_the_same_name_in_two_objects_of_json_is_no_repetition() -> None:
    text = '{"a": [{"b": 1}, {"b": 2}], "b": {"a": ",", "b": "b"}}'
    assert read(text) == json.loads(text)


# ----------------------------------------------------------------------------------------------------------------- TOML


@pytest.mark.parametrize(
    ("text", "line"),
    [("a = 1\nb = ", 2), ("a = 1\na = 2\n", 2), ("[a]\n[a]\n", 2), ("a = 2025-02-30\n", 1), ("a = 1." + "2." * 90, 1)],
)
def test_a_fault_in_toml_is_placed_by_line(text: str, line: int) -> None:
    found, _ = place_of(text, "toml")
    assert found == line


def test_a_dotted_name_of_endless_parts_is_refused_before_it_is_read() -> None:
    assert place_of("a" + ".a" * 400_000 + " = 1", "toml") == (1, None)


# --------------------------------------------------------------------------------------------------------------- limits


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "empty"),
        (b" \n\t ", "empty"),
        (b"\xef\xbb\xbf", "empty"),
        ("{}".encode("utf-16"), "UTF-8"),
        (b'{"a": "caf\xe9"}', "line 1: the text is not UTF-8"),
        (b'{"a": "\x00"}', "zero byte"),
        ("\ud800", "half of a character"),
        ('{"a": ' + "9" * 5000 + "}", "digits"),
        ("a: " + "9" * 5000, "digits"),
        ("a = " + "9" * 5000, "digits"),
    ],
)
def test_what_is_not_text_is_called_so(data: bytes | str, words: str) -> None:
    assert words in refusal(data).say("en")


@pytest.mark.parametrize("syntax", list(MOST_BYTES))
def test_a_document_above_the_limit_is_refused_by_its_size(syntax: Syntax) -> None:
    error = refusal(" " * (MOST_BYTES[syntax] + 1), syntax)
    assert f"at most {MOST_BYTES[syntax]:,} bytes" in error.say("en")


def test_the_limit_of_the_syntax_holds_also_where_the_syntax_is_told_from_the_text() -> None:
    assert "bytes" in refusal("a: " + "b" * MOST_BYTES["yaml"]).say("en")


@pytest.mark.parametrize("opening", ["[", '{"a":', "- ", "a = [", "a: {"])
def test_a_megabyte_of_nesting_is_refused(opening: str) -> None:
    refusal(opening * (10**6 // len(opening)))


@pytest.mark.parametrize("syntax", ["json", "yaml"])
def test_nesting_is_allowed_up_to_the_limit_and_not_beyond(syntax: Syntax) -> None:
    assert read("[" * (MOST_DEPTH - 1) + "1" + "]" * (MOST_DEPTH - 1), syntax=syntax)
    assert "nested" in refusal("[" * (MOST_DEPTH + 1) + "]" * (MOST_DEPTH + 1), syntax).say("en")


@pytest.mark.parametrize("text", ["[" + "1," * MOST_VALUES + "1]", "a = [" + "1," * MOST_VALUES + "1]"])
def test_more_values_than_the_limit_are_refused(text: str) -> None:
    assert f"{MOST_VALUES:,}" in refusal(text).say("en")


# ---------------------------------------------------------------------------------------------------------------- files


def test_a_file_that_is_not_there_or_is_a_folder_is_named(tmp_path: Path) -> None:
    for path in (tmp_path / "nobody.json", tmp_path, Path("a\0b")):
        with pytest.raises(UnreadableProfile) as caught:
            load(path)
        assert path.name.partition("\0")[0] in caught.value.say("fr")


def test_a_file_is_read_by_its_ending(tmp_path: Path) -> None:
    path = tmp_path / "anyone.yaml"
    path.write_text(LEAST, encoding="utf-8-sig")
    assert load(path) == parse(LEAST)
    with pytest.raises(UnreadableProfile):
        load(path, syntax="toml")


def test_a_profile_may_be_checked_again() -> None:
    profile = parse(LEAST)
    assert isinstance(profile, Profile)
    assert check(profile) is profile


def test_yaml_is_loaded_only_for_yaml() -> None:
    code = (
        "import sys, express_entry.profile as p; p.parse(sys.argv[1]); assert 'yaml' not in sys.modules;"
        "p.read('a: 1', syntax='yaml'); assert 'yaml' in sys.modules"
    )
    sources = str(Path(express_entry.__file__).parents[1])
    subprocess.run([sys.executable, "-c", code, LEAST], check=True, env={"PYTHONPATH": sources})


# -------------------------------------------------------------------------------------------- what was checked before


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.name)
def test_a_document_that_was_stored_is_read_again_as_the_same_profile(path: Path) -> None:
    profile = load(path)
    text = json.dumps(dump(profile))
    assert stored(text) == stored(text.encode()) == profile == parse(text)


def test_of_a_stored_document_the_values_alone_are_held_to_their_kinds() -> None:
    """Whether facts agree is not asked again; a document that is none is refused all the same."""
    contradiction = json.dumps({**json.loads(LEAST), "education": [{"completed": "1980-01-01"}]})
    with pytest.raises(ProfileError):
        parse(contradiction)
    assert stored(contradiction).education is not None
    for wrong in (LEAST.replace("1990-06-15", "1990-13-15"), LEAST.replace("widowed", "other"), "{}"):
        with pytest.raises(ValidationError):
            stored(wrong)
