from __future__ import annotations

from pathlib import Path

import pytest

from express_entry.history.datafolder import data_folder
from express_entry.history.store import Store, StoreError

HOME = {"HOME": "/home/anna"}


@pytest.mark.parametrize(
    ("system", "environment", "folder"),
    [
        ("linux", HOME, "/home/anna/.local/share/express-entry"),
        ("linux", HOME | {"XDG_DATA_HOME": "/data"}, "/data/express-entry"),
        ("linux", HOME | {"XDG_DATA_HOME": ""}, "/home/anna/.local/share/express-entry"),
        ("linux", HOME | {"XDG_DATA_HOME": "not/absolute"}, "/home/anna/.local/share/express-entry"),
        ("freebsd14", HOME, "/home/anna/.local/share/express-entry"),
        ("darwin", HOME | {"XDG_DATA_HOME": "/data"}, "/home/anna/Library/Application Support/express-entry"),
        ("win32", HOME | {"APPDATA": "/users/anna/roaming"}, "/users/anna/roaming/express-entry"),
        ("win32", {"USERPROFILE": "/users/anna"}, "/users/anna/AppData/Roaming/express-entry"),
        ("linux", HOME | {"EXPRESS_ENTRY_DATA": "/mine", "XDG_DATA_HOME": "/data"}, "/mine"),
        ("darwin", HOME | {"EXPRESS_ENTRY_DATA": "/mine"}, "/mine"),
        ("win32", {"EXPRESS_ENTRY_DATA": "/mine", "APPDATA": "/roaming"}, "/mine"),
        ("linux", HOME | {"EXPRESS_ENTRY_DATA": ""}, "/home/anna/.local/share/express-entry"),
    ],
)
def test_the_users_data_lie_where_the_system_has_them(system: str, environment: dict[str, str], folder: str) -> None:
    assert data_folder(environment, system) == Path(folder)


def test_a_folder_named_from_the_home_directory_is_found_there(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", "/home/anna")
    monkeypatch.setenv("USERPROFILE", "/home/anna")
    assert data_folder({"EXPRESS_ENTRY_DATA": "~/mine"}) == Path("/home/anna/mine")


def test_the_users_store_lies_in_the_users_data_folder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("EXPRESS_ENTRY_DATA", str(tmp_path))
    assert Store.of_user() == Store(tmp_path / "history")
    assert len(Store.of_user().rounds()) == 448


def test_a_user_that_does_not_exist_is_an_error_in_both_languages(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("EXPRESS_ENTRY_DATA", "~nobody-of-this-name/data")
    with pytest.raises(StoreError) as caught:
        Store.of_user()
    assert "set EXPRESS_ENTRY_DATA" in caught.value.say("en")
    assert "définissez EXPRESS_ENTRY_DATA" in caught.value.say("fr")
