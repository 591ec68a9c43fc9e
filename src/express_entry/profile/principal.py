"""The other partner as principal applicant: the same couple's document, told from the other side.

Of a couple either may be the candidate, with the other as accompanying spouse or partner, and the two need not score
alike (MI ss.8-19 for the one who applies, ss.17-19 for the one who comes along). A document holds what both state in
the same form, so that it can be turned round; what it can state of a candidate alone does not move, and is named.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Literal

from express_entry.law.text import Reason, Text

from .document import Dependant, Person, Profile, Relative, Spouse
from .family import has_spouse
from .problems import Problem, ProfileError, shown

SHARED_LISTS = ("education", "language_tests", "work", "residences", "previous_marriages")
"""The lists that a candidate and a spouse or partner both state, under the same names."""

OF_CANDIDATE_ALONE = (
    "first_official_language",
    "primary_occupation",
    "certificate_of_qualification",
    "job_offer",
    "nomination",
    "foreign_military_service",
)
"""What the document states of a candidate and has no place for in a spouse or partner."""

CITIZEN_OR_RESIDENT = ("citizen", "permanent_resident")


def other_as_principal(profile: Profile) -> Profile:
    """The document of the same couple with the spouse or partner as candidate, and the candidate as spouse or partner.

    Dates of birth, education, tests, work, residences and earlier marriages change places; so do ``of`` and
    ``parent``, which say whose a relative or child is. The funds, the province and the children are the couple's.
    What :func:`not_carried_over` lists is left out: for the new candidate it is not claimed, or not known.

    :raises ProfileError: where there is no spouse or partner who could be a candidate; see :func:`obstacles`.
    """
    found = list(obstacles(profile))
    if found:
        raise ProfileError(found)
    spouse = profile.spouse
    assert spouse is not None
    assert spouse.date_of_birth is not None
    return profile.model_copy(
        update={
            **dict.fromkeys((*OF_CANDIDATE_ALONE, *SHARED_LISTS)),
            **{name: getattr(spouse, name) for name in SHARED_LISTS},
            "person": Person(date_of_birth=spouse.date_of_birth),
            "spouse": _as_spouse(profile, spouse),
            "dependants": tuple(map(_child, profile.dependants)),
            "relatives_in_canada": tuple(map(_relative, profile.relatives_in_canada)),
        }
    )


def obstacles(profile: Profile) -> Iterator[Problem]:
    """Why the spouse or partner cannot be the candidate: none, not described, without a birth date, a citizen."""
    if not has_spouse(profile):
        yield Problem("marital_status", shown(profile.marital_status), NO_COUPLE.of(), A_COUPLE.of())
    elif profile.spouse is None:
        yield Problem("spouse", "null", NOT_DESCRIBED.of(), DESCRIBED.of())
    else:
        if profile.spouse.date_of_birth is None:
            yield Problem("spouse.date_of_birth", "null", NO_BIRTH.of(), A_BIRTH.of())
        if profile.spouse.citizen_or_permanent_resident:
            yield Problem("spouse.citizen_or_permanent_resident", "true", NO_CANDIDATE.of(), NEITHER.of())


def not_carried_over(profile: Profile) -> tuple[Reason, ...]:
    """Every stated fact that does not move when the document is turned round, and what is taken to hold instead."""
    stays = [name for name in OF_CANDIDATE_ALONE if getattr(profile, name)]
    if profile.person.in_canada is not None:
        stays.append("person.in_canada")
    spouse = profile.spouse
    open_ = spouse is not None and spouse.citizen_or_permanent_resident is None
    own = (NOT_SETTLED.of(),) if open_ else ()
    return (*(STAYS.of(path=name) for name in stays), TOGETHER.of(), NO_CITIZEN.of(), *own, THE_COUPLES.of())


def _as_spouse(profile: Profile, spouse: Spouse) -> Spouse:
    held = profile.person.in_canada
    stated: dict[str, Any] = {name: getattr(profile, name) for name in SHARED_LISTS}
    return Spouse(
        accompanying=spouse.accompanying,
        citizen_or_permanent_resident=held is not None and held.status in CITIZEN_OR_RESIDENT,
        date_of_birth=profile.person.date_of_birth,
        **stated,
    )


def _child(child: Dependant) -> Dependant:
    if child.parent is None or child.parent == "both":
        return child
    return child.model_copy(update={"parent": _other(child.parent)})


def _relative(relative: Relative) -> Relative:
    return relative if relative.of is None else relative.model_copy(update={"of": _other(relative.of)})


def _other(one: Literal["candidate", "spouse"]) -> Literal["candidate", "spouse"]:
    return "spouse" if one == "candidate" else "candidate"


NO_COUPLE = Text("there is no spouse or partner", "il n'y a ni époux ni conjoint de fait")
A_COUPLE = Text(
    "married or common_law, with the spouse or partner described in spouse",
    "married ou common_law, l'époux ou conjoint de fait étant décrit dans spouse",
)
NOT_DESCRIBED = Text("the spouse or partner is not described", "l'époux ou conjoint de fait n'est pas décrit")
DESCRIBED = Text(
    "the spouse or partner with date of birth, education, tests and work",
    "l'époux ou conjoint de fait avec sa date de naissance, ses études, ses tests et son travail",
)
NO_BIRTH = Text(
    "the spouse or partner cannot be the candidate without a date of birth",
    "l'époux ou conjoint de fait ne peut être le candidat sans date de naissance",
)
A_BIRTH = Text("a day written YYYY-MM-DD", "un jour écrit AAAA-MM-JJ")
NO_CANDIDATE = Text(
    "a citizen or permanent resident cannot be a candidate",
    "un citoyen ou un résident permanent ne peut être candidat",
)
NEITHER = Text("false, or nothing", "false, ou rien")
STAYS = Text(
    "{path} is stated of the candidate alone and does not move to the other partner",
    "{path} n'est indiqué que pour le candidat et ne passe pas à l'époux ou conjoint de fait",
)
TOGETHER = Text(
    "whether the spouse or partner comes along is taken to hold whichever of the two is the candidate",
    "que l'autre accompagne ou non est présumé valoir quel que soit celui des deux qui est candidat",
)
NO_CITIZEN = Text(
    "the person who was the candidate is neither a citizen nor a permanent resident, unless so stated",
    "la personne qui était candidate n'est ni citoyenne ni résidente permanente, sauf indication contraire",
)
NOT_SETTLED = Text(
    "the new candidate is taken to be neither a citizen nor a permanent resident: that is not stated",
    "la nouvelle personne candidate est présumée n'être ni citoyenne ni résidente permanente : cela n'est pas indiqué",
)
THE_COUPLES = Text(
    "the settlement funds and the intended province are those of the couple",
    "les fonds d'établissement et la province de destination sont ceux du couple",
)
