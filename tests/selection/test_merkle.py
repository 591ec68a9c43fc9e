"""The tree of a round is that of RFC 6962: held against the RFC's own words and against published roots."""

from __future__ import annotations

import hashlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from express_entry.selection.check_line import OTHERS_FROM, PLACES, leaf_hash, node_hash, root_of
from express_entry.selection.merkle import HEIGHT, PaddedTree, ScatteredTree, Tree

# The inputs with which implementations of RFC 6962 are commonly tested, and the roots of the first so many.
INPUTS = [bytes.fromhex(text) for text in ("", "00", "10", "2021", "3031", "40414243", "5051525354555657")]
INPUTS.append(bytes(range(0x60, 0x70)))
ROOTS = {
    0: "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
    1: "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    2: "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    3: "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    7: "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
    8: "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
}


def leaves(many: int) -> list[bytes]:
    return [leaf_hash(b"", str(place).encode()) for place in range(many)]


def by_the_rfc(hashes: list[bytes]) -> bytes:
    """RFC 6962, 2.1: split at the largest power of two below the number of leaves."""
    if not hashes:
        return hashlib.sha256(b"").digest()
    if len(hashes) == 1:
        return hashes[0]
    split = 1 << (len(hashes) - 1).bit_length() - 1
    return node_hash(by_the_rfc(hashes[:split]), by_the_rfc(hashes[split:]))


@pytest.mark.parametrize("many", ROOTS)
def test_published_roots_are_found(many: int) -> None:
    assert Tree([leaf_hash(b"", data) for data in INPUTS[:many]]).root.hex() == ROOTS[many]


def test_every_leaf_of_every_small_tree_leads_to_the_root_of_the_rfc() -> None:
    for many in range(1, 40):
        tree = Tree(leaves(many))
        assert tree.root == by_the_rfc(leaves(many))
        for index, leaf in enumerate(leaves(many)):
            path = tree.path(index)
            found = [place for place in range(-1, many + 2) if root_of(leaf, place, many, path) == tree.root]
            assert found == [index]


@given(st.integers(1, 70), st.data())
def test_a_leaf_leads_to_the_root_from_its_own_place_only(many: int, data: st.DataObject) -> None:
    index = data.draw(st.integers(0, many - 1))
    place, size = data.draw(st.integers(0, many + 2)), data.draw(st.integers(0, index))
    tree = Tree(leaves(many))
    path, leaf = tree.path(index), leaves(many)[index]
    assert root_of(leaf, index, size, path) is None
    if place != index:
        assert root_of(leaf, place, many, path) != tree.root
    assert root_of(leaf, index, many, [*path, leaf]) != tree.root
    if path:
        assert root_of(leaf, index, many, path[:-1]) != tree.root


def test_a_node_does_not_pass_for_a_leaf() -> None:
    one, other = leaves(2)
    assert leaf_hash(b"", one + other) != node_hash(one, other)
    assert Tree([one, other, other]).root != Tree([one, other, other, other]).root


@pytest.mark.parametrize("index", [-1, 5])
def test_there_is_no_path_from_a_leaf_that_is_not_there(index: int) -> None:
    with pytest.raises(IndexError):
        Tree(leaves(5)).path(index)


KEY = bytes(range(32))


@given(st.integers(0, 40), st.integers(0, 40), st.data())
def test_in_a_padded_tree_a_leaf_leads_to_the_root_from_its_own_place_only(
    ranked: int, others: int, data: st.DataObject
) -> None:
    tree = PaddedTree(leaves(ranked), leaves(others), KEY)
    places = [*range(ranked), *range(OTHERS_FROM, OTHERS_FROM + others)]
    for place in (ranked, OTHERS_FROM + others, -1, PLACES):
        with pytest.raises(IndexError):
            tree.path(place)
    if not places:
        return
    place = data.draw(st.sampled_from(places))
    other = data.draw(st.sampled_from([*places, ranked, OTHERS_FROM + others, PLACES - 1]))
    leaf, path = leaves(41)[place % OTHERS_FROM], tree.path(place)
    assert root_of(leaf, place, PLACES, path) == tree.root
    assert other == place or root_of(leaf, other, PLACES, path) != tree.root
    assert root_of(leaf, place, PLACES, path[:-1]) is None


@given(st.integers(0, 40), st.integers(0, 40))
def test_a_padded_tree_says_nowhere_how_many_leaves_it_has(ranked: int, others: int) -> None:
    tree = PaddedTree(leaves(ranked), leaves(others), KEY)
    paths = [tree.path(place) for place in (*range(ranked), *range(OTHERS_FROM, OTHERS_FROM + others))]
    assert {len(path) for path in paths} <= {HEIGHT}
    shown = {beside for path in paths for beside in path}
    # Without the key a padding is as good as any hash: under another key none of them is the same.
    held = {each for half in PaddedTree(leaves(ranked), leaves(others), KEY[::-1]).halves for each in half[0]}
    assert shown & held <= {*leaves(ranked), *leaves(others)}
    more = PaddedTree(leaves(ranked + 1), leaves(others), KEY)
    assert tree.root != more.root


def test_no_two_places_of_a_padded_tree_have_the_same_padding() -> None:
    tree = PaddedTree(leaves(1), [], KEY)
    path = tree.path(0)
    assert len({*path, tree.root}) == HEIGHT + 1


FEW = ((), (0,), (OTHERS_FROM - 1,), tuple(range(0, 18, 2)), tuple(each << 20 for each in range(50)))
SCATTERED = st.lists(st.integers(0, OTHERS_FROM - 1), unique=True, max_size=40) | st.sampled_from(FEW)


@given(st.integers(0, 9), SCATTERED, st.data())
def test_in_a_scattered_tree_each_leaf_leads_to_the_root_from_its_own_place_only(
    ranked: int, others: list[int], data: st.DataObject
) -> None:
    held = dict(zip(others, leaves(100)[40:], strict=False))
    tree = ScatteredTree(leaves(ranked), held, KEY)
    all_places = {**dict(enumerate(leaves(ranked))), **{OTHERS_FROM + place: leaf for place, leaf in held.items()}}
    for place in {ranked, OTHERS_FROM + 12_345, PLACES, -1} - set(all_places):
        with pytest.raises(IndexError):
            tree.path(place)
    for place, leaf in all_places.items():
        path = tree.path(place)
        assert (len(path), root_of(leaf, place, PLACES, path)) == (HEIGHT, tree.root)
    if all_places:
        place, other = (data.draw(st.sampled_from(sorted(all_places))) for _ in range(2))
        assert place == other or root_of(all_places[place], other, PLACES, tree.path(other)) != tree.root


@given(st.integers(0, 12), st.integers(0, 40))
def test_a_scattered_tree_whose_leaves_stand_close_is_the_padded_one(ranked: int, others: int) -> None:
    padded = PaddedTree(leaves(ranked), leaves(others), KEY)
    scattered = ScatteredTree(leaves(ranked), dict(enumerate(leaves(others))), KEY)
    assert scattered.root == padded.root
    for place in (*range(ranked), *range(OTHERS_FROM, OTHERS_FROM + others)):
        assert scattered.path(place) == padded.path(place)
