"""The letters that an act would issue, as they would be: the act is done, its letters are read, and it is undone."""

from __future__ import annotations

from collections.abc import Callable

from django.db.models import QuerySet

from express_entry.application.applications import key_of
from express_entry.letters import Letter, read_letter
from express_entry.pool.units import together

from .rows import IssuedLetter


class _Undone(Exception):
    """Takes back whatever was done to see what it would do."""


def letters_of(number: str | None, act: Callable[[], object]) -> tuple[Letter, ...]:
    """The letters about an application that an act would issue; nothing of it stays.

    :param number: of the application; None where the act is about none, and is only tried.
    :param act: the act, of one or more units of the pool.
    :raises PoolFault: where the act cannot be done.
    """
    found: list[Letter] = []
    try:
        with together():
            before = set(_letters(number).values_list("id", flat=True))
            act()
            made = _letters(number).exclude(id__in=before).order_by("id")
            found += [read_letter(facts) for facts in made.values_list("facts", flat=True)]
            raise _Undone
    except _Undone:
        return tuple(found)


def _letters(number: str | None) -> QuerySet[IssuedLetter]:
    return IssuedLetter.objects.filter(application=key_of(number or ""))
