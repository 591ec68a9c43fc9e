"""Every deadline of a person in one place: of their profiles, invitations, nominations and applications."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from typing import NamedTuple

from express_entry.application.applications import Application
from express_entry.application.deadlines import Deadline, deadlines_of
from express_entry.application.examinationrows import Letter, Track
from express_entry.application.lifecycle import OPEN
from express_entry.law import Text
from express_entry.law.days import day_of
from express_entry.law.text import Sayable
from express_entry.pool.invitations import over_at
from express_entry.pool.lifecycle import LIVE, InvitationState, NominationState, ProfileState
from express_entry.pool.people import Person
from express_entry.pool.profiles import Profile


class DueDay(NamedTuple):
    """A deadline: a key that lasts while its day moves, its kind, what falls due, on which day, by which provision.

    ``since`` is the day from which on the deadline was known; ``about`` the number of a profile or an application.
    """

    key: str
    kind: str
    about: str
    what: Sayable
    day: date
    citation: str
    since: date


def due_days(person: Person, at: datetime) -> tuple[DueDay, ...]:
    """What falls due of a person and is not over, the earliest first."""
    found = [*_of_profiles(person, at), *_of_applications(person, at)]
    return tuple(sorted(found, key=lambda each: (each.day, each.key)))


def _of_profiles(person: Person, at: datetime) -> Iterator[DueDay]:
    states = [ProfileState.DRAFT.value, *(state.value for state in LIVE)]
    for profile in person.profiles.filter(state__in=sorted(set(states))).order_by("id"):
        yield from _of_profile(profile, at)


def _of_profile(profile: Profile, at: datetime) -> Iterator[DueDay]:
    number, created = profile.number, day_of(profile.created)
    if profile.state == ProfileState.DRAFT.value and profile.draft_until > at:
        last = day_of(profile.draft_until)
        yield DueDay(f"draft/{number}", "draft", number, DRAFT, last, "MI", created)
    # While somebody is invited the twelve months no longer matter.
    if profile.state == ProfileState.IN_POOL.value and profile.expires is not None and profile.expires > at:
        last = day_of(profile.expires)
        yield DueDay(f"profile/{number}", "profile", number, POOL, last, "A10.3(1)(f)", created)
    for offer in profile.nominations.filter(state=NominationState.OFFERED.value).order_by("id"):
        if over_at(offer.answer_by) > at:
            key, since = f"nomination/{offer.id}", day_of(offer.offered)
            yield DueDay(key, "nomination", number, NOMINATION, offer.answer_by, "MI", since)
    for invitation in profile.invitations.filter(state=InvitationState.ISSUED.value).order_by("id"):
        if over_at(invitation.answer_by) > at:
            key, since = f"invitation/{invitation.id}", day_of(invitation.issued)
            yield DueDay(key, "invitation", number, INVITATION, invitation.answer_by, "A10.1(6), 10.3(1)(k)", since)


def _of_applications(person: Person, at: datetime) -> Iterator[DueDay]:
    rows = Application.objects.select_related("invitation").filter(profile__person=person, state__in=sorted(OPEN))
    for application in rows.order_by("id"):
        for each in deadlines_of(application, at):
            if not each.over:
                yield _of_application(application, each)


def _of_application(application: Application, each: Deadline) -> DueDay:
    key = f"{application.number}/{each.kind}"
    kind, _, which = each.kind.partition("/")
    since = day_of(application.received_at)
    if kind == "letter":
        since = day_of(Letter.objects.values_list("sent", flat=True).get(id=int(which)))
    elif kind == "track":
        kind = "certificate"
        since = day_of(Track.objects.values_list("since", flat=True).get(application=application, kind=which))
    elif kind == "visa" and application.visa_issued is not None:
        since = application.visa_issued
    return DueDay(key, kind, application.number, each.what, each.day, each.citation, since)


DRAFT = Text("last day to submit the draft profile", "dernier jour pour présenter l'ébauche de profil")
POOL = Text("last day of the profile in the pool", "dernier jour du profil dans le bassin")
NOMINATION = Text(
    "last day to accept the nomination or turn it down", "dernier jour pour accepter ou refuser la désignation"
)
INVITATION = Text("last day to apply, or to decline", "dernier jour pour présenter la demande, ou refuser")
