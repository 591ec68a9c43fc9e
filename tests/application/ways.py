"""How everything about an application comes into each of its states, and what is then done to it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

from express_entry.application import (
    asking,
    assigning,
    changing,
    concluding,
    deciding,
    drafting,
    examining,
    receiving,
)
from express_entry.application.examinationrows import DecisionKind, LetterKind, TrackKind
from express_entry.application.keeping import found
from express_entry.application.lifecycle import (
    AnyState,
    ApplicationState,
    DecisionState,
    LetterState,
    TrackState,
)
from express_entry.law.days import day_of
from express_entry.pool import invitations
from express_entry.review import Kind
from tests.application.bureau import Bureau

Way = Callable[[Bureau], str]
Step = Callable[[Bureau, str], object]
MEDICAL = TrackKind.MEDICAL


def only_letter(number: str) -> int:
    return found(number).letters.get().id


def with_letter(desks: Bureau) -> str:
    number = desks.in_process()
    desks.letter(number)
    return number


def with_answer(desks: Bureau) -> str:
    number = with_letter(desks)
    asking.answer(desks.applicant, number, only_letter(number), "an answer")
    return number


def with_medical(desks: Bureau) -> str:
    number = desks.in_process()
    until = day_of(desks.now) + timedelta(days=100)
    examining.pass_track(desks.anna, number, MEDICAL, valid_until=until)
    return number


def failed_medical(desks: Bureau) -> str:
    number = desks.in_process()
    examining.fail_track(desks.anna, number, MEDICAL, note="an examination")
    return number


def waived_medical(desks: Bureau) -> str:
    number = desks.in_process()
    examining.waive_track(desks.anna, number, MEDICAL, note="made up")
    return number


def proposed(desks: Bureau, kind: DecisionKind = DecisionKind.REFUSAL) -> str:
    number = desks.in_process()
    if kind is DecisionKind.MISREPRESENTATION:
        letter = desks.letter(number, LetterKind.FAIRNESS)
        asking.answer(desks.applicant, number, letter, "an answer")
    deciding.propose(desks.anna, number, kind, reasons="made-up reasons", provision="A11(1)")
    return number


def incomplete(desks: Bureau) -> str:
    number = desks.start()
    desks.declare(number)
    desks.fill(number, leave_out=frozenset({"principal/passport"}))
    desks.pay(number)
    desks.hand_in(number, incomplete=True)
    assigning.assign(desks.desk_head, number, "anna")
    return number


def reopen(desks: Bureau, number: str) -> object:
    return deciding.reopen(desks.anna, number, note="something came to be known")


def marry(desks: Bureau, number: str) -> object:
    return changing.tell(desks.applicant, number, "marriage", happened=day_of(desks.now))


def withdraw(desks: Bureau, number: str) -> object:
    return concluding.withdraw(desks.applicant, number)


def issue(desks: Bureau, number: str) -> object:
    desks.pay(number, 575, Kind.RIGHT)
    return concluding.issue_visa(desks.anna, number, until=day_of(desks.now) + timedelta(days=50))


def start_on_invitation(desks: Bureau) -> str:
    return desks.start()


def decline(desks: Bureau, number: str) -> object:
    return invitations.decline(desks.applicant, found(number).profile.number)


def settled_by_boris(desks: Bureau, number: str) -> object:
    return deciding.confirm(desks.boris, number)


WAYS: dict[tuple[AnyState | None, str, type[AnyState]], tuple[Way, Step | None]] = {
    (None, "started", ApplicationState): (Bureau.start, None),
    (ApplicationState.DRAFT, "declared", ApplicationState): (Bureau.start, lambda desks, number: desks.declare(number)),
    (ApplicationState.DRAFT, "discarded", ApplicationState): (
        Bureau.ready,
        lambda desks, number: drafting.discard(desks.applicant, number),
    ),
    (ApplicationState.DRAFT, "invitation_ended", ApplicationState): (Bureau.ready, decline),
    (ApplicationState.DRAFT, "received", ApplicationState): (
        Bureau.ready,
        lambda desks, number: desks.hand_in(number),
    ),
    (ApplicationState.RECEIVED, "returned", ApplicationState): (
        incomplete,
        lambda desks, number: receiving.give_back(desks.anna, number, note="no passport"),
    ),
    (ApplicationState.RECEIVED, "accepted", ApplicationState): (
        Bureau.received,
        lambda desks, number: receiving.accept(desks.anna, number),
    ),
    (ApplicationState.RECEIVED, "withdrawn", ApplicationState): (Bureau.received, withdraw),
    (ApplicationState.IN_PROCESS, "withdrawn", ApplicationState): (Bureau.in_process, withdraw),
    (ApplicationState.APPROVED, "withdrawn", ApplicationState): (Bureau.approved, withdraw),
    (ApplicationState.VISA_ISSUED, "withdrawn", ApplicationState): (Bureau.with_visa, withdraw),
    (ApplicationState.IN_PROCESS, "approved", ApplicationState): (
        Bureau.settled,
        lambda desks, number: deciding.approve(desks.anna, number, reasons="proven"),
    ),
    (ApplicationState.IN_PROCESS, "refused", ApplicationState): (proposed, settled_by_boris),
    (ApplicationState.IN_PROCESS, "misrepresented", ApplicationState): (
        lambda desks: proposed(desks, DecisionKind.MISREPRESENTATION),
        settled_by_boris,
    ),
    (ApplicationState.APPROVED, "reopened", ApplicationState): (Bureau.approved, reopen),
    (ApplicationState.VISA_ISSUED, "reopened", ApplicationState): (Bureau.with_visa, reopen),
    (ApplicationState.APPROVED, "visa_issued", ApplicationState): (Bureau.approved, issue),
    (ApplicationState.VISA_ISSUED, "landed", ApplicationState): (
        Bureau.with_visa,
        lambda desks, number: concluding.land(desks.carla, number, nothing_changed=True),
    ),
    # ------------------------------------------------------------------------------------------------------- tracks
    (None, "opened", TrackState): (Bureau.in_process, None),
    (TrackState.OPEN, "passed", TrackState): (
        Bureau.in_process,
        lambda desks, number: examining.pass_track(
            desks.anna, number, MEDICAL, valid_until=day_of(desks.now) + timedelta(days=9)
        ),
    ),
    (TrackState.OPEN, "not_met", TrackState): (
        Bureau.in_process,
        lambda desks, number: examining.fail_track(desks.anna, number, MEDICAL, note="made up"),
    ),
    (TrackState.OPEN, "waived", TrackState): (
        Bureau.in_process,
        lambda desks, number: examining.waive_track(desks.anna, number, MEDICAL, note="made up"),
    ),
    (TrackState.PASSED, "lapsed", TrackState): (with_medical, lambda desks, _: desks.tick_all(days=101)),
    (TrackState.PASSED, "changed", TrackState): (with_medical, marry),
    (TrackState.WAIVED, "changed", TrackState): (waived_medical, marry),
    (TrackState.PASSED, "reopened", TrackState): (
        with_medical,
        lambda desks, number: examining.reopen_track(desks.anna, number, MEDICAL, note="made up"),
    ),
    (TrackState.NOT_MET, "reopened", TrackState): (
        failed_medical,
        lambda desks, number: examining.reopen_track(desks.anna, number, MEDICAL, note="made up"),
    ),
    (TrackState.WAIVED, "reopened", TrackState): (
        waived_medical,
        lambda desks, number: examining.reopen_track(desks.anna, number, MEDICAL, note="made up"),
    ),
    # ------------------------------------------------------------------------------------------------------ letters
    (None, "sent", LetterState): (with_letter, None),
    (LetterState.OPEN, "extended", LetterState): (
        with_letter,
        lambda desks, number: asking.extend(
            desks.anna, number, only_letter(number), day_of(desks.now) + timedelta(days=60)
        ),
    ),
    (LetterState.OPEN, "answered", LetterState): (
        with_letter,
        lambda desks, number: asking.answer(desks.applicant, number, only_letter(number), "an answer"),
    ),
    (LetterState.OPEN, "closed", LetterState): (
        with_letter,
        lambda desks, number: asking.close(desks.anna, number, only_letter(number)),
    ),
    (LetterState.ANSWERED, "closed", LetterState): (
        with_answer,
        lambda desks, number: asking.close(desks.anna, number, only_letter(number)),
    ),
    (LetterState.OPEN, "cancelled", LetterState): (
        with_letter,
        lambda desks, number: asking.cancel(desks.anna, number, only_letter(number)),
    ),
    # ---------------------------------------------------------------------------------------------------- decisions
    (None, "proposed", DecisionState): (proposed, None),
    (None, "made", DecisionState): (Bureau.approved, None),
    (DecisionState.PROPOSED, "confirmed", DecisionState): (proposed, settled_by_boris),
    (DecisionState.PROPOSED, "sent_back", DecisionState): (
        proposed,
        lambda desks, number: deciding.send_back(desks.boris, number, note="made up"),
    ),
}


def state_of(kind: type[AnyState], number: str) -> str:
    """The state of the one thing of a kind that a way is about."""
    application = found(number)
    if kind is TrackState:
        return application.tracks.get(kind=MEDICAL.value).state
    if kind is LetterState:
        return application.letters.get().state
    if kind is DecisionState:
        return application.decisions.get().state
    return application.state
