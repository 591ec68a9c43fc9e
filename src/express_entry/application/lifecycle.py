"""What may follow on what: the states of applications, of their tracks, letters and decisions, and every way between.

As in the pool, one table says which event leads from which state to which, who may cause it, on what provision, and in
which words the audit trail tells it; guards, diagrams and the names of audit events are read from it. The five tracks
of an examination are independent of each other, and any of them may open again.
"""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum
from typing import NamedTuple

from express_entry.law import Text
from express_entry.pool.faults import Conflict
from express_entry.pool.lifecycle import NO_BEGINNING, not_possible

from .statewords import SUBJECTS, words_of_state

APPROVED_UNDER = "R70(1)"
"""The provision under which an application is approved, unless whoever approves it names another."""


class Actor(StrEnum):
    """Who causes a change of state."""

    APPLICANT = "applicant"
    """The applicant, or the representative who acts for them."""
    OFFICER = "officer"
    SECOND_OFFICER = "second_officer"
    """An officer who is not the one who proposed."""
    SYSTEM = "system"

    @property
    def words(self) -> Text:
        """How the actor is called."""
        return _ACTORS[self]


class ApplicationState(StrEnum):
    """Where an application stands."""

    DRAFT = "draft"
    DISCARDED = "discarded"
    RECEIVED = "received"
    RETURNED = "returned"
    IN_PROCESS = "in_process"
    APPROVED = "approved"
    VISA_ISSUED = "visa_issued"
    LANDED = "landed"
    REFUSED = "refused"
    MISREPRESENTED = "misrepresented"
    WITHDRAWN = "withdrawn"

    @property
    def open(self) -> bool:
        """Whether the office has something to do for it."""
        return self in OPEN


class TrackState(StrEnum):
    """Where one track of an examination stands."""

    OPEN = "open"
    PASSED = "passed"
    NOT_MET = "not_met"
    WAIVED = "waived"


class LetterState(StrEnum):
    """Where something that the office asked stands."""

    OPEN = "open"
    ANSWERED = "answered"
    CLOSED = "closed"
    CANCELLED = "cancelled"


class DecisionState(StrEnum):
    """Where a decision stands."""

    PROPOSED = "proposed"
    CONFIRMED = "confirmed"
    SENT_BACK = "sent_back"


AnyState = ApplicationState | TrackState | LetterState | DecisionState

RECEIVED_ONCE = frozenset(ApplicationState) - {ApplicationState.DRAFT, ApplicationState.DISCARDED}
"""What was handed in."""
OPEN = frozenset(
    {
        ApplicationState.RECEIVED,
        ApplicationState.IN_PROCESS,
        ApplicationState.APPROVED,
        ApplicationState.VISA_ISSUED,
    }
)
"""Received and not at an end: each of these has an owner, or is found to have none."""
ENDED = frozenset(ApplicationState) - OPEN - {ApplicationState.DRAFT}


class Transition(NamedTuple):
    """One way from a state to another; ``source`` is None where something begins."""

    event: str
    source: AnyState | None
    target: AnyState
    actor: Actor
    basis: str
    words: Text

    @property
    def action(self) -> str:
        """The name of the event in the audit trail: ``application.received``."""
        return f"{KINDS[type(self.target)]}.{self.event}"


KINDS: dict[type[AnyState], str] = {
    ApplicationState: "application",
    TrackState: "track",
    LetterState: "letter",
    DecisionState: "decision",
}

A, T, L, D = ApplicationState, TrackState, LetterState, DecisionState
APPLICANT, OFFICER, SECOND, SYSTEM = Actor

_WITHDRAWN = Text("Withdrawn by the applicant", "Retirée par le demandeur")
_REOPENED = Text("Examination taken up again", "Examen repris")
_TRACK_CHANGED = Text("Track opened again by a change that was told", "Volet rouvert par un changement signalé")
_LETTER_CLOSED = Text("Letter closed", "Lettre close")
_TRACK_REOPENED = Text("Track opened again", "Volet rouvert")

TRANSITIONS: tuple[Transition, ...] = (
    # ------------------------------------------------------------------------------------------------- applications
    Transition("started", None, A.DRAFT, APPLICANT, "A10.1(1)", Text("Application started", "Demande commencée")),
    Transition("declared", A.DRAFT, A.DRAFT, APPLICANT, "R10(1)", Text("Forms filled in", "Formulaires remplis")),
    Transition("discarded", A.DRAFT, A.DISCARDED, APPLICANT, "A10.1(1)", Text("Draft discarded", "Ébauche abandonnée")),
    Transition(
        "invitation_ended",
        A.DRAFT,
        A.DISCARDED,
        SYSTEM,
        "A10.1(1), (6), (7), 10.2(5)",
        Text("Draft discarded: its invitation ended", "Ébauche abandonnée : son invitation a pris fin"),
    ),
    Transition(
        "received", A.DRAFT, A.RECEIVED, APPLICANT, "A10.1(1), R10", Text("Application received", "Demande reçue")
    ),
    Transition(
        "returned",
        A.RECEIVED,
        A.RETURNED,
        OFFICER,
        "R10, 12",
        Text(
            "Returned as incomplete: no refusal, all fees repaid",
            "Retournée car incomplète : pas un refus, tous les frais remboursés",
        ),
    ),
    Transition(
        "accepted",
        A.RECEIVED,
        A.IN_PROCESS,
        OFFICER,
        "R10",
        Text("Found complete: in process", "Trouvée complète : en traitement"),
    ),
    Transition("withdrawn", A.RECEIVED, A.WITHDRAWN, APPLICANT, "R303(4)", _WITHDRAWN),
    Transition("withdrawn", A.IN_PROCESS, A.WITHDRAWN, APPLICANT, "R303(4)", _WITHDRAWN),
    Transition("withdrawn", A.APPROVED, A.WITHDRAWN, APPLICANT, "R303(4)", _WITHDRAWN),
    Transition("withdrawn", A.VISA_ISSUED, A.WITHDRAWN, APPLICANT, "R303(4)", _WITHDRAWN),
    Transition(
        "approved",
        A.IN_PROCESS,
        A.APPROVED,
        OFFICER,
        "A11(1), R70(1)",
        Text("Approved: the visa may issue once the fee is paid", "Approuvée : visa délivré dès les frais payés"),
    ),
    Transition("refused", A.IN_PROCESS, A.REFUSED, SECOND, "A11, 11.2, R70, 75(3)", Text("Refused", "Refusée")),
    Transition(
        "misrepresented",
        A.IN_PROCESS,
        A.MISREPRESENTED,
        SECOND,
        "A40(1)(a), (2)(a)",
        Text(
            "Refused for misrepresentation: barred from a new profile",
            "Refusée pour fausses déclarations : nouveau profil interdit",
        ),
    ),
    Transition("reopened", A.APPROVED, A.IN_PROCESS, OFFICER, "A11(1), R51", _REOPENED),
    Transition("reopened", A.VISA_ISSUED, A.IN_PROCESS, OFFICER, "A11(1), R51", _REOPENED),
    Transition(
        "visa_issued",
        A.APPROVED,
        A.VISA_ISSUED,
        OFFICER,
        "A11(1), R70(1), 303(3)",
        Text("Visa issued", "Visa délivré"),
    ),
    Transition(
        "landed",
        A.VISA_ISSUED,
        A.LANDED,
        OFFICER,
        "A21(1), R71.1",
        Text("Became a permanent resident", "Devenu résident permanent"),
    ),
    # ------------------------------------------------------------------------------------------------------- tracks
    Transition("opened", None, T.OPEN, SYSTEM, "A11(1), R70(1)", Text("Track opened", "Volet ouvert")),
    Transition("passed", T.OPEN, T.PASSED, OFFICER, "A11(1), R70(1)", Text("Track passed", "Volet satisfait")),
    Transition("not_met", T.OPEN, T.NOT_MET, OFFICER, "A11(1), 33-42", Text("Track not met", "Volet non satisfait")),
    Transition("waived", T.OPEN, T.WAIVED, OFFICER, "R12.2, 30", Text("Track not asked for", "Volet non exigé")),
    Transition(
        "lapsed",
        T.PASSED,
        T.OPEN,
        SYSTEM,
        "R30(3)",
        Text("Track opened again: its certificate is too old", "Volet rouvert : son certificat est périmé"),
    ),
    Transition("changed", T.PASSED, T.OPEN, SYSTEM, "A16(1), 42", _TRACK_CHANGED),
    Transition("changed", T.WAIVED, T.OPEN, SYSTEM, "A16(1), 42", _TRACK_CHANGED),
    Transition("reopened", T.PASSED, T.OPEN, OFFICER, "A11(1)", _TRACK_REOPENED),
    Transition("reopened", T.NOT_MET, T.OPEN, OFFICER, "A11(1)", _TRACK_REOPENED),
    Transition("reopened", T.WAIVED, T.OPEN, OFFICER, "A11(1)", _TRACK_REOPENED),
    # ------------------------------------------------------------------------------------------------------ letters
    Transition("sent", None, L.OPEN, OFFICER, "A16(1)", Text("Asked in writing", "Demandé par écrit")),
    Transition("extended", L.OPEN, L.OPEN, OFFICER, "A16(1)", Text("More time given", "Délai prolongé")),
    Transition("answered", L.OPEN, L.ANSWERED, APPLICANT, "A16(1)", Text("Answered", "Répondu")),
    Transition("closed", L.OPEN, L.CLOSED, OFFICER, "A16(1)", _LETTER_CLOSED),
    Transition("closed", L.ANSWERED, L.CLOSED, OFFICER, "A16(1)", _LETTER_CLOSED),
    Transition("cancelled", L.OPEN, L.CANCELLED, OFFICER, "A16(1)", Text("No longer asked", "N'est plus demandé")),
    # ---------------------------------------------------------------------------------------------------- decisions
    Transition(
        "proposed",
        None,
        D.PROPOSED,
        OFFICER,
        "A11, 11.2, 40",
        Text("Refusal proposed, with reasons", "Refus proposé, motivé"),
    ),
    Transition(
        "made", None, D.CONFIRMED, OFFICER, "A11(1), R70(1)", Text("Decided, with reasons", "Décidé, avec motifs")
    ),
    Transition(
        "confirmed",
        D.PROPOSED,
        D.CONFIRMED,
        SECOND,
        "A11, 11.2, 40",
        Text("Refusal confirmed by a second officer", "Refus confirmé par un second agent"),
    ),
    Transition(
        "sent_back",
        D.PROPOSED,
        D.SENT_BACK,
        SECOND,
        "A11",
        Text("Refusal sent back by a second officer", "Refus renvoyé par un second agent"),
    ),
)


def transition(source: AnyState | None, event: str, kind: type[AnyState] | None = None) -> Transition:
    """The way that an event leads from a state; for a beginning (``source`` None) the kind says of what.

    :raises Conflict: where the event cannot happen in that state, saying what the state is and what can.
    """
    wanted = type(source) if source is not None else kind
    for each in TRANSITIONS:
        if each.event == event and each.source == source and type(each.target) is wanted:
            return each
    asked = next((each.words for each in TRANSITIONS if each.event == event and type(each.target) is wanted), event)
    if source is None:
        raise Conflict(NO_BEGINNING.of(event=asked))
    possible = [each.words for each in TRANSITIONS if each.source == source and type(each.target) is wanted]
    raise Conflict(not_possible(SUBJECTS[type(source).__name__], words_of_state(source), asked, possible))


def states() -> Iterator[AnyState]:
    """Every state, kind by kind."""
    for kind in KINDS:
        yield from kind


def words_of(action: str) -> Text | None:
    """The words for an action of the audit trail; None for one that is not of applications."""
    return next((each.words for each in TRANSITIONS if each.action == action), None) or TOLD.get(action)


_ACTORS = {
    Actor.APPLICANT: Text("applicant", "demandeur"),
    Actor.OFFICER: Text("officer", "agent"),
    Actor.SECOND_OFFICER: Text("second officer", "second agent"),
    Actor.SYSTEM: Text("system", "système"),
}

TOLD = {
    "application.assigned": Text("File given to an officer", "Dossier confié à un agent"),
    "application.interest": Text("Conflict of interest noted", "Conflit d'intérêts consigné"),
    "application.noted": Text("Note written", "Note ajoutée"),
    "change.told": Text("Change told", "Changement signalé"),
    "change.seen": Text("Change looked at", "Changement examiné"),
    "calendar.renewed": Text("Secret address of a calendar drawn", "Adresse secrète d'un calendrier tirée"),
    "calendar.revoked": Text("Secret address of a calendar revoked", "Adresse secrète d'un calendrier révoquée"),
    "correspondence.issued": Text("Letter issued", "Lettre émise"),
    "correspondence.read": Text("Letter read", "Lettre lue"),
    "document.uploaded": Text("Document handed in", "Document déposé"),
    "document.withdrawn": Text("Document taken out", "Document retiré"),
    "document.superseded": Text("Document superseded", "Document remplacé"),
    "document.read": Text("Document downloaded", "Document téléchargé"),
    "document.seen": Text("Form of a document noted", "Forme d'un document consignée"),
    "finding.retest": Text("Test of A11.2 worked out", "Vérification de L11.2 faite"),
    "finding.made": Text("Officer's finding", "Constat d'un agent"),
    "notice.again": Text("Notice to be tried again", "Avis à réessayer"),
    "notices.run": Text("Notices sent", "Avis envoyés"),
    "officer.left": Text("Officer not here any more", "Agent plus en poste"),
    "officer.returned": Text("Officer here again", "Agent de nouveau en poste"),
    "payment.taken": Text("Payment recorded", "Paiement consigné"),
    "refund.owed": Text("Repayment owed", "Remboursement dû"),
    "refund.made": Text("Repaid", "Remboursé"),
}
"""What the trail tells besides of applications, where no state changes."""
