"""What was written to a person, gone: the facts of letters, notices, the address of the calendar.

That a letter was issued, of which kind and when, stays as a row; its digest stands in the audit trail, which still
verifies and from which nothing can be read back.
"""

from __future__ import annotations

from uuid import UUID

from express_entry.pool.units import Unit

from .rows import CalendarAddress, IssuedLetter, Notice


def forget(now: Unit, person: UUID) -> int:
    """Erase what was written to a person, within a unit; how many letters that were."""
    letters = IssuedLetter.objects.filter(application__profile__person=person).exclude(facts="")
    many = letters.update(facts="")
    Notice.objects.filter(person=person).delete()
    CalendarAddress.objects.filter(person=person).delete()
    now.tell("correspondence.erased", person.hex, letters=many)
    return many
