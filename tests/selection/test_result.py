"""A result follows from its snapshot alone, byte for byte; whatever differs is said."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from express_entry.law import at, consolidated, from_canonical
from express_entry.selection import (
    BadDocument,
    Instruction,
    Rerun,
    Row,
    State,
    class_order,
    published,
    published_result,
    read_snapshot,
    rerun,
    snapshot_bytes,
    snapshot_of,
    verify,
)
from express_entry.selection.audittrail import Head
from express_entry.selection.check_line import RESULTS, canonical
from express_entry.selection.fewness import LEAST_SHOWN, banded, is_few, left_out
from express_entry.selection.result import IN_POOL_ALL_THE_SAME
from tests.selection.proving import INSTRUCTION, KEY, ROWS, SIGNER, example, held_again, law_then, tampered
from tests.selection.test_select import NOON, orders, pools

RESULT = json.loads(rerun(example()))
HEAD = Head(3, "0" * 64)
LAW_OF_AN_EXAMPLE = Path(__file__).parents[2] / "examples" / "law" / "high-wage-invented.toml"


@settings(max_examples=60)
@given(pools(), orders())
def test_a_stored_result_is_verified_from_its_stored_snapshot_and_its_counts_add_up(
    rows: list[Row], order: Instruction
) -> None:
    snapshot = snapshot_of(rows, order, law=at(NOON).canonical, key=KEY)
    result = rerun(snapshot)
    assert verify(snapshot_bytes(snapshot), result) == ()
    tree = json.loads(result)
    assert tree["snapshot"] == snapshot.digest
    second = Rerun(snapshot, RESULTS[1])
    assert verify(snapshot_bytes(snapshot), second.result) == ()
    tree = second.tree
    excluded = sum(tree["excluded"].values()) + tree["excluded_otherwise"]
    assert tree["leaves"] == tree["ranked"] + excluded == len(rows)
    there = [row for row in rows if row.state is State.IN_POOL and row.submitted <= NOON]
    in_pool = sum(row.expires is None or row.expires > NOON for row in there)
    assert tree["in_pool"] in {None, in_pool}
    assert tree["invited"] == sum(n for _, n in tree["invited_by_points"])
    first = Rerun(snapshot, RESULTS[0])
    assert verify(snapshot_bytes(snapshot), first.result) == ()
    assert first.tree["invited"] == sum(first.tree["invited_by_program"].values())
    assert (first.tree["root"], first.tree["in_pool"]) == (tree["root"], in_pool)


@settings(max_examples=60)
@given(pools(), orders(), st.lists(st.integers(1, 9), min_size=1))
def test_no_count_of_a_result_of_version_2_points_at_few_people_by_itself(
    rows: list[Row], order: Instruction, times: list[int]
) -> None:
    many = [
        row._replace(number=f"{row.number}-{copy}")
        for place, row in enumerate(rows)
        for copy in range(times[place % len(times)])
    ]
    again = Rerun(snapshot_of(many, order, law=at(NOON).canonical, key=KEY), RESULTS[1])
    tree, outcome = again.tree, again.outcome
    assert not any(is_few(each or 0) for each in (tree["tied_in"], tree["tied_out"], *tree["excluded"].values()))
    assert all(n >= LEAST_SHOWN for _, n in tree["invited_by_points"]) or len(tree["invited_by_points"]) == 1
    programs = tree["invited_by_program"]
    assert all(each in {None, outcome.by_program.get(name, 0)} for name, each in programs.items())
    assert not any(is_few(each or 0) for each in programs.values())
    hidden = tree["invited"] - sum(each or 0 for each in programs.values())
    assert not is_few(hidden) or is_few(tree["invited"])
    without = tree["leaves"] - tree["ranked"]
    assert not is_few(tree["excluded_otherwise"]) or is_few(without)
    if tree["in_pool"] is not None:
        inside = {reason.value for reason in IN_POOL_ALL_THE_SAME}
        shown = sum(n for reason, n in tree["excluded"].items() if reason in inside)
        in_the_pool, elsewhere = tree["in_pool"] - tree["ranked"], tree["leaves"] - tree["in_pool"]
        assert not any(map(is_few, (in_the_pool, elsewhere, in_the_pool - shown)))
        assert not is_few(elsewhere - sum(tree["excluded"].values()) + shown)


@given(st.lists(st.integers(0, 20), max_size=6))
def test_what_is_left_out_of_counts_with_a_known_whole_is_of_enough_people_or_of_everybody(numbers: list[int]) -> None:
    counts = dict(enumerate(numbers))
    hidden = left_out(counts)
    together = sum(counts[key] for key in hidden)
    assert not any(is_few(many) for key, many in counts.items() if key not in hidden)
    assert not is_few(together) or together == sum(numbers)
    assert not hidden or any(map(is_few, numbers))  # nothing is left out for nothing
    assert len([key for key in hidden if not is_few(counts[key])]) <= 1


@given(st.lists(st.integers(0, 20), max_size=12))
def test_bands_of_scores_hold_enough_people_and_reach_from_one_to_the_next(numbers: list[int]) -> None:
    counts = [(600 - place, many) for place, many in enumerate(numbers) if many]
    bands = banded(counts)
    assert sum(n for _, n in bands) == sum(numbers)
    assert all(n >= LEAST_SHOWN for _, n in bands) or len(bands) == 1
    lowest = [points for points, _ in bands]
    assert lowest == sorted(set(lowest), reverse=True)
    assert lowest[-1:] == [points for points, _ in counts][-1:]


@settings(max_examples=200)
@given(tampered(RESULT))
def test_whatever_is_changed_in_a_result_is_found_and_said_in_both_languages(tree: dict[str, object]) -> None:
    found = verify(snapshot_bytes(example()), canonical(tree))
    assert found
    for reason in found:
        assert reason.say("en") != reason.say("fr")


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"cutoff": 485}, ["cutoff: the result says 485; the snapshot gives 486."]),
        ({"cutoff": 0, "invited": 4}, ["cutoff: the result says 0", "invited: the result says 4"]),
        ({"instruction": {**RESULT["instruction"], "number": "255"}}, ['instruction.number: the result says "255"']),
        ({"note": "x"}, ['note: the result says "x"; the snapshot gives nothing.']),
    ],
)
def test_a_difference_names_the_field_and_both_values(change: dict[str, object], said: list[str]) -> None:
    found = verify(snapshot_bytes(example()), canonical({**RESULT, **change}))
    assert len(found) == len(said)
    for reason, words in zip(found, said, strict=True):
        assert reason.say("en").startswith(words)


def test_a_result_that_says_the_same_in_other_bytes_is_a_difference() -> None:
    (found,) = verify(snapshot_bytes(example()), json.dumps(RESULT, indent=2).encode())
    assert "canonical" in found.say("en")
    assert "canonique" in found.say("fr")


@pytest.mark.parametrize(
    "bad", [b"", b"{", b"[]", b"\xff", b'{"a":1,"a":1}', b'{"a":1.5}', b'{"a":NaN}', b"[" * 90_000]
)
def test_bytes_that_are_no_result_or_no_snapshot_are_told_of_and_nothing_is_raised(bad: bytes) -> None:
    assert len(verify(snapshot_bytes(example()), bad)) == 1
    (found,) = verify(bad, rerun(example()))
    assert found.say("en").startswith("The snapshot cannot be read.")


def test_a_pool_in_which_one_profile_was_changed_gives_another_result() -> None:
    earlier = ROWS[2]._replace(submitted=ROWS[1].submitted)
    other = snapshot_of([*ROWS[:2], earlier, *ROWS[3:]], INSTRUCTION, law=law_then(), key=KEY)
    differing = {reason.say("en").split(":")[0] for reason in verify(snapshot_bytes(other), rerun(example()))}
    assert {"root", "snapshot"} <= differing


IN_THE_GAP = datetime(2026, 11, 10, 15, 0, tzinfo=UTC)


def test_a_round_in_a_gap_of_the_ranking_says_that_its_points_are_those_of_the_last_known_one() -> None:
    """It follows from the bytes of the law in the snapshot: neither the law of today nor a setting is asked."""
    order = INSTRUCTION._replace(instant=IN_THE_GAP, class_order=class_order(at(IN_THE_GAP)))
    gap, closed = at(IN_THE_GAP), consolidated().with_file(LAW_OF_AN_EXAMPLE).at(IN_THE_GAP)
    assert gap.fingerprint == from_canonical(gap.canonical).fingerprint != closed.fingerprint
    for law, last_known in ((gap, True), (closed, False), (gap.last_known, False)):
        snapshot = snapshot_of(ROWS, order, law=law.canonical, key=KEY)
        result = rerun(read_snapshot(snapshot_bytes(snapshot)))
        assert json.loads(result)["last_known_rules"] is last_known
        assert verify(snapshot_bytes(snapshot), result) == ()
        other = canonical({**json.loads(result), "last_known_rules": not last_known})
        (difference,) = verify(snapshot_bytes(snapshot), other)
        said = f"last_known_rules: the result says {str(not last_known).lower()}"
        assert difference.say("en").startswith(said)


def test_a_round_of_nobody_has_a_result_too() -> None:
    snapshot = snapshot_of([], INSTRUCTION, law=law_then(), key=KEY)
    tree = json.loads(rerun(snapshot))
    assert (tree["invited"], tree["cutoff"], tree["root"]) == (0, None, Rerun(snapshot).tree["root"])
    assert verify(snapshot_bytes(snapshot), rerun(snapshot)) == ()


def test_another_key_gives_another_tree_and_the_same_round() -> None:
    other = json.loads(rerun(snapshot_of(ROWS, INSTRUCTION, law=law_then(), key=KEY[::-1])))
    assert {name for name in RESULT if RESULT[name] != other[name]} == {"root", "snapshot"}


def test_what_is_published_holds_the_result_byte_for_byte() -> None:
    document = published(rerun(example()), engine="express-entry 9.9.9", trail=HEAD, signer=SIGNER)
    assert published_result(document) == rerun(read_snapshot(snapshot_bytes(example())))
    assert json.loads(document)["trail"] == {"sequence": 3, "digest": "0" * 64}
    assert b"9.9.9" not in published_result(document)


class AnothersKey:
    """A signer whose key is not the one it signs with."""

    public_key = bytes.fromhex("d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a")

    def sign(self, message: bytes) -> bytes:
        return SIGNER.sign(message)


def test_nothing_is_published_under_a_signature_that_nobody_could_check() -> None:
    with pytest.raises(BadDocument, match="signature"):
        published(held_again().result, engine="x", trail=None, signer=AnothersKey())


@pytest.mark.parametrize("bad", [b"", b"{}", json.dumps(RESULT).encode(), canonical({**RESULT, "format": "other@1"})])
def test_only_a_result_as_a_rerun_gives_it_is_published(bad: bytes) -> None:
    with pytest.raises(BadDocument):
        published(bad, engine="x", trail=None, signer=None)
    with pytest.raises(BadDocument):
        published_result(bad)
