"""Fees and completeness as documents: ``express-entry/fees@1`` and ``express-entry/completeness@1``.

Names never change and fields may be added. An answer is true, false, or null with what would settle it in ``needs``;
amounts are whole Canadian dollars, null where open, with ``at_least`` and ``at_most`` beside them.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Any

from express_entry.assessment.shape import DISCLAIMER
from express_entry.checklist.people import person_named
from express_entry.law import Consolidation
from express_entry.law.answers import Answer, Between, Number, Unknown, low
from express_entry.law.citations import cited
from express_entry.law.days import day_of
from express_entry.law.text import Language, Reason

from .completeness import Completeness, Missing
from .doubts import Doubt
from .events import EVENTS, Event
from .fees import Charge, Fees, Payment, high, needs_of
from .members import Member
from .refunds import Ending, Refund, refunds_of

FEES, COMPLETENESS, EVENTS_FORMAT = (
    "express-entry/fees@1",
    "express-entry/completeness@1",
    "express-entry/changes@1",
)


def as_fees(
    fees: Fees, language: Language, *, payments: Iterable[Payment] = (), law: Consolidation | None = None
) -> dict[str, Any]:
    """The fees of an application, with what is repaid by the way in which it may end."""
    given = tuple(payments)
    return {
        "format": FEES,
        "received": written(fees.received),
        "right_of_permanent_residence_on": fees.right_on.isoformat(),
        "right_of_permanent_residence_paid": fees.paid,
        "members": [_member(member, language) for member in fees.members],
        "charges": [_charge(charge, language) for charge in fees.charges],
        "totals": {kind.value: amount_of(number) for kind, number in fees.totals.items()},
        "total": amount_of(fees.total),
        "due_with_application": amount_of(fees.due_with_application),
        "refunds": {
            ending.value: {
                item.kind.value: _refund(item, language)
                for item in refunds_of(ending, given, on=day_of(fees.received), law=law)
            }
            for ending in Ending
        },
        "needs": list(needs_of(fees.totals.values())),
        "assumptions": said(fees.assumptions, language),
        "notice": DISCLAIMER[language],
    }


def as_completeness(
    found: Completeness, doubts: Iterable[Doubt], language: Language, *, if_received: bool = False
) -> dict[str, Any]:
    """What is missing, and apart from it what an officer may doubt.

    :param if_received: whether the receipt is supposed rather than stated.
    """
    return {
        "format": COMPLETENESS,
        "received": written(found.fees.received),
        "if_received": if_received,
        "complete": truth(found.complete),
        "needs": list(found.needs),
        "missing": [_missing(item, language) for item in found.missing],
        "consequences": [
            {"reason": reason.say(language), "citation": cited(citation, language)}
            for reason, citation in found.consequences
        ],
        "due_with_application": amount_of(found.fees.due_with_application),
        "service_standard": {
            "until": found.standard.until.isoformat(),
            "share_percent": found.standard.share_percent,
        },
        "officer_may_doubt": [_doubt(item, language) for item in doubts],
        "assumptions": said(found.assumptions, language),
        "notice": DISCLAIMER[language],
    }


def as_events(language: Language, events: Iterable[Event] = EVENTS) -> dict[str, Any]:
    """Every change on the way, with its consequences."""
    return {
        "format": EVENTS_FORMAT,
        "events": [
            {
                "id": event.id,
                "title": event.title.say(language),
                "consequences": [
                    {
                        "stage": item.stage.value,
                        "effect": item.effect.value,
                        "reason": item.text.say(language),
                        "citation": cited(item.citation, language),
                        "confidence": item.confidence,
                    }
                    for item in event.consequences
                ],
            }
            for event in events
        ],
        "notice": DISCLAIMER[language],
    }


def truth(answer: Answer) -> bool | None:
    """An answer as JSON has it."""
    return None if isinstance(answer, Unknown) else answer


def needed(answer: Answer) -> list[str]:
    """What would settle an answer."""
    return list(answer.needs) if isinstance(answer, Unknown) else []


def amount_of(number: Number) -> dict[str, Any]:
    """An amount, with both ends where it is open."""
    if isinstance(number, Between):
        return {"amount": None, "at_least": low(number), "at_most": high(number), "needs": list(number.needs)}
    return {"amount": number}


def written(instant: datetime) -> str:
    """An instant in UTC, to the second or more finely."""
    return instant.astimezone(UTC).isoformat().replace("+00:00", "Z")


def said(reasons: Iterable[Reason], language: Language) -> list[str]:
    """Sentences in a language, each once."""
    return list(dict.fromkeys(reason.say(language) for reason in reasons))


def _member(member: Member, language: Language) -> dict[str, Any]:
    return {
        "id": member.name,
        "title": person.say(language) if (person := person_named(member.name)) else member.name,
        "path": member.path,
        "role": member.role.value,
        "age": member.age,
        "family": truth(member.family),
        "applies": truth(member.applies),
    }


def _charge(charge: Charge, language: Language) -> dict[str, Any]:
    return {
        "id": f"{charge.member.name}/{charge.kind.value}",
        "member": charge.member.name,
        "fee": charge.kind.value,
        **amount_of(charge.amount),
        "reason": charge.reason.say(language),
        "citation": cited(charge.citation, language),
        "confidence": charge.confidence,
    }


def _refund(item: Refund, language: Language) -> dict[str, Any]:
    return {
        "repaid": item.repaid,
        "paid": item.paid,
        "amount": item.amount,
        "citation": cited(item.citation, language),
    }


def _missing(item: Missing, language: Language) -> dict[str, Any]:
    return {
        "asked": item.gate.value,
        "id": item.id,
        "title": None if item.title is None else item.title.say(language),
        "reason": item.reason.say(language),
        "citation": cited(item.citation, language),
        "explained": item.explained,
    }


def _doubt(item: Doubt, language: Language) -> dict[str, Any]:
    return {
        "id": item.id,
        "about": item.about,
        "title": None if item.title is None else item.title.say(language),
        "reason": item.reason.say(language),
        "citation": cited(item.citation, language),
    }
