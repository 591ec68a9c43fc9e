"""The test of A11.2, kept: at receipt, and whenever an officer asks; what it means is the officer's finding.

It is held by the law of the round, the round's own pair of lowest score and tie-breaking time, and the instant at which
the profile was submitted; nothing of today's lines or laws comes in. A finding that the software worked out is never
changed: an officer who accepts other facts has it worked out again. As long as no officer found that the test that was
worked out last holds, nothing is approved, no visa issues (A11.2(1)) and nobody lands.
"""

from __future__ import annotations

import json
from datetime import date, datetime
from typing import Any

from express_entry.law import Reason, Text
from express_entry.law.text import LANGUAGES
from express_entry.pool.faults import Conflict
from express_entry.pool.keeping import ranked_document
from express_entry.pool.laws import service_law
from express_entry.pool.roundrows import Invitation
from express_entry.pool.units import Desk, Unit, unit
from express_entry.profile import Profile as Document
from express_entry.profile import dump
from express_entry.review import AtVisa, Facts, Retest, Terms, Times, retest
from express_entry.review.retestshape import as_retest
from express_entry.review.terms import stated_terms
from express_entry.review.visaday import NOTHING
from express_entry.selection.documents import category_of

from .applications import Application
from .drafting import form_of, nomination_then, ranked_then
from .examinationrows import Finding, FindingKind, TrackKind
from .forms import Form
from .keeping import locked, move, one_of_its, require, require_owner, require_words
from .lifecycle import ApplicationState, TrackState

ASKED_IN = (
    *(ApplicationState.RECEIVED, ApplicationState.IN_PROCESS, ApplicationState.APPROVED),
    ApplicationState.VISA_ISSUED,
)


ACCEPTED = "accepted_profile"
"""Under which key a finding keeps the profile that an officer accepted for the day of the invitation."""


def terms_of_round(application: Application) -> Terms:
    """What the round of an application's invitation asked."""
    return terms_of_invitation(application.invitation)


def terms_of_invitation(invitation: Invitation) -> Terms:
    """What the round asked: its instant, the class that the invitation names, its line, its category.

    :raises Conflict: where the round has no line, which a round that invited anybody has.
    """
    round_ = invitation.round
    if round_.cutoff is None or round_.instant is None:
        raise Conflict(NO_LINE.of(number=round_.number))
    category = category_of(round_.category) if round_.category else None
    return stated_terms(
        round_.instant,
        invitation.program,
        round_.cutoff,
        round_.tie_break,
        None if category is None else category.slug,
        None if category is None else category.version,
        last_known=round_.law is not None and round_.law.last_known,
    )


def work_out(
    application: Application,
    form: Form,
    received: datetime,
    *,
    accepted: Document | None = None,
    visa: date | None = None,
    at_visa: AtVisa = NOTHING,
) -> Retest:
    """Both tests, on what is declared at receipt and on the facts that an officer accepts for the invitation."""
    terms = terms_of_round(application)
    profile = application.profile
    at_receipt = ranked_document(form.profile, nomination_then(profile, received))
    facts = Facts(ranked_then(profile, terms.at), accepted, at_receipt, at_visa)
    times = Times(profile.submitted, received, visa, application.invitation.answer_by)
    return retest(facts, terms=terms, times=times, law=service_law())


def keep(now: Unit, application: Application, found: Retest, accepted: Document | None = None) -> Finding:
    """Keep what was worked out, in both languages, with the facts that an officer accepted for it."""
    received = application.received
    document: dict[str, Any] = {
        language: as_retest(found, language, if_received=received is None) for language in LANGUAGES
    }
    if accepted is not None:
        document[ACCEPTED] = dump(accepted)
    made = store(now, application, FindingKind.RETEST, document)
    now.tell("finding.retest", application.number, finding=made.id, finds_nothing=found.finds_nothing)
    return made


def store(now: Unit, application: Application, kind: FindingKind, document: dict[Any, Any]) -> Finding:
    """Keep a result that was worked out within a unit."""
    return Finding.objects.create(
        application=application,
        kind=kind.value,
        made=now.now,
        made_by=now.actor,
        form=application.version,
        law=service_law().at(now.now).fingerprint,
        document=json.dumps(document, ensure_ascii=False, sort_keys=True, separators=(",", ":")),
    )


def ask(
    desk: Desk,
    number: str,
    *,
    accepted: Document | None = None,
    visa: date | None = None,
    at_visa: AtVisa = NOTHING,
) -> Finding:
    """Have the test worked out anew, for the officer who has the file.

    :param accepted: the facts that the officer accepts for the day of the invitation; else those that were ranked.
    :param visa: the day on which the visa issues, where the class asks again on it (R77, 87.2(3)(d)).
    :param at_visa: what the officer accepts of that day: the authorization to work, and the offer.
    """
    with unit(desk) as now:
        application = locked(number)
        require(application, *ASKED_IN)
        require_owner(now, application)
        form, received = form_of(application), application.received_at
        found = work_out(application, form, received, accepted=accepted, visa=visa, at_visa=at_visa)
        return keep(now, application, found, accepted)


def find(desk: Desk, number: str, finding: int, *, holds: bool, note: str) -> Finding:
    """An officer's finding on what was worked out, with its reason; one that it does not hold opens eligibility again.

    :raises Conflict: where there is one already.
    """
    require_words(note=note)
    with unit(desk) as now:
        application = locked(number)
        require(application, *ASKED_IN)
        require_owner(now, application)
        row: Finding = one_of_its(application.findings.filter(kind=FindingKind.RETEST.value), number, finding)
        if row.holds is not None:
            raise Conflict(FOUND.of(finding=str(finding)))
        row.holds, row.found, row.found_by, row.note = holds, now.now, now.actor, note
        row.save()
        now.tell("finding.made", number, finding=row.id, holds=holds)
        if not holds:
            _open_eligibility(now, application, note)
        return row


def _open_eligibility(now: Unit, application: Application, note: str) -> None:
    """Eligibility that was passed is open again: what it rested on does not hold."""
    passed = application.tracks.filter(kind=TrackKind.ELIGIBILITY.value, state=TrackState.PASSED.value).first()
    if passed is None:
        return
    passed.application = application
    move(now, passed, "reopened", track=passed.kind)
    passed.since, passed.by, passed.note = now.now, now.actor, note
    passed.save()


def latest(application: Application) -> Finding | None:
    """The test that was worked out last."""
    return application.findings.filter(kind=FindingKind.RETEST.value).order_by("-id").first()


def untested(application: Application) -> list[Reason]:
    """Why an application is not known to pass the test of A11.2: no officer found so of what was worked out last."""
    tested = latest(application)
    if tested is not None and tested.holds is False:
        return [HOLDS_NOT.of(finding=str(tested.id))]
    if tested is None or tested.holds is None:
        return [NOT_FOUND_YET.of(finding="-" if tested is None else str(tested.id))]
    return []


NO_LINE = Text("round: {number} has no lowest score.", "ronde : {number} n'a pas de note la plus basse.")
FOUND = Text(
    "finding: there is an officer's finding on {finding} already. Accepted: the test worked out anew.",
    "constat : un agent s'est déjà prononcé sur {finding}. Accepté : la vérification refaite.",
)
HOLDS_NOT = Text(
    "an officer found that the test of A11.2 worked out last ({finding}) does not hold.",
    "un agent a constaté que la dernière vérification de L11.2 ({finding}) n'est pas satisfaite.",
)
NOT_FOUND_YET = Text(
    "no officer found that the test of A11.2 worked out last ({finding}) holds.",
    "aucun agent n'a constaté que la dernière vérification de L11.2 ({finding}) est satisfaite.",
)
