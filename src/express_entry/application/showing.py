"""An application as a document, ``express-entry/application-file@1``: where it stands, and what was done to it.

It says nothing of who somebody is: the forms, letters and notes are asked for by themselves.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from express_entry.checklist.words import entry_named, kind_of, names_of
from express_entry.law.citations import cited
from express_entry.law.days import day_of
from express_entry.law.text import Language, Sayable
from express_entry.pool.auditrows import AuditEntry
from express_entry.pool.laws import service_law
from express_entry.pool.lifecycle import words_of as words_of_pool
from express_entry.review import Kind, fees_of
from express_entry.review.fees import high, paid_for

from .applications import Application
from .asked import checklist_of
from .caserows import Change
from .changing import consequences_of
from .checking import Check
from .concluding import right_due
from .deadlines import Deadline, deadlines_of
from .drafting import form_of
from .examinationrows import Decision, Finding, Letter, LetterKind, Track
from .keeping import instant_text
from .lifecycle import words_of
from .moneyrows import Payment, Refund
from .paperrows import Upload
from .paying import payments_of
from .queues import queues_of

FORMAT = "express-entry/application-file@1"


def document_of(application: Application, at: datetime, language: Language) -> dict[str, Any]:
    """Where an application stands."""
    return {
        "format": FORMAT,
        "number": application.number,
        "profile": application.profile.number,
        "round": application.invitation.round.number,
        "class": application.program,
        "state": application.state,
        "owner": application.owner or None,
        "version": application.version,
        "received": instant_text(application.received),
        "accepted": instant_text(application.accepted),
        "decided": instant_text(application.decided),
        "visa_until": None if application.visa_until is None else application.visa_until.isoformat(),
        "landed": None if application.landed is None else application.landed.isoformat(),
        "ended": instant_text(application.ended),
        "queues": [queue.value for queue in queues_of(application, at)],
        "deadlines": [deadline_document(each, language) for each in deadlines_of(application, at)],
        "tracks": [_track(row) for row in application.tracks.order_by("id")],
        "letters": [_letter(row, language) for row in application.letters.order_by("id")],
        "findings": [_finding(row) for row in application.findings.order_by("id")],
        "decisions": [_decision(row) for row in application.decisions.order_by("id")],
        "changes": [change_document(row, language) for row in application.changes.order_by("id")],
        "documents": _uploads(application, at, language),
        "payments": [_payment(row) for row in application.payments.order_by("id")],
        "refunds": [_refund(row, language) for row in application.refunds.order_by("id")],
    }


def deadline_document(each: Deadline, language: Language) -> dict[str, Any]:
    """One deadline in plain values."""
    return {
        "application": each.application,
        "kind": each.kind,
        "what": each.what.say(language),
        "day": each.day.isoformat(),
        "warn": None if each.warn is None else each.warn.isoformat(),
        "over": each.over,
        "acts": each.acts,
        "citation": cited(each.citation, language),
    }


def change_document(row: Change, language: Language) -> dict[str, Any]:
    """A change with its consequences."""
    return {
        "id": row.id,
        "event": row.event,
        "stage": row.stage,
        "happened": row.happened.isoformat(),
        "seen": instant_text(row.seen),
        "consequences": [
            {"effect": each.effect.value, "reason": each.text.say(language), "citation": cited(each.citation, language)}
            for each in consequences_of(row)
        ],
    }


def check_document(found: Check, language: Language) -> dict[str, Any]:
    """What the look before submission finds, in plain values."""
    return {
        "at": instant_text(found.at),
        "received": found.received,
        "last_day": found.last_day.isoformat(),
        "whole": found.whole,
        "missing": [
            {
                "id": each.id,
                "title": None if each.title is None else each.title.say(language),
                "reason": each.reason.say(language),
                "citation": cited(each.citation, language),
            }
            for each in found.completeness.missing
        ],
        "needs": list(found.completeness.needs),
        "gaps": [each._asdict() for each in found.gaps],
        "differences": [each._asdict() for each in found.differences],
        "doubts": [
            {
                "id": each.id,
                "about": each.about,
                "title": None if each.title is None else each.title.say(language),
                "reason": each.reason.say(language),
                "citation": cited(each.citation, language),
            }
            for each in found.doubts
        ],
        "finds_nothing": found.retest.finds_nothing,
        "documents": [
            {
                "id": each.id,
                "title": found.names[each.id].say(language),
                "role": each.role.value,
                "form": list(each.form),
                "needs": list(each.needs),
            }
            for each in found.listed
        ],
    }


def _name(item: str, language: Language) -> str | None:
    """What an item of the checklist is called; None for what is none of it, such as a fee."""
    named = entry_named(item, service_law())
    return None if named is None else named.say(language)


def history_of(application: Application, language: Language) -> list[dict[str, Any]]:
    """What happened, as the audit trail tells it, in order."""
    rows = AuditEntry.objects.filter(subject=application.number).order_by("sequence")
    return [
        {
            "instant": instant_text(row.instant),
            "actor": row.actor,
            "action": row.action,
            "words": words.say(language)
            if (words := words_of(row.action) or words_of_pool(row.action))
            else row.action,
        }
        for row in rows
    ]


def due_of(application: Application, kind: Kind, at: datetime) -> int:
    """What is left to pay of a fee, at most, by the law of its moment."""
    form = form_of(application)
    fees = fees_of(
        form.profile,
        received=application.received or at,
        applied_to_province=form.circumstances.applied_to_province,
        law=service_law(),
    )
    if kind is Kind.RIGHT:
        fees = right_due(application, day_of(at)) if application.received is not None else fees
    return max(0, high(fees.totals[kind]) - paid_for(kind, payments_of(application)))


def _track(row: Track) -> dict[str, Any]:
    until = None if row.valid_until is None else row.valid_until.isoformat()
    return {"kind": row.kind, "state": row.state, "valid_until": until, "by": row.by, "since": instant_text(row.since)}


def _letter(row: Letter, language: Language) -> dict[str, Any]:
    return {
        "id": row.id,
        "kind": row.kind,
        "title": LetterKind(row.kind).words.say(language),
        "state": row.state,
        "sent": instant_text(row.sent),
        "answer_by": row.answer_by.isoformat(),
        "answered": instant_text(row.answered),
    }


def _finding(row: Finding) -> dict[str, Any]:
    return {
        "id": row.id,
        "kind": row.kind,
        "made": instant_text(row.made),
        "form": row.form,
        "law": row.law,
        "holds": row.holds,
        "found_by": row.found_by or None,
    }


def _decision(row: Decision) -> dict[str, Any]:
    return {
        "id": row.id,
        "kind": row.kind,
        "state": row.state,
        "provision": row.provision,
        "made": instant_text(row.made),
        "made_by": row.made_by,
        "settled_by": row.settled_by or None,
    }


def _uploads(application: Application, at: datetime, language: Language) -> list[dict[str, Any]]:
    rows = list(application.uploads.order_by("id"))
    names = names_of(checklist_of(application, form_of(application), at).items) if rows else {}
    return [_upload(row, names, language) for row in rows]


def _upload(row: Upload, names: Mapping[str, Sayable], language: Language) -> dict[str, Any]:
    named = names.get(row.item) if row.withdrawn is None else None
    return {
        "id": row.id,
        "item": row.item,
        "kind": kind_of(row.item),
        "title": _name(row.item, language) if named is None else named.say(language),
        "explanation": row.explanation,
        "media_type": row.media_type,
        "size": row.size,
        "pages": row.pages,
        "sha256": row.sha256,
        "form": row.rules,
        "withdrawn": instant_text(row.withdrawn),
    }


def _payment(row: Payment) -> dict[str, Any]:
    return {"fee": row.kind, "amount": row.amount, "on": row.paid_on.isoformat(), "receipt": row.receipt}


def _refund(row: Refund, language: Language) -> dict[str, Any]:
    return {
        "fee": row.kind,
        "amount": row.amount,
        "repaid": instant_text(row.repaid),
        "citation": cited(row.citation, language),
    }
