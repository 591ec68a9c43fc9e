"""The service as processes that are asked over the loopback: what it answers, and how it starts and stops."""

from __future__ import annotations

import json
import os
import re
import signal
import socket
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from tests.databases import PATIENCE
from tests.service.running import ROOT, TRIAL, Instance, served, wait_until
from tests.service.test_settings import PUBLIC


def test_it_refuses_to_start_before_migrate_and_starts_after_it(tmp_path: Path) -> None:
    instance = Instance(tmp_path / "data")
    assert "express-entry migrate" in instance.refused("serve", "--port", "0")
    assert instance.done("migrate").startswith("New keys lie in")
    assert instance.done("migrate") == "The database is up to date.\n"
    with served(instance) as service:
        assert service.ask("/health/ready")[0] == 200


def test_it_refuses_to_start_without_a_migration_that_this_release_brings(instance: Instance) -> None:
    instance.query("DELETE FROM django_migrations WHERE app = 'sessions'")
    said = instance.refused("serve", "--port", "0")
    assert "lacks 1 migrations" in said
    assert "express-entry migrate" in said


def test_a_database_of_a_later_release_is_not_migrated(instance: Instance) -> None:
    instance.query(
        "INSERT INTO django_migrations (app, name, applied) VALUES ('service', '0999_later', '2030-01-01 00:00:00')"
    )
    assert "service.0999_later" in instance.refused("migrate")


def test_it_answers_on_both_databases_and_says_what_it_is_in_both_languages(instance: Instance) -> None:
    with served(instance) as service:
        for language, words in (("en", "not a service of the Government of Canada"), ("fr", "pas un service du")):
            status, headers, _ = service.ask("/", Accept_Language=f"{language}-CA")
            assert (status, headers["location"]) == (302, f"/{language}/")
            status, headers, page = service.ask(f"/{language}/")
            assert status == 200
            assert f'<html lang="{language}-CA">' in page
            assert words in page
            assert not re.search(r"https?://", page), "nothing is fetched from anywhere else"
        assert "unsafe" not in headers["content-security-policy"]
        assert "default-src 'none'" in headers["content-security-policy"]
        assert (headers["x-frame-options"], headers["referrer-policy"]) == ("DENY", "same-origin")
        assert (headers["cache-control"], headers["x-content-type-options"]) == ("no-store", "nosniff")
        for sheet in re.findall(r'rel="stylesheet" href="([^"]+)"', page):
            status, headers, _ = service.ask(sheet)
            assert (status, headers["content-type"].partition(";")[0]) == (200, "text/css")
        assert service.ask("/no-such-page")[0] == 404
        assert service.ask("/en/", "POST", b"x=1")[0] == 403
        assert service.ask("/", Host="elsewhere.example")[0] == 400
        assert service.stop() == 0


def test_a_probe_says_what_is_missing_and_nothing_else(instance: Instance) -> None:
    with served(instance) as service:
        status, headers, body = service.ask("/health/live", Host="10.1.2.3")
        assert (status, json.loads(body), headers["cache-control"]) == (200, {"status": "live"}, "no-store")
        status, headers, body = service.ask("/health/ready", Host="10.1.2.3")
        fine = dict.fromkeys(("database", "migrations", "data", "law"), "ok")
        assert (status, json.loads(body)) == (200, {"status": "ready", "checks": fine})
        instance.query("DELETE FROM django_migrations WHERE app = 'sessions'")
        status, headers, body = service.ask("/health/ready")
        assert (status, headers["cache-control"]) == (503, "no-store")
        assert json.loads(body) == {"status": "not ready", "checks": {**fine, "migrations": "failed"}}
        assert service.ask("/health/ready", "POST")[0] == 405
        assert service.ask("/health/other")[0] == 404


def test_a_probe_notices_a_database_and_a_folder_that_are_gone(postgresql: Instance) -> None:
    with served(postgresql) as service:
        postgresql.query("DROP TABLE django_migrations")
        postgresql.home.rename(postgresql.data / "elsewhere")
        checks = json.loads(service.ask("/health/ready")[2])["checks"]
        assert checks == {"database": "ok", "migrations": "failed", "data": "failed", "law": "ok"}


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT, signal.SIGHUP])
def test_stopped_it_finishes_the_request_under_way(number: signal.Signals, sqlite: Instance, tmp_path: Path) -> None:
    instance = Instance(sqlite.data, more={"TRIAL_FOLDER": str(tmp_path)})
    with served(instance, command=TRIAL) as service:
        answers: list[tuple[int, str]] = []

        def ask() -> None:
            status, _, body = service.ask("/wait")
            answers.append((status, body))

        asking = threading.Thread(target=ask)
        asking.start()
        wait_until(tmp_path / "begun")
        service.process.send_signal(number)
        until = time.monotonic() + PATIENCE
        while '"stopping"' not in service.errors.read_text("utf-8"):
            assert service.process.poll() is None
            assert time.monotonic() < until, "it was told to stop, and did not say that it does"
            time.sleep(0.01)
        assert not answers
        (tmp_path / "go-on").touch()
        assert service.process.wait(PATIENCE) == 0
        asking.join(PATIENCE)
        assert answers == [(200, "finished")]


def test_an_address_that_is_taken_is_named(sqlite: Instance) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        assert port in sqlite.refused("serve", "--port", port)
    assert "no-such-host.invalid" in sqlite.refused("serve", "--host", "no-such-host.invalid", "--port", "0")


@pytest.mark.parametrize(("option", "value"), [("--port", "65536"), ("--port", "http"), ("--workers", "0")])
def test_an_option_that_cannot_be_used_is_named(option: str, value: str, tmp_path: Path) -> None:
    assert f'{option}: "{value}"' in Instance(tmp_path / "data").refused("serve", option, value)


@pytest.mark.parametrize("command", [["serve"], ["migrate"], ["backup", "-o", "x.zip"]])
def test_without_the_extra_it_is_named(command: list[str], tmp_path: Path) -> None:
    code = "import sys; sys.modules['django'] = None; from express_entry.cli.main import run; run()"
    environment = Instance(tmp_path / "data").environment
    done = subprocess.run(
        [sys.executable, "-c", code, *command], cwd=ROOT, env=environment, capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stdout) == (2, "")
    assert "pip install 'express-entry[service]'" in done.stderr


def test_a_setting_that_cannot_be_used_ends_every_command_with_a_sentence(tmp_path: Path) -> None:
    instance = Instance(tmp_path / "data", more={"EXPRESS_ENTRY_HOSTS": "*", "EXPRESS_ENTRY_LANG": "fr"})
    for arguments in (["serve"], ["migrate"], ["backup", "-o", str(tmp_path / "x")]):
        assert instance.refused(*arguments).startswith('Erreur : EXPRESS_ENTRY_HOSTS : "*"')


def test_a_database_that_does_not_answer_is_named_without_its_password(tmp_path: Path) -> None:
    instance = Instance(tmp_path / "data", "postgresql://me:hunter2@127.0.0.1:1/none")
    said = instance.refused("migrate")
    assert said.startswith("Error: DATABASE_URL: the database postgresql://me:…@127.0.0.1:1/none")
    assert "hunter2" not in said


def test_a_file_that_is_no_database_is_named(sqlite: Instance) -> None:
    for path in sqlite.home.glob("*.sqlite3*"):
        path.unlink()
    (sqlite.home / "express-entry.sqlite3").write_bytes(b"not a database" * 100)
    assert "express-entry.sqlite3 cannot be used" in sqlite.refused("serve", "--port", "0")
    assert "express-entry.sqlite3 cannot be used" in sqlite.refused("migrate")


def test_in_public_everything_is_https_and_the_proxy_says_so(sqlite: Instance) -> None:
    with served(Instance(sqlite.data, more=PUBLIC)) as service:
        host = {"Host": "entry.example.ca"}
        status, headers, _ = service.ask("/", **host)
        assert (status, headers["location"]) == (301, "https://entry.example.ca/")
        status, headers, body = service.ask("/api/v1/rounds", **host)
        assert (status, headers["content-type"]) == (403, "application/problem+json"), "a token is not led on"
        assert "HTTPS alone" in body
        assert service.ask("/api/v1/rounds", **host, X_Forwarded_Proto="https")[0] == 200
        status, headers, _ = service.ask("/en/", **host, X_Forwarded_Proto="https")
        assert (status, headers["strict-transport-security"]) == (200, "max-age=31536000")
        assert service.ask("/health/ready", Host="10.1.2.3")[0] == 200


def test_a_worker_that_is_killed_is_replaced(sqlite: Instance) -> None:
    with served(sqlite, "--workers", "1") as service:
        service.ask("/")
        told = [json.loads(line) for line in service.errors.read_text("utf-8").splitlines()]
        os.kill(told[-1]["process"], signal.SIGKILL)
        assert service.ask("/health/ready")[0] == 200
        assert service.stop() == 0


def test_connections_that_the_database_has_dropped_are_made_anew(postgresql: Instance) -> None:
    with served(postgresql, "--workers", "1") as service:
        assert service.ask("/health/ready")[0] == 200
        dropped = postgresql.query(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
            " WHERE datname = current_database() AND application_name = 'express-entry'"
        )
        assert dropped
        assert service.ask("/health/ready")[0] == 200


def test_without_a_proxy_nobody_is_believed_to_come_by_https(sqlite: Instance) -> None:
    with served(sqlite) as service:
        assert "strict-transport-security" not in service.ask("/", X_Forwarded_Proto="https")[1]


def test_more_than_is_taken_is_refused_before_it_is_read(sqlite: Instance) -> None:
    with served(Instance(sqlite.data, more={"EXPRESS_ENTRY_UPLOAD_MEGABYTES": "1"})) as service:
        status, _, page = service.ask("/", "POST", b"", Content_Length="1000001")
        assert (status, "too large" in page) == (413, True)


def test_two_migrate_at_once_and_both_end_well(tmp_path: Path, postgresql_url: str) -> None:
    for url in (None, postgresql_url):
        instance = Instance(tmp_path / ("sqlite" if url is None else "postgresql"), url)
        said: list[str] = []
        both = [threading.Thread(target=lambda: said.append(instance.done("migrate"))) for _ in range(2)]  # noqa: B023 - ended below
        for each in both:
            each.start()
        for each in both:
            each.join(PATIENCE)
        assert sorted("up to date" in each for each in said) == [False, True]
        assert instance.query("SELECT count(*) FROM service_instance") == [(1,)]
