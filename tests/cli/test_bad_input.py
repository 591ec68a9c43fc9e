"""Whatever is typed or fed in, the command answers or refuses; it never shows where it stumbled."""

from __future__ import annotations

import json
import os
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import typer
from hypothesis import given, settings
from hypothesis import strategies as st

from express_entry.cli import guide
from express_entry.cli.command import _blamed
from express_entry.cli.faults import BadInput, CannotWrite, Unread
from express_entry.law import Text
from tests.cli.running import ENGINEER, MINIMAL, PROFILES, ran, refused, text_of
from tests.cli.test_assess import CLOSING

# ---------------------------------------------------------------------------------------------- options and arguments

OPTIONS = {
    "a day that is none": (("assess", ENGINEER, "--on", "yesterday"), ("--on", '"yesterday"', "YYYY-MM-DD")),
    "a day in another order": (("assess", ENGINEER, "--on", "24-03-2025"), ("--on", '"24-03-2025"', "YYYY-MM-DD")),
    "a day without dashes": (("assess", ENGINEER, "--on", "20250324"), ("--on", '"20250324"', "YYYY-MM-DD")),
    "a week": (("assess", ENGINEER, "--on", "2025-W12-1"), ("--on", '"2025-W12-1"', "YYYY-MM-DD")),
    "digits of another script": (("assess", ENGINEER, "--on", "202\uff15-03-24"), ("--on", "YYYY-MM-DD")),
    "30 February": (("assess", ENGINEER, "--on", "2025-02-30"), ("--on", '"2025-02-30"', "calendar")),
    "29 February of a common year": (("categories", "--on", "2025-02-29"), ("--on", '"2025-02-29"', "calendar")),
    "the year 0": (("law", "show", "--on", "0000-01-01"), ("--on", '"0000-01-01"', "calendar")),
    "a day before the law": (("assess", ENGINEER, "--on", "2014-12-31"), ("2014-12-31", "2015-01-01")),
    "an empty day": (("noc", "show", "21231", "--on", ""), ("--on", '""')),
    "a format that is none": (("assess", ENGINEER, "--format", "xml"), ("--format", '"xml"', "text, json")),
    "a syntax that is none": (("assess", ENGINEER, "--syntax", "csv"), ("--syntax", '"csv"', "json, yaml, toml")),
    "an edition that is none": (("noc", "search", "x", "--edition", "2011"), ("--edition", '"2011"', "2021, 2016")),
    "a limit of nothing": (("noc", "search", "x", "--limit", "0"), ("--limit", '"0"', "1 to 1000")),
    "a limit below nothing": (("noc", "search", "x", "--limit", "-3"), ("--limit", '"-3"', "1 to 1000")),
    "a limit in words": (("noc", "search", "x", "--limit", "ten"), ("--limit", '"ten"', "1 to 1000")),
    "a limit of many digits": (("noc", "search", "x", "--limit", "9" * 5000), ("--limit", "1 to 1000")),
    "a code of another length": (("noc", "show", "123"), ('"123"', "five or four digits")),
    "a code that does not exist": (("categories", "--noc", "99999"), ("--noc", '"99999"', "Nearest: ")),
    "a code of letters": (("noc", "show", "ABCDE"), ('"ABCDE"',)),
    "no code": (("noc", "show", ""), ('""', "five or four digits")),
    "a very long code": (("noc", "show", "x" * 100_000), ("xxx",)),
    "a table that does not exist": (("law", "show", "crs/luck"), ('"crs/luck"', "Nearest: ")),
    "a day of a difference": (("law", "diff", "2025-03-24", "now"), ("DAY", '"now"')),
    "a day of a difference before the law": (("law", "diff", "2025-03-24", "2001-01-01"), ("2001-01-01", "2015-01-01")),
    "a single day to compare": (("law", "diff", "2025-03-24"), ("DAY is missing",)),
    "a round that does not exist": (("rounds", "show", "0"), ("0",)),
    "a round of the future": (("rounds", "show", "99999"), ("later rounds may have been held",)),
    "a round that is none": (("rounds", "show", "the last"), ("not the number of a round",)),
    "a type that is none": (("rounds", "list", "--type", "draw"), ("draw", "general, program, category")),
    "a program that is none": (("rounds", "list", "--of", "x"), ("x", "pnp, cec")),
    "a period that ends early": (("rounds", "list", "--since", "2024-01-02", "--until", "2024-01-01"), ("2024-01-01",)),
    "an instant that is none": (("assess", ENGINEER, "--submitted", "yesterday"), ("--submitted", "yesterday")),
    "an instant without a zone": (("assess", ENGINEER, "--submitted", "2022-11-23T00:01:29"), ("in UTC",)),
    "an instant elsewhere": (("assess", ENGINEER, "--submitted", "2022-11-23T00:01:29-05:00"), ("in UTC",)),
    "an instant too fine": (("assess", ENGINEER, "--submitted", "2022-11-23T00:01:29.1234567Z"), ("six decimals",)),
    "an instant off the clock": (("assess", ENGINEER, "--submitted", "2022-11-23T24:01:29Z"), ("on the clock",)),
    "an instant off the calendar": (("assess", ENGINEER, "--submitted", "2023-02-29T00:00:00Z"), ("calendar",)),
    "nothing to compare with": (("compare", ENGINEER), ("--and-on DAY", "--principal")),
    "a comparison of a couple with another": (("compare", ENGINEER, MINIMAL, "--principal"), ("not both",)),
    "a comparison under two laws": (("compare", ENGINEER, "--law", "x.toml", "--law-of", "2025-03-24"), ("not both",)),
    "a day to compare with that is none": (("compare", ENGINEER, "--and-on", "soon"), ("--and-on", '"soon"')),
    "a law to compare with that is none": (("compare", ENGINEER, "--law-of", "2014-12-31"), ("2014-12-31",)),
    "a match of a type that is none": (("rounds", "match", ENGINEER, "--type", "draw"), ("draw", "general, program")),
    "a match before the law": (("rounds", "match", ENGINEER, "--on", "2014-12-31"), ("2014-12-31",)),
    "no rounds to list": (("rounds", "list", "--last", "0"), ("--last", '"0"')),
    "no file": (("assess",), ("FILE… is missing", "express-entry assess --help")),
    "no words": (("noc", "search"), ("WORDS… is missing",)),
    "one round too many": (("rounds", "show", "253", "254"), ("one argument too many", "254")),
    "an option of another command": (("assess", ENGINEER, "--noc", "21231"), ('"--noc"', "Accepted: --on, ")),
    "an option without its value": (("assess", ENGINEER, "--on"), ("--on needs a value",)),
    "a value for what takes none": (("--version=2",), ("--version takes no value",)),
    "a command that is none": (("asses",), ('"asses"; did you mean assess?', "assess, calendar, paths, ")),
    "a command of a group that is none": (("law", "shw"), ('"shw"; did you mean show?', "show, diff, impact, gaps")),
    "escapes for a terminal": (("noc", "show", "\x1b[31mred"), (r"\x1b[31mred",)),
    "half a character": (("noc", "show", "\udce9"), (r"\udce9",)),
}  # fmt: skip


@pytest.mark.parametrize(("arguments", "named"), OPTIONS.values(), ids=OPTIONS)
def test_what_cannot_be_used_is_named_with_what_would_be_accepted(
    arguments: tuple[str, ...], named: tuple[str, ...]
) -> None:
    said = refused(*arguments)
    assert said.startswith("Error: ")
    assert said.count("\n") == 1
    for words in named:
        assert words in said
    french = refused(*arguments, EXPRESS_ENTRY_LANG="fr")
    assert french.startswith("Erreur : ")
    assert french.removeprefix("Erreur : ") != said.removeprefix("Error: ")


# ----------------------------------------------------------------------------------------------------------- documents


def changed(path: str, value: Any) -> bytes:
    """The software engineer's profile with one value changed."""
    profile = json.loads(Path(ENGINEER).read_text(encoding="utf-8"))
    *above, last = path.split(".")
    place = profile
    for part in above:
        place = place[int(part) if part.isdigit() else part]
    place[last] = value
    return json.dumps(profile).encode()


BOMB = b"a: &a [x, x, x, x, x, x, x, x, x]\n" + b"".join(
    b"%c: &%c [%s]\n" % (letter, letter, b", ".join([b"*%c" % (letter - 1)] * 9)) for letter in b"bcdefghi"
)

DOCUMENTS = {
    "nothing": (b"", "empty"),
    "white space": (b" \n\t\n", "empty"),
    "binary": (bytes(range(256)) * 40, "UTF-8"),
    "a picture": (b"\x89PNG\r\n\x1a\n\0\0\0", "UTF-8"),
    "zero bytes": (b"\0" * 5000, "zero byte"),
    "UTF-16": ('{"format": 1}'.encode("utf-16"), "UTF-8"),
    "5 MB of open brackets": (b"[" * 5_000_000, "too large"),
    "open brackets up to the limit": (b"[" * 1_000_000, "nested"),
    "5 MB of nested objects": (b'{"a":' * 1_000_000 + b"1" + b"}" * 1_000_000, "too large"),
    "many nested objects": (b'{"a":' * 50_000 + b"1" + b"}" * 50_000, "nested"),
    "many values": (b"[" + b"1," * 500_000 + b"1]", "too many values"),
    "a YAML bomb": (BOMB, "anchors"),
    "YAML that makes an object": (b"!!python/object/apply:os.system ['true']", "tags"),
    "two YAML documents": (b"a: 1\n---\nb: 2\n", "second document"),
    "a tab in YAML": (b"person:\n\tdate_of_birth: 1990-01-01\n", "tab"),
    "broken JSON": (b'{"format": "express-entry/profile@1",}', "comma"),
    "a name twice": (b'{"format": 1, "format": 2}', "given twice"),
    "a list": (b"[1, 2]", "named fields"),
    "a word": (b'"profile"', "named fields"),
    "another format": (changed("format", "express-entry/profile@9"), "format"),
    "a number that is too long": (b'{"format": ' + b"9" * 100_000 + b"}", "digits"),
    "not a number": (changed("settlement_funds.amount", float("nan")), "settlement_funds.amount"),
    "an infinite number": (changed("work.0.hours_per_week", float("inf")), "work[0].hours_per_week"),
    "text for a number": (changed("work.0.hours_per_week", "forty"), "work[0].hours_per_week"),
    "a number for text": (changed("marital_status", 3), "marital_status"),
    "a list for an object": (changed("person", []), "person"),
    "an object for a list": (changed("work", {}), "work"),
    "a word that is not known": (changed("marital_status", "single"), "marital_status"),
    "30 February": (changed("person.date_of_birth", "1994-02-30"), "person.date_of_birth"),
    "29 February of a common year": (changed("person.date_of_birth", "1995-02-29"), "person.date_of_birth"),
    "a birth in the future": (changed("person.date_of_birth", "2150-01-01"), "person.date_of_birth"),
    "a time for a day": (changed("person.date_of_birth", "1994-03-11T00:00:00Z"), "person.date_of_birth"),
    "a score off the scale": (changed("language_tests.0.listening", 9.5), "language_tests[0].listening"),
    "a score between two": (changed("language_tests.0.listening", 8.3), "language_tests[0].listening"),
    "a score below the scale": (changed("language_tests.0.listening", -1), "language_tests[0].listening"),
    "a code that does not exist": (changed("work.0.noc", "21239"), '"21234" (Web developers and programmers)'),
    "a code as a number": (changed("work.0.noc", 21231), "work[0].noc"),
    "a job that ends before it begins": (changed("work.0.to", "2020-01-01"), "work[0]"),
    "a country that does not exist": (changed("work.0.country", "XX"), "work[0].country"),
    "a field that does not exist": (changed("work.0.salary", 100), "work[0].salary"),
}


@pytest.mark.parametrize("command", [("assess", "-", "--on", "2025-03-24"), ("profile", "check", "-")], ids=" ".join)
@pytest.mark.parametrize(("data", "named"), DOCUMENTS.values(), ids=DOCUMENTS)
def test_a_document_that_cannot_be_used_is_refused_with_the_place_and_what_is_accepted(
    command: tuple[str, ...], data: bytes, named: str
) -> None:
    said = refused(*command, given=data)
    assert named in said
    assert "Accepted: " in said
    assert "Valeurs acceptées : " in refused(*command, given=data, EXPRESS_ENTRY_LANG="fr")


def test_29_february_of_a_leap_year_is_a_birthday_and_a_day_to_assess() -> None:
    text_of("assess", "-", "--on", "2024-02-29", given=changed("person.date_of_birth", "1996-02-29"))


def test_a_day_assessed_before_the_birth_is_refused() -> None:
    assert "person.date_of_birth" in refused("assess", "-", "--on", "2016-01-01", given=_born("2020-02-03"))


def _born(day: str) -> str:
    profile = {"format": "express-entry/profile@1", "person": {"date_of_birth": day}, "marital_status": "never_married"}
    return json.dumps(profile)


# --------------------------------------------------------------------------------------------------------------- files


@pytest.fixture(params=["assess", "profile check", "law"])
def reading(request: pytest.FixtureRequest) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """What comes before and behind a file's name for each command that reads one."""
    commands: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
        "assess": (("assess",), ("--on", "2025-03-24")),
        "profile check": (("profile", "check"), ()),
        "law": (("law", "gaps", "--law"), ()),
    }
    return commands[request.param]


def test_a_file_that_is_missing_a_folder_or_closed_is_refused(
    reading: tuple[tuple[str, ...], tuple[str, ...]], tmp_path: Path
) -> None:
    before, behind = reading
    closed = tmp_path / "closed.json"
    closed.write_text("{}", encoding="utf-8")
    closed.chmod(0)
    names = [str(tmp_path / "missing.json"), str(tmp_path), "", "a\0b", str(tmp_path / ("x" * 300))]
    for name in names if os.access(closed, os.R_OK) else [*names, str(closed)]:
        refused(*before, name, *behind)


LAWS = {
    "not TOML": ("crs = ", "TOML"),
    "a name that is not known": ("colour = 1", "colour"),
    "a table that is no table": ('table = "crs"', "table"),
    "a table without anything": ('[[table]]\nid = "crs/age"\n', "kind"),
    "a day that is text": (CLOSING.replace("from = 2026-11-03", 'from = "2026-11-03"'), "from"),
    "a confidence that is none": (CLOSING.replace('confidence = "low"', 'confidence = "sure"'), "high, medium, low"),
    "a factor forgotten": (CLOSING.replace('"age", ', ""), "crs/age"),
    "a factor that is none": (CLOSING.replace('"age", ', '"age", "luck", '), "crs/luck"),
    "an instrument that is not described": (CLOSING.replace('instrument = "proposal"', 'instrument = "x"'), "x"),
    "words in one language": (CLOSING.replace(', fr = "Une proposition"', ""), "title"),
}


@pytest.mark.parametrize(("text", "named"), LAWS.values(), ids=LAWS)
@pytest.mark.parametrize("command", [("law", "check"), ("assess", ENGINEER), ("categories",)], ids=" ".join)
def test_a_file_of_law_that_cannot_be_used_is_refused(
    text: str, named: str, command: tuple[str, ...], tmp_path: Path
) -> None:
    path = tmp_path / "law.toml"
    path.write_text(text, encoding="utf-8")
    said = refused(*command, "--law", str(path))
    assert "law.toml" in said
    assert named in said


UNFIT = """
[[table]]
id = "skilled"
kind = "occupations"
title = {en = "Skilled work", fr = "Travail qualifié"}
  [[table.version]]
  from = 2026-01-01
  instrument = "sor-2022-220"
  citation = "none"
  recorded = 2026-11-22
  verified = 2026-11-22
  confidence = "low"
    [table.version.values]
    colour = 1
"""


def test_values_of_another_shape_than_their_table_has_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "unfit.toml"
    path.write_text(UNFIT, encoding="utf-8")
    assert "unfit.toml" in refused("assess", ENGINEER, "--on", "2026-03-01", "--law", str(path))


def test_whatever_goes_wrong_under_a_file_of_law_is_put_down_to_it_and_nothing_else_is() -> None:
    with (
        pytest.raises(
            BadInput, match=r"under the law of unfit\.toml no answer can be computed \(KeyError: 'edition'\)"
        ),
        _blamed("unfit.toml"),
    ):
        raise KeyError("edition")
    with pytest.raises(KeyError), _blamed(None):
        raise KeyError("edition")
    for passed in (Unread(), CannotWrite("full"), typer.Exit(2), BadInput(Text("no", "non").of())):
        with pytest.raises(type(passed)) as caught, _blamed("unfit.toml"):
            raise passed
        assert caught.value is passed


@pytest.mark.parametrize("data", [b"\xff\xfe\0", b"\0", bytes(range(256)), b"[" * 5_000_000, b"a = " + b"[" * 90_000])
def test_a_file_of_law_that_is_no_text_is_refused(data: bytes, tmp_path: Path) -> None:
    path = tmp_path / "law.toml"
    path.write_bytes(data)
    refused("law", "gaps", "--law", str(path))


# ------------------------------------------------------------------------------------------------------------ anything

COMMANDS = [(name, *inner) for name in guide.COMMANDS for inner in ((), ("show",), ("check",), ("search",), ("list",))]
OPTION_NAMES = ["--on", "--law", "--format", "--lang", "--syntax", "--noc", "--limit", "--edition", "--type", "--of",
                "--since", "--until", "--last", "--help", "--", "-", "-x"]  # fmt: skip
VALUES = [ENGINEER, MINIMAL, "-", "2025-03-24", "2015-01-01", "9999-12-31", "json", "text", "fr", "21231", "2173",
          "crs", "crs/age", "231", "french", "1", "5"]  # fmt: skip
typed = st.one_of(
    st.sampled_from(OPTION_NAMES),
    st.sampled_from(VALUES),
    st.text(max_size=12),
    st.dates(date(1, 1, 1)).map(date.isoformat),
)


@settings(max_examples=120)
@given(st.sampled_from(COMMANDS), st.lists(typed, max_size=6), st.binary(max_size=40))
def test_no_arguments_whatever_lead_to_a_defect(command: tuple[str, ...], arguments: list[str], data: bytes) -> None:
    result = ran(*command, *arguments, given=data)
    # 3: several files were given, and not all of them fit.
    assert result.exit_code in (0, 2, 3), (command, arguments, result.output)
    assert (result.exit_code != 0) == (result.stderr != "") or "--format" in arguments
    assert "Traceback" not in result.output


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=6), inner, max_size=3),
    max_leaves=6,
)
PATHS = [
    "format", "person", "person.date_of_birth", "person.passport", "person.in_canada", "intended_province", "spouse",
    "marital_status", "dependants", "education", "education.0.assessment", "education.0.completed", "language_tests",
    "language_tests.0.test", "language_tests.0.taken", "language_tests.0.reading", "work", "work.0.noc", "work.0.from",
    "work.0.hours_per_week", "certificate_of_qualification", "job_offer", "nomination", "relatives_in_canada",
    "settlement_funds", "settlement_funds.amount", "foreign_military_service", "primary_occupation",
]  # fmt: skip


@settings(max_examples=120)
@given(st.sampled_from(PATHS), json_values, st.dates(date(2015, 1, 1)))
def test_no_value_anywhere_in_a_profile_leads_to_a_defect(path: str, value: Any, day: date) -> None:
    result = ran("assess", "-", "--on", day.isoformat(), "--lang", "fr", given=changed(path, value))
    assert result.exit_code in (0, 2), result.output
    assert bool(result.stderr) == (result.exit_code == 2)


@settings(max_examples=80)
@given(st.sampled_from(sorted(PROFILES.iterdir())), st.integers(0, 4000), st.binary(max_size=6), st.integers(0, 60))
def test_no_bytes_anywhere_in_a_document_lead_to_a_defect(path: Path, place: int, inserted: bytes, cut: int) -> None:
    data = path.read_bytes()
    result = ran("profile", "check", "-", given=data[:place] + inserted + data[place + cut :])
    assert result.exit_code in (0, 2), result.output
