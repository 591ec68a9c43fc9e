"""The same couple seen from the other partner: the spouse or common-law partner as the principal applicant.

Either partner may make a profile of their own, and the rules do not see who was named first. What both state in the
same form changes places; what only a principal states (a nomination, an offer, a certificate, an occupation, service,
a status in Canada) was stated of the other person and is left out.
"""

from __future__ import annotations

from express_entry.law import Text
from express_entry.profile import Dependant, Person, Profile, Relative, Spouse
from express_entry.profile.family import has_spouse

OTHER = {"candidate": "spouse", "spouse": "candidate", "both": "both"}
SETTLED_HERE = ("citizen", "permanent_resident")


def why_not_principal(profile: Profile) -> Text | None:
    """Why the spouse or partner cannot be the principal applicant as far as the document tells; None where they can."""
    spouse = profile.spouse
    if not has_spouse(profile) or spouse is None:
        return ALONE
    if spouse.accompanying is not True:
        return NOT_ACCOMPANYING
    if spouse.citizen_or_permanent_resident is not False:
        return SETTLED
    return UNDATED if spouse.date_of_birth is None else None


def seen_from_partner(profile: Profile) -> Profile:
    """The document with the spouse or partner as the candidate, and the candidate as the one who accompanies.

    Only for a couple of which :func:`why_not_principal` says nothing.
    """
    spouse = profile.spouse
    assert spouse is not None
    assert spouse.date_of_birth is not None
    return Profile(
        format=profile.format,
        reference=profile.reference,
        person=Person(date_of_birth=spouse.date_of_birth),
        intended_province=profile.intended_province,
        marital_status=profile.marital_status,
        spouse=_accompanying(profile),
        dependants=tuple(map(_of_the_other, profile.dependants)),
        education=spouse.education,
        language_tests=spouse.language_tests,
        work=spouse.work,
        relatives_in_canada=tuple(map(_related_to_the_other, profile.relatives_in_canada)),
        settlement_funds=profile.settlement_funds,
        residences=spouse.residences,
        previous_marriages=spouse.previous_marriages,
    )


def _accompanying(profile: Profile) -> Spouse:
    """The candidate as an accompanying spouse or partner."""
    status = profile.person.in_canada.status if profile.person.in_canada else None
    return Spouse(
        accompanying=True,
        citizen_or_permanent_resident=status in SETTLED_HERE,
        date_of_birth=profile.person.date_of_birth,
        education=profile.education,
        language_tests=profile.language_tests,
        work=profile.work,
        residences=profile.residences,
        previous_marriages=profile.previous_marriages,
    )


def _of_the_other(child: Dependant) -> Dependant:
    return child if child.parent is None else child.model_copy(update={"parent": OTHER[child.parent]})


def _related_to_the_other(relative: Relative) -> Relative:
    return relative if relative.of is None else relative.model_copy(update={"of": OTHER[relative.of]})


ALONE = Text("no spouse or partner is described", "aucun époux ou conjoint de fait n'est décrit")
NOT_ACCOMPANYING = Text(
    "it is not stated that the spouse or partner comes along",
    "il n'est pas indiqué que l'époux ou conjoint de fait accompagne la personne",
)
SETTLED = Text(
    "it is not stated that the spouse or partner is neither a citizen nor a permanent resident of Canada",
    "il n'est pas indiqué que l'époux ou conjoint de fait n'est ni citoyen ni résident permanent du Canada",
)
UNDATED = Text(
    "the date of birth of the spouse or partner is not stated",
    "la date de naissance de l'époux ou conjoint de fait n'est pas indiquée",
)
