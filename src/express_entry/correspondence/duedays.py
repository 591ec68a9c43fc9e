"""Every deadline of a person in one place: of their profiles, invitations, nominations and applications."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date, datetime
from itertools import chain
from typing import Any, NamedTuple
from uuid import UUID

from django.db.models import F, QuerySet

from express_entry.application.applications import Application
from express_entry.application.deadlines import Deadline, deadlines
from express_entry.application.lifecycle import OPEN
from express_entry.law import Text
from express_entry.law.days import day_of
from express_entry.law.text import Sayable
from express_entry.pool.invitations import over_at
from express_entry.pool.lifecycle import LIVE, InvitationState, NominationState, ProfileState
from express_entry.pool.nominationrows import Nomination
from express_entry.pool.people import Person
from express_entry.pool.profiles import Profile, number_text
from express_entry.pool.roundrows import Invitation

Whom = Sequence[UUID] | QuerySet[Any, Any]
"""People by their pseudonyms, or a query that gives them."""


class DueDay(NamedTuple):
    """A deadline: a key that lasts while its day moves, its kind, what falls due, on which day, by which provision.

    ``since`` is the day from which on the deadline was known; ``about`` the number of a profile or an application;
    ``over`` that its day is over and what fell due is still open: a letter that can still be answered.
    """

    key: str
    kind: str
    about: str
    what: Sayable
    day: date
    citation: str
    since: date
    over: bool = False


def due_days(person: Person, at: datetime) -> tuple[DueDay, ...]:
    """What falls due of a person, and what is overdue and still open, the earliest first."""
    return due_days_of_all([person.id], at).get(person.id, ())


def due_days_of_all(people: Whom, at: datetime) -> dict[UUID, tuple[DueDay, ...]]:
    """The same of several people at once, of however many with as many questions to the database.

    :param people: their pseudonyms, or a query that gives them.
    """
    found: dict[UUID, list[DueDay]] = defaultdict(list)
    parts = (_of_profiles, _of_nominations, _of_invitations, _of_applications)
    for person, each in chain.from_iterable(part(people, at) for part in parts):
        found[person].append(each)
    return {person: tuple(sorted(days, key=lambda each: (each.day, each.key))) for person, days in found.items()}


def _of_profiles(people: Whom, at: datetime) -> Iterator[tuple[UUID, DueDay]]:
    states = [ProfileState.DRAFT.value, ProfileState.IN_POOL.value]
    rows = Profile.objects.filter(person__in=people, state__in=states).order_by("id")
    for profile in rows.only("id", "person", "state", "created", "draft_until", "expires"):
        number, created = profile.number, day_of(profile.created)
        assert profile.person_id is not None
        if profile.state == ProfileState.DRAFT.value and profile.draft_until > at:
            last = day_of(profile.draft_until)
            yield profile.person_id, DueDay(f"draft/{number}", "draft", number, DRAFT, last, "MI", created)
        # While somebody is invited the twelve months no longer matter.
        if profile.state == ProfileState.IN_POOL.value and profile.expires is not None and profile.expires > at:
            last = day_of(profile.expires)
            yield (
                profile.person_id,
                DueDay(f"profile/{number}", "profile", number, POOL, last, "A10.3(1)(f)", created),
            )


def _of_nominations(people: Whom, at: datetime) -> Iterator[tuple[UUID, DueDay]]:
    offered = Nomination.objects.filter(state=NominationState.OFFERED.value, **_of_live(people))
    for offer in offered.order_by("id").annotate(whose=F("profile__person")):
        if over_at(offer.answer_by) > at:
            key, number, since = f"nomination/{offer.id}", number_text(offer.profile_id), day_of(offer.offered)
            yield offer.whose, DueDay(key, "nomination", number, NOMINATION, offer.answer_by, "MI", since)


def _of_invitations(people: Whom, at: datetime) -> Iterator[tuple[UUID, DueDay]]:
    issued = Invitation.objects.filter(state=InvitationState.ISSUED.value, **_of_live(people))
    for each in issued.order_by("id").annotate(whose=F("profile__person")):
        if over_at(each.answer_by) > at:
            key, number, since = f"invitation/{each.id}", number_text(each.profile_id), day_of(each.issued)
            what = DueDay(key, "invitation", number, INVITATION, each.answer_by, "A10.1(6), 10.3(1)(k)", since)
            yield each.whose, what


def _of_live(people: Whom) -> dict[str, Any]:
    """The conditions that a row is about a profile of theirs that has not ended."""
    states = sorted({ProfileState.DRAFT.value, *(state.value for state in LIVE)})
    return {"profile__person__in": people, "profile__state__in": states}


def _of_applications(people: Whom, at: datetime) -> Iterator[tuple[UUID, DueDay]]:
    rows = Application.objects.select_related("invitation").filter(profile__person__in=people, state__in=sorted(OPEN))
    known = {each.number: each for each in rows.annotate(whose=F("profile__person")).order_by("id")}
    for each in deadlines(known.values(), at):
        # No clock ends a letter: a late answer is taken, so nothing is more urgent than one that is overdue.
        if not each.over or each.kind.startswith("letter/"):
            application = known[each.application]
            yield application.whose, _of_application(application, each)


def _of_application(application: Application, each: Deadline) -> DueDay:
    kind = each.kind.partition("/")[0]
    kind = "certificate" if kind == "track" else kind
    since = each.since or day_of(application.received_at)
    key = f"{application.number}/{each.kind}"
    return DueDay(key, kind, application.number, each.what, each.day, each.citation, since, each.over)


DRAFT = Text("last day to submit the draft profile", "dernier jour pour présenter l'ébauche de profil")
POOL = Text("last day of the profile in the pool", "dernier jour du profil dans le bassin")
NOMINATION = Text(
    "last day to accept the nomination or turn it down", "dernier jour pour accepter ou refuser la désignation"
)
INVITATION = Text("last day to apply, or to decline", "dernier jour pour présenter la demande, ou refuser")
