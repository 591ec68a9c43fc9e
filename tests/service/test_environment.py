"""Settings: safe without any, and whatever cannot be used is named with its value and what is accepted."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from express_entry.law.text import LANGUAGES
from express_entry.service.environment import SETTINGS, configuration, without_password
from express_entry.service.faults import Misconfigured, ServiceError

KEY = "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"


def complaint(tmp_path: Path, **environment: str) -> str:
    with pytest.raises(ServiceError) as caught:
        configuration({"EXPRESS_ENTRY_DATA": str(tmp_path), **environment})
    return caught.value.say("en")


def test_without_settings_only_this_machine_is_answered_and_sqlite_is_used(tmp_path: Path) -> None:
    found = configuration({"EXPRESS_ENTRY_DATA": str(tmp_path)})
    assert found.hosts == ("localhost", "127.0.0.1", "[::1]")
    assert not found.public
    assert not found.behind_proxy
    assert found.database is None
    assert (found.contact, found.source) == ("", "")
    assert (found.secret_key, found.identity_key) == ("", "")
    assert (found.law_files, found.last_known_rules) == ((), False)
    assert found.places.database == tmp_path / "service" / "express-entry.sqlite3"
    assert not list(tmp_path.iterdir()), "reading settings changes nothing"


@pytest.mark.parametrize(
    ("name", "value", "accepted"),
    [
        ("DATABASE_URL", "mysql://root@db/x", "postgresql://user:password@host:port/name"),
        ("DATABASE_URL", "postgresql://db", "postgresql://user:password@host:port/name"),
        ("DATABASE_URL", "postgresql://db:port/name", "postgresql://user:password@host:port/name"),
        ("EXPRESS_ENTRY_HOSTS", "*", "names separated by commas"),
        ("EXPRESS_ENTRY_HOSTS", "https://entry.example.ca", "without https://"),
        ("EXPRESS_ENTRY_HOSTS", "entry.example.ca:8000", "without a port"),
        ("EXPRESS_ENTRY_BEHIND_PROXY", "perhaps", "yes or no"),
        ("EXPRESS_ENTRY_UPLOAD_MEGABYTES", "0", "from 1 to 100"),
        ("EXPRESS_ENTRY_UPLOAD_MEGABYTES", "1.5", "from 1 to 100"),
        ("EXPRESS_ENTRY_DOCUMENTS", "https://bucket", "s3://bucket/prefix"),
        ("EXPRESS_ENTRY_CLAMAV", "localhost", "tcp://host:port"),
        ("EXPRESS_ENTRY_CONTACT", "somebody", "an e-mail address, or an https:// address"),
        ("EXPRESS_ENTRY_CONTACT", "javascript:alert(1)", "an e-mail address, or an https:// address"),
        ("EXPRESS_ENTRY_SOURCE", "http://example.ca", "an https:// address"),
        ("EXPRESS_ENTRY_LOG_LEVEL", "debug", "info, warning, error"),
        ("EXPRESS_ENTRY_SECRET_KEY_FILE", "/no/such/file", "a file that holds the key"),
        ("EXPRESS_ENTRY_LAW", "/no/such/file.toml", "files of law"),
        ("EXPRESS_ENTRY_LAW", "/tmp", "files of law"),  # noqa: S108 - a folder
        ("EXPRESS_ENTRY_LAST_KNOWN_RULES", "sometimes", "yes or no"),
    ],
)
def test_a_value_that_cannot_be_used_is_named_with_what_is_accepted(
    name: str, value: str, accepted: str, tmp_path: Path
) -> None:
    said = complaint(tmp_path, **{name: value})
    assert said.startswith(f'{name}: "{value}"')
    assert accepted in said
    assert "\n" not in said


def test_a_data_folder_that_is_a_file_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    assert complaint(tmp_path / "file").startswith(f'EXPRESS_ENTRY_DATA: "{tmp_path / "file"}"')


def test_every_problem_is_told_at_once_in_both_languages(tmp_path: Path) -> None:
    wrong = {"DATABASE_URL": "x", "EXPRESS_ENTRY_HOSTS": "*", "EXPRESS_ENTRY_LOG_LEVEL": "loud"}
    with pytest.raises(Misconfigured) as caught:
        configuration({"EXPRESS_ENTRY_DATA": str(tmp_path), **wrong})
    for language in LANGUAGES:
        said = caught.value.say(language)
        assert [line.split(" ")[0].rstrip(":") for line in said.splitlines()] == list(wrong)


def test_no_password_and_no_key_is_ever_shown(tmp_path: Path) -> None:
    secret = "hunter2-hunter2"  # noqa: S105 - made up
    for url in (f"mysql://me:{secret}@db/x", f"mysql://db/x?password={secret}", f"postgresql://me:{secret}@db:x/y"):
        assert secret not in without_password(url)
        assert secret not in complaint(tmp_path, DATABASE_URL=url)
    assert secret not in complaint(tmp_path, EXPRESS_ENTRY_SECRET_KEY=secret)
    found = configuration(
        {
            "EXPRESS_ENTRY_DATA": str(tmp_path),
            "DATABASE_URL": f"postgresql://me:{secret}@db/x",
            "EXPRESS_ENTRY_SECRET_KEY": KEY,
        }
    )
    assert secret not in repr(found)
    assert KEY not in repr(found)


@pytest.mark.parametrize("key", ["short", "a" * 100, "ab" * 40])
def test_a_key_that_can_be_guessed_is_refused(key: str, tmp_path: Path) -> None:
    assert "50 characters or more" in complaint(tmp_path, EXPRESS_ENTRY_SECRET_KEY=key)


def test_a_key_comes_from_the_environment_or_from_a_file_and_not_from_both(tmp_path: Path) -> None:
    (tmp_path / "key").write_text(f"{KEY}\n", encoding="utf-8")
    data = {"EXPRESS_ENTRY_DATA": str(tmp_path)}
    file = {"EXPRESS_ENTRY_SECRET_KEY_FILE": str(tmp_path / "key")}
    assert configuration({**data, **file}).secret_key == KEY
    assert configuration({**data, "EXPRESS_ENTRY_SECRET_KEY": KEY}).secret_key == KEY
    assert "both set" in complaint(tmp_path, **file, EXPRESS_ENTRY_SECRET_KEY=KEY)


def test_files_of_law_are_named_in_their_order_and_each_must_be_readable(tmp_path: Path) -> None:
    first, second, gone = (tmp_path / name for name in ("b.toml", "a.toml", "gone.toml"))
    for path in (first, second):
        path.touch()
    data = {"EXPRESS_ENTRY_DATA": str(tmp_path)}
    assert configuration({**data, "EXPRESS_ENTRY_LAW": os.pathsep.join(map(str, (first, second)))}).law_files == (
        first,
        second,
    )
    said = complaint(tmp_path, EXPRESS_ENTRY_LAW=os.pathsep.join(map(str, (first, gone, tmp_path))))
    assert [line.split('"')[1] for line in said.splitlines()] == [str(gone), str(tmp_path)]


def test_a_gap_in_the_ranking_is_passed_over_only_where_somebody_said_so(tmp_path: Path) -> None:
    data = {"EXPRESS_ENTRY_DATA": str(tmp_path)}
    assert configuration({**data, "EXPRESS_ENTRY_LAST_KNOWN_RULES": "yes"}).last_known_rules is True
    assert configuration({**data, "EXPRESS_ENTRY_LAST_KNOWN_RULES": "no"}).last_known_rules is False


def test_another_host_than_this_machine_needs_a_proxy_that_ends_https(tmp_path: Path) -> None:
    hosts = {"EXPRESS_ENTRY_HOSTS": "entry.example.ca, localhost"}
    assert "EXPRESS_ENTRY_BEHIND_PROXY=yes" in complaint(tmp_path, **hosts)
    found = configuration({"EXPRESS_ENTRY_DATA": str(tmp_path), "EXPRESS_ENTRY_BEHIND_PROXY": "yes", **hosts})
    assert found.hosts == ("entry.example.ca", "localhost")
    assert found.public


def test_a_setting_left_empty_is_one_that_is_not_set(tmp_path: Path) -> None:
    empty = {setting.name: "" for setting in SETTINGS}
    assert configuration({**empty, "EXPRESS_ENTRY_DATA": str(tmp_path)}) == configuration(
        {"EXPRESS_ENTRY_DATA": str(tmp_path)}
    )
