"""Profiles: started, changed, submitted, withdrawn, read, by the candidate or the representative they appointed."""

from __future__ import annotations

import uuid
from typing import Any

from django.db.models import QuerySet
from ninja import Status

from express_entry.accounts.callers import Caller
from express_entry.accounts.roles import Scope
from express_entry.application import drafting
from express_entry.application.caserows import Interest
from express_entry.law import Text
from express_entry.pool import intake, invitations, provinces
from express_entry.pool.faults import Conflict, Forbidden, NotFound
from express_entry.pool.keeping import NO_PROFILE, is_other_version
from express_entry.pool.lifecycle import ProfileState, words_of
from express_entry.pool.models import Person, Profile
from express_entry.pool.profiles import key_of
from express_entry.pool.showing import INVITED, ROUND_RUN, entries_about

from .about import note
from .assessments import document_of
from .filereach import INTERESTED, audits
from .gate import Asked
from .paging import USUAL, page_of
from .passing import expected_version
from .problems import Problem, Wrong
from .profileshapes import (
    EventOut,
    HistoryOut,
    InvitationAnswerIn,
    NominationAnswerIn,
    NominationOut,
    ProfileIn,
    ProfileOut,
    ProfilesOut,
    invitation_of,
    line_of,
    nomination_of,
    profile_of,
    sees_inside,
    words_in,
)
from .routing import Routes
from .shapes import Limit, WholeDocument

routes = Routes("profiles")


def within(caller: Caller, action: str) -> QuerySet[Profile]:
    """The profiles of which somebody may do something.

    An officer with an interest of their own in a file has nothing to do with the profiles of its person either.
    """
    rows = Profile.objects.select_related("law").defer("law__canonical").filter(caller.people(action, "person"))
    if Scope.ANY not in caller.reach(action) or audits(caller, action):
        return rows
    interested = Interest.objects.filter(officer=caller.pseudonym, application__profile__person__isnull=False)
    return rows.exclude(person__in=interested.values("application__profile__person"))


def own(caller: Caller, action: str, number: str) -> Profile:
    """A profile within somebody's reach.

    :raises NotFound: where there is none of that number, or it is another's: the two are not told apart.
    :raises Forbidden: for an officer who has an interest of their own in a file of its person.
    """
    key = key_of(number)
    found = within(caller, action).filter(id=key).first() if key is not None else None
    if found is None:
        _require_no_interest(caller, key)
        raise NotFound(NO_PROFILE.of(value=number[:40]))
    return found


def _require_no_interest(caller: Caller, key: int | None) -> None:
    person = None if key is None else Profile.objects.filter(id=key).values_list("person", flat=True).first()
    rows = Interest.objects.filter(application__profile__person=person, officer=caller.pseudonym)
    if person is not None and rows.exists():
        raise Forbidden(INTERESTED.of())


def require_own(caller: Caller, action: str, number: str) -> None:
    """See to it that a profile is within somebody's reach; it is then read where it is held.

    :raises NotFound: as :func:`own`.
    """
    key = key_of(number)
    if key is None or not within(caller, action).filter(id=key).exists():
        raise NotFound(NO_PROFILE.of(value=number[:40]))


def _answer(request: Asked, profile: Profile, *, is_new: bool = False) -> ProfileOut:
    """A profile as it stands now, under the tag of its version; one that was a draft until now has no application."""
    request.version = profile.version
    return profile_of(profile, request.caller, request.language, is_new=is_new)


@routes.post("/profiles", "profile.start", {201: ProfileOut}, tagged=True)
def start(request: Asked, body: ProfileIn) -> Status[Any]:
    """Start a draft; every problem of the document is named with its place."""
    person = _person(request.caller, body)
    made = intake.start(request.desk, document_of(body.document, "document"), person=person)
    request.location = f"/api/v1/profiles/{made.number}"
    note(request, made.id)
    return Status(201, _answer(request, made))


def _person(caller: Caller, body: ProfileIn) -> uuid.UUID:
    """Whom a new profile is about: the candidate, or the client that a representative names."""
    if body.client is None:
        own_person = next(iter(caller.persons), None)
        if own_person is None:
            raise Problem(422, "unacceptable", [NO_CLIENT], [Wrong("client", NO_CLIENT)])
        return own_person
    if not Person.objects.filter(caller.people("profile.start", "id"), id=body.client).exists():
        raise Problem(422, "unacceptable", [NO_CLIENT], [Wrong("client", NO_CLIENT)])
    return body.client


@routes.get("/profiles", "profile.read", ProfilesOut)
def many(
    request: Asked,
    cursor: str | None = None,
    limit: Limit = USUAL,
    state: ProfileState | None = None,
) -> ProfilesOut:
    """The profiles within reach, in the order of their numbers."""
    rows = within(request.caller, "profile.read")
    page = page_of(rows if state is None else rows.filter(state=state.value), of="profiles", cursor=cursor, limit=limit)
    return ProfilesOut(items=[line_of(each) for each in page.rows], next=page.next)


@routes.get("/profiles/{number}", "profile.read", ProfileOut, tagged=True)
def one(request: Asked, number: str) -> ProfileOut:
    """A profile with what was stated in it; its tag names the version of the document."""
    return _answer(request, own(request.caller, "profile.read", number))


@routes.put("/profiles/{number}", "profile.change", ProfileOut, faults=(409, 412, 428), tagged=True)
def change(request: Asked, number: str, body: WholeDocument) -> ProfileOut:
    """Put another document in the place of the latest: a draft is saved, a profile in the pool determined anew."""
    held = own(request.caller, "profile.change", number)
    expected = expected_version(request)
    document = document_of(body, "")
    save = intake.change_draft if held.state == ProfileState.DRAFT.value else intake.edit
    try:
        return _answer(request, save(request.desk, number, document, expected=expected))
    except Conflict as fault:
        if is_other_version(fault):
            raise Problem(412, "other-version", fault.reasons, [Wrong("If-Match", fault.reasons[0])]) from None
        raise


@routes.delete("/profiles/{number}", "profile.discard", faults=(409,))
def discard(request: Asked, number: str) -> Status[Any]:
    """Discard a draft, with everything that was stated in it."""
    require_own(request.caller, "profile.discard", number)
    intake.discard_draft(request.desk, number)
    return Status(204, None)


@routes.post("/profiles/{number}/submission", "profile.submit", {200: ProfileOut}, body=False, tagged=True)
def submit(request: Asked, number: str) -> ProfileOut:
    """Submit a draft: it enters the pool, is found ineligible, or waits for an officer to tell who it is."""
    require_own(request.caller, "profile.submit", number)
    return _answer(request, intake.submit(request.desk, number), is_new=True)


@routes.post("/profiles/{number}/withdrawal", "profile.withdraw", {200: ProfileOut}, body=False, tagged=True)
def withdraw(request: Asked, number: str) -> ProfileOut:
    """Withdraw a profile; another one is another profile, with another instant of submission."""
    require_own(request.caller, "profile.withdraw", number)
    return _answer(request, intake.withdraw(request.desk, number))


@routes.get("/profiles/{number}/history", "profile.history", HistoryOut)
def history(request: Asked, number: str) -> HistoryOut:
    """What happened to a profile, in words; officers and auditors see every entry and by whom."""
    found = own(request.caller, "profile.history", number)
    everything = sees_inside(request.caller, found)
    events = []
    for entry in entries_about(found.number).order_by("sequence"):
        action = INVITED if entry.action == ROUND_RUN else entry.action
        words = words_in(words_of(action), request.language)
        if everything or words is not None:
            events.append(
                EventOut(
                    sequence=entry.sequence,
                    instant=entry.instant,
                    action=action,
                    words=words,
                    actor=entry.actor if everything else None,
                )
            )
    issued = found.invitations.select_related("round").order_by("id")
    return HistoryOut(events=events, invitations=[invitation_of(each) for each in issued])


@routes.post("/profiles/{number}/nomination", "nomination.answer", {200: NominationOut})
def answer_nomination(request: Asked, number: str, body: NominationAnswerIn) -> NominationOut:
    """Accept, reject or renounce the nomination on a profile."""
    require_own(request.caller, "nomination.answer", number)
    do = {"accept": provinces.accept, "reject": provinces.reject, "renounce": provinces.renounce}[body.answer]
    return nomination_of(do(request.desk, number, key=body.nomination), number)


@routes.post("/profiles/{number}/invitation", "invitation.answer", {200: ProfileOut}, tagged=True)
def answer_invitation(request: Asked, number: str, body: InvitationAnswerIn) -> ProfileOut:
    """Decline an invitation, which leads back to the pool where one still qualifies; or apply: it starts then."""
    require_own(request.caller, "invitation.answer", number)
    if body.answer == "decline":
        return _answer(request, invitations.decline(request.desk, number, of_round=body.round))
    made = drafting.start(request.desk, number, of_round=body.round)
    request.location = f"/api/v1/applications/{made.number}"
    return _answer(request, own(request.caller, "invitation.answer", number))


NO_CLIENT = Text(
    "client: nobody within reach is so called. Accepted: the client of an appointment of one's firm; without one, "
    "a candidate's own person.",
    "client : personne à portée ne se nomme ainsi. Accepté : le client d'un mandat de son cabinet; à défaut, le "
    "candidat lui-même.",
)
