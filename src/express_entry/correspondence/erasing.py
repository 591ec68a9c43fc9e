"""What was written to a person, gone: the facts of letters, notices, the address of the calendar.

That a letter was issued, of which kind and when, stays as a row; its digest stands in the audit trail, which still
verifies and from which nothing can be read back.
"""

from __future__ import annotations

from pathlib import Path
from uuid import UUID

from django.conf import settings

from express_entry.pool.units import Unit

from .mail import identity
from .rows import CalendarAddress, IssuedLetter, Notice


def drop_messages() -> int:
    """Remove messages from the folder of mail whose notice is gone, as it is with its person; how many these were."""
    folder = Path(settings.MAIL_FOLDER)
    written = sorted(folder.glob("*.eml")) if folder.is_dir() else []
    kept = {identity(notice) for notice in Notice.objects.iterator(chunk_size=2000)} if written else set()
    gone = [path for path in written if path.stem not in kept]
    for path in gone:
        path.unlink(missing_ok=True)
    return len(gone)


def forget(now: Unit, person: UUID) -> int:
    """Erase what was written to a person, within a unit; how many letters that were."""
    letters = IssuedLetter.objects.filter(application__profile__person=person).exclude(facts="")
    many = letters.update(facts="")
    Notice.objects.filter(person=person).delete()
    CalendarAddress.objects.filter(person=person).delete()
    now.tell("correspondence.erased", person.hex, letters=many)
    return many
