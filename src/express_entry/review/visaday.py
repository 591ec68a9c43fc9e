"""What a case states of the day of the visa: the work permit or authorization, and the offer of employment.

A profile is of the day on which it is filled in. What R82(2) and R87.2(3)(d) ask on the day of the visa is read from it
as far as it reaches: an authorization with a last day is there until that day. Whether a permit was renewed, and until
when the work offered runs, the case says; what nobody stated stays unknown.
"""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from express_entry.law.answers import Answer, Unknown
from express_entry.law.days import add_months
from express_entry.law.offers import VisaDay
from express_entry.profile import Profile
from express_entry.profile.standing import authorized_to_work

from .reading import Reader

PATH = "at_visa"


class AtVisa(NamedTuple):
    """What holds on the day of the visa, as stated; None is what was not.

    ``authorized_to_work``: a valid work permit is held, or work is authorized under R186. ``offer_stands``: the offer
    is still made. ``offer_until``: the last day of the work offered, as the offer then stands.
    """

    authorized_to_work: bool | None = None
    offer_stands: bool | None = None
    offer_until: date | None = None


NOTHING = AtVisa()


def at_visa_in(reader: Reader, tree: object) -> AtVisa:
    """What a document states under ``at_visa``."""
    stated = reader.fields(tree, PATH, AtVisa._fields)
    return AtVisa(
        authorized_to_work=reader.flag(stated.get("authorized_to_work"), f"{PATH}.authorized_to_work"),
        offer_stands=reader.flag(stated.get("offer_stands"), f"{PATH}.offer_stands"),
        offer_until=reader.day(stated.get("offer_until"), f"{PATH}.offer_until"),
    )


def visa_day(facts: Profile, stated: AtVisa, visa: date | None, months: int | None) -> VisaDay:
    """What is there on the day of the visa; open where no day is stated.

    :param months: how long after that day the class asks the offer to run; None where it asks for one without an end.
    """
    return VisaDay(_authorized(facts, stated, visa), _offered(facts, stated, visa, months))


def _authorized(facts: Profile, stated: AtVisa, visa: date | None) -> Answer:
    """A permit that ends before the visa may be renewed, and work go on meanwhile (R186(u)): then it must be stated."""
    if stated.authorized_to_work is not None:
        return stated.authorized_to_work
    if visa is not None and authorized_to_work(facts, visa) is True:
        return True
    return Unknown((f"{PATH}.authorized_to_work",))


def _offered(facts: Profile, stated: AtVisa, visa: date | None, months: int | None) -> Answer:
    """An offer that runs long enough after the day on which the visa is issued (R82(1), 87.2(3)(d))."""
    offer = facts.job_offer
    if offer is None or stated.offer_stands is False:
        return False
    if visa is not None and stated.offer_until is not None:
        return months is not None and stated.offer_until >= add_months(visa, months)
    if not offer.indeterminate:
        return Unknown((f"{PATH}.offer_until",))
    return True if stated.offer_stands else Unknown((f"{PATH}.offer_stands",))
