"""How people are told apart: a digest of the passport, and one of name and birth date for a human to look at.

A certificate of nomination is kept as one once its person was erased. All of them are HMAC-SHA256 under a key of the
service alone, so that whoever has the table and not the key cannot try out names or numbers.
"""

from __future__ import annotations

import hmac
import unicodedata
import uuid
from datetime import date

from django.conf import settings

from express_entry.profile import Profile as Document

PASSPORT = b"express-entry/passport@1\0"
PERSON = b"express-entry/person@1\0"
NAME = b"express-entry/name-and-birth@1\0"
CERTIFICATE = b"express-entry/certificate@1\0"
LONGEST_CERTIFICATE = 64
"""Characters that the number of a certificate has at most."""


def identity_of(document: Document, person: uuid.UUID) -> str:
    """Under what one live profile is allowed: the passport's country and number; without one, the person on record."""
    passport = document.person.passport
    if passport is not None and passport.country and passport.number:
        return passport_key(passport.country, passport.number)
    return person_key(person)


def person_key(person: uuid.UUID) -> str:
    """A digest of the person on record, under which a profile stands whose document states no passport."""
    return _digest(PERSON, person.hex)


def passport_key(country: str, number: str) -> str:
    """A digest of a passport's country and number."""
    return _digest(PASSPORT, f"{country}\0{_plain(number)}")


def has_passport(document: Document) -> bool:
    """Whether a document tells the person apart by itself."""
    passport = document.person.passport
    return passport is not None and bool(passport.country and passport.number)


def name_key_of(document: Document) -> str:
    """A digest of family name, given names and birth date, accents and case aside; empty without a family name."""
    person = document.person
    return name_key(person.family_name, person.given_names, person.date_of_birth) if person.family_name else ""


def name_key(family_name: str, given_names: str | None, date_of_birth: date) -> str:
    """A digest of a name and a birth date."""
    names = "\0".join((_plain(family_name), _plain(given_names or "")))
    return _digest(NAME, f"{names}\0{date_of_birth.isoformat()}")


def erased_certificate(province: str, certificate: str) -> str:
    """What an erasure leaves of the number of a certificate: it is equal to itself alone, and tells no number."""
    digest = _digest(CERTIFICATE, f"{province}\0{certificate}")
    return f"erased {digest}"[:LONGEST_CERTIFICATE]


def _plain(text: str) -> str:
    """Letters and digits alone, without accents, in one case."""
    apart = unicodedata.normalize("NFKD", text).casefold()
    return "".join(each for each in apart if each.isalnum())


def _digest(purpose: bytes, text: str) -> str:
    return hmac.digest(settings.IDENTITY_KEY.encode(), purpose + text.encode(), "sha256").hex()
