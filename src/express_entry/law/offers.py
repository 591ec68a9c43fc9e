"""Job offers: which count as arranged employment for the programs, and which for the ranking.

R82(2) and R87.2(3)(d) know four situations of the person and the work permit: (a) a permit that rests on a labour
market impact assessment, with an offer by the employer on it; (b) an exempt permit that names the employer, after a
year of full-time work there, with an offer by that employer; (c) no authorization to work, with an offer approved by
an assessment; (d) authorization to work that (a) and (b) do not fit, with an approved offer. Situation (c) gives the
points but does not exempt from settlement funds. Situations (a), (b) and (d) ask on the day of the visa again for a
permit or an authorization; all of them ask for an offer that runs for a year after that day.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, NamedTuple

from .answers import Answer, Unknown, every, opposite, some, stated
from .facts import JobOffer, Offer
from .work import senior, skilled

if TYPE_CHECKING:
    from .view import Law

LMIA = "lmia"
LMIA_EXEMPT = "lmia_exempt_employer_specific"
PERMIT_LMIA = "lmia_named_employer"
PERMIT_EXEMPT = "exempt_named_employer"


class Arrangement(NamedTuple):
    """Whether an offer is arranged employment, and whether it exempts from settlement funds."""

    arranged: Answer
    exempts: Answer


NO_OFFER = Arrangement(False, False)


class VisaDay(NamedTuple):
    """What is there on the day of the visa: authorization to work, and an offer that runs for a year after it."""

    authorized: Answer
    offer: Answer


def arrangement(
    offer: JobOffer | None,
    authorized: Answer,
    occupation: Answer,
    values: Mapping[str, Any],
    same_group: Answer = True,
    visa: VisaDay | None = None,
) -> Arrangement:
    """An offer under the four situations; ``occupation`` says whether its occupation fits, ``values`` its terms.

    ``same_group`` says whether the occupation on the work permit is near enough, where the class asks that; ``visa``
    what is there on the day of the visa, for the question whether the offer is arranged employment on that day too.
    """
    if offer is None:
        return NO_OFFER
    terms = every(
        (
            offer.exists,
            stated(offer.full_time, "job_offer.full_time"),
            _lasting(offer, values),
            occupation,
            (offer.employers or 1) <= values["offer_employers"],
        )
    )
    approved = _basis(offer, LMIA)
    named = every((authorized, _permit(offer, PERMIT_LMIA), _same_employer(offer)))
    exempt = every((authorized, _permit(offer, PERMIT_EXEMPT), _worked(offer, values.get("months_with_employer"))))
    by_permit = every((same_group, some((named, exempt))))
    if visa is not None:
        return _at_visa(every((terms, visa.offer)), authorized, by_permit, approved, visa.authorized)
    # An approved offer is arranged employment with authorization (d) and without (c); only the first exempts.
    return Arrangement(
        every((terms, some((by_permit, approved)))), every((terms, some((by_permit, every((authorized, approved))))))
    )


def _at_visa(terms: Answer, authorized: Answer, by_permit: Answer, approved: Answer, still: Answer) -> Arrangement:
    """The situations of the day of the application, on the day of the visa; (c) asks for no authorization on either."""
    by_approval = every((approved, some((still, opposite(authorized)))))
    return Arrangement(
        every((terms, some((every((by_permit, still)), by_approval)))),
        every((terms, still, some((by_permit, every((authorized, approved)))))),
    )


def ranked_offer(law: Law, offer: JobOffer | None) -> tuple[Answer, Answer]:
    """Whether an offer qualifies for the ranking, and whether it is in the senior group (MI s.29)."""
    if offer is None:
        return False, False
    values = law.values("offer/ranking")
    lasting = (
        stated(offer.indeterminate, "job_offer.indeterminate")
        if values["indeterminate"]
        else lasts(offer, values["months"])
    )
    qualifies = every(
        (
            offer.exists,
            stated(offer.full_time, "job_offer.full_time"),
            lasting,
            _on_basis(offer, values),
            skilled(law, offer.noc, "job_offer.noc"),
        )
    )
    return qualifies, senior(law, offer.noc, "job_offer.noc")


def possible_offers(qualifies: Answer, in_senior_group: Answer) -> tuple[Offer, ...]:
    """The values that the ranking's fact may have, the least first."""
    if qualifies is False:
        return (Offer.NONE,)
    if isinstance(in_senior_group, Unknown):
        kinds: tuple[Offer, ...] = (Offer.SKILLED, Offer.SENIOR)
    else:
        kinds = (Offer.SENIOR if in_senior_group else Offer.SKILLED,)
    return (Offer.NONE, *kinds) if isinstance(qualifies, Unknown) else kinds


def _on_basis(offer: JobOffer, values: Mapping[str, Any]) -> Answer:
    """An approved offer, or, where the law allows it, one by the employer of an exempt permit after time there."""
    options = [_basis(offer, LMIA)]
    if LMIA_EXEMPT in values["bases"]:
        options.append(every((_basis(offer, LMIA_EXEMPT), _worked(offer, values["months_with_employer"]))))
        options.append(every((_permit(offer, PERMIT_LMIA), _same_employer(offer))))
    return some(options)


def _lasting(offer: JobOffer, values: Mapping[str, Any]) -> Answer:
    """Whether an offer has the length that a class asks for: so many months, or no end (before SOR/2016-298)."""
    if values.get("offer_indeterminate"):
        return stated(offer.indeterminate, "job_offer.indeterminate")
    return lasts(offer, values["offer_months"])


def _worked(offer: JobOffer, months: float | None) -> Answer:
    """Whether the offer is by the employer worked for, and for so many months where any are asked for."""
    if months is None:
        return _same_employer(offer)
    return every(
        (_same_employer(offer), _reaches(offer.months_with_employer, months, "job_offer.months_with_employer"))
    )


def _same_employer(offer: JobOffer) -> Answer:
    return stated(offer.same_employer, "job_offer.same_employer")


def _basis(offer: JobOffer, basis: str) -> Answer:
    return Unknown(("job_offer.basis",)) if offer.basis is None else offer.basis == basis


def _permit(offer: JobOffer, permit: str) -> Answer:
    return Unknown(("job_offer.work_permit",)) if offer.work_permit is None else offer.work_permit == permit


def lasts(offer: JobOffer, months: float) -> Answer:
    """Whether an offer lasts long enough; one without an end does."""
    return offer.indeterminate is True or _reaches(offer.months, months, "job_offer.duration_months")


def _reaches(value: float | None, threshold: float, path: str) -> Answer:
    return Unknown((path,)) if value is None else value >= threshold
