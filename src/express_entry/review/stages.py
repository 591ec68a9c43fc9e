"""The stages in which biometrics came to be asked: by nationality and from where the application was made.

From 2018-07-31 they were asked of nationals of Europe, the Middle East and Africa, from 2018-12-31 of everybody who
applied from outside Canada, and from 2019-12-03 of those who applied from within Canada too.
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
    within = _within_canada(principal)
    if within is True:
        return False
    nationality = ("person.citizenships",) if "nationals_of" in law.values(STAGES) else ()
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
    "applied from within Canada, where biometrics were not asked until 2019-12-02",
    "demande présentée au Canada, où la biométrie n'était pas exigée jusqu'au 2019-12-02",
)
WHICH_COUNTRIES = Text(
    "biometrics were asked in stages then, by nationality and from where the application was made: that is not settled",
    "la biométrie était alors exigée par étapes, selon la nationalité et le lieu de présentation de la demande : cela "
    "n'est pas établi",
)
