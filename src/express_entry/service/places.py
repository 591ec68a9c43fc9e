"""Where the service keeps what is its own: one folder below the user's data folder, for its owner alone.

``service/`` holds the database (where it is SQLite), ``documents/`` and ``keys/``: what one backup holds together and
one restore puts in place together, by the change of one name. Everything else stands beside it.
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

from .faults import unsaved

OWNER_ONLY = 0o700
OWNER_ONLY_FILE = 0o600


@dataclass(frozen=True)
class Places:
    """The files and folders of a service below a data folder; none of them need exist yet."""

    data: Path

    @property
    def home(self) -> Path:
        """The folder of the service, which a backup holds and a restore replaces."""
        return self.data / "service"

    @property
    def database(self) -> Path:
        """The SQLite database; the name stands free where the service runs on PostgreSQL."""
        return self.home / "express-entry.sqlite3"

    @property
    def documents(self) -> Path:
        """The documents people have handed in.

        A document is written whole before the row that names it, and never changed; whoever removes one holds
        :attr:`removal_lock`, which a backup holds too. So every row of a backup has its document.
        """
        return self.home / "documents"

    @property
    def keys(self) -> Path:
        """The keys that sign and encrypt; without them parts of the database cannot be read."""
        return self.home / "keys"

    @property
    def audit_heads(self) -> Path:
        """The heads of the audit trail, which no backup holds: against them a trail that lost its end is noticed."""
        return self.data / "service.audit-heads"

    @property
    def uploads(self) -> Path:
        """Where a large upload lies until it is taken or refused; no backup holds it."""
        return self.data / "service.uploads"

    @property
    def mail(self) -> Path:
        """Where e-mails lie as files where no server takes them; no backup holds it."""
        return self.data / "service.mail"

    @property
    def lines(self) -> Path:
        """What makes one line of a round quick to prove; made anew from the snapshot where it is missing."""
        return self.data / "service.lines"

    @property
    def running_lock(self) -> Path:
        """The lock that a running service shares and a restore wants for itself."""
        return self.data / "service.lock"

    @property
    def removal_lock(self) -> Path:
        """The lock of whoever removes documents, and of a backup."""
        return self.data / "service.removal.lock"

    @property
    def migration_lock(self) -> Path:
        """The lock of whoever changes the schema or creates keys."""
        return self.data / "service.migration.lock"

    @property
    def copying(self) -> Path:
        """Where a backup puts its copy of the database."""
        return self.data / "service.copying"

    @property
    def incoming(self) -> Path:
        """Where a restore puts the new folder before it takes its place."""
        return self.data / "service.incoming"

    @property
    def outgoing(self) -> Path:
        """Where a restore keeps the old folder until the new one is in place."""
        return self.data / "service.outgoing"

    @property
    def journal(self) -> Path:
        """What a restore has begun and not yet finished."""
        return self.data / "service.restore.json"

    def prepare(self) -> None:
        """Make the folders, for their owner alone.

        :raises Unsaved: where one cannot be made.
        """
        self.prepare_data()
        for folder in (self.home, self.documents, self.keys, self.uploads, self.lines):
            make_private(folder)

    def prepare_data(self) -> None:
        """Make the data folder, as the system makes folders where it is not there."""
        try:
            self.data.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise unsaved(self.data, error) from None


def make_private(folder: Path) -> None:
    """A folder that its owner alone may enter, whoever made it."""
    try:
        folder.mkdir(mode=OWNER_ONLY, exist_ok=True)
        if os.name == "posix":
            folder.chmod(OWNER_ONLY)
    except OSError as error:
        raise unsaved(folder, error) from None
