"""Files are written whole or not at all, and whoever could read the old one can read the new one, nobody else."""

from __future__ import annotations

import os
import stat
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from express_entry.history.wholefile import write_whole

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows has other rights")


def rights(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


@pytest.mark.parametrize("mode", [0o600, 0o640, 0o664, 0o444])
@pytest.mark.parametrize("private", [False, True])
def test_a_file_that_is_replaced_keeps_its_rights(tmp_path: Path, mode: int, private: bool) -> None:
    path = tmp_path / "file"
    path.write_bytes(b"old")
    path.chmod(mode)
    write_whole(path, [b"new"], private=private)
    assert (path.read_bytes(), rights(path)) == (b"new", mode)


def test_a_new_file_has_the_usual_rights_and_a_private_one_those_of_its_owner_alone(tmp_path: Path) -> None:
    mask = os.umask(0o022)
    try:
        write_whole(tmp_path / "open", [b"x"])
        (tmp_path / "own.partial").write_bytes(b"left by a program that was killed")
        write_whole(tmp_path / "own", [b"x"], private=True)
    finally:
        os.umask(mask)
    assert rights(tmp_path / "open") == 0o644
    assert rights(tmp_path / "own") == 0o600


def test_a_private_file_is_nobody_elses_while_it_is_being_written(tmp_path: Path) -> None:
    (tmp_path / "own.partial").write_bytes(b"")
    (tmp_path / "own.partial").chmod(0o644)

    def pieces() -> Iterator[bytes]:
        assert rights(tmp_path / "own.partial") == 0o600
        yield b"x"

    write_whole(tmp_path / "own", pieces(), private=True)
    assert (tmp_path / "own").read_bytes() == b"x"


def test_what_breaks_off_leaves_the_old_file_and_nothing_else(tmp_path: Path) -> None:
    path = tmp_path / "file"
    path.write_bytes(b"old")

    def pieces() -> Iterator[bytes]:
        yield b"new"
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        write_whole(path, pieces())
    assert [each.name for each in tmp_path.iterdir()] == ["file"]
    assert path.read_bytes() == b"old"
