"""What a request to correct a record is about, in words: a place of a document by its name, or what somebody wrote."""

from __future__ import annotations

from collections.abc import Mapping

from express_entry.api.gate import now
from express_entry.application.applications import key_of
from express_entry.application.drafting import form_of
from express_entry.application.keeping import found as application_found
from express_entry.law.days import day_of
from express_entry.law.text import Text
from express_entry.pool.faults import PoolFault
from express_entry.pool.keeping import found as profile_found
from express_entry.pool.keeping import stated
from express_entry.pool.laws import service_law
from express_entry.profile import Profile
from express_entry.reports.naming import Naming

from .voice import Voice

OF_FORMS = "profile."
"""How a place begins that stands in the profile within the forms of an application."""


def field_named(about: str, field: str, voice: Voice) -> str:
    """What a reader calls the place that is said to be wrong; their own words where they named none."""
    path = field.removeprefix(OF_FORMS)
    if path in PERSON:
        return voice.capital(PERSON[path])
    try:
        profile = _profile(about)
    except PoolFault:
        return field
    named = Naming(profile, service_law().on(day_of(now())), voice.language).name(path)
    return field if named == path else voice.capital(named)


def _profile(about: str) -> Profile:
    """The profile that a record holds.

    :raises PoolFault: where it was erased.
    """
    if key_of(about) is not None:
        return form_of(application_found(about)).profile
    return stated(profile_found(about))


PERSON: Mapping[str, Text] = {
    "person.given_names": Text("given names", "prénoms"),
    "person.family_name": Text("family name", "nom de famille"),
    "person.date_of_birth": Text("date of birth", "date de naissance"),
    "person.citizenships": Text("citizenship", "citoyenneté"),
    "person.country_of_residence": Text("country of residence", "pays de résidence"),
    "person.passport": Text("passport", "passeport"),
    "person.passport.number": Text("passport: its number", "passeport : son numéro"),
    "person.passport.country": Text("passport: the country", "passeport : le pays"),
    "person.passport.issued": Text("passport: the day it was issued", "passeport : sa date de délivrance"),
    "person.passport.expires": Text("passport: the day it expires", "passeport : sa date d'expiration"),
}
"""What of a person is told nowhere in a report, and so has no name there."""
