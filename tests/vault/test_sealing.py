"""Sealed documents come back byte for byte; what was changed, swapped or sealed by another key does not open."""

from __future__ import annotations

import io
import os
import secrets
import stat
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from express_entry.law.text import LANGUAGES
from express_entry.vault import (
    Inspected,
    Keyring,
    Missing,
    Refused,
    Tampered,
    Unkept,
    Vault,
    VaultFault,
    WrongKey,
    inspect,
)
from express_entry.vault.sealing import Part, sealed, unsealed
from tests.vault import files

HANDLE = "0123456789abcdef" * 2


@pytest.fixture(scope="module")
def letter() -> Inspected:
    return inspect(files.pdf(), name="letter.pdf")


def stored(vault: Vault) -> list[Path]:
    return [path for path in (vault.aside.parent / "documents").rglob("*") if path.is_file()]


def test_both_parts_come_back_and_nothing_readable_lies_on_the_disk(vault: Vault, letter: Inspected) -> None:
    kept = vault.seal(letter)
    assert vault.open_original(kept.handle) == letter.original
    assert vault.open_safe(kept.handle) == letter.safe_copy != letter.original
    assert (kept.sha256, kept.size, kept.media_type, kept.pages) == (letter.sha256, letter.size, "application/pdf", 2)
    (path,) = stored(vault)
    assert b"%PDF" not in path.read_bytes()
    assert "letter" not in str(path)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_the_same_file_has_another_handle_and_another_key_each_time(vault: Vault, letter: Inspected) -> None:
    first, second = vault.seal(letter), vault.seal(letter)
    assert first.handle != second.handle
    assert len({path.read_bytes()[-64:] for path in stored(vault)}) == 2


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
@given(st.binary(max_size=300), st.binary(max_size=300), st.data())
def test_whatever_bit_is_changed_it_does_not_open(original: bytes, safe_copy: bytes, data: st.DataObject) -> None:
    ring = Keyring.of([secrets.token_bytes(32)])
    whole = sealed(HANDLE, original, safe_copy, ring)
    assert unsealed(HANDLE, whole, Part.ORIGINAL, ring) == original
    assert unsealed(HANDLE, whole, Part.SAFE, ring) == safe_copy
    bit = data.draw(st.integers(0, len(whole) * 8 - 1))
    changed = bytearray(whole)
    changed[bit // 8] ^= 1 << bit % 8
    opened = []
    for part in Part:
        try:
            opened.append(unsealed(HANDLE, bytes(changed), part, ring) == (original, safe_copy)[part - 1])
        except (Tampered, WrongKey):
            opened.append(False)
    assert not all(opened)
    for end in (0, 10, len(whole) - 1):
        with pytest.raises(Tampered):
            unsealed(HANDLE, whole[:end], Part.SAFE, ring)


def test_a_document_put_in_another_s_place_does_not_open(vault: Vault, letter: Inspected) -> None:
    one, other = vault.seal(letter), vault.seal(letter)
    at = {path.stem: path for path in stored(vault)}
    at[one.handle].write_bytes(at[other.handle].read_bytes())
    with pytest.raises(Tampered, match=one.handle):
        vault.open_original(one.handle)
    assert vault.open_original(other.handle) == letter.original


def test_keys_change_and_what_was_sealed_before_still_opens(vault: Vault, letter: Inspected) -> None:
    kept = vault.seal(letter)
    (old,) = vault.keys.keys.values()
    new = secrets.token_bytes(32)
    both = replace(vault, keys=Keyring.read(f"{new.hex()}\n{old.hex()}\n"))
    later = both.seal(letter)
    assert both.open_original(kept.handle) == letter.original
    alone = replace(vault, keys=Keyring.of([new]))
    assert alone.open_safe(later.handle) == letter.safe_copy
    with pytest.raises(WrongKey) as caught:
        alone.open_original(kept.handle)
    for language in LANGUAGES:
        assert "document-key" in caught.value.say(language)
        assert old.hex() not in caught.value.say(language)


@pytest.mark.parametrize("written", ["", "abc", "g" * 64, "ab" * 31, f"{'ab' * 32}\nshort"])
def test_what_is_no_key_seals_nothing(written: str) -> None:
    with pytest.raises(VaultFault, match="64 hexadecimal digits"):
        Keyring.read(written)


def test_keys_are_not_shown(vault: Vault) -> None:
    (key,) = vault.keys.keys.values()
    assert key.hex() not in repr(vault)
    assert repr(key) not in repr(vault)


@pytest.mark.parametrize("handle", ["", "..", "../../etc/passwd", "/etc/passwd", "A" * 32, HANDLE + "\n", HANDLE])
def test_what_is_no_handle_is_nowhere(vault: Vault, handle: str) -> None:
    for opened in (vault.open_original, vault.open_safe):
        with pytest.raises(Missing):
            opened(handle)


def test_a_destroyed_document_is_gone_and_stays_gone(vault: Vault, letter: Inspected) -> None:
    kept = vault.seal(letter)
    vault.destroy(kept.handle)
    vault.destroy(kept.handle)
    assert not stored(vault)
    assert not list(vault.aside.iterdir())
    with pytest.raises(Missing):
        vault.open_safe(kept.handle)


def test_what_waits_for_its_row_is_swept_unless_the_row_is_there(vault: Vault, letter: Inspected) -> None:
    without, late, kept = (vault.seal(letter).handle for _ in range(3))
    vault.keep(kept)
    assert vault.sweep(lambda handle: handle == late) == 1
    assert {path.stem for path in stored(vault)} == {late, kept}
    assert not list(vault.aside.iterdir())
    assert without not in {late, kept}


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="rights bind nobody here")
def test_a_folder_that_cannot_be_written_is_told(vault: Vault, letter: Inspected) -> None:
    (vault.aside.parent / "documents").chmod(0o500)
    with pytest.raises(Unkept):
        vault.seal(letter)


def test_a_disk_that_fails_leaves_nothing(vault: Vault, letter: Inspected) -> None:
    documents = vault.aside.parent / "documents"
    documents.rmdir()
    documents.touch()
    with pytest.raises(Unkept) as caught:
        vault.seal(letter)
    assert "document" in caught.value.say("fr")
    assert not list(vault.aside.iterdir())


PDF, JPEG, PNG, TIFF = files.pdf(), files.picture("JPEG"), files.picture("PNG"), files.picture("TIFF")


@st.composite
def damaged(draw: st.DrawFn) -> bytes:
    """A good file with a few of its bytes changed, cut out or put in."""
    content = bytearray(draw(st.sampled_from((PDF, JPEG, PNG, TIFF))))
    for _ in range(draw(st.integers(0, 3))):
        place = draw(st.integers(0, len(content)))
        content[place : place + draw(st.integers(0, 4))] = draw(st.binary(max_size=6))
    return bytes(content)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow], max_examples=40)
@given(content=st.binary(max_size=60) | damaged())
@example(content=PDF)
@example(content=TIFF)
def test_whatever_comes_is_refused_with_reasons_or_kept_with_a_copy_that_opens(vault: Vault, content: bytes) -> None:
    found = None
    try:
        found = vault.inspect(io.BytesIO(content), name=None)
    except Refused as refused:
        said = [reason.say(language) for reason in refused.reasons for language in LANGUAGES]
    else:
        said = []
    assert bool(said) is (found is None)
    if found is None:
        return
    kept = vault.seal(found)
    assert vault.open_original(kept.handle) == content
    again = vault.inspect(vault.open_safe(kept.handle), name=None)
    assert (again.media_type, again.pages) == (kept.safe_type, kept.pages)
