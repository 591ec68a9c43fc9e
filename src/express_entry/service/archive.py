"""The file of a backup: a zip with everything in it, and a manifest that says what each part must be, byte for byte."""

from __future__ import annotations

import hashlib
import json
import os
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path, PurePosixPath
from typing import Any, BinaryIO

from ..history.wholefile import whole_file
from ..law.text import Text
from .faults import BadArchive, Unsaved, unsaved
from .places import OWNER_ONLY_FILE, make_private

FORMAT = "express-entry/backup@1"
MANIFEST = "manifest.json"
PARTS = ("database", "documents", "keys")
"""The folders of an archive; nothing else may be in it."""
_PIECE = 1 << 20
_MOST_OF_A_MANIFEST = 256 << 20


@dataclass(frozen=True)
class Manifest:
    """What a backup says about itself."""

    made: str
    """The instant of the copy of the database, in UTC."""
    version: str
    """The release that made it."""
    instance: str
    database: str
    """``sqlite`` or ``postgresql``: a backup is restored into the kind that it came from."""
    migrations: tuple[tuple[str, str], ...]
    files: tuple[tuple[str, int, str], ...] = ()
    """Name, size and SHA-256 of each file."""
    format: str = FORMAT

    def count(self, part: str) -> int:
        """How many files a part has."""
        return sum(name.startswith(f"{part}/") for name, _, _ in self.files)


# ------------------------------------------------------------------------------------------------------------- writing


class Packer:
    """An archive being written: each file is read once, and what was read is what its hash is of."""

    def __init__(self, into: zipfile.ZipFile) -> None:
        self._zip = into
        self.files: list[tuple[str, int, str]] = []

    def file(self, name: str, path: Path) -> None:
        """Put in the file of a path."""
        with path.open("rb") as source:
            self.pieces(name, iter(lambda: source.read(_PIECE), b""))

    def folder(self, name: str, path: Path) -> None:
        """Put in every file below a folder, except what is half written."""
        for each in sorted(path.rglob("*")):
            if each.is_file() and not each.is_symlink() and each.suffix != ".partial":
                self.file(f"{name}/{each.relative_to(path).as_posix()}", each)

    def pieces(self, name: str, pieces: Iterator[bytes | memoryview]) -> None:
        """Put in what comes in pieces."""
        digest, size = hashlib.sha256(), 0
        with self._zip.open(name, "w", force_zip64=True) as member:
            for piece in pieces:
                digest.update(piece)
                size += len(piece)
                member.write(piece)
        self.files.append((name, size, digest.hexdigest()))

    def manifest(self, manifest: Manifest) -> Manifest:
        """Put in the manifest, the last of the files, and tell it with the files that it lists."""
        full = Manifest(**{**vars(manifest), "files": tuple(self.files)})
        self._zip.writestr(MANIFEST, json.dumps(asdict(full), ensure_ascii=False, indent=1))
        return full


class _Forward:
    """A file that is only ever written on: what was written is not gone back to."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file

    def write(self, data: bytes, /) -> int:
        """Write on."""
        return self._file.write(data)

    def flush(self) -> None:
        """Hand on what was written."""
        self._file.flush()

    def close(self) -> None:
        """Nothing: whoever opened the file closes it."""


@contextmanager
def packed(path: Path) -> Iterator[Packer]:
    """An archive to fill in the block; it takes its place whole, for its owner alone, when the block ends well.

    :raises Unsaved: where it cannot be written; what was in its place is then still there.
    """
    try:
        with whole_file(path, private=True) as file:
            if os.name == "posix":
                os.fchmod(file.fileno(), OWNER_ONLY_FILE)
            with zipfile.ZipFile(_Forward(file), "w", zipfile.ZIP_DEFLATED, compresslevel=1) as into:
                yield Packer(into)
    except BlockingIOError:
        raise Unsaved(_BUSY.of(path=str(path))) from None
    except OSError as error:
        raise unsaved(error.filename or path, error) from None


# ------------------------------------------------------------------------------------------------------------- reading


def unpack(path: Path, into: Path) -> Manifest:
    """Everything of an archive in a new folder, forced to the disk, each file found to be what the manifest says.

    :raises BadArchive: where the file is no backup, or not whole; the folder is then of no use.
    :raises Unsaved: where the folder cannot be written.
    """
    make_private(into)
    try:
        with zipfile.ZipFile(path) as source:
            manifest = _manifest(path, source)
            listed = {name for name, _, _ in manifest.files}
            if listed | {MANIFEST} != set(source.namelist()) or len(listed) + 1 != len(source.namelist()):
                raise BadArchive(_DAMAGED.of(path=str(path), what=MANIFEST))
            for part in PARTS:
                make_private(into / part)
            for name, size, digest in manifest.files:
                if _extract(source, name, into) != (size, digest):
                    raise BadArchive(_DAMAGED.of(path=str(path), what=name))
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError):
        raise BadArchive(_NO_ARCHIVE.of(path=str(path))) from None
    except OSError as error:
        raise unsaved(error.filename or path, error) from None
    return manifest


def _manifest(path: Path, source: zipfile.ZipFile) -> Manifest:
    try:
        if source.getinfo(MANIFEST).file_size > _MOST_OF_A_MANIFEST:
            raise ValueError(MANIFEST)
        told = json.loads(source.read(MANIFEST))
        if told["format"] != FORMAT:
            raise BadArchive(_OTHER_FORMAT.of(path=str(path), found=str(told["format"])[:60], format=FORMAT))
        return _read(told)
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        if isinstance(error, BadArchive):
            raise
        raise BadArchive(_NO_ARCHIVE.of(path=str(path))) from None


def _read(told: Mapping[str, Any]) -> Manifest:
    texts = {name: told[name] for name in ("made", "version", "instance", "database")}
    if not all(isinstance(text, str) for text in texts.values()):
        raise TypeError(texts)
    migrations = tuple((str(app), str(name)) for app, name in told["migrations"])
    files = tuple((_safe(str(name)), int(size), str(digest)) for name, size, digest in told["files"])
    return Manifest(**texts, migrations=migrations, files=files)


def _safe(name: str) -> str:
    """A name that stays where it is put."""
    path = PurePosixPath(name)
    strange = {"..", "."} & set(path.parts) or "\\" in name or ":" in name or "\0" in name
    if path.is_absolute() or strange or len(path.parts) < 2 or path.parts[0] not in PARTS or str(path) != name:
        raise ValueError(name)
    return name


def _extract(source: zipfile.ZipFile, name: str, into: Path) -> tuple[int, str]:
    place, digest, size = into / name, hashlib.sha256(), 0
    for folder in reversed(place.relative_to(into).parents[:-1]):
        make_private(into / folder)
    descriptor = os.open(place, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), OWNER_ONLY_FILE)
    with os.fdopen(descriptor, "wb") as file, source.open(name) as member:
        while piece := member.read(_PIECE):
            digest.update(piece)
            size += len(piece)
            file.write(piece)
        file.flush()
        os.fsync(file.fileno())
    return size, digest.hexdigest()


_BUSY = Text(
    "{path} is being written by another program. Accepted: another name, or the same again once that has ended.",
    "{path} est en cours d'écriture par un autre programme. Accepté : un autre nom, ou la même commande une fois que "
    "c'est terminé.",
)
_NO_ARCHIVE = Text(
    "{path} is not a backup, or it is damaged. Nothing was restored. Accepted: a file that express-entry backup wrote.",
    "{path} n'est pas une sauvegarde, ou elle est endommagée. Rien n'a été restauré. Valeurs acceptées : un fichier "
    "écrit par express-entry backup.",
)
_DAMAGED = Text(
    "{path} is damaged: {what} is not what the backup put there. Nothing was restored. Accepted: a copy that is whole.",
    "{path} est endommagé : {what} n'est pas ce que la sauvegarde y a mis. Rien n'a été restauré. Valeurs acceptées : "
    "une copie intacte.",
)
_OTHER_FORMAT = Text(
    "{path} has the format {found}, which this release does not read. Nothing was restored. Accepted: {format}.",
    "{path} a le format {found}, que cette version ne lit pas. Rien n'a été restauré. Valeurs acceptées : {format}.",
)
