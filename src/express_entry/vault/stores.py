"""Where sealed documents lie: a folder of this machine, or a store that speaks the protocol of S3.

Both are storages as Django has them, so any other storage of that kind will do.
"""

from __future__ import annotations

import os
import secrets
from contextlib import suppress
from pathlib import Path
from typing import Any

from django.core.files import File
from django.core.files.base import ContentFile
from django.core.files.storage import Storage
from django.utils.deconstruct import deconstructible

from ..history.wholefile import PARTIAL
from .addresses import s3_options

OWNER_ONLY = 0o700
OWNER_ONLY_FILE = 0o600


@deconstructible
class FolderStorage(Storage):
    """A folder for its owner alone, outside of anything that is served.

    A file is written whole in another folder on the same disk, forced to it, and put in place in one step.
    """

    def __init__(self, folder: Path, aside: Path) -> None:
        self._folder = folder
        self._aside = aside

    def path(self, name: str) -> str:
        """The place of a file of the vault's, whose names are its own."""
        return str(self._folder / name)

    def exists(self, name: str) -> bool:
        """Whether a file is there."""
        return Path(self.path(name)).is_file()

    def listdir(self, path: str) -> tuple[list[str], list[str]]:
        """The folders and the files in one of its folders, by name."""
        found = sorted((self._folder / path).iterdir())
        return [each.name for each in found if each.is_dir()], [each.name for each in found if each.is_file()]

    def size(self, name: str) -> int:
        """Its bytes."""
        return Path(self.path(name)).stat().st_size

    def delete(self, name: str) -> None:
        """Remove a file, lastingly."""
        place = Path(self.path(name))
        with suppress(FileNotFoundError, NotADirectoryError):
            place.unlink()
            forced(place.parent)

    def replace(self, name: str, content: bytes) -> None:
        """Put a file in the place of another, which stays whole until then."""
        # A name of its own: what a killed replacement left is in nobody's way.
        self._put(Path(self.path(name)), ContentFile(content), f"{Path(name).name}.{secrets.token_hex(4)}{PARTIAL}")

    def _open(self, name: str, mode: str = "rb") -> File[bytes]:
        return File(Path(self.path(name)).open(mode))

    def _save(self, name: str, content: File[bytes]) -> str:
        self._put(Path(self.path(name)), content, f"{Path(name).name}{PARTIAL}")
        return name

    def _put(self, place: Path, content: File[bytes], beside: str) -> None:
        place.parent.mkdir(mode=OWNER_ONLY, parents=True, exist_ok=True)
        aside = self._aside / beside
        flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
        try:
            with os.fdopen(os.open(aside, flags, OWNER_ONLY_FILE), "wb") as file:
                for piece in content.chunks():
                    file.write(piece)
                file.flush()
                os.fsync(file.fileno())
            aside.replace(place)
        except BaseException:
            with suppress(OSError):
                aside.unlink(missing_ok=True)
            raise
        forced(place.parent)
        forced(self._folder)


def replaced(storage: Storage, name: str, content: bytes) -> None:
    """Put a file in the place of another, whole at any moment: a folder by a change of name, objects as they do."""
    if isinstance(storage, FolderStorage):
        storage.replace(name, content)
        return
    told: Any = storage
    before, told.file_overwrite = told.file_overwrite, True
    try:
        told.save(name, ContentFile(content))
    finally:
        told.file_overwrite = before


def s3_storage(address: str) -> Storage:
    """The store at an address as :func:`.s3_options` accepts it.

    :raises ModuleNotFoundError: without the extra ``s3``.
    """
    from storages.backends.s3 import S3Storage  # noqa: PLC0415 - an extra

    options = s3_options(address)
    assert options is not None, address
    storage: Storage = S3Storage(**options)
    return storage


def forced(folder: Path) -> None:
    """Force a folder to the disk: a new name lasts through a power cut only once its folder is there."""
    if os.name != "posix":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
