"""Documents sealed anew under another key: whole at every moment, and openable by either until nobody needs the old."""

from __future__ import annotations

import secrets
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from express_entry.law import consolidated
from express_entry.vault import Keyring, Limits, Tampered, Vault, WrongKey, limits_by
from tests.vault import files

NEW = secrets.token_bytes(32)


def with_keys(vault: Vault, *keys: bytes) -> Vault:
    return replace(vault, keys=Keyring.of(keys))


def old_key(vault: Vault) -> bytes:
    return next(iter(vault.keys.keys.values()))


def sealed(vault: Vault) -> str:
    return vault.seal(vault.inspect(files.pdf(), name="made-up.pdf")).handle


def test_a_document_that_was_sealed_anew_opens_with_the_new_key_alone(vault: Vault) -> None:
    handle = sealed(vault)
    both = with_keys(vault, NEW, old_key(vault))
    safe = vault.open_safe(handle)
    assert both.open_original(handle) == files.pdf(), "the old key opens meanwhile"
    assert both.rewrap(handle)
    assert not both.rewrap(handle), "once is enough"
    new = with_keys(vault, NEW)
    assert (new.open_original(handle), new.open_safe(handle)) == (files.pdf(), safe)
    with pytest.raises(WrongKey):
        vault.open_original(handle)


def test_a_document_that_was_changed_is_not_sealed_anew(vault: Vault) -> None:
    handle = sealed(vault)
    path = next((vault.aside.parent / "documents").rglob("*.sealed"))
    content = bytearray(path.read_bytes())
    content[-1] ^= 1
    path.write_bytes(content)
    with pytest.raises(Tampered):
        with_keys(vault, NEW, old_key(vault)).rewrap(handle)
    assert path.read_bytes() == bytes(content)


def test_every_document_of_the_store_is_found_with_a_row_or_without(vault: Vault) -> None:
    kept = {sealed(vault) for _ in range(3)}
    (vault.aside.parent / "documents" / "rounds").mkdir()
    (vault.aside.parent / "documents" / "rounds" / "a.snapshot").write_bytes(b"no document")
    assert set(vault.handles()) == kept


def test_what_is_swept_may_be_what_is_old_alone(vault: Vault) -> None:
    sealed(vault)
    now = datetime.now(UTC)
    assert vault.sweep(lambda _: False, before=now - timedelta(days=1)) == 0
    assert vault.sweep(lambda _: False, before=now + timedelta(days=1)) == 1
    assert list(vault.handles()) == []


def test_a_document_without_row_or_mark_is_noted_and_swept_once_the_note_is_old(vault: Vault) -> None:
    stray, other, pending = (sealed(vault) for _ in range(3))
    for handle in (stray, other):
        vault.keep(handle)
    now = datetime.now(UTC)
    assert vault.release_strays(lambda handles: {other} & set(handles)) == 1
    assert vault.release_strays(lambda handles: {other} & set(handles)) == 0, "what is noted is noted once"
    assert vault.sweep(lambda handle: handle == other, before=now - timedelta(days=1)) == 0
    assert set(vault.handles()) == {stray, other, pending}
    assert vault.sweep(lambda handle: handle == other, before=now + timedelta(days=1)) == 2
    assert set(vault.handles()) == {other}


def test_what_an_upload_left_half_written_goes_once_it_is_old_and_no_mark_with_it(vault: Vault) -> None:
    kept = sealed(vault)
    left = vault.aside / "left.upload"
    left.write_bytes(b"half of it")
    now = datetime.now(UTC)
    assert vault.sweep(lambda _: True, before=now - timedelta(days=1)) == 0
    assert left.exists()
    assert vault.sweep(lambda _: True, before=now + timedelta(days=1)) == 1
    assert (left.exists(), list(vault.handles())) == (False, [kept])


def test_how_large_a_file_may_be_the_table_of_file_rules_says() -> None:
    law = consolidated().on(consolidated().boundaries[-1][0])
    stated = int(law.values("documents/files")["most_megabytes"]) * 1_000_000
    assert limits_by(law).size == Limits().size == stated
    assert limits_by(law) == Limits()
