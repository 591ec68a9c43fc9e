"""The service signs with a key of its own, and the standalone checker agrees."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from express_entry.selection import line_proof, published
from express_entry.selection.check_line import check, signed_by
from express_entry.service.faults import Unready
from express_entry.service.places import Places
from express_entry.service.signing import signer
from tests.selection.proving import held_again
from tests.service.running import Instance


def test_what_the_service_signs_is_held_to_its_public_key(sqlite: Instance) -> None:
    found = signer(Places(sqlite.data))
    assert found is not None
    assert len(found.public_key) == 32
    assert signed_by(found.public_key, b"a message", found.sign(b"a message"))
    document = published(held_again().result, engine="x", trail=None, signer=found)
    assert json.loads(document)["signature"]["key"] == found.public_key.hex()
    proof = line_proof(held_again(), "C4XN")
    assert proof is not None
    assert check(proof, document, found.public_key)["line"]["invited"]


def test_the_key_is_the_same_each_time_and_is_never_shown(sqlite: Instance) -> None:
    places = Places(sqlite.data)
    one, again = signer(places), signer(places)
    assert one is not None
    assert again is not None
    assert one.public_key == again.public_key
    assert (places.keys / "signing-key").read_text("ascii").strip() not in repr(one)


def test_a_service_that_was_never_prepared_signs_nothing(tmp_path: Path) -> None:
    assert signer(Places(tmp_path / "data")) is None


@pytest.mark.parametrize("content", [b"", b"00" * 31, b"zz" * 32, b"00" * 33, b"\xff\xfe"])
def test_a_file_that_holds_no_key_is_named_and_nothing_is_signed_with_it(sqlite: Instance, content: bytes) -> None:
    path = Places(sqlite.data).keys / "signing-key"
    path.write_bytes(content)
    with pytest.raises(Unready) as caught:
        signer(Places(sqlite.data))
    assert str(path) in caught.value.say("en")
    assert caught.value.say("en") != caught.value.say("fr")


def test_a_backup_brings_the_key_back(sqlite: Instance, tmp_path: Path) -> None:
    before = signer(Places(sqlite.data))
    sqlite.done("backup", "-o", str(tmp_path / "backup.zip"))
    elsewhere = Instance(tmp_path / "elsewhere")
    elsewhere.done("restore", str(tmp_path / "backup.zip"))
    after = signer(Places(elsewhere.data))
    assert before is not None
    assert after is not None
    assert after.public_key == before.public_key
