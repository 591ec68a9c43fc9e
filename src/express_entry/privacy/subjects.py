"""Whose records are meant: a person by what somebody has at hand, and everything that leads to their records."""

from __future__ import annotations

import uuid
from contextlib import suppress
from typing import Any

from django.db.models import QuerySet

from express_entry.accounts.users import Grant, User, plain_email
from express_entry.application.applications import Application
from express_entry.application.applications import key_of as application_key
from express_entry.application.applications import number_text as application_text
from express_entry.law import Text
from express_entry.pool.faults import NotFound
from express_entry.pool.holdings import Whose
from express_entry.pool.people import Person
from express_entry.pool.profiles import Profile, key_of, number_text


def person_named(text: str) -> Person:
    """The person of a pseudonym, the number of a profile or an application, or the address of an account.

    :raises NotFound: where nobody is meant by it, somebody was erased, or an account is of several people.
    """
    keys = _keys(text.strip())
    found = Person.objects.filter(id__in=keys[:2]).order_by("id")
    if len(keys) != 1 or not found:
        raise NotFound(NOBODY.of(value=text[:60]))
    return found[0]


def _keys(text: str) -> list[uuid.UUID]:
    profile, application = key_of(text), application_key(text)
    found: QuerySet[Any, Any]
    if profile is not None:
        found = Profile.objects.filter(id=profile, person__isnull=False).values_list("person", flat=True)
    elif application is not None:
        found = Application.objects.filter(id=application, profile__person__isnull=False).values_list(
            "profile__person", flat=True
        )
    elif "@" in text:
        found = Grant.objects.filter(user__email=plain_email(text), person__isnull=False).values_list(
            "person", flat=True
        )
    else:
        with suppress(ValueError):
            return [uuid.UUID(text)]
        return []
    return list(found.order_by())


def whose(person: Person) -> Whose:
    """Everything by which the records of a person are found."""
    profiles = tuple(Profile.objects.filter(person=person).order_by("id").values_list("id", "identity"))
    keys = [key for key, _ in profiles]
    applications = tuple(Application.objects.filter(profile__in=keys).order_by("id").values_list("id", flat=True))
    over = Application.objects.filter(id__in=applications, ended__isnull=False).order_by("id")
    users = _accounts(person)
    return Whose(
        person=person.id,
        profiles=tuple(keys),
        applications=applications,
        users=tuple(user.id for user in users),
        numbers=(*map(number_text, keys), *map(application_text, applications)),
        names=(person.id.hex, *(user.pseudonym for user in users)),
        identities=tuple(dict.fromkeys(identity for _, identity in profiles if identity)),
        emails=tuple(user.email for user in users),
        ended=tuple(application_text(row.id) for row in over),
    )


def _accounts(person: Person) -> list[User]:
    """Accounts that are this person's alone; one that has another role, or is somebody else too, stays."""
    own = User.objects.filter(grants__person=person).order_by("id").distinct()
    return [user for user in own if not user.grants.exclude(person=person).exists()]


NOBODY = Text(
    "person: nobody is meant by {value}. Accepted: the number of a profile or application whose person was not "
    "erased, the address of an account that is one person's, or the pseudonym of a person.",
    "personne : {value} ne désigne personne. Valeurs acceptées : le numéro d'un profil ou d'une demande dont la "
    "personne n'a pas été effacée, l'adresse d'un compte d'une seule personne ou le pseudonyme d'une personne.",
)
