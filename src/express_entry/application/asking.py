"""What the office asks in writing, with a day to answer by: requests, fairness letters, interviews, biometrics.

The day is that of the letter. Nothing follows from its passing by itself: an answer that is late is taken and shown as
late, and what no answer means an officer finds.
"""

from __future__ import annotations

from datetime import date
from typing import cast

from express_entry.law import Text
from express_entry.law.days import day_of
from express_entry.law.text import Language
from express_entry.pool.faults import Unacceptable
from express_entry.pool.invitations import over_at
from express_entry.pool.laws import service_law
from express_entry.pool.units import Desk, Unit, unit
from express_entry.review import biometrics_day

from .applications import Application
from .examinationrows import Letter, LetterKind
from .keeping import locked, move, one_of_its, require, require_owner, require_words
from .lifecycle import ApplicationState, LetterState

ASKED_IN = (
    *(ApplicationState.RECEIVED, ApplicationState.IN_PROCESS, ApplicationState.APPROVED),
    ApplicationState.VISA_ISSUED,
)


def send(
    desk: Desk,
    number: str,
    kind: LetterKind,
    text: str,
    *,
    answer_by: date | None = None,
    language: Language = "en",
) -> Letter:
    """Ask something in writing; biometrics within the days that are usual, everything else by a day that is stated.

    :raises Unacceptable: without words, or for a day that cannot be.
    """
    require_words(text=text)
    with unit(desk) as now:
        application = locked(number)
        require(application, *ASKED_IN)
        require_owner(now, application)
        usual = biometrics_day(day_of(now.now), service_law().at(now.now)) if kind is LetterKind.BIOMETRICS else None
        last = _required_day(now, answer_by or usual)
        letter = Letter(
            application=application,
            kind=kind.value,
            state=LetterState.OPEN.value,
            text=text,
            language=language,
            sent=now.now,
            sent_by=now.actor,
            answer_by=last,
        )
        letter.save()  # so that it has its number
        letter.state = ""
        move(now, letter, "sent", letter=letter.id, kind=kind.value, answer_by=last.isoformat())
        letter.save()
        return letter


def extend(desk: Desk, number: str, letter: int, answer_by: date) -> Letter:
    """Give more time."""
    with unit(desk) as now:
        row = _own(now, number, letter)
        _required_day(now, answer_by)
        if answer_by <= row.answer_by:
            fault = NOT_MORE.of(value=answer_by, last=row.answer_by)
            raise Unacceptable(fault, fields={"answer_by": fault})
        move(now, row, "extended", letter=letter, answer_by=answer_by.isoformat())
        row.answer_by = answer_by
        row.save()
        return row


def answer(desk: Desk, number: str, letter: int, text: str) -> Letter:
    """Answer a letter, for the applicant; documents that belong to it lie in the slot ``letter/`` and its number."""
    require_words(text=text)
    with unit(desk) as now:
        application = locked(number)
        require(application, *ASKED_IN)
        row = _letter(application, letter)
        move(now, row, "answered", letter=letter, late=over_at(row.answer_by) <= now.now)
        row.answered, row.answer = now.now, text
        row.save()
        return row


def close(desk: Desk, number: str, letter: int) -> Letter:
    """Close a letter: its answer was looked at, or none came."""
    return _settled(desk, number, letter, "closed")


def cancel(desk: Desk, number: str, letter: int) -> Letter:
    """Ask no longer."""
    return _settled(desk, number, letter, "cancelled")


def _settled(desk: Desk, number: str, letter: int, event: str) -> Letter:
    with unit(desk) as now:
        row = _own(now, number, letter)
        move(now, row, event, letter=letter)
        row.closed, row.closed_by = now.now, now.actor
        row.save()
        return row


def _own(now: Unit, number: str, letter: int) -> Letter:
    application = locked(number)
    require(application, *ASKED_IN)
    require_owner(now, application)
    return _letter(application, letter)


def _letter(application: Application, letter: int) -> Letter:
    row = cast(Letter, one_of_its(application.letters.all(), application.number, letter))
    row.application = application
    return row


def still_asked(application: Application) -> list[Letter]:
    """Letters that wait for an answer, or whose answer waits to be looked at."""
    waiting = (LetterState.OPEN.value, LetterState.ANSWERED.value)
    return list(application.letters.filter(state__in=waiting).order_by("id"))


def _required_day(now: Unit, last: date | None) -> date:
    if last is None or last < day_of(now.now):
        shown = "-" if last is None else last.isoformat()
        fault = NO_DAY.of(value=shown, today=day_of(now.now))
        raise Unacceptable(fault, fields={"answer_by": fault})
    return last


NO_DAY = Text(
    "answer by: {value} cannot be. Accepted: {today} or a later day.",
    "réponse avant le : {value} est impossible. Accepté : le {today} ou une date ultérieure.",
)
NOT_MORE = Text(
    "answer by: {value} gives no more time. Accepted: a day after {last}.",
    "réponse avant le : {value} ne donne pas plus de temps. Accepté : une date après le {last}.",
)
