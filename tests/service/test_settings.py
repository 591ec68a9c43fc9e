"""What Django makes of the settings: its own check of a deployment, and that nothing is for debugging."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.service.running import ROOT, Instance

PUBLIC = {"EXPRESS_ENTRY_HOSTS": "entry.example.ca", "EXPRESS_ENTRY_BEHIND_PROXY": "yes"}

PRINTED = """
import json, sys
from express_entry.service import settings
print(json.dumps({name: getattr(settings, name) for name in sys.argv[1:]}, default=str))
"""


def django(instance: Instance, *arguments: str) -> subprocess.CompletedProcess[str]:
    """A command of Django's under the settings of the service."""
    environment = {**instance.environment, "DJANGO_SETTINGS_MODULE": "express_entry.service.settings"}
    command = [sys.executable, "-W", "error", "-m", "django", *arguments]
    return subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)


def settings(instance: Instance, *names: str) -> dict[str, Any]:
    command = [sys.executable, "-c", PRINTED, *names]
    done = subprocess.run(command, cwd=ROOT, env=instance.environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def test_django_finds_nothing_to_say_about_a_public_deployment(sqlite: Instance) -> None:
    done = django(Instance(sqlite.data, more=PUBLIC), "check", "--deploy", "--fail-level", "INFO")
    assert done.returncode == 0, done.stderr
    assert "no issues" in done.stdout


def test_the_models_have_their_migrations(sqlite: Instance) -> None:
    done = django(sqlite, "makemigrations", "--check", "--dry-run")
    assert (done.returncode, done.stdout) == (0, "No changes detected\n"), done.stderr


def test_debugging_is_off_whatever_the_environment_says(sqlite: Instance) -> None:
    loud = {"DEBUG": "1", "DJANGO_DEBUG": "True", "EXPRESS_ENTRY_DEBUG": "1"}
    assert settings(Instance(sqlite.data, more=loud), "DEBUG") == {"DEBUG": False}


def test_cookies_are_for_https_alone_unless_the_service_is_this_machine_s_own(sqlite: Instance) -> None:
    names = [f"{kind}_COOKIE_SECURE" for kind in ("SESSION", "CSRF", "LANGUAGE")]
    assert set(settings(sqlite, *names).values()) == {False}
    public = Instance(sqlite.data, more=PUBLIC)
    assert set(settings(public, *names).values()) == {True}
    own = settings(public, "SESSION_COOKIE_NAME", "CSRF_COOKIE_NAME")
    assert all(each.startswith("__Host-") for each in own.values()), "nor of a host beside or below"


def test_a_key_is_made_once_and_only_its_owner_reads_it(sqlite: Instance) -> None:
    path = sqlite.home / "keys" / "secret-key"
    key = path.read_text("utf-8").strip()
    assert settings(sqlite, "SECRET_KEY") == {"SECRET_KEY": key}
    assert len(key) >= 50
    sqlite.done("migrate")
    assert path.read_text("utf-8").strip() == key


def test_people_are_told_apart_by_a_key_of_their_own_that_stays_the_same(sqlite: Instance) -> None:
    key = (sqlite.home / "keys" / "identity-key").read_text("utf-8").strip()
    assert settings(sqlite, "IDENTITY_KEY") == {"IDENTITY_KEY": key}
    assert len(key) >= 64
    sqlite.done("migrate")
    assert settings(Instance(sqlite.data, more={"EXPRESS_ENTRY_SECRET_KEY": "0123456789" * 5}), "IDENTITY_KEY") == {
        "IDENTITY_KEY": key
    }


def test_a_service_that_lacks_a_key_does_not_start_and_migrate_makes_that_one_alone(sqlite: Instance) -> None:
    before = {path.name: path.read_bytes() for path in (sqlite.home / "keys").iterdir()}
    assert set(before) == {"secret-key", "identity-key", "signing-key", "document-key"}
    (sqlite.home / "keys" / "signing-key").unlink()
    assert "express-entry migrate" in sqlite.refused("serve", "--port", "0")
    assert sqlite.done("migrate").startswith("New keys lie in")
    after = {path.name: path.read_bytes() for path in (sqlite.home / "keys").iterdir()}
    assert {name for name in before if after[name] != before[name]} == {"signing-key"}


def test_a_stated_secret_key_is_not_written_down_and_the_other_keys_are(tmp_path: Path) -> None:
    instance = Instance(tmp_path / "data", more={"EXPRESS_ENTRY_SECRET_KEY": "0123456789" * 5})
    instance.done("migrate")
    assert {path.name for path in (instance.home / "keys").iterdir()} == {
        "identity-key",
        "signing-key",
        "document-key",
    }


def test_the_heads_of_the_trail_lie_outside_what_a_backup_holds(sqlite: Instance) -> None:
    found = settings(sqlite, "AUDIT_HEADS", "DOCUMENTS")
    assert found == {
        "AUDIT_HEADS": str(sqlite.data / "service.audit-heads"),
        "DOCUMENTS": str(sqlite.home / "documents"),
    }
    assert not (sqlite.data / "service.audit-heads").is_relative_to(sqlite.home)


@pytest.mark.skipif(os.name != "posix", reason="rights are told otherwise there")
def test_what_the_service_keeps_is_its_owner_s_alone(tmp_path: Path) -> None:
    instance = Instance(tmp_path / "data")
    instance.done("migrate")
    found = list(instance.home.rglob("*"))
    assert len(found) >= 4
    assert not [path for path in (instance.home, *found) if path.stat().st_mode & 0o077]


def test_without_a_key_nothing_is_signed(tmp_path: Path) -> None:
    code = (
        "from express_entry.service import starting; starting.set_up(); from django.core.signing import dumps; dumps(1)"
    )
    environment = Instance(tmp_path / "data").environment
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, env=environment, capture_output=True, check=False)
    assert b"SECRET_KEY setting must not be empty" in done.stderr
