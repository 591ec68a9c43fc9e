"""The facts of each letter, gathered from the rows that the same transaction wrote."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any, cast

from express_entry.application.applications import Application
from express_entry.application.concluding import right_due
from express_entry.application.drafting import form_of, ranked_then
from express_entry.application.examinationrows import Decision, DecisionKind, Finding, FindingKind
from express_entry.application.examinationrows import Letter as AskedRow
from express_entry.application.paying import payments_of
from express_entry.law.days import add_years, day_of
from express_entry.law.text import Language
from express_entry.letters import (
    Acknowledged,
    Approved,
    Ask,
    Asked,
    Extended,
    Invited,
    Letter,
    Missing,
    NoLongerAsked,
    Nominated,
    Refused,
    Returned,
    VisaIssued,
)
from express_entry.pool.bars import years_from
from express_entry.pool.faults import PoolFault
from express_entry.pool.laws import has_gap, service_law
from express_entry.pool.nominationrows import Nomination
from express_entry.pool.roundrows import Invitation
from express_entry.profile import Profile as Document
from express_entry.review import Kind
from express_entry.review.clocks import STANDARD, standard_for
from express_entry.review.fees import high, needs_of, paid_for

POINTS = "crs/nomination"
"""The table of the ranking that says what a nomination gives."""
Particulars = Mapping[str, Any]
AnyContent = Acknowledged | Approved | Asked | Extended | Invited | NoLongerAsked | Refused | Returned | VisaIssued


def letter_about(application: Application, action: str, particulars: Particulars, at: datetime) -> Letter | None:
    """The letter that an event of the audit trail calls for; None where it calls for none."""
    gather = _CALLED_FOR.get(action)
    if gather is None:
        return None
    content = gather(application, particulars, at)
    return Letter(application.number, addressee_of(application), application.program, day_of(at), content)


def invitation_letter(invitation: Invitation) -> Letter:
    """The letter of an invitation, from its row, which never changes in what the letter says."""
    profile = invitation.profile
    try:
        name = name_of(ranked_then(profile, invitation.issued))
    except PoolFault:  # a row without a document has nobody's name
        name = ""
    issued = day_of(invitation.issued)
    content = Invited(invitation.round.number, issued, invitation.answer_by)
    return Letter(profile.number, name, invitation.program, issued, content)


def nomination_letter(nomination: Nomination) -> Letter:
    """The letter of a nomination that was accepted, from its row, which never changes in what the letter says."""
    profile, accepted = nomination.profile, nomination.accepted
    assert accepted is not None
    try:
        name = name_of(ranked_then(profile, accepted))
    except PoolFault:  # as above
        name = ""
    law = service_law().at(accepted)
    gap = has_gap(law)
    ranking = (law.last_known if gap else law).version(POINTS)
    content = Nominated(
        province=nomination.province,
        certificate=nomination.certificate,
        certified_on=nomination.issued,
        accepted_on=day_of(accepted),
        points=int(dict(ranking.values["points"])[1]),
        last_known=gap,
        citation=ranking.citation,
    )
    return Letter(profile.number, name, "pnp", day_of(accepted), content)


def addressee_of(application: Application) -> str:
    """The name as it is declared; empty where there are no forms any more."""
    try:
        return name_of(form_of(application).profile)
    except PoolFault:
        return ""


def name_of(document: Document) -> str:
    """Given names and family name, as the person wrote them."""
    person = document.person
    return " ".join(part for part in (person.given_names, person.family_name) if part)


def _acknowledged(application: Application, particulars: Particulars, at: datetime) -> Acknowledged:  # noqa: ARG001 - of one shape
    received, law = application.received_at, service_law()
    standard = standard_for(received, law)
    source = law.at(received).version(STANDARD).citation
    return Acknowledged(day_of(received), standard.until, standard.months, standard.share_percent, source)


def _returned(application: Application, particulars: Particulars, at: datetime) -> Returned:  # noqa: ARG001 - of one shape
    kept: Finding = application.findings.filter(kind=FindingKind.COMPLETENESS.value).latest("id")
    document = json.loads(kept.document)
    pairs = zip(document["en"]["missing"], document["fr"]["missing"], strict=True)
    missing = tuple(
        Missing(en["id"], en.get("title") or "", fr.get("title") or "", en["reason"], fr["reason"], en["citation"])
        for en, fr in pairs
    )
    return Returned(day_of(application.received_at), missing, _repaid(application))


def _asked(application: Application, particulars: Particulars, at: datetime) -> Asked:  # noqa: ARG001 - of one shape
    row = _row(application, particulars)
    return Asked(row.id, Ask(row.kind), row.text, cast("Language", row.language), row.answer_by)


def _extended(application: Application, particulars: Particulars, at: datetime) -> Extended:  # noqa: ARG001 - of one shape
    row = _row(application, particulars)
    return Extended(row.id, Ask(row.kind), row.answer_by)


def _cancelled(application: Application, particulars: Particulars, at: datetime) -> NoLongerAsked:  # noqa: ARG001 - of one shape
    row = _row(application, particulars)
    return NoLongerAsked(row.id, Ask(row.kind))


def _approved(application: Application, particulars: Particulars, at: datetime) -> Approved:
    decision: Decision = application.decisions.get(id=particulars["decision"])
    due = right_due(application, day_of(at)).totals[Kind.RIGHT]
    paid = paid_for(Kind.RIGHT, payments_of(application))
    return Approved(day_of(at), decision.provision, high(due), paid, not needs_of([due]))


def _visa(application: Application, particulars: Particulars, at: datetime) -> VisaIssued:  # noqa: ARG001 - of one shape
    assert application.visa_issued is not None
    assert application.visa_until is not None
    return VisaIssued(application.visa_issued, application.visa_until)


def _refused(application: Application, particulars: Particulars, at: datetime) -> Refused:
    decision: Decision = application.decisions.get(id=particulars["decision"])
    misrepresented = decision.kind == DecisionKind.MISREPRESENTATION.value
    begins = decision.bar_from or day_of(at)
    until = add_years(begins, years_from(begins)) if misrepresented else None
    repaid = _repaid(application)
    return Refused(day_of(at), decision.provision, decision.reasons, misrepresented, until, repaid)


def _repaid(application: Application) -> int:
    return sum(application.refunds.values_list("amount", flat=True))


def _row(application: Application, particulars: Particulars) -> AskedRow:
    return application.letters.get(id=particulars["letter"])


_CALLED_FOR: Mapping[str, Callable[[Application, Particulars, datetime], AnyContent]] = {
    "application.accepted": _acknowledged,
    "application.returned": _returned,
    "application.approved": _approved,
    "application.visa_issued": _visa,
    "application.refused": _refused,
    "application.misrepresented": _refused,
    "letter.sent": _asked,
    "letter.extended": _extended,
    "letter.cancelled": _cancelled,
}
CALL_FOR_LETTERS = frozenset(_CALLED_FOR)
"""The events of the audit trail of which a letter tells."""
