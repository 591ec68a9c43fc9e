"""A case as if it were received at an instant: what would return it, and what the test of A11.2 would show."""

from __future__ import annotations

from datetime import date, datetime
from typing import NamedTuple

from express_entry.checklist import Circumstances, derive
from express_entry.checklist.words import names_of
from express_entry.history import rounds
from express_entry.law import Consolidation
from express_entry.law.days import day_of, instant_at

from .case import A_ROUND, AFTER, Case
from .choice import Choice, choose
from .completeness import Completeness, completeness
from .declared import Counsel, HandedIn, Nobody
from .doubts import Doubt, doubts_of
from .named import Names, completeness_named, doubts_named
from .presented import Asked, asked_of
from .reading import refused
from .retest import Facts, Retest, Times, retest
from .terms import last_day

NOON = 12
"""The hour, in the place of the law, at which an application is supposed to be received."""


class Receipt(NamedTuple):
    """When an application was received, or is supposed to be."""

    at: datetime
    supposed: bool


def receipt_of(case: Case, on: date) -> Receipt:
    """The receipt that a case states; else noon of a day."""
    if case.received is not None:
        return Receipt(case.received, supposed=False)
    return supposed_on(on)


def supposed_on(day: date) -> Receipt:
    """A receipt that is supposed on a day."""
    return Receipt(instant_at(day, NOON), supposed=True)


def checklist_of(case: Case, receipt: Receipt, whole: Consolidation) -> tuple[tuple[Asked, ...], Names]:
    """The items that completeness asks for, with names: those that the case holds, or what the law asks at receipt.

    What the profile leaves open is asked for with what would tell.
    """
    if case.checklist is not None:
        return case.checklist, {}
    terms, counsel, stated = case.terms, case.declared.representative, case.circumstances
    given = Circumstances(
        program=None if terms is None else terms.program,
        category=None if terms is None else terms.category,
        invited_on=None if terms is None else terms.day,
        deadline=case.deadline,
        represented=isinstance(counsel, Counsel) if isinstance(counsel, Counsel | Nobody) else None,
        submitted_on=day_of(receipt.at),
        applied_to_province_on=case.applied_to_province,
        releases_data=stated.releases_data,
        names_differ=stated.names_differ,
        adopted=stated.adopted,
        request_letter=stated.request_letter,
        issued=dict(stated.issued),
    )
    items = derive(case.profile, whole.at(receipt.at), on=day_of(receipt.at), circumstances=given).items
    return asked_of(items), names_of(items)


def checked(case: Case, receipt: Receipt, whole: Consolidation) -> tuple[Completeness, tuple[Doubt, ...]]:
    """What would be returned (R10), and apart from it what an officer may doubt."""
    items, names = checklist_of(case, receipt, whole)
    found = completeness(
        case.profile,
        items=items,
        given=HandedIn(case.presented, case.declared, case.payments),
        received=receipt.at,
        applied_to_province=case.applied_to_province,
        last_day=case.deadline or (None if case.terms is None else last_day(case.terms, whole)),
        law=whole,
    )
    doubts = doubts_of(
        case.profile,
        program=None if case.terms is None else case.terms.program,
        on=day_of(receipt.at),
        law=whole.at(receipt.at),
        presented=case.presented,
    )
    return completeness_named(found, names), doubts_named(doubts, names)


def tested(case: Case, receipt: Receipt, whole: Consolidation) -> tuple[Retest, Choice | None]:
    """The test of A11.2 at the invitation and at receipt; where that is supposed, what declining would mean too.

    :raises CaseError: for a case without a round, or one that was received before it.
    """
    terms = case.terms
    if terms is None:
        raise refused("round", None, A_ROUND)
    if receipt.at < terms.at:
        raise refused("received", receipt.at, AFTER.of(at=terms.at))
    times = Times(case.submitted, receipt.at, case.visa, case.deadline)
    facts = Facts(case.profile, case.accepted, case.at_receipt, case.at_visa)
    found = retest(facts, terms=terms, times=times, law=whole)
    if not receipt.supposed:
        return found, None
    choice = choose(
        case.profile,
        terms=terms,
        submitted=case.submitted,
        on=day_of(receipt.at),
        deadline=case.deadline,
        rounds=rounds(),
        law=whole,
    )
    return found, choice
