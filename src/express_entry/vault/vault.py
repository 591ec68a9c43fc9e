"""The vault: sealed documents by handles that nobody can guess, written whole before any row, and never changed."""

from __future__ import annotations

import os
import re
import secrets
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from itertools import islice
from pathlib import Path

from django.core.files.base import ContentFile
from django.core.files.storage import Storage

from ..history.wholefile import one_at_a_time
from .faults import NO_DOCUMENT, UNKEPT, Missing, Unkept
from .inspecting import Inspected, Stream, inspect
from .limits import Limits
from .scanning import NoScanner, Scanner
from .sealing import HEAD_BYTES, Keyring, Part, sealed, sealed_under, unsealed
from .stores import OWNER_ONLY_FILE, forced, replaced

PENDING = ".pending"
"""Ends the name of the mark of a document whose row is not known to be there yet."""


SEALED = ".sealed"
STRAYS_AT_ONCE = 500
"""Documents whose rows are asked for in one go."""


@dataclass(frozen=True)
class Sealed:
    """A document that is stored: what its row keeps."""

    handle: str
    """32 hexadecimal digits drawn at random; nothing of the user's is in them."""
    sha256: str
    size: int
    """Bytes of the original."""
    media_type: str
    safe_type: str
    pages: int


@dataclass(frozen=True)
class Vault:
    """A store of sealed documents, the keys that open them, and the folder of what is under way."""

    storage: Storage
    keys: Keyring
    aside: Path
    """The folder of uploads that are under way: no backup holds it, and what a kill leaves there is swept."""
    removal_lock: Path
    """The lock of whoever removes a document, which a backup holds too."""
    scanner: Scanner = field(default_factory=NoScanner)

    def inspect(self, source: Stream | bytes, *, limits: Limits | None = None, name: str | None) -> Inspected:
        """Look at an upload with the scanner of this service; nothing of it is stored.

        :raises Refused: with every reason that is known by then.
        """
        return inspect(source, limits=limits, name=name, scanner=self.scanner)

    def seal(self, inspected: Inspected) -> Sealed:
        """Store a document that was found fit, whole and forced to the disk: its row may be written then.

        Until :meth:`keep` is told that the row is there, the document counts as pending: :meth:`sweep` removes it
        where the program was killed before the row.

        :raises Unkept: where it cannot be stored; nothing of it is then left.
        """
        handle = secrets.token_hex(16)
        content = sealed(handle, inspected.original, inspected.safe_copy, self.keys)
        with _done():
            self._set_mark(handle)
            try:
                given = self.storage.save(_name(handle), ContentFile(content))
                if given != _name(handle):  # a store that renames has a file there already
                    raise OSError(given)
            except BaseException:
                self._remove(handle)
                raise
        return Sealed(
            handle=handle,
            sha256=inspected.sha256,
            size=inspected.size,
            media_type=inspected.media_type,
            safe_type=inspected.safe_type,
            pages=inspected.pages,
        )

    def keep(self, handle: str) -> None:
        """Take note that the row of a document is there, once its transaction is committed."""
        with _done():
            self._mark(_checked(handle)).unlink(missing_ok=True)

    def release(self, handle: str) -> None:
        """Take note, before its row goes, that a document may have none: what is not destroyed then is swept."""
        with _done():
            self._set_mark(_checked(handle))

    def release_strays(self, with_rows: Callable[[list[str]], set[str]]) -> int:
        """Take note of documents that lie in the store without a row or a mark; how many were new.

        Nothing is removed: they are swept as any that may have no row, once their mark is old enough.

        :param with_rows: which of some documents have rows.
        """
        found = 0
        handles = self.handles()
        while some := list(islice(handles, STRAYS_AT_ONCE)):
            known = with_rows(some)
            for handle in some:
                if handle not in known and not self._mark(handle).exists():
                    self.release(handle)
                    found += 1
        return found

    def open_original(self, handle: str) -> bytes:
        """The file as it was uploaded, byte for byte: to be handed out as a download, and never shown.

        :raises Missing: where there is none.
        :raises Tampered: where it is not what was sealed.
        :raises WrongKey: where its key is not among those of the service.
        """
        return self._opened(handle, Part.ORIGINAL)

    def open_safe(self, handle: str) -> bytes:
        """The copy that is safe to show; it raises what :meth:`open_original` does."""
        return self._opened(handle, Part.SAFE)

    def destroy(self, handle: str) -> None:
        """Remove a document, under the lock that a backup holds; one that is gone already is no fault.

        The row goes first: a row whose document is gone is a fault. A document that was told to :meth:`release` before
        is swept, where the program was killed between the two.

        :raises Unkept: where it cannot be removed.
        """
        with _done(), one_at_a_time(self.removal_lock):
            self._remove(_checked(handle))

    def rewrap(self, handle: str) -> bool:
        """Seal a document anew under the first key, where another one wraps it; whether that was so.

        What lies there is a whole sealed document at any moment, under the one key or the other.

        :raises Tampered: where it is not what was sealed: it is left as it is.
        """
        name = _name(_checked(handle))
        with _done(), one_at_a_time(self.removal_lock):
            if sealed_under(self._stored(name, HEAD_BYTES)) == next(iter(self.keys.keys)):
                return False
            content = self._stored(name)
            parts = [unsealed(handle, content, part, self.keys) for part in (Part.ORIGINAL, Part.SAFE)]
            again = sealed(handle, parts[0], parts[1], self.keys)
            replaced(self.storage, name, again)
            return True

    def handles(self) -> Iterator[str]:
        """Every document that lies in the store, whether it has a row or not."""
        with _done():
            folders = [name for name in self.storage.listdir("")[0] if re.fullmatch("[0-9a-f]{2}", name)]
        for folder in folders:
            with _done():
                names = self.storage.listdir(folder)[1]
            for name in names:
                handle = name.removesuffix(SEALED)
                if name.endswith(SEALED) and _HANDLE.fullmatch(handle):
                    yield handle

    def sweep(self, has_row: Callable[[str], bool], *, before: datetime | None = None) -> int:
        """Remove what a kill left: files half written, and pending documents without a row. How many these were.

        :param before: only those that are older. Without it, to be called while nothing is being uploaded, as before
            the service answers anyone: what is sealed at this moment has no row yet either.
        """
        removed = 0
        with _done():
            for handle in self._pending(before):
                mark = self._mark(handle)
                if has_row(handle):
                    mark.unlink()
                else:
                    self.destroy(handle)
                    removed += 1
            removed += 0 if before is None else self._clear(before)
        return removed

    def _clear(self, before: datetime) -> int:
        """Files that an upload left half written, older than a time: removed; how many these were."""
        left = [each for each in self.aside.iterdir() if each.is_file() and each.suffix != PENDING]
        old = [each for each in left if each.stat().st_mtime < before.timestamp()]
        for each in old:
            each.unlink(missing_ok=True)
        return len(old)

    def _pending(self, before: datetime | None = None) -> list[str]:
        """The documents whose rows are not known to be there, by handle."""
        marks = [
            mark for mark in sorted(self.aside.glob(f"*{PENDING}")) if _HANDLE.fullmatch(mark.name[: -len(PENDING)])
        ]
        old = [mark for mark in marks if before is None or mark.stat().st_mtime < before.timestamp()]
        return [mark.name.removesuffix(PENDING) for mark in old]

    def _opened(self, handle: str, part: Part) -> bytes:
        with _done():
            content = self._stored(_name(_checked(handle)))
        return unsealed(handle, content, part, self.keys)

    def _stored(self, name: str, most: int | None = None) -> bytes:
        try:
            with self.storage.open(name) as file:
                content: bytes = file.read() if most is None else file.read(most)
        except FileNotFoundError:
            raise Missing(NO_DOCUMENT.of()) from None
        return content

    def _mark(self, handle: str) -> Path:
        return self.aside / f"{handle}{PENDING}"

    def _set_mark(self, handle: str) -> None:
        """A mark that lasts through a power cut, as the document does that comes after it."""
        descriptor = os.open(self._mark(handle), os.O_WRONLY | os.O_CREAT, OWNER_ONLY_FILE)
        try:
            os.utime(self._mark(handle))
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
        forced(self.aside)

    def _remove(self, handle: str) -> None:
        self.storage.delete(_name(handle))
        self._mark(handle).unlink(missing_ok=True)


def _checked(handle: str) -> str:
    """A handle of the vault's own; whatever else somebody asks for is nowhere.

    :raises Missing: for anything else.
    """
    if not _HANDLE.fullmatch(handle):
        raise Missing(NO_DOCUMENT.of())
    return handle


def _name(handle: str) -> str:
    return f"{handle[:2]}/{handle}{SEALED}"


@contextmanager
def _done() -> Iterator[None]:
    """What the store cannot do is said in one sentence."""
    try:
        yield
    except OSError as error:
        raise Unkept(UNKEPT.of(error=error.strerror or type(error).__name__)) from error
    except Exception as error:
        # The errors of a remote store are its library's own, which is there only where it is used.
        if type(error).__module__.partition(".")[0] not in {"botocore", "boto3", "s3transfer"}:
            raise
        raise Unkept(UNKEPT.of(error=type(error).__name__)) from error


_HANDLE = re.compile("[0-9a-f]{32}")
