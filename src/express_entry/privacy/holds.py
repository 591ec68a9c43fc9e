"""What keeps the records of a person for now: a decision under way, a recourse, money owed, somebody else's case.

Where the person asked, they consent to disposal, which ends the periods that say so (SOR/83-508, 4(1)(a)); nothing else
gives way to it. Each hold names its provision and, where it is known, the day on which it ends.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from typing import NamedTuple

from express_entry.application.applications import Application
from express_entry.application.lifecycle import RECEIVED_ONCE, ApplicationState
from express_entry.application.moneyrows import Refund
from express_entry.law import Reason, Text
from express_entry.law.days import day_of
from express_entry.pool.holdings import Kind
from express_entry.pool.laws import service_law
from express_entry.pool.lifecycle import LIVE, InvitationState, ProfileState
from express_entry.pool.people import Person, Review
from express_entry.pool.profiles import Profile, number_text
from express_entry.pool.roundrows import Invitation

from .retention import last_use, period
from .rows import Correction, CorrectionState, Origin


class Hold(NamedTuple):
    """One thing that keeps the records: what it is, in words, its provision, and the first day without it."""

    kind: str
    reason: Reason
    basis: str
    until: date | None


def holds(person: Person, at: datetime, origin: Origin) -> tuple[Hold, ...]:
    """Everything that keeps the records of a person at an instant; nothing where they may go."""
    return (
        *_profiles(person),
        *_invitations(person),
        *_applications(person, at),
        *_money(person),
        *_reviews(person),
        *_corrections(person),
        *_periods(person, at, consents=origin is Origin.REQUEST),
    )


def needs_officer(person: Person, at: datetime) -> bool:
    """Whether an officer decides: where an application was handed in, and its table of retention says so."""
    decided_by = period(service_law().at(at), Kind.APPLICATION.value).decided_by
    received = Application.objects.filter(profile__person=person, state__in=[e.value for e in RECEIVED_ONCE])
    return decided_by == "officer" and received.exists()


def _profiles(person: Person) -> Iterator[Hold]:
    live = Profile.objects.filter(person=person, state__in=[each.value for each in LIVE])
    for row in live.order_by("id"):
        until = None if row.expires is None or row.state == ProfileState.INVITED.value else day_of(row.expires)
        yield Hold("profile", PROFILE.of(number=row.number), "A10.1, 10.2", until)


def _invitations(person: Person) -> Iterator[Hold]:
    open_ = Invitation.objects.filter(profile__person=person, state=InvitationState.ISSUED.value)
    for row in open_.order_by("id"):
        yield Hold("invitation", INVITATION.of(number=number_text(row.profile_id)), "A10.1(1), (6)", None)


def _applications(person: Person, at: datetime) -> Iterator[Hold]:
    recourse = period(service_law().at(at), "recourse")
    for row in Application.objects.filter(profile__person=person).order_by("id"):
        if row.is_open or row.state == ApplicationState.DRAFT.value:
            yield Hold("application", APPLICATION.of(number=row.number), "A11, R10", None)
        elif row.state in _RECOURSE and row.ended is not None:
            until = recourse.over(day_of(row.ended))
            if until is None or until > day_of(at):
                yield Hold("recourse", RECOURSE.of(number=row.number), recourse.citation, until)


_RECOURSE = (ApplicationState.REFUSED.value, ApplicationState.MISREPRESENTED.value, ApplicationState.RETURNED.value)
"""The ends that somebody may bring before the court."""


def _money(person: Person) -> Iterator[Hold]:
    owed = Refund.objects.filter(application__profile__person=person, repaid__isnull=True)
    for row in owed.select_related("application").order_by("id"):
        yield Hold("refund", REFUND.of(number=row.application.number, amount=row.amount), row.citation, None)


def _reviews(person: Person) -> Iterator[Hold]:
    """While an officer compares two people, both have to be there."""
    waiting = Review.objects.filter(other__person=person, settled__isnull=True).exclude(profile__person=person)
    if waiting.exists():
        yield Hold("review", REVIEW.of(), "A10.1(5)", None)


def _corrections(person: Person) -> Iterator[Hold]:
    for row in Correction.objects.filter(person=person, state=CorrectionState.OPEN.value).order_by("id"):
        yield Hold("correction", CORRECTION.of(code=row.code), "SOR/83-508 s.4(1)(b)", None)


def _periods(person: Person, at: datetime, *, consents: bool) -> Iterator[Hold]:
    law, since = service_law().at(at), last_use(person)
    kinds = [Kind.PROFILE.value]
    if Application.objects.filter(profile__person=person).exists():
        kinds.append(Kind.APPLICATION.value)
    for kind in kinds:
        found = period(law, kind)
        if consents and found.consent_ends_it:
            continue
        until = found.over(since)
        if until is None or until > day_of(at):
            yield Hold("period", PERIOD.of(title=found.title), found.citation, until)


PROFILE = Text(
    "the profile {number} has not ended. Accepted: the same once it is withdrawn or its time is over.",
    "le profil {number} n'a pas pris fin. Accepté : la même chose une fois qu'il est retiré ou que sa durée est "
    "écoulée.",
)
INVITATION = Text("an invitation of {number} is open.", "une invitation de {number} est ouverte.")
APPLICATION = Text("the application {number} is under way.", "la demande {number} est en cours.")
RECOURSE = Text(
    "the decision on {number} can still be brought before the court.",
    "la décision sur {number} peut encore être portée devant la cour.",
)
REFUND = Text("{amount} dollars are owed on {number}.", "{amount} dollars sont dus sur {number}.")
REVIEW = Text(
    "an officer still has to say whether two people are one.",
    "un agent doit encore dire si deux personnes n'en font qu'une.",
)
CORRECTION = Text("the request to correct {code} is open.", "la demande de correction {code} est ouverte.")
PERIOD = Text("{title}: the period is not over.", "{title} : la période n'est pas écoulée.")
