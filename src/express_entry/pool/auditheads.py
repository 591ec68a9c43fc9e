"""The heads of the audit trail outside the database, and what a restore does to them.

A line of the file (``AUDIT_HEADS``) is a head, written once what it ends with was committed. Where the database was
brought back from a backup, a line says up to which entry, before the first unit that follows is committed: what the
restore took away is then known, and everything before and after it still has to hold. Which restore a database comes
from stands in the row of its instance, so nobody has to remember to note it.

A head that could not be written after all is told in the log and undoes nothing: each head stands for everything before
it, so the next one guards what the missing one would have.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import NamedTuple

from django.apps import apps
from django.conf import settings

from express_entry.law import Reason, Text
from express_entry.selection.audittrail import Finding, Head, head_text, read_head
from express_entry.selection.documents import BadDocument

from .faults import PoolFault

RESTORED = "restored"
"""The first word of a line that tells of a restore: its number, and the last entry that it left."""
ORIGINAL = "-"
"""The era of a database that was never brought back."""

_told: dict[Path, str] = {}
"""The last era that this process knows a file of heads to tell of."""


class Unguarded(PoolFault):
    """The file of heads cannot be written: nothing is done that could not be guarded."""

    exit_code = 1


class Kept(NamedTuple):
    """The heads that still have to hold, what restores took away, and lines that cannot be read."""

    heads: list[Head]
    lost: list[Reason]
    faults: list[Finding]


def heads_file() -> Path:
    """Where heads are kept outside the database."""
    return Path(settings.AUDIT_HEADS)


def current_era() -> str:
    """The number of the restore that the database comes from."""
    number = apps.get_model("service", "Instance").objects.values_list("restored", flat=True).first()
    return ORIGINAL if number is None else str(number.hex)


def prepare(end: Head) -> None:
    """See that a head can be kept, before the unit that it ends with is committed; ``end`` is where the trail ends.

    To be called with the row of the head locked: whoever comes first after a restore finds the trail where the restore
    left it, and says so in the file before anything is added to the trail. So a process that is killed between its
    commit and its head leaves nothing that looks like tampering.

    :raises Unguarded: where the file cannot be written.
    """
    path, era = heads_file(), current_era()
    try:
        if _told.get(path) != era:
            if _last_era(_lines(path)) != era:
                _add(path, f"{RESTORED} {era} {end.sequence}")
            _told[path] = era
        elif path.exists():
            os.close(os.open(path, os.O_WRONLY | os.O_APPEND))
    except OSError as error:
        raise Unguarded(NOT_WRITABLE.of(name=path.name, error=error.strerror or str(error))) from error


def keep(head: Head) -> None:
    """Add a head to the file, once what it ends with was committed."""
    _add(heads_file(), head_text(head))


def _add(path: Path, line: str) -> None:
    """A line of less than a page is written whole, whoever else writes."""
    descriptor = os.open(path, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
    try:
        os.write(descriptor, f"{line}\n".encode("ascii"))
    finally:
        os.close(descriptor)


def _lines(path: Path) -> list[str]:
    try:
        return path.read_text("ascii").splitlines()
    except FileNotFoundError:
        return []


def _last_era(lines: list[str]) -> str:
    eras = [words[1] for line in lines if (words := line.split())[:1] == [RESTORED] and len(words) == 3]
    return eras[-1] if eras else ORIGINAL


def kept_heads(current: Head) -> Kept:
    """The heads that still have to hold; ``current`` is where the trail ends in the database."""
    found = Kept([], [], [])
    try:
        lines = _lines(heads_file())
    except (OSError, UnicodeDecodeError):
        found.faults.append(Finding(0, UNREADABLE.of(line="-")))
        return found
    for number, line in enumerate(lines, start=1):
        words = line.split()
        if words[:1] == [RESTORED] and len(words) == 3 and words[2].isdigit():
            _forget(found, int(words[2]))
            continue
        try:
            found.heads.append(read_head(line))
        except BadDocument:
            found.faults.append(Finding(0, UNREADABLE.of(line=str(number))))
    if _last_era(lines) != current_era():
        _forget(found, current.sequence)
    return found


def _forget(found: Kept, last: int) -> None:
    """Heads beyond the last entry that a restore left do not have to hold any more."""
    gone = [head.sequence for head in found.heads if head.sequence > last]
    if gone:
        found.lost.append(LOST.of(first=str(last + 1), last=str(max(gone))))
        found.heads[:] = [head for head in found.heads if head.sequence <= last]


UNREADABLE = Text(
    "Line {line} of the file of heads is no head: the file was changed or cut short.",
    "La ligne {line} du fichier des têtes n'est pas une tête : le fichier a été modifié ou tronqué.",
)
NOT_WRITABLE = Text(
    "The heads of the audit trail cannot be kept ({name}: {error}). Nothing was done. Accepted: the same again once "
    "the service can write that file.",
    "Les têtes de la piste de vérification ne peuvent pas être conservées ({name} : {error}). Rien n'a été fait. "
    "Accepté : la même chose une fois que le service peut écrire ce fichier.",
)
LOST = Text(
    "Entries {first} to {last} were lost by a restore from a backup.",
    "Les entrées {first} à {last} ont été perdues par une restauration d'une sauvegarde.",
)
