"""The stages in which biometrics came to be asked: by nationality and from where the application was made.

Which they were, and until when, the table says; after its last version they are asked of everybody.
"""

from __future__ import annotations

from express_entry.law import Law, Text
from express_entry.law.answers import Answer, Unknown
from express_entry.profile import Person

STAGES = "biometrics/stages"
HERE = "CA"


def asked_yet(principal: Person, law: Law) -> Answer:
    """Whether biometrics were asked already of the applicants of an application, whatever their age.

    Where they were asked by nationality, the countries are not among the tables: that stays unknown.
    """
    if STAGES not in law.versions:
        return True
    stage = law.values(STAGES)
    within = False if stage["in_canada"] else _within_canada(principal)
    if within is True:
        return False
    nationality = ("person.citizenships",) if "nationals_of" in stage else ()
    needs = (*nationality, *(within.needs if isinstance(within, Unknown) else ()))
    return Unknown(needs) if needs else True


def _within_canada(principal: Person) -> Answer:
    """Whether the application was made from within Canada: who resides or holds a status there is taken to have."""
    if principal.in_canada is not None:
        return True
    if principal.country_of_residence is None:
        return Unknown(("person.country_of_residence",))
    return principal.country_of_residence == HERE


NOT_IN_CANADA = Text(
    "applied from within Canada, where biometrics were not asked yet",
    "demande présentée au Canada, où la biométrie n'était pas encore exigée",
)
WHICH_COUNTRIES = Text(
    "biometrics were asked in stages then, by nationality and from where the application was made: that is not settled",
    "la biométrie était alors exigée par étapes, selon la nationalité et le lieu de présentation de la demande : cela "
    "n'est pas établi",
)
