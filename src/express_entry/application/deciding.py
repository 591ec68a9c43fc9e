"""Decisions, with reasons and provision: an officer approves; a refusal is proposed by one and confirmed by another.

No decision is the software's: it says what stands in the way of an approval, and holds the two officers apart.
"""

from __future__ import annotations

from datetime import date

from express_entry.law import Reason, Text
from express_entry.law.days import day_of
from express_entry.pool.bars import record_in
from express_entry.pool.faults import Conflict, Forbidden
from express_entry.pool.invitations import over_at
from express_entry.pool.units import Desk, Unit, unit
from express_entry.review import Ending

from .applications import Application
from .asking import still_asked
from .examinationrows import Decision, DecisionKind, Letter, LetterKind
from .examining import unsettled
from .keeping import end, found, locked, move, require, require_no_interest, require_owner, require_words
from .lifecycle import APPROVED_UNDER, ApplicationState, DecisionState, LetterState
from .paying import owe
from .retesting import untested


def approve(desk: Desk, number: str, *, reasons: str, provision: str = APPROVED_UNDER) -> Application:
    """Approve an application of which every track is settled.

    :raises Conflict: where something stands in the way, all of it named.
    """
    require_words(reasons=reasons, provision=provision)
    with unit(desk) as now:
        application = locked(number)
        require(application, ApplicationState.IN_PROCESS)
        require_owner(now, application)
        in_the_way = obstacles(application)
        if in_the_way:
            raise Conflict(*in_the_way)
        decision = _decision(now, application, DecisionKind.APPROVAL, reasons, provision)
        move(now, decision, "made", decision=DecisionKind.APPROVAL.value, provision=provision)
        decision.settled, decision.settled_by = now.now, now.actor
        decision.save()
        move(now, application, "approved", decision=decision.id)
        application.decided = now.now
        application.save()
        return application


def obstacles(application: Application) -> list[Reason]:
    """What stands in the way of an approval, a visa or a landing.

    The Act forbids the visa where the test of A11.2 fails, and asks nothing of it at the landing; but who doubts has it
    worked out anew, and nobody becomes a permanent resident on a visa of which that is not settled.
    """
    found: list[Reason] = [TRACK.of(track=kind.words) for kind in unsettled(application)]
    found += untested(application)
    found += [LETTER.of(kind=LetterKind(row.kind).words, letter=str(row.id)) for row in still_asked(application)]
    unseen = application.changes.filter(seen__isnull=True).order_by("id")
    found += [CHANGE.of(event=row.event, change=str(row.id)) for row in unseen]
    if proposed(application) is not None:
        found.append(PROPOSED.of(number=application.number))
    return found


def propose(
    desk: Desk,
    number: str,
    kind: DecisionKind,
    *,
    reasons: str,
    provision: str,
    bar_from: date | None = None,
) -> Decision:
    """Propose a refusal, which another officer confirms or sends back.

    :param bar_from: of a misrepresentation found in Canada, the day on which a removal order was enforced.
    :raises Conflict: while the time to answer a letter runs, or for a misrepresentation of which no fairness letter
        told.
    """
    require_words(reasons=reasons, provision=provision)
    with unit(desk) as now:
        application = locked(number)
        require(application, ApplicationState.IN_PROCESS)
        require_owner(now, application)
        if kind is DecisionKind.APPROVAL:
            raise Conflict(NO_REFUSAL.of())
        if proposed(application) is not None:
            raise Conflict(PROPOSED.of(number=number))
        _require_heard(now, application, kind)
        decision = _decision(now, application, kind, reasons, provision)
        decision.bar_from = bar_from
        move(now, decision, "proposed", decision=kind.value, provision=provision)
        decision.save()
        return decision


def confirm(desk: Desk, number: str, *, decision: int | None = None) -> Application:
    """Confirm a refusal that another officer proposed: the application ends, and what is to be repaid is owed.

    A misrepresentation bars the person from another profile (Act, 10.1(4), 40(2)(a)).

    :param decision: the number of the refusal that the officer read, where it is told: no other one is confirmed.
    :raises Forbidden: for the officer who proposed it, or one with an interest of their own.
    :raises Conflict: where none waits, or another one does.
    """
    looked = found(number)
    waiting = proposed(looked)
    with unit(desk) as now:
        if waiting is not None and waiting.kind == DecisionKind.MISREPRESENTATION.value:
            begins = waiting.bar_from or day_of(now.now)
            # Names, profiles and applications are locked in this order by everybody.
            record_in(now, looked.profile.number, begins=begins, basis=f"{number} {waiting.provision}")
        application, row = _second(now, number, decision)
        if waiting is None or waiting.id != row.id:
            raise Conflict(NOTHING.of(number=number))
        _require_heard(now, application, DecisionKind(row.kind))
        move(now, row, "confirmed", decision=row.kind)
        row.settled, row.settled_by = now.now, now.actor
        row.save()
        event = "misrepresented" if row.kind == DecisionKind.MISREPRESENTATION.value else "refused"
        move(now, application, event, decision=row.id, provision=row.provision)
        owe(now, application, Ending.REFUSED)
        application.decided = now.now
        end(now, application)
        application.save()
        return application


def send_back(desk: Desk, number: str, *, note: str, decision: int | None = None) -> Application:
    """Send a proposed refusal back to the officer who has the file, with the reason.

    :param decision: the number of the refusal that the officer read, where it is told: no other one is sent back.
    :raises Conflict: where none waits, or another one does.
    """
    require_words(note=note)
    with unit(desk) as now:
        application, row = _second(now, number, decision)
        move(now, row, "sent_back", decision=row.kind)
        row.settled, row.settled_by, row.settled_note = now.now, now.actor, note
        row.save()
        return application


def reopen(desk: Desk, number: str, *, note: str) -> Application:
    """Take the examination of an approved application up again: something changed, or came to be known (R51)."""
    require_words(note=note)
    with unit(desk) as now:
        application = locked(number)
        require_owner(now, application)
        move(now, application, "reopened")
        application.decided = application.visa_issued = application.visa_until = None
        application.save()
        application.notes.create(written=now.now, written_by=now.actor, text=note)
        return application


def proposed(application: Application) -> Decision | None:
    """The refusal that waits for a second officer."""
    return application.decisions.filter(state=DecisionState.PROPOSED.value).first()


def _second(now: Unit, number: str, read: int | None) -> tuple[Application, Decision]:
    """An application whose refusal waits for a second officer, for that officer, who read a refusal of that number."""
    application = locked(number)
    require(application, ApplicationState.IN_PROCESS)
    decision = proposed(application)
    if decision is None:
        raise Conflict(NOTHING.of(number=number))
    decision.application = application
    require_no_interest(now, application)
    if decision.made_by == now.actor:
        raise Forbidden(SAME.of(officer=now.actor))
    if read is not None and read != decision.id:
        raise Conflict(ANOTHER.of(number=number))
    return application, decision


def _decision(now: Unit, application: Application, kind: DecisionKind, reasons: str, provision: str) -> Decision:
    return Decision(
        application=application,
        kind=kind.value,
        state="",
        reasons=reasons,
        provision=provision,
        made=now.now,
        made_by=now.actor,
    )


def _require_heard(now: Unit, application: Application, kind: DecisionKind) -> None:
    """See to it that nobody is refused while the time to answer runs, or without having been told of a concern."""
    running = [
        row
        for row in application.letters.filter(state=LetterState.OPEN.value).order_by("id")
        if over_at(row.answer_by) > now.now
    ]
    if running:
        raise Conflict(*(RUNS.of(letter=str(row.id), last=row.answer_by) for row in running))
    if kind is DecisionKind.MISREPRESENTATION and not _was_told(application):
        raise Conflict(NOT_TOLD.of())


def _was_told(application: Application) -> bool:
    told = Letter.objects.filter(application=application, kind=LetterKind.FAIRNESS.value)
    return told.exclude(state=LetterState.CANCELLED.value).exists()


TRACK = Text("the track {track} is not settled.", "volet non réglé ({track}).")
LETTER = Text("{kind} {letter} is still open.", "{kind} {letter} : encore en suspens.")
CHANGE = Text(
    "the change {event} ({change}) was told and not looked at.",
    "le changement {event} ({change}) a été signalé et n'a pas été examiné.",
)
PROPOSED = Text("a refusal of {number} waits for a second officer.", "un refus de {number} attend un second agent.")
NO_REFUSAL = Text("decision: only refusals are proposed.", "décision : seuls les refus sont proposés.")
NOTHING = Text(
    "number: no refusal of {number} waits for a second officer.",
    "numéro : aucun refus de {number} n'attend un second agent.",
)
SAME = Text(
    "the officer {officer} proposed it. Accepted: another officer.",
    "l'agent {officer} l'a proposé. Accepté : un autre agent.",
)
ANOTHER = Text(
    "decision: another refusal of {number} waits now than the one that was read. Accepted: the number of that one, "
    "once it was read.",
    "décision : le refus de {number} qui attend maintenant n'est pas celui qui a été lu. Accepté : le numéro de "
    "celui-là, une fois lu.",
)
RUNS = Text(
    "the time to answer the letter {letter} runs until {last}.",
    "le délai de réponse à la lettre {letter} court jusqu'au {last}.",
)
NOT_TOLD = Text(
    "no procedural fairness letter told the applicant of the concern.",
    "aucune lettre d'équité procédurale n'a fait part de la préoccupation au demandeur.",
)
