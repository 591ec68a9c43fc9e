"""Each person's proof is good for that person's line and for nothing else, and shows nobody else."""

from __future__ import annotations

import hashlib
import json
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from express_entry.selection import (
    Exclusion,
    Instruction,
    Rerun,
    Row,
    Snapshot,
    line_of,
    line_proof,
    published,
    snapshot_of,
)
from express_entry.selection.audittrail import Head
from express_entry.selection.check_line import (
    OTHERS_FROM,
    REASONS,
    RESULTS,
    Refused,
    canonical,
    check,
    leaf_hash,
    margin_of,
    signed_bytes,
    told,
)
from express_entry.selection.leaves import Leaves, places_drawn
from express_entry.selection.merkle import ScatteredTree
from tests.selection.proving import INSTRUCTION, KEY, ROWS, SIGNER, held_again, law_then, row, tampered
from tests.selection.test_select import orders, pools

AGAIN = held_again()
PUBLISHED = published(AGAIN.result, engine="express-entry 0.1.0", trail=Head(3, "ab" * 32), signer=SIGNER)
PROOFS = {row.number: line_proof(AGAIN, row.number) or b"" for row in ROWS}
TREES = {number: json.loads(proof) for number, proof in PROOFS.items()}
INVITED, LEFT_OUT, NOT_RANKED = TREES["C4XN"], TREES["B9KD"], TREES["H8WS"]


@settings(max_examples=60)
@given(pools(), orders())
def test_everybody_in_the_pool_has_a_proof_that_holds_and_says_what_their_line_says(
    rows: list[Row], order: Instruction
) -> None:
    snapshot = Snapshot(order, law_then(), tuple(sorted(rows, key=lambda row: (len(row.number), row.number))), KEY)
    again = Rerun(snapshot)
    document = published(again.result, engine="x", trail=None, signer=None)
    for each in rows:
        proof = check(line_proof(again, each.number) or b"", document, None)
        line = line_of(again.outcome, each.number)
        assert line is not None
        stated = proof["line"]
        assert (stated["number"], stated["invited"], stated["rank"]) == (each.number, line.invited, line.rank)
        assert (stated["program"], stated["points"]) == (line.program, each.points)
        assert stated["exclusion"] == (line.exclusion and line.exclusion.value)
        ahead = None if line.ahead is None else f"{line.ahead.total_seconds():.6f}"
        assert proof["margin"] == {"points": line.margin, "seconds": ahead}
        assert told(proof, "en") != told(proof, "fr")


def test_a_margin_is_stated_to_the_microsecond() -> None:
    earlier = row("A", 486, "2022-11-23T00:01:28.999999Z", "fsw")
    later = row("B", 486, "2023-01-23T00:01:29.000000Z", "fsw")
    last = row("C", 486, "2022-11-23T00:01:29.000000Z", "fsw")
    two = INSTRUCTION._replace(invitations=2)
    again = Rerun(snapshot_of([earlier, later, last], two, law=law_then(), key=KEY))
    margins = {name: json.loads(line_proof(again, name) or b"")["margin"]["seconds"] for name in "ABC"}
    assert margins == {"A": "0.000001", "B": "-5270400.000000", "C": "0.000000"}


@settings(max_examples=400)
@given(st.sampled_from(sorted(TREES)).flatmap(lambda number: tampered(TREES[number])))
def test_a_proof_with_anything_changed_in_it_is_refused(tree: dict[str, Any]) -> None:
    with pytest.raises(Refused) as refused:
        check(canonical(tree), PUBLISHED, SIGNER.public_key)
    assert refused.value.say("en") != refused.value.say("fr")


@settings(max_examples=300)
@given(tampered(json.loads(PUBLISHED)), st.sampled_from(sorted(TREES)))
def test_a_published_result_with_anything_changed_in_it_is_refused(tree: dict[str, Any], number: str) -> None:
    with pytest.raises(Refused):
        check(PROOFS[number], canonical(tree), SIGNER.public_key)


@settings(max_examples=150)
@given(tampered(json.loads(PUBLISHED)["result"]))
def test_a_result_with_anything_changed_in_it_is_refused_without_a_signature_too(result: dict[str, Any]) -> None:
    """A proof names its result, so that only what stands around the result needs the signature."""
    document = {**json.loads(PUBLISHED), "result": result}
    with pytest.raises(Refused):
        check(PROOFS["C4XN"], canonical(document), None)


@given(st.binary(max_size=60) | st.text(max_size=60).map(str.encode), st.booleans())
def test_bytes_that_are_no_document_are_refused(data: bytes, instead_of_the_proof: bool) -> None:
    with pytest.raises(Refused):
        check(data if instead_of_the_proof else PROOFS["C4XN"], PUBLISHED if instead_of_the_proof else data, None)


def test_a_result_that_is_not_signed_or_signed_by_another_is_refused_where_a_key_is_given() -> None:
    unsigned = published(AGAIN.result, engine="x", trail=None, signer=None)
    with pytest.raises(Refused, match="not signed"):
        check(PROOFS["C4XN"], unsigned, SIGNER.public_key)
    with pytest.raises(Refused, match="another key"):
        check(PROOFS["C4XN"], PUBLISHED, bytes(32))


# --- an office that does not tell the truth --------------------------------------------------------------------------


def lying(number: str, again: Rerun = AGAIN, **lies: Any) -> tuple[bytes, bytes]:
    """A proof and a published result of an office that put a false line into the tree, and signed it."""
    place = again.leaves.places[number]
    proof = json.loads(line_proof(again, number) or b"")
    proof["line"] |= lies
    held = again.leaves.tree
    assert isinstance(held, ScatteredTree)
    ranked, others = dict(enumerate(held.halves[0][0])), dict(held.others)
    half, below = divmod(place, OTHERS_FROM)
    (others if half else ranked)[below] = leaf_hash(bytes.fromhex(proof["salt"]), canonical(proof["line"]))
    tree = ScatteredTree(list(ranked.values()), others, held.key)
    result = {**again.tree, "root": tree.root.hex()}
    document = published(canonical(result), engine="x", trail=None, signer=SIGNER)
    proof["path"] = [beside.hex() for beside in tree.path(place)]
    proof["result"] = hashlib.sha256(canonical(result)).hexdigest()
    if proof["line"]["points"] is not None:
        proof["margin"] = margin_of(proof["line"], result)
    return canonical(proof), document


@pytest.mark.parametrize(
    ("number", "lies"),
    [
        ("C4XN", {"invited": False}),
        ("C4XN", {"invited": False, "program": None}),
        ("C4XN", {"program": None}),
        ("C4XN", {"rank": 2}),
        ("C4XN", {"rank": 0}),
        ("C4XN", {"points": 485}),
        ("C4XN", {"points": None}),
        ("C4XN", {"submitted": "2022-11-23T00:01:29.000001Z"}),
        ("C4XN", {"exclusion": "draft"}),
        ("C4XN", {"rank": None, "exclusion": "draft", "invited": False, "program": None}),
        ("B9KD", {"invited": True, "program": "cec"}),
        ("B9KD", {"points": 487}),
        ("B9KD", {"submitted": "2022-11-23T00:01:28.999999Z"}),
        ("B9KD", {"submitted": "2022-11-23T00:01:29.000000Z"}),
        ("H8WS", {"rank": 5, "exclusion": None}),
        ("H8WS", {"rank": AGAIN.leaves.places["H8WS"] + 1, "exclusion": None, "points": 400}),
        ("H8WS", {"invited": True, "program": "fsw"}),
        ("H8WS", {"exclusion": None}),
    ],
)
def test_a_signed_line_that_contradicts_the_signed_result_is_refused(number: str, lies: dict[str, Any]) -> None:
    proof, document = lying(number, **lies)
    with pytest.raises(Refused, match="contradicts"):
        check(proof, document, SIGNER.public_key)


def test_where_only_the_number_decides_the_rank_still_says_who_is_invited() -> None:
    rows = [row(number, 486, "2022-11-23T00:01:29Z", "fsw") for number in "ABCD"]
    again = Rerun(snapshot_of(rows, INSTRUCTION._replace(invitations=2), law=law_then(), key=KEY))
    assert again.outcome.decided_by_number
    assert check(*lying("C", again), SIGNER.public_key)["line"]["invited"] is False
    for number, lies in (("C", {"invited": True, "program": "fsw"}), ("B", {"invited": False, "program": None})):
        with pytest.raises(Refused, match="contradicts"):
            check(*lying(number, again, **lies), SIGNER.public_key)


def test_the_same_office_is_believed_where_it_tells_the_truth() -> None:
    assert check(*lying("C4XN"), SIGNER.public_key)["line"] == INVITED["line"]


# --- nobody else -----------------------------------------------------------------------------------------------------


def test_a_proof_holds_no_word_of_anybody_else() -> None:
    for number, proof in PROOFS.items():
        words = proof.decode()
        assert not [other for other in PROOFS if other != number and f'"{other}"' in words]
        assert AGAIN.snapshot.key.hex() not in words
    assert line_proof(AGAIN, "nobody") is None


def test_whoever_knows_another_line_by_heart_cannot_find_it_among_the_hashes_of_a_proof() -> None:
    """Not without its salt: neither without one, nor with their own."""
    for number, tree in TREES.items():
        for other in TREES.values():
            line = canonical(other["line"])
            guesses = [b"", bytes.fromhex(tree["salt"]), bytes(32)] if other is not tree else []
            assert not {leaf_hash(salt, line).hex() for salt in guesses} & set(tree["path"]), number
    assert len({tree["salt"] for tree in TREES.values()}) == len(TREES)


def test_under_another_key_no_hash_of_a_leaf_is_the_same() -> None:
    other = Rerun(snapshot_of(ROWS, INSTRUCTION, law=law_then(), key=KEY[::-1]))
    trees = [each.leaves.tree for each in (other, AGAIN)]
    found = [{*tree.halves[0][0], *dict(tree.others).values()} for tree in trees if isinstance(tree, ScatteredTree)]
    assert len(found[0]) == len(found[1]) == len(ROWS)
    assert not found[0] & found[1]


def test_the_place_of_a_leaf_is_its_rank_so_that_nobody_else_can_hold_it() -> None:
    ranked = {tree["line"]["rank"]: tree["index"] for tree in TREES.values() if tree["line"]["rank"] is not None}
    assert ranked == {rank: rank - 1 for rank in range(1, 6)}


# --- words -----------------------------------------------------------------------------------------------------------


def test_the_standalone_file_says_each_reason_in_the_words_of_the_rule() -> None:
    assert {reason.value: (reason.say("en"), reason.say("fr")) for reason in Exclusion} == REASONS


def test_the_signature_stands_under_everything_but_itself() -> None:
    tree = json.loads(PUBLISHED)
    assert json.loads(signed_bytes(tree)) == {name: tree[name] for name in tree if name != "signature"}


def not_ranked(many: int, form: str = RESULTS[-1]) -> Leaves:
    rows = [ROWS[-1]._replace(number=f"N{place}") for place in range(many)]
    return Rerun(snapshot_of(rows, INSTRUCTION, law=law_then(), key=KEY), form).leaves


@pytest.mark.parametrize("form", RESULTS[2:])
def test_the_order_of_those_who_are_not_ranked_is_not_that_of_the_salts_that_their_proofs_show(form: str) -> None:
    leaves = not_ranked(200, form)
    places = sorted(place for place in leaves.places.values() if place >= OTHERS_FROM)
    salts = [leaves.salt(place) for place in places]
    assert len(salts) == 200
    following = sum(one < other for one, other in pairwise(salts))
    assert 60 < following < 140  # of 199, all of them where salts are the order


def test_the_place_of_somebody_who_is_not_ranked_is_the_same_however_many_others_there_are() -> None:
    few, many = not_ranked(1), not_ranked(200)
    assert few.places["N0"] == many.places["N0"]
    assert not_ranked(200, RESULTS[2]).places["N0"] - OTHERS_FROM < 200, "in version 3 it was a bound"
    quarters = {(place - OTHERS_FROM) >> 29 for place in many.places.values()}
    assert quarters == {0, 1, 2, 3}


def test_two_who_draw_the_same_place_do_not_get_it_both() -> None:
    rows = [ROWS[-1]._replace(number=f"N{place}") for place in range(200_000)]
    places = places_drawn(KEY, rows)
    assert len(set(places.values())) == len(rows)
    again = [row.number for row in rows if places[row.number] != places_drawn(KEY, [row])[row.number]]
    assert 0 < len(again) < 40
