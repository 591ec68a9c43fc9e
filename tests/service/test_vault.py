"""The vault of a service: made from its settings, saved and restored with its keys, and clean after a kill."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

from tests.service.running import ROOT, Instance, served
from tests.vault import files

SEALED = """
import sys
from pathlib import Path
from express_entry.service import starting
starting.set_up()
from express_entry.service.vaults import vault_of_settings
vault = vault_of_settings()
kept = vault.seal(vault.inspect(Path(sys.argv[1]).read_bytes(), name="made-up.pdf"))
vault.keep(kept.handle)
print(kept.handle)
"""
OPENED = """
import sys
from express_entry.service import starting
starting.set_up()
from express_entry.service.vaults import vault_of_settings
sys.stdout.buffer.write(vault_of_settings().open_original(sys.argv[1]))
"""


def ran(instance: Instance, code: str, argument: str) -> bytes:
    command = [sys.executable, "-c", code, argument]
    done = subprocess.run(command, cwd=ROOT, env=instance.environment, capture_output=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_a_sealed_document_is_read_again_from_a_backup_on_another_machine(sqlite: Instance, tmp_path: Path) -> None:
    letter, archive = tmp_path / "letter.pdf", tmp_path / "backup.zip"
    letter.write_bytes(files.pdf())
    handle = ran(sqlite, SEALED, str(letter)).decode().strip()
    assert "documents: 1; keys: 4" in sqlite.done("backup", "-o", str(archive))
    elsewhere = Instance(tmp_path / "elsewhere")
    elsewhere.done("restore", str(archive))
    assert ran(elsewhere, OPENED, handle) == letter.read_bytes()


def test_an_upload_that_is_killed_leaves_nothing_that_is_not_swept(sqlite: Instance, tmp_path: Path) -> None:
    letter = tmp_path / "letter.pdf"
    letter.write_bytes(files.pdf())
    command = [sys.executable, "-m", "tests.service.uploading", str(letter)]
    done = subprocess.run(command, cwd=ROOT, env=sqlite.environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    found: list[list[list[str]]] = json.loads(done.stdout)
    assert len(found) > 5
    assert not [swept for _, swept in found if [name for name in swept if not name.endswith(".lock")]]
    assert any(name.endswith(".partial") for left, _ in found for name in left)
    alive, _ = found[-1]
    assert len([name for name in alive if name.endswith(".sealed")]) == 1
    for left, _ in found:
        for name in left:
            if name.endswith(".sealed"):
                assert f"service.uploads/{Path(name).stem}.pending" in left


def test_what_a_killed_service_was_receiving_is_gone_when_it_starts_again(sqlite: Instance) -> None:
    uploads = sqlite.data / "service.uploads"
    (uploads / "half.upload").write_bytes(b"%PDF-")
    (uploads / f"{'0' * 32}.pending").touch()
    with served(sqlite) as service:
        assert service.ask("/health/ready")[0] == 200
    assert list(uploads.iterdir()) == []


def test_a_service_without_a_key_for_documents_does_not_start(sqlite: Instance) -> None:
    (sqlite.home / "keys" / "document-key").unlink()
    assert "express-entry migrate" in sqlite.refused("serve", "--port", "0")
