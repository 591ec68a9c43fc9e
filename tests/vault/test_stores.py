"""A store that speaks the protocol of S3: a real one on this machine, asked over HTTP."""

from __future__ import annotations

import os
import secrets
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import boto3
import pytest
from django.conf import settings
from moto.server import ThreadedMotoServer

from express_entry.vault import Keyring, Missing, Tampered, Unkept, Vault, inspect
from express_entry.vault.addresses import s3_options
from express_entry.vault.stores import s3_storage
from tests.vault import files

BUCKET = "documents-of-no-one"


@pytest.fixture(scope="module")
def endpoint() -> Iterator[str]:
    if not settings.configured and not os.environ.get("DJANGO_SETTINGS_MODULE"):
        settings.configure()
    server = ThreadedMotoServer("127.0.0.1", 0, verbose=False)
    server.start()
    try:
        host, port = server.get_host_and_port()
        yield f"http://{host}:{port}"
    finally:
        server.stop()


@pytest.fixture
def remote(vault: Vault, endpoint: str, monkeypatch: pytest.MonkeyPatch) -> Vault:
    for name in ("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY"):
        monkeypatch.setenv(name, "made-up")
    monkeypatch.setenv("AWS_DEFAULT_REGION", "us-east-1")
    client(endpoint).create_bucket(Bucket=BUCKET)
    return replace(vault, storage=s3_storage(f"s3://{BUCKET}/kept?endpoint={endpoint}"))


def client(endpoint: str):  # type: ignore[no-untyped-def] # the library makes its types when it runs
    return boto3.client("s3", endpoint_url=endpoint)


def names(endpoint: str) -> list[str]:
    return [each["Key"] for each in client(endpoint).list_objects_v2(Bucket=BUCKET).get("Contents", ())]


def test_a_document_goes_to_the_store_sealed_and_comes_back(remote: Vault, endpoint: str) -> None:
    found = inspect(files.pdf(), name="a.pdf")
    kept = remote.seal(found)
    (name,) = (each for each in names(endpoint) if kept.handle in each)
    assert name.startswith("kept/")
    body = client(endpoint).get_object(Bucket=BUCKET, Key=name)["Body"].read()
    assert b"%PDF" not in body
    assert remote.open_original(kept.handle) == found.original
    assert remote.open_safe(kept.handle) == found.safe_copy
    client(endpoint).put_object(Bucket=BUCKET, Key=name, Body=body[:-1] + bytes([body[-1] ^ 1]))
    with pytest.raises(Tampered):
        remote.open_safe(kept.handle)
    remote.destroy(kept.handle)
    assert name not in names(endpoint)
    with pytest.raises(Missing):
        remote.open_original(kept.handle)
    assert not list(remote.aside.iterdir())


def test_what_waits_for_its_row_is_swept_from_the_store_too(remote: Vault, endpoint: str) -> None:
    kept = remote.seal(inspect(files.pdf(), name=None))
    assert remote.sweep(lambda _: False) == 1
    assert not [each for each in names(endpoint) if kept.handle in each]


def test_a_store_without_the_bucket_is_told_without_its_credentials(remote: Vault, endpoint: str) -> None:
    lost = replace(remote, storage=s3_storage(f"s3://no-such-bucket?endpoint={endpoint}"))
    with pytest.raises(Unkept) as caught:
        lost.seal(inspect(files.pdf(), name=None))
    assert "made-up" not in str(caught.value)


@pytest.mark.parametrize(
    "address",
    [
        "",
        "s3://",
        "https://bucket",
        "s3://me:secret@bucket",
        "s3://bucket?endpoint=ftp://host",
        "s3://bucket?endpoint=https://me:secret@host",
        "s3://bucket?password=x",
        "s3://bucket?endpoint",
        "s3://bucket?region=a&region=b",
    ],
)
def test_what_is_no_address_of_a_store_is_none(address: str) -> None:
    assert s3_options(address) is None


def test_an_address_says_the_bucket_the_folder_the_host_and_the_region() -> None:
    found = s3_options("s3://papers/a/b/?endpoint=https://store.example:9000&region=ca-central-1")
    assert found is not None
    expected = ("papers", "a/b", "https://store.example:9000", "ca-central-1")
    assert tuple(found[each] for each in ("bucket_name", "location", "endpoint_url", "region_name")) == expected


def test_a_store_and_its_keys_are_all_that_is_needed_to_open_again(vault: Vault, tmp_path: Path) -> None:
    found = inspect(files.pdf(), name=None)
    kept = vault.seal(found)
    (key,) = vault.keys.keys.values()
    again = Vault(vault.storage, Keyring.read(key.hex()), tmp_path / "elsewhere", tmp_path / "lock")
    assert again.open_original(kept.handle) == found.original
    other = replace(again, keys=Keyring.of([secrets.token_bytes(32)]))
    with pytest.raises(Exception, match="document-key"):
        other.open_original(kept.handle)
