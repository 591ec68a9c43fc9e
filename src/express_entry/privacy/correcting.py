"""The right to have a record corrected (Privacy Act, 12(2)): asked for, then corrected or refused by an officer.

What is accepted is changed by the use case that anybody else would use, with all that follows from it; what is refused
stays on the record as a note.
"""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from datetime import date

from express_entry.application import changing, drafting
from express_entry.application.applications import Application
from express_entry.application.applications import key_of as application_key
from express_entry.application.forms import laid_over
from express_entry.application.keeping import found as application_found
from express_entry.application.lifecycle import ApplicationState
from express_entry.law import Text
from express_entry.pool import intake
from express_entry.pool.faults import Conflict, Forbidden, NotFound, Unacceptable
from express_entry.pool.keeping import found as profile_found
from express_entry.pool.lifecycle import ProfileState
from express_entry.pool.people import Person
from express_entry.pool.profiles import Profile
from express_entry.pool.units import Desk, together, unit
from express_entry.profile import Profile as Document

from .rows import Correction, CorrectionState

LONGEST_FIELD, LONGEST_WORDS = 200, 10_000


def ask(desk: Desk, about: str, *, field: str, words: str) -> Correction:
    """Somebody says that a field of their profile or application is wrong, and what would be right.

    :raises NotFound: where there is no such record, or its person was erased.
    :raises Unacceptable: where the field or the words are empty, or too long.
    """
    for name, value, most in (("field", field, LONGEST_FIELD), ("words", words, LONGEST_WORDS)):
        if not value.strip() or len(value) > most:
            fault = WORDS.of(field=name, most=most)
            raise Unacceptable(fault, fields={name: fault})
    person = _person_of(about)
    with unit(desk) as now:
        made = Correction.objects.create(
            code=f"correction.{secrets.token_hex(8)}",
            person=person,
            about=about,
            field=field,
            words=words,
            state=CorrectionState.OPEN.value,
            asked=now.now,
            asked_by=now.actor,
        )
        now.tell("correction.asked", about, correction=made.code)
        return made


def _person_of(about: str) -> Person:
    profile = application_found(about).profile if application_key(about) is not None else profile_found(about)
    if profile.person is None:
        raise NotFound(NOBODY.of(value=about))
    return profile.person


def correct_profile(desk: Desk, code: str, document: Document, *, reason: str) -> Correction:
    """Correct a profile as asked: its document is changed the ordinary way, and is ranked as that changes it.

    :raises Conflict: where the profile can no longer be changed: then the request is noted on it, which is a refusal.
    """
    with together():
        row = _open(desk, code, reason)
        profile = profile_found(row.about)
        changed = _change_profile(desk, profile, document)
        return _settle(desk, row, CorrectionState.ACCEPTED, reason, changed.version)


def _change_profile(desk: Desk, profile: Profile, document: Document) -> Profile:
    drafted = profile.state == ProfileState.DRAFT.value
    return (intake.change_draft if drafted else intake.edit)(desk, profile.number, document)


def correct_application(
    desk: Desk, code: str, tree: Mapping[str, object], *, reason: str, event: str, happened: date
) -> Correction:
    """Correct the forms of an application as asked: after receipt as a change that is told, with its consequences.

    :param event: one of :data:`express_entry.review.EVENTS`; of a draft nothing is asked.
    """
    with together():
        row = _open(desk, code, reason)
        application = application_found(row.about)
        version = _change_application(desk, application, tree, event, happened)
        return _settle(desk, row, CorrectionState.ACCEPTED, reason, version)


def _change_application(
    desk: Desk, application: Application, tree: Mapping[str, object], event: str, happened: date
) -> int:
    if application.state == ApplicationState.DRAFT.value:
        return drafting.declare_more(desk, application.number, tree).version
    form = laid_over(drafting.form_of(application), tree)
    return changing.tell(desk, application.number, event, happened=happened, form=form).form


def refuse(desk: Desk, code: str, *, reason: str) -> Correction:
    """Leave a record as it is, with the reason; that a correction was asked for stays noted on it (12(2)(b))."""
    with together():
        row = _open(desk, code, reason)
        return _settle(desk, row, CorrectionState.REFUSED, reason, None)


def _open(desk: Desk, code: str, reason: str) -> Correction:
    if not reason.strip():
        raise Unacceptable(NO_REASON.of(), fields={"reason": NO_REASON.of()})
    row = Correction.objects.select_for_update().select_related("person").filter(code=code).first()
    if row is None:
        raise NotFound(NONE.of(value=code[:40]))
    if row.state != CorrectionState.OPEN.value:
        raise Conflict(SETTLED.of(code=code, state=CorrectionState(row.state).words))
    if row.asked_by == desk.actor:
        raise Forbidden(SAME.of(officer=desk.actor))
    return row


def _settle(desk: Desk, row: Correction, state: CorrectionState, reason: str, version: int | None) -> Correction:
    with unit(desk) as now:
        row.state, row.reason, row.version = state.value, reason, version
        row.settled, row.settled_by = now.now, now.actor
        row.save()
        now.tell(f"correction.{state.value}", row.about, correction=row.code, version=version)
        return row


def notes_on(about: str) -> list[Correction]:
    """What was asked to be corrected of a record and was not: the notes that go with it."""
    rows = Correction.objects.filter(about=about).exclude(state=CorrectionState.ACCEPTED.value)
    return list(rows.order_by("id"))


WORDS = Text(
    "{field}: it is empty or too long. Accepted: up to {most} characters.",
    "{field} : vide ou trop long. Accepté : {most} caractères au plus.",
)
NOBODY = Text("number: the person of {value} was erased.", "numéro : la personne de {value} a été effacée.")
NO_REASON = Text(
    "reason: it is empty. Accepted: the reason in words.", "motif : il est vide. Accepté : le motif en mots."
)
NONE = Text("code: there is no request {value}.", "code : il n'y a pas de demande {value}.")
SETTLED = Text("code: {code} was settled ({state}).", "code : {code} est réglée ({state}).")
SAME = Text(
    "the officer {officer} asked for it. Accepted: another officer.",
    "l'agent {officer} l'a demandé. Accepté : un autre agent.",
)
