"""Whatever is given, the outcome is a profile or a list of problems in both languages; a profile survives its file."""

from __future__ import annotations

import copy
import json
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from express_entry.law.text import LANGUAGES
from express_entry.profile import Profile, ProfileError, check, dump, load, parse, read, warnings
from express_entry.profile.problems import MOST_LISTED, MOST_SHOWN
from express_entry.profile.reading import SYNTAXES, Syntax
from express_entry.profile.wording import OTHERWISE

EXAMPLES = sorted((Path(__file__).parents[2] / "examples" / "profiles").iterdir())
PROFILES = [load(path) for path in EXAMPLES]
DOCUMENTS = [dump(profile) for profile in PROFILES]
TEXTS = [path.read_bytes() for path in EXAMPLES]


def outcome(error: ProfileError) -> None:
    """What is asked of every refusal."""
    assert 0 < len(error.problems) <= min(error.total, MOST_LISTED)
    for language in LANGUAGES:
        error.say(language).encode()
        for problem in error.problems:
            assert problem.say(language).isprintable()
    for problem in error.problems:
        assert problem.message.text != OTHERWISE
        assert len(problem.value) <= MOST_SHOWN
        assert problem.say("en") != problem.say("fr")


def checked(tree: object) -> Profile | None:
    try:
        profile = check(tree)
    except ProfileError as error:
        outcome(error)
        return None
    assert survives(profile)
    return profile


def parsed(data: bytes | str, syntax: Syntax | None) -> Profile | None:
    try:
        profile = parse(data, syntax=syntax)
    except ProfileError as error:
        outcome(error)
        return None
    assert survives(profile)
    return profile


def survives(profile: Profile) -> bool:
    """Whether a profile is the same after each form of its file."""
    for doubt in warnings(profile):
        assert doubt.say("en") != doubt.say("fr")
    written = dump(profile)
    in_toml = "\n".join(f"{name} = {in_line(value, ' = ')}" for name, value in written.items())
    return (
        check(written) == profile
        and parse(json.dumps(written), syntax="json") == profile
        and parse(in_line(written, ": "), syntax="yaml") == profile
        and parse(in_toml, syntax="toml") == profile
    )


def in_line(value: Any, link: str) -> str:
    """A document on one line, as YAML and TOML both write it but for the sign between name and value."""
    if isinstance(value, dict):
        return "{" + ", ".join(f"{name}{link}{in_line(inner, link)}" for name, inner in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(in_line(item, link) for item in value) + "]"
    if not isinstance(value, str):
        return json.dumps(value)
    return '"' + "".join(c if c.isascii() and c not in '"\\' else f"\\U{ord(c):08x}" for c in value) + '"'


# ------------------------------------------------------------------------------------------------------- what is thrown

LIKELY = st.sampled_from(
    ["", "CA", "ON", "NO", "21231", "0211", "en", "fr", "M", "CLB", "IELTS-GT", "TEF-CANADA", "CELPIP-G", "old", "699",
     "2025-03-01", "1900-01-01", "2024-02-29", "2023-02-29", "25000.00", "CAD", "bachelor", "two_or_more", "married",
     "lmia", "spouse", "candidate", "both", "worker", "\ud800", "\x00", "é" * 400, "{value}", "{",
     "express-entry/profile@1"]
)  # fmt: skip
SCALARS = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.integers(-1, 13),
    st.sampled_from([10**400, -(10**4000)]),
    st.floats(),
    st.text(st.characters()),
    LIKELY,
    st.dates(),
    st.datetimes(),
    st.times(),
    st.decimals(),
)
NAMES = st.one_of(
    st.sampled_from(
        ["format", "person", "date_of_birth", "work", "noc", "from", "to", "from_", "dob", "children", "spouse", "test"]
    ),
    st.text(st.characters(), max_size=60),
)
TREES: st.SearchStrategy[Any] = st.recursive(
    SCALARS,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(NAMES | st.integers(), inner, max_size=4),
    max_leaves=20,
)


def places(tree: Any, above: tuple[str | int, ...] = ()) -> list[tuple[str | int, ...]]:
    """Every place in a document below its top."""
    inner = tree.items() if isinstance(tree, dict) else enumerate(tree) if isinstance(tree, list) else ()
    found = []
    for name, value in inner:
        found += [(*above, name), *places(value, (*above, name))]
    return found


def holder(tree: Any, place: tuple[str | int, ...]) -> Any:
    """The object or list that holds a place."""
    for part in place[:-1]:
        tree = tree[part]
    return tree


@st.composite
def mutated(draw: st.DrawFn) -> Any:
    """A valid document with a few values deleted, replaced, copied elsewhere or added at random places."""
    tree: Any = copy.deepcopy(draw(st.sampled_from(DOCUMENTS)))
    for _ in range(draw(st.integers(1, 4))):
        found = places(tree)
        if not found:
            break
        place, other = draw(st.sampled_from(found)), draw(st.sampled_from(found))
        node, last = holder(tree, place), place[-1]
        change = draw(st.sampled_from(["delete", "replace", "replace", "add", "copy"]))
        if change == "delete":
            del node[last]
        elif change == "add" and isinstance(node, dict):
            node[draw(NAMES)] = draw(TREES)
        elif change == "copy":
            node[last] = copy.deepcopy(holder(tree, other)[other[-1]])
        else:
            node[last] = draw(SCALARS | TREES)
    return tree


@st.composite
def scratched(draw: st.DrawFn) -> bytes:
    """The bytes of an example with some cut out, doubled or overwritten."""
    text = draw(st.sampled_from(TEXTS))
    for _ in range(draw(st.integers(1, 3))):
        first = draw(st.integers(0, len(text)))
        last = min(len(text), first + draw(st.integers(0, 40)))
        put = draw(
            st.sampled_from(
                [b"", text[first:last] * 2, b"\t", b"&a ", b"*a", b"!x ", b"[[", b"{", b'"', b"\xff", b"\n"]
            )
        )
        text = text[:first] + put + text[last:]
    return text


# ----------------------------------------------------------------------------------------------------------- properties


@given(st.binary(max_size=200) | st.text(st.characters(), max_size=200), st.sampled_from([None, *SYNTAXES]))
@example('%YAML 9.9\n---\n"\\UFFFFFFFF"', "yaml")
@example("a: !!binary x", "yaml")
@example("? [a]\n: b", "yaml")
@example("a = 99999-01-01", "toml")
@example('{"a": NaN, "b": -Infinity}', "json")
def test_any_bytes_are_a_profile_or_a_list_of_problems(data: bytes | str, syntax: Syntax | None) -> None:
    parsed(data, syntax)


@given(st.text(st.sampled_from("[]{}:,-?|>'\"&*!%#@ \n\tab1.=\\ueé\ufeff"), max_size=60), st.sampled_from(SYNTAXES))
def test_any_punctuation_is_a_profile_or_a_list_of_problems(text: str, syntax: Syntax) -> None:
    parsed(text, syntax)


@settings(suppress_health_check=[HealthCheck.too_slow])
@given(scratched(), st.sampled_from([None, *SYNTAXES]))
def test_a_damaged_file_is_a_profile_or_a_list_of_problems(data: bytes, syntax: Syntax | None) -> None:
    parsed(data, syntax)


@given(TREES)
def test_any_tree_is_a_profile_or_a_list_of_problems(tree: object) -> None:
    checked(tree)


@settings(max_examples=400, suppress_health_check=[HealthCheck.too_slow])
@given(mutated())
def test_a_changed_document_is_a_profile_that_survives_its_file_or_a_list_of_problems(tree: object) -> None:
    checked(tree)


@given(st.sampled_from(DOCUMENTS), st.data())
def test_leaving_out_any_optional_fact_leaves_a_profile(document: dict[str, Any], data: st.DataObject) -> None:
    tree = copy.deepcopy(document)
    required = {("format",), ("person",), ("person", "date_of_birth"), ("marital_status",)}
    place = data.draw(st.sampled_from([place for place in places(tree) if place not in required]))
    del holder(tree, place)[place[-1]]
    assert checked(tree) is not None


@given(st.dates(date(1900, 1, 1), date(2200, 12, 31)), st.dates(date(1900, 1, 1), date(2200, 12, 31)))
def test_two_days_of_a_job_are_accepted_exactly_where_they_are_in_order(first: date, last: date) -> None:
    document = {**DOCUMENTS[0], "person": {"date_of_birth": "1900-01-01"}, "work": [{"from": str(first), "to": last}]}
    assert (checked(document) is not None) == (first <= last)


@given(st.decimals(0, 10**15 - 1, places=2))
def test_an_amount_of_money_keeps_every_cent(amount: Decimal) -> None:
    for written in (str(amount), amount):
        profile = checked({**DOCUMENTS[0], "settlement_funds": {"amount": written}})
        assert profile is not None
        assert profile.settlement_funds is not None
        assert profile.settlement_funds.amount == amount


@given(
    st.floats(0, 10**15) | st.decimals(allow_nan=False) | st.floats(0, 1e-5) | st.sampled_from([Decimal("0E+99999")])
)
@example(-0.0)
@example(1e-07)
@example(Decimal("1E+14"))
@example(Decimal("1E-999999"))
def test_a_number_that_is_taken_as_an_amount_comes_back_in_plain_digits(amount: float | Decimal) -> None:
    profile = checked({**DOCUMENTS[0], "settlement_funds": {"amount": amount}})
    if profile is not None:
        written = dump(profile)["settlement_funds"]["amount"]
        assert Decimal(written) == Decimal(str(amount))
        assert set(written) <= set("0123456789.")


@given(TREES)
def test_what_json_holds_is_read_as_json_holds_it(tree: object) -> None:
    try:
        text = json.dumps({"a": tree}, allow_nan=False)
    except (TypeError, ValueError):
        return
    try:
        assert read(text) == json.loads(text)
    except ProfileError as error:
        outcome(error)
