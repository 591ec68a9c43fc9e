"""Folders that are there whole or not at all: whose is whose, and what is never taken."""

from __future__ import annotations

import re
import sys
from pathlib import Path

import pytest

from express_entry.synthetic.wholefolder import LOCK, InTheWay, whole_folder

NAMES = re.compile("[a-z]+[.]json")


def left_behind(folder: Path, *further: str) -> Path:
    """What a killed run leaves."""
    aside = folder.with_name(f"{folder.name}.partial")
    aside.mkdir()
    for name in (LOCK, "old.json", *further):
        (aside / name).write_text("old")
    return aside


def written(folder: Path) -> list[str]:
    with whole_folder(folder, NAMES) as aside:
        (aside / "new.json").write_text("new")
    return [path.name for path in folder.iterdir()]


def test_a_folder_is_there_when_it_is_whole(tmp_path: Path) -> None:
    folder = tmp_path / "some"
    with whole_folder(folder, NAMES) as aside:
        (aside / "new.json").write_text("new")
        assert not folder.exists()
    assert [path.name for path in folder.iterdir()] == ["new.json"]
    assert list(tmp_path.iterdir()) == [folder]


def test_what_a_killed_run_left_is_taken_over_and_nothing_of_it_remains(tmp_path: Path) -> None:
    left_behind(tmp_path / "some")
    assert written(tmp_path / "some") == ["new.json"]
    assert [path.name for path in tmp_path.iterdir()] == ["some"]


def test_an_error_clears_away_what_is_new_and_what_was_left(tmp_path: Path) -> None:
    def fail() -> None:
        with whole_folder(tmp_path / "some", NAMES) as aside:
            (aside / "new.json").write_text("new")
            raise ZeroDivisionError

    left_behind(tmp_path / "some")
    with pytest.raises(ZeroDivisionError):
        fail()
    assert list(tmp_path.iterdir()) == []


def test_a_folder_with_anything_of_somebodys_is_left_as_it_is(tmp_path: Path) -> None:
    aside = left_behind(tmp_path / "mine", "thesis.odt")
    with pytest.raises(InTheWay):
        written(tmp_path / "mine")
    assert sorted(path.name for path in aside.iterdir()) == sorted([LOCK, "old.json", "thesis.odt"])
    aside = left_behind(tmp_path / "deep")
    (aside / "x.json").mkdir()
    with pytest.raises(InTheWay):
        written(tmp_path / "deep")
    assert (aside / "old.json").exists()


def test_what_has_no_lock_file_is_not_one_of_these(tmp_path: Path) -> None:
    (tmp_path / "empty.partial").mkdir()
    (tmp_path / "file.partial").write_text("mine")
    aside = left_behind(tmp_path / "unlocked")
    (aside / LOCK).unlink()
    for name in ("empty", "file", "unlocked"):
        with pytest.raises(InTheWay):
            written(tmp_path / name)
    assert (aside / "old.json").exists()
    assert (tmp_path / "file.partial").read_text() == "mine"


@pytest.mark.skipif(sys.platform == "win32", reason="links need rights there")
def test_a_link_is_not_followed(tmp_path: Path) -> None:
    real = left_behind(tmp_path / "real")
    (tmp_path / "some.partial").symlink_to(real)
    with pytest.raises(InTheWay):
        written(tmp_path / "some")
    assert (real / "old.json").exists()
    (tmp_path / "gone.partial").symlink_to(tmp_path / "nowhere")
    with pytest.raises(InTheWay):
        written(tmp_path / "gone")


def test_one_writer_at_a_time(tmp_path: Path) -> None:
    with whole_folder(tmp_path / "some", NAMES) as aside:
        (aside / "new.json").write_text("new")
        with pytest.raises(InTheWay):
            written(tmp_path / "some")
        assert (aside / "new.json").exists()
    assert [path.name for path in (tmp_path / "some").iterdir()] == ["new.json"]
