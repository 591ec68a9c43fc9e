"""Profiles as they are sent and answered."""

from __future__ import annotations

import json
import uuid
from datetime import date
from typing import Annotated, Any, Literal

from pydantic import Field

from express_entry.accounts.callers import Caller
from express_entry.accounts.firms import clients_of
from express_entry.accounts.roles import Scope
from express_entry.application.lifecycle import ApplicationState
from express_entry.application.models import Application
from express_entry.law import Language
from express_entry.pool.keeping import latest_text
from express_entry.pool.lifecycle import InvitationState, NominationState, ProfileState
from express_entry.pool.models import Invitation, Nomination, Profile
from express_entry.pool.programbits import programs_of
from express_entry.privacy.notes import note_documents

from .shapes import CorrectionNote, Document, In, Number, Out, RoundNumber, Told

LOOK = "profile.history"
"""Whoever may do this of anybody's profile sees what officers see of it."""


class ProfileIn(In):
    """A profile to be started; a representative names the client."""

    document: Document
    client: uuid.UUID | None = None


class NominationAnswerIn(In):
    """What the candidate answers to a nomination."""

    answer: Literal["accept", "reject", "renounce"]
    nomination: Annotated[int, Field(ge=1, lt=2**63)] | None = None
    """The ``id`` of the one that is answered: refused (409) where another has come in its place."""


class InvitationAnswerIn(In):
    """What the candidate answers to an invitation."""

    answer: Literal["decline", "apply"]
    round: RoundNumber | None = None
    """The round of the one that is answered: refused (409) where another has come in its place."""


class LawOut(Out):
    """The law that a standing rests on; ``last_known_rules`` where points are those of the last known ranking."""

    fingerprint: str
    ranking: str
    last_known_rules: bool


class InvitationOut(Out):
    """An invitation to apply."""

    round: str
    state: str
    program: str
    rank: int
    points: int
    issued: Told
    answer_by: date


class NominationOut(Out):
    """A nomination, by the province that made it."""

    id: int
    profile: Number
    province: str
    certificate: str
    issued: date
    state: str
    offered: Told
    answer_by: date
    accepted: Told | None
    ended: Told | None


class ProfileLine(Out):
    """A profile in a list."""

    number: Number
    client: uuid.UUID | None
    state: str
    version: int
    created: Told
    draft_until: Told
    submitted: Told | None
    effective: Told | None
    expires: Told | None
    ended: Told | None
    points: int | None
    programs: list[str]
    categories: list[str]
    law: LawOut | None


class ProfileOut(ProfileLine):
    """A profile with what was stated, its open invitation and nomination; the code is the candidate's to give."""

    validation_code: str | None
    application: str | None
    """The number of the application on its invitation, where one was started."""
    document: dict[str, Any] | None
    invitation: InvitationOut | None
    nomination: NominationOut | None
    corrections: list[CorrectionNote]


class ProfilesOut(Out):
    """A page of profiles."""

    items: list[ProfileLine]
    next: str | None


class EventOut(Out):
    """Something that happened to a profile; ``actor`` is told to officers and auditors alone."""

    sequence: int
    instant: Told
    action: str
    words: str | None
    actor: str | None


class HistoryOut(Out):
    """What happened to a profile, and every invitation that it had."""

    events: list[EventOut]
    invitations: list[InvitationOut]


def line_of(profile: Profile) -> ProfileLine:
    """A profile as a list shows it."""
    return ProfileLine(**_line(profile))


def _line(profile: Profile) -> dict[str, Any]:
    law = profile.law
    return {
        "number": profile.number,
        "client": profile.person_id,
        "programs": sorted(programs_of(profile.programs)),
        "categories": profile.categories.split(),
        "law": None
        if law is None
        else LawOut(fingerprint=law.fingerprint, ranking=law.ranking, last_known_rules=law.last_known),
        **{name: getattr(profile, name) for name in _PLAIN},
    }


_PLAIN = ("state", "version", "created", "draft_until", "submitted", "effective", "expires", "ended", "points")


def profile_of(profile: Profile, caller: Caller, language: Language, *, is_new: bool = False) -> ProfileOut:
    """A profile as whoever asks may see it.

    :param is_new: whether it was a draft until now, on which no application can have been made.
    """
    text = latest_text(profile)
    invited = profile.state == ProfileState.INVITED.value
    issued = profile.invitations.filter(state=InvitationState.ISSUED.value).select_related("round")
    invitation = issued.first() if invited else None
    open_states = [NominationState.OFFERED.value, NominationState.ACCEPTED.value]
    nomination = profile.nominations.filter(state__in=open_states).first()
    notes = note_documents(profile.number, language, inside=sees_inside(caller, profile))
    owner = caller.may("profile.code") and profile.person_id in caller.persons
    return ProfileOut(
        **_line(profile),
        validation_code=profile.code if owner else None,
        document=json.loads(text) if text else None,
        invitation=None if invitation is None else invitation_of(invitation),
        application=None if is_new else _application(profile),
        nomination=None if nomination is None else nomination_of(nomination, profile.number),
        corrections=[CorrectionNote(**each) for each in notes],
    )


def sees_inside(caller: Caller, profile: Profile) -> bool:
    """Whether somebody sees what officers see of a profile, which nobody does of their own or a client's."""
    if Scope.ANY not in caller.reach(LOOK) or profile.person_id is None:
        return Scope.ANY in caller.reach(LOOK)
    theirs = caller.firms and clients_of(caller.firms, caller.now).filter(person_id=profile.person_id).exists()
    return profile.person_id not in caller.persons and not theirs


def _application(profile: Profile) -> str | None:
    started = Application.objects.filter(profile=profile).exclude(state=ApplicationState.DISCARDED.value)
    found = started.order_by("-id").first()
    return None if found is None else found.number


def invitation_of(item: Invitation) -> InvitationOut:
    """An invitation as it is answered."""
    named = {name: getattr(item, name) for name in ("state", "program", "rank", "points", "issued", "answer_by")}
    return InvitationOut(round=item.round.number, **named)


def nomination_of(item: Nomination, number: str) -> NominationOut:
    """A nomination as it is answered."""
    names = ("id", "province", "certificate", "issued", "state", "offered", "answer_by", "accepted", "ended")
    return NominationOut(profile=number, **{name: getattr(item, name) for name in names})


def words_in(found: Any, language: Language) -> str | None:
    """Words in one language, where there are any."""
    return None if found is None else str(found.say(language))
