"""Whom a request is about, by the numbers that officers know them by."""

from __future__ import annotations

from collections.abc import Sequence

from express_entry.application.models import Application
from express_entry.privacy.rows import Erasure


def numbers_of(codes: Sequence[str]) -> dict[str, str]:
    """The applications of whoever asked to be erased, by the code of each request; the code where there is none."""
    persons = dict(Erasure.objects.filter(code__in=codes, person__isnull=False).values_list("code", "person"))
    files = Application.objects.filter(profile__person__in=persons.values()).select_related("profile").order_by("id")
    of_person: dict[object, list[str]] = {}
    for each in files.only("id", "profile__person"):
        of_person.setdefault(each.profile.person_id, []).append(each.number)
    return {code: ", ".join(of_person.get(persons.get(code), [])) or code for code in codes}
