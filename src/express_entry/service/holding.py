"""Who may be at work at the same time: services and backups together, a restore alone, one migration after another."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from ..history.wholefile import one_at_a_time
from ..law.text import Text
from .faults import Occupied, unsaved
from .places import OWNER_ONLY_FILE, Places

if sys.platform != "win32":
    import fcntl


@contextmanager
def shared(places: Places) -> Iterator[None]:
    """Keep restores away for the block, and for as long as a process lives that was forked in it.

    :raises Occupied: while a restore is under way.
    """
    with _held(places.running_lock, alone=False):
        yield


@contextmanager
def alone(places: Places) -> Iterator[None]:
    """Keep every service, backup and other restore of this data folder away for the block.

    :raises Occupied: while one of them is under way.
    """
    with _held(places.running_lock, alone=True):
        yield


@contextmanager
def in_turn(lock: Path) -> Iterator[None]:
    """Wait until nobody else holds a lock, and hold it for the block.

    :raises Unsaved: where it cannot be held at all.
    """
    try:
        lock.touch(mode=OWNER_ONLY_FILE)
    except OSError as error:
        raise unsaved(lock, error) from None
    with one_at_a_time(lock):
        yield


if sys.platform == "win32":

    @contextmanager
    def _held(path: Path, *, alone: bool) -> Iterator[None]:
        """Nothing is served on Windows, so nobody needs to be kept away."""
        del path, alone
        yield

else:

    @contextmanager
    def _held(path: Path, *, alone: bool) -> Iterator[None]:
        try:
            path.touch(mode=OWNER_ONLY_FILE)
            file = path.open("ab")
        except OSError as error:
            raise unsaved(path, error) from None
        with file:  # closing lets go of the lock, once every process that inherited it has
            try:
                fcntl.flock(file.fileno(), (fcntl.LOCK_EX if alone else fcntl.LOCK_SH) | fcntl.LOCK_NB)
            except OSError:
                raise Occupied((_IN_USE if alone else _BEING_RESTORED).of(path=str(path.parent))) from None
            yield


_IN_USE = Text(
    "the service or a backup of {path} is running. Accepted: the same again once it has ended.",
    "le service de {path} ou sa sauvegarde est en cours. Accepté : la même commande une fois qu'ils ont pris fin.",
)
_BEING_RESTORED = Text(
    "{path} is being restored. Accepted: the same again once that has ended.",
    "{path} est en cours de restauration. Accepté : la même commande une fois qu'elle a pris fin.",
)
