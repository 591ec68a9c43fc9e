"""When a path may have the other partner as principal applicant: only where the document settles that they could be.

The document itself is turned round by :mod:`express_entry.profile.principal`. A path promises a result, so that what is
not stated of the partner keeps this one closed.
"""

from __future__ import annotations

from express_entry.law import Text
from express_entry.profile import Profile
from express_entry.profile.family import has_spouse


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
