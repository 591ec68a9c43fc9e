"""A backup and its restore on both databases: the drill, what is refused, and a service that goes on meanwhile."""

from __future__ import annotations

import hashlib
import json
import shutil
import threading
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from express_entry.service.archive import unpack
from express_entry.service.faults import BadArchive
from tests.databases import PATIENCE
from tests.service.running import Instance, served


@pytest.fixture
def elsewhere(instance: Instance, tmp_path: Path, request: pytest.FixtureRequest) -> Instance:
    """A place without a service, with the same kind of database."""
    url = None if instance.url is None else request.getfixturevalue("postgresql_url")
    return Instance(tmp_path / "elsewhere", url)


def test_the_drill_brings_everything_back_on_another_machine(
    instance: Instance, elsewhere: Instance, tmp_path: Path
) -> None:
    instance.fill("amelie")
    instance.fill("zoé")
    archive = tmp_path / "backup.zip"
    said = instance.done("backup", "-o", str(archive))
    assert said == f"Saved to {archive}: the database; documents: 2; keys: 6.\n"
    assert archive.stat().st_mode & 0o777 == 0o600
    assert not (instance.data / "service.copying").exists()
    assert "documents: 2; keys: 6" in elsewhere.done("restore", str(archive))
    assert elsewhere.contents() == instance.contents()
    assert elsewhere.done("migrate") == "The database is up to date.\n"
    with served(elsewhere) as service:
        assert service.ask("/health/ready")[0] == 200
    # What is written from now on goes on where the original stood, and can be saved in turn.
    elsewhere.put_session("after", "x")
    elsewhere.query("INSERT INTO django_content_type (app_label, model) VALUES ('a', 'b')")
    elsewhere.done("backup", "-o", str(archive))
    assert not list(elsewhere.home.rglob("*.partial"))


def test_a_backup_says_what_is_in_it(instance: Instance, tmp_path: Path) -> None:
    instance.fill("amelie")
    archive = tmp_path / "backup.zip"
    instance.done("backup", "-o", str(archive))
    with zipfile.ZipFile(archive) as opened:
        assert opened.testzip() is None
        manifest = json.loads(opened.read("manifest.json"))
        names = {name for name, _, _ in manifest["files"]}
        assert names | {"manifest.json"} == set(opened.namelist())
    assert manifest["format"] == "express-entry/backup@1"
    assert manifest["database"] == ("sqlite" if instance.url is None else "postgresql")
    assert ["service", "0001_instance"] in manifest["migrations"]
    (number,) = instance.query("SELECT number FROM service_instance")[0]
    assert manifest["instance"] == str(number).replace("-", "")
    assert {"documents/amelie/passport.pdf", "keys/amelie", "keys/secret-key"} <= names


def test_a_service_that_is_there_is_overwritten_only_when_told_to(instance: Instance, tmp_path: Path) -> None:
    instance.fill("old")
    archive = tmp_path / "backup.zip"
    instance.done("backup", "-o", str(archive))
    before = instance.contents()
    instance.fill("new")
    after = instance.contents()
    assert "--replace" in instance.refused("restore", str(archive))
    assert instance.contents() == after
    instance.done("restore", str(archive), "--replace")
    assert instance.contents() == before
    left = {path.name for path in instance.data.iterdir()}
    assert not left & {"service.incoming", "service.outgoing", "service.restore.json"}


def test_a_running_service_is_saved_and_not_restored_over(instance: Instance, tmp_path: Path) -> None:
    archive = tmp_path / "backup.zip"
    with served(instance) as service:
        assert service.ask("/health/ready")[0] == 200
        instance.done("backup", "-o", str(archive))
        assert "running" in instance.refused("restore", str(archive), "--replace")
        assert service.ask("/health/ready")[0] == 200


def test_a_database_that_another_machine_serves_from_is_left_alone(postgresql: Instance, tmp_path: Path) -> None:
    archive = tmp_path / "backup.zip"
    postgresql.done("backup", "-o", str(archive))
    other = Instance(tmp_path / "other", postgresql.url)
    with served(postgresql) as service:
        assert service.ask("/health/ready")[0] == 200
        assert "in use" in other.refused("restore", str(archive), "--replace")


def test_what_is_written_meanwhile_is_saved_as_one_instant_had_it(
    instance: Instance, elsewhere: Instance, tmp_path: Path
) -> None:
    """Two rows are written in one statement, again and again: a backup has both or neither of each pair."""
    archive, done, written = tmp_path / "backup.zip", threading.Event(), threading.Event()

    def write() -> None:
        number = 0
        while not done.is_set():
            pair = [value for side in "ab" for value in (f"{side}{number}", "x" * 500, "2027-01-02 00:00:00+00:00")]
            instance.query("INSERT INTO django_session VALUES (%s, %s, %s), (%s, %s, %s)", *pair)
            number += 1
            written.set()

    writing = threading.Thread(target=write)
    writing.start()
    try:
        assert written.wait(PATIENCE)
        instance.done("backup", "-o", str(archive))
    finally:
        done.set()
        writing.join(PATIENCE)
    elsewhere.done("restore", str(archive))
    keys = {key for (key,) in elsewhere.query("SELECT session_key FROM django_session")}
    assert {key[1:] for key in keys if key[0] == "a"} == {key[1:] for key in keys if key[0] == "b"}
    assert keys


def test_numbers_are_not_given_out_twice_after_a_restore(
    postgresql: Instance, postgresql_url: str, tmp_path: Path
) -> None:
    put = "INSERT INTO django_content_type (app_label, model) VALUES ('a', %s) RETURNING id"
    numbers = [postgresql.query(put, str(each))[0][0] for each in range(3)]
    postgresql.query("DELETE FROM django_content_type WHERE id = %s", numbers[-1])
    archive = tmp_path / "backup.zip"
    postgresql.done("backup", "-o", str(archive))
    elsewhere = Instance(tmp_path / "elsewhere", postgresql_url)
    elsewhere.done("restore", str(archive))
    assert elsewhere.query(put, "next") == [(numbers[-1] + 1,)]


def test_what_the_schema_holds_beside_the_tables_goes_with_the_old_state(postgresql: Instance, tmp_path: Path) -> None:
    archive = tmp_path / "backup.zip"
    postgresql.done("backup", "-o", str(archive))
    before = postgresql.contents()
    postgresql.query("CREATE TYPE mood AS ENUM ('fine')")
    postgresql.query("CREATE FUNCTION one() RETURNS int LANGUAGE sql AS 'SELECT 1'")
    postgresql.query("CREATE VIEW seen AS SELECT session_key, one() FROM django_session")
    postgresql.query('CREATE TABLE "Odd ""Name" (id int GENERATED ALWAYS AS IDENTITY, mood mood)')
    postgresql.done("restore", str(archive), "--replace")
    assert postgresql.contents() == before
    left = "SELECT proname FROM pg_proc WHERE pronamespace = 'public'::regnamespace"
    assert postgresql.query(left) == []


# ------------------------------------------------------------------------------------------------------------- refused


def _flip(path: Path) -> None:
    with zipfile.ZipFile(path) as opened:
        # Of bytes that are all different: in a run of the same one a bit may say another way to the same.
        member = opened.getinfo("keys/old")
    data = bytearray(path.read_bytes())
    data[member.header_offset + 30 + len(member.filename) + member.compress_size // 2] ^= 1
    path.write_bytes(data)


def _cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-100])


def _other(path: Path) -> None:
    path.write_bytes(b"not a backup")


def _rewritten(change: Callable[[dict[str, bytes]], object]) -> Callable[[Path], None]:
    def rewrite(path: Path) -> None:
        with zipfile.ZipFile(path) as opened:
            files = {name: opened.read(name) for name in opened.namelist()}
        change(files)
        with zipfile.ZipFile(path, "w") as opened:
            for name, data in files.items():
                opened.writestr(name, data)

    return rewrite


def _manifest(**changes: object) -> Callable[[dict[str, bytes]], None]:
    def change(files: dict[str, bytes]) -> None:
        files["manifest.json"] = json.dumps({**json.loads(files["manifest.json"]), **changes}).encode()

    return change


def _escape(files: dict[str, bytes]) -> None:
    files["keys/../../../escaped"] = b""
    told = json.loads(files["manifest.json"])
    empty = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
    _manifest(files=[*told["files"], ["keys/../../../escaped", 0, empty]])(files)


def _one_more(files: dict[str, bytes]) -> None:
    files["documents/one-more"] = b"x"


DAMAGE = {
    "a flipped bit": _flip,
    "a cut end": _cut,
    "no archive": _other,
    "another document": _rewritten(lambda files: files.update({"documents/old/passport.pdf": b"another"})),
    "a file too many": _rewritten(_one_more),
    "a file too few": _rewritten(lambda files: files.pop("keys/old")),
    "no manifest": _rewritten(lambda files: files.pop("manifest.json")),
    "a manifest that is none": _rewritten(lambda files: files.update({"manifest.json": b"[1]"})),
    "a later format": _rewritten(_manifest(format="express-entry/backup@2")),
    "a way out of the folder": _rewritten(_escape),
}
UNSUITABLE = {
    "a flipped bit": _flip,
    "a later release": _rewritten(_manifest(migrations=[["service", "0999_later"]])),
    "another database": _rewritten(_manifest(database="oracle")),
}


def test_whatever_is_done_to_a_backup_is_noticed(sqlite: Instance, tmp_path: Path) -> None:
    sqlite.fill("old")
    archive, damaged = tmp_path / "backup.zip", tmp_path / "damaged.zip"
    sqlite.done("backup", "-o", str(archive))
    assert unpack(archive, tmp_path / "whole").database == "sqlite"
    for name, damage in DAMAGE.items():
        shutil.copy(archive, damaged)
        damage(damaged)
        with pytest.raises(BadArchive) as caught:
            unpack(damaged, tmp_path / name)
        assert str(damaged) in caught.value.say("fr"), name
        assert "Rien n'a été restauré" in caught.value.say("fr"), name
    assert not (tmp_path / "escaped").exists()


def test_a_backup_that_does_not_fit_changes_nothing(sqlite: Instance, tmp_path: Path) -> None:
    sqlite.fill("old")
    archive, other = tmp_path / "backup.zip", tmp_path / "other.zip"
    sqlite.done("backup", "-o", str(archive))
    before = sqlite.contents()
    for name, change in UNSUITABLE.items():
        shutil.copy(archive, other)
        change(other)
        said = sqlite.refused("restore", str(other), "--replace")
        assert str(other) in said, name
        assert "Nothing was restored" in said, name
        assert sqlite.contents() == before, name
        assert not (sqlite.data / "service.incoming").exists(), name


def test_rows_that_the_schema_does_not_take_change_nothing(postgresql: Instance, tmp_path: Path) -> None:
    postgresql.fill("old")
    archive = tmp_path / "backup.zip"
    postgresql.done("backup", "-o", str(archive))
    before = postgresql.contents()

    def spoil(files: dict[str, bytes]) -> None:
        name = next(name for name, data in files.items() if data.startswith(b"old\t"))
        files[name] = b"only one column\n"
        told = json.loads(files["manifest.json"])
        data = files[name]
        listed = [each for each in told["files"] if each[0] != name]
        _manifest(files=[*listed, [name, len(data), hashlib.sha256(data).hexdigest()]])(files)

    _rewritten(spoil)(archive)
    assert "Nothing was restored" in postgresql.refused("restore", str(archive), "--replace")
    assert postgresql.contents() == before
    assert not (postgresql.data / "service.restore.json").exists()
    postgresql.done("migrate")


def test_a_backup_goes_back_into_the_kind_of_database_that_it_came_from(
    sqlite: Instance, postgresql_url: str, tmp_path: Path
) -> None:
    archive = tmp_path / "backup.zip"
    sqlite.done("backup", "-o", str(archive))
    said = Instance(tmp_path / "other", postgresql_url).refused("restore", str(archive))
    assert "backup of sqlite, and this service runs on postgresql" in said


def test_a_backup_of_nothing_and_one_to_nowhere_are_refused(tmp_path: Path, sqlite: Instance) -> None:
    empty = Instance(tmp_path / "empty")
    assert "no service to save" in empty.refused("backup", "-o", str(tmp_path / "x.zip"))
    assert not empty.data.exists()
    assert '--output: "-"' in sqlite.refused("backup", "-o", "-")
    assert "no-such-folder" in sqlite.refused("backup", "-o", str(tmp_path / "no-such-folder" / "x.zip"), code=1)
    assert "no-such-file" in sqlite.refused("restore", str(tmp_path / "no-such-file"))


def test_a_backup_is_its_owner_s_alone_also_where_another_file_was(sqlite: Instance, tmp_path: Path) -> None:
    archive = tmp_path / "backup.zip"
    archive.touch(mode=0o644)
    sqlite.done("backup", "-o", str(archive))
    assert archive.stat().st_mode & 0o777 == 0o600
