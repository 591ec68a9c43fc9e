"""The checker's Ed25519 is that of RFC 8032: its vectors, its refusals, and another implementation's answers."""

from __future__ import annotations

import hashlib

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from hypothesis import given, settings
from hypothesis import strategies as st

from express_entry.selection.check_line import BASE, ORDER, P, added, decoded, encoded, signed_by, times
from tests.selection.proving import PlainSigner

# RFC 8032, 7.1: secret, public key, message, signature.
VECTORS = [
    (
        "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60",
        "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a",
        "",
        (
            "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe"
            "24655141438e7a100b"
        ),
    ),
    (
        "4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb",
        "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c",
        "72",
        (
            "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302a"
            "eeb00d291612bb0c00"
        ),
    ),
    (
        "c5aa8df43f9f837bedb7442f31dcb7b166d38535076f094b85ce3a2e0b4458f7",
        "fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025",
        "af82",
        (
            "6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac18ff9b538d16f290ae67f760984dc6594a7c15e9716ed2"
            "8dc027beceea1ec40a"
        ),
    ),
    (
        "833fe62409237b9d62ec77587520911e9a759cec1d19755b7da901b96dca3d42",
        "ec172b93ad5e563bf4932c70e1245034c35467ef2efd4d64ebf819683467e2bf",
        hashlib.sha512(b"abc").hexdigest(),
        (
            "dc2a4459e7369633a52b1bf277839a00201009a3efbf3ecb69bea2186c26b58909351fc9ac90b3ecfdfbc7c66431e0303dca179c138ac1"
            "7ad9bef1177331a704"
        ),
    ),
]
KEY, MESSAGE, SIGNATURE = (bytes.fromhex(text) for text in VECTORS[2][1:])


@pytest.mark.parametrize(("secret", "key", "message", "signature"), VECTORS)
def test_the_vectors_of_the_rfc_are_accepted_and_made(secret: str, key: str, message: str, signature: str) -> None:
    signer = PlainSigner(bytes.fromhex(secret))
    assert signer.public_key.hex() == key
    assert signer.sign(bytes.fromhex(message)).hex() == signature
    assert signed_by(bytes.fromhex(key), bytes.fromhex(message), bytes.fromhex(signature))


@settings(max_examples=60)
@given(st.integers(0, 8 * (32 + 64 + 2) - 1))
def test_no_bit_of_key_signature_or_message_can_change(bit: int) -> None:
    data = bytearray(KEY + SIGNATURE + MESSAGE)
    data[bit // 8] ^= 1 << bit % 8
    assert not signed_by(bytes(data[:32]), bytes(data[96:]), bytes(data[32:96]))


def test_a_signature_has_one_form() -> None:
    """RFC 8032, 5.1.7: the scalar is below the order of the group, else one signature gave a second."""
    scalar = int.from_bytes(SIGNATURE[32:], "little") + ORDER
    assert not signed_by(KEY, MESSAGE, SIGNATURE[:32] + scalar.to_bytes(32, "little"))


@pytest.mark.parametrize("cut", [(KEY[:-1], SIGNATURE), (KEY, SIGNATURE[:-1]), (KEY, SIGNATURE + b"\0"), (b"", b"")])
def test_a_key_or_a_signature_of_another_length_is_refused(cut: tuple[bytes, bytes]) -> None:
    assert not signed_by(cut[0], MESSAGE, cut[1])


def test_bytes_that_stand_for_no_point_are_refused() -> None:
    """RFC 8032, 5.1.3: y is below the prime, x has a root, and zero has no sign."""
    assert decoded(P.to_bytes(32, "little")) is None
    assert decoded((1 | 1 << 255).to_bytes(32, "little")) is None
    assert decoded((2).to_bytes(32, "little")) is None
    assert decoded((1).to_bytes(32, "little")) == (0, 1, 1, 0)


def test_the_base_point_is_that_of_the_rfc_and_has_its_order() -> None:
    assert BASE[0] == 15112221349535400772501151409588531511454012693041857206046113283949847762202
    assert encoded(times(ORDER, BASE)) == encoded((0, 1, 1, 0))
    assert encoded(added(times(5, BASE), times(7, BASE))) == encoded(times(12, BASE))


@settings(max_examples=20)
@given(st.binary(min_size=32, max_size=32), st.binary(max_size=40), st.binary(min_size=1, max_size=3))
def test_another_implementation_agrees(secret: bytes, message: bytes, more: bytes) -> None:
    private = Ed25519PrivateKey.from_private_bytes(secret)
    signer = PlainSigner(secret)
    signature = private.sign(message)
    assert private.public_key().public_bytes_raw() == signer.public_key
    assert signature == signer.sign(message)
    assert signed_by(signer.public_key, message, signature)
    assert not signed_by(signer.public_key, message + more, signature)
