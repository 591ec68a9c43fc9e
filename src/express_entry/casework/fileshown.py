"""The parts of a file as its page shows them: tracks, letters, changes, decisions, money, notes, what happened."""

from __future__ import annotations

from datetime import datetime
from functools import cached_property
from typing import Any

from express_entry.accounts.roles import Role
from express_entry.accounts.users import Grant
from express_entry.application.changing import consequences_of
from express_entry.application.codewords import said
from express_entry.application.deadlines import deadlines_of
from express_entry.application.models import Application
from express_entry.application.showing import due_of
from express_entry.application.trailwords import words_of_action
from express_entry.correspondence.reading import BESIDE, listed
from express_entry.law.days import day_of
from express_entry.law.text import Language
from express_entry.pages.access import Asked
from express_entry.pages.addresses import address
from express_entry.pool.auditrows import AuditEntry
from express_entry.review import Kind

from . import filewords as words
from .queuepage import officer_named
from .voice import Voice

MOST_EVENTS = 400


class Shown:
    """One file, shown to one reader at an instant."""

    def __init__(self, request: Asked, application: Application, known: dict[str, str], at: datetime) -> None:
        self.request, self.application, self.known, self.at = request, application, known, at
        self.voice = Voice(request.language)

    @cached_property
    def applicants(self) -> frozenset[str]:
        """The accounts of whoever applied."""
        person = self.application.profile.person_id
        rows = Grant.objects.filter(person=person, person__isnull=False, role=Role.CANDIDATE.value)
        return frozenset(rows.values_list("user__pseudonym", flat=True))

    @property
    def language(self) -> Language:
        """Of the page."""
        return self.voice.language

    def name(self, pseudonym: str) -> str:
        """Whoever acted as the reader knows them: an officer by their address, the person as the applicant."""
        if pseudonym in self.applicants:
            return self.voice.say(words.APPLICANT)
        return officer_named(pseudonym, self.request.caller.pseudonym, self.known, self.voice)

    def link(self, page: str, **parts: str) -> str:
        """The address of a page of this file."""
        return address(f"casework:{page}", self.language, number=self.application.number, **parts)

    def deadlines(self) -> list[dict[str, Any]]:
        """What falls due."""
        return [
            {
                "day": self.voice.day(each.day),
                "what": self.voice.capital(each.what),
                "citation": self.voice.cite(each.citation),
                "over": each.over,
            }
            for each in deadlines_of(self.application, self.at)
        ]

    def tracks(self) -> list[dict[str, Any]]:
        """The tracks, each with its page."""
        return [
            {
                "name": self.voice.capital(said("tracks", "kind", row.kind, self.language)),
                "state": self.voice.say(said("tracks", "state", row.state, self.language)),
                "mark": {"passed": "met", "waived": "met", "not_met": "not_met"}.get(row.state, "unknown"),
                "since": self.voice.day_of(row.since),
                "by": self.name(row.by),
                "until": self.voice.day(row.valid_until) if row.valid_until else "",
                "note": row.note,
                "href": self.link("track", kind=row.kind),
            }
            for row in self.application.tracks.order_by("id")
        ]

    def letters(self) -> list[dict[str, Any]]:
        """What was asked in writing, and what was answered."""
        today = day_of(self.at)
        return [
            {
                "title": self.voice.say(
                    words.LETTER, letter=row.id, kind=said("letters", "kind", row.kind, self.language)
                ),
                "state": self.voice.capital(said("letters", "state", row.state, self.language)),
                "sent": self.voice.day_of(row.sent),
                "by": self.voice.day(row.answer_by),
                "over": row.state == "open" and row.answer_by < today,
                "text": row.text,
                "language": row.language,
                "answer": row.answer,
                "answered": self.voice.say(words.ANSWERED, day=self.voice.day_of(row.answered)) if row.answered else "",
                "acts": self._letter_acts(row.id, row.state),
            }
            for row in self.application.letters.order_by("-id")
        ]

    def _letter_acts(self, key: int, state: str) -> list[dict[str, str]]:
        from .nextacts import BY_PAGE  # noqa: PLC0415 - the acts stand on this

        names = {"open": ("extend", "close", "cancel"), "answered": ("close",)}.get(state, ())
        return [{"href": self.link(each, key=str(key)), "words": self.voice.say(BY_PAGE[each].title)} for each in names]

    def issued(self) -> list[dict[str, str]]:
        """The letters as they went out."""
        return [
            {
                "href": self.link("letter_issued", key=each.key),
                "name": self.voice.capital(each.title),
                "day": self.voice.day_of(each.issued),
            }
            for each in listed(self.application.number)
            if each.key not in BESIDE
        ]

    def changes(self) -> list[dict[str, Any]]:
        """What was told on the way, and what it leads to."""
        return [
            {
                "event": self.voice.capital(said("changes", "event", row.event, self.language)),
                "happened": self.voice.day(row.happened),
                "seen": self.voice.day_of(row.seen) if row.seen else "",
                "href": self.link("seen", key=str(row.id)),
                "consequences": [
                    {"text": self.voice.sentence(each.text), "citation": self.voice.cite(each.citation)}
                    for each in consequences_of(row)
                ],
            }
            for row in self.application.changes.order_by("-id")
        ]

    def decisions(self) -> list[dict[str, Any]]:
        """What was decided or proposed, with its reasons."""
        return [
            {
                "kind": self.voice.capital(said("decisions", "kind", row.kind, self.language)),
                "state": self.voice.say(said("decisions", "state", row.state, self.language)),
                "provision": self.voice.cite(row.provision),
                "made": self.voice.day_of(row.made),
                "by": self.name(row.made_by),
                "settled": self.voice.day_of(row.settled) if row.settled else "",
                "settled_by": self.name(row.settled_by) if row.settled_by else "",
                "reasons": row.reasons,
                "note": row.settled_note,
            }
            for row in self.application.decisions.order_by("-id")
        ]

    def money(self, *, stated: bool) -> dict[str, Any]:
        """What was paid, what is left, what comes back; ``stated`` where there are forms to tell what is due."""
        application = self.application
        kinds = Kind if stated and application.is_open else ()
        return {
            "due": [
                {"fee": self.voice.capital(kind), "left": self.voice.dollars(due_of(application, kind, self.at))}
                for kind in kinds
            ],
            "paid": [
                {
                    "fee": self.voice.capital(Kind(row.kind)),
                    "amount": self.voice.dollars(row.amount),
                    "on": self.voice.day(row.paid_on),
                    "receipt": row.receipt,
                }
                for row in application.payments.order_by("id")
            ],
            "refunds": [self._refund(row) for row in application.refunds.order_by("id")],
        }

    def _refund(self, row: Any) -> dict[str, Any]:
        day = self.voice.day_of(row.repaid)
        return {
            "fee": self.voice.capital(Kind(row.kind)),
            "amount": self.voice.dollars(row.amount),
            "citation": self.voice.cite(row.citation),
            "state": self.voice.say(words.REPAID, day=day) if row.repaid else self.voice.say(words.STILL_OWED),
            "href": "" if row.repaid else self.link("refund", fee=row.kind),
        }

    def notes(self) -> list[dict[str, str]]:
        """What officers wrote down."""
        return [
            {"when": self.voice.instant(row.written), "by": self.name(row.written_by), "text": row.text}
            for row in self.application.notes.order_by("-id")
        ]

    def findings(self) -> list[dict[str, str]]:
        """What the software worked out and was kept."""
        names = {"completeness": words.COMPLETENESS_FOUND, "retest": words.RETEST_FOUND}
        return [
            {
                "href": self.link("finding", key=str(key)),
                "name": self.voice.say(words.FINDING_TITLE, kind=names[kind], when=self.voice.instant(made)),
            }
            for key, kind, made in self.application.findings.order_by("-id").values_list("id", "kind", "made")
        ]

    def history(self) -> list[dict[str, str]]:
        """What happened, as the audit trail tells it, in words, the latest first."""
        rows = AuditEntry.objects.filter(subject=self.application.number).order_by("-sequence")
        told = rows.values_list("instant", "actor", "action")[:MOST_EVENTS]
        return [
            {
                "when": self.voice.instant(instant),
                "what": self.voice.capital(words_of_action(action) or action),
                "by": self.name(actor),
            }
            for instant, actor, action in told
        ]
