"""What follows in letters and notices where something happens, within the transaction in which it happens.

The audit trail is told of everything that matters to a person, so what it is told is what is listened to: no act can be
added that forgets to write, and a letter whose act is undone is undone with it.
"""

from __future__ import annotations

import hashlib
from uuid import UUID

from django.db.models import QuerySet

from express_entry.application.keeping import found
from express_entry.letters import written
from express_entry.pool.audit import Told
from express_entry.pool.profiles import Profile, key_of
from express_entry.pool.roundrows import Invitation
from express_entry.pool.units import Unit

from .gathering import CALL_FOR_LETTERS, letter_about
from .outbox import post, post_about_account
from .recipients import reachable
from .rows import IssuedLetter

OF_PROFILES = frozenset(
    {
        *("nomination.offered", "nomination.accepted", "nomination.lapsed", "nomination.withdrawn"),
        *("interest.sent", "invitation.cancelled", "review.settled", "person.barred"),
        *("profile.expired", "profile.removed", "profile.barred", "profile.lapsed", "profile.withdrawn"),
        *("profile.released", "profile.released_ineligible", "profile.released_nomination_ended"),
        *("profile.restored", "profile.reopened", "profile.extended", "invitation.extended"),
    }
)
"""The events of a profile of which its person is told that there is something to see.

What an officer's answer to "the same person?" led to is told as that answer: somebody who submits a profile that waits
for nobody sees what came of it on the next page.
"""

OF_APPLICATIONS = frozenset({"application.withdrawn", "application.reopened"})
"""The events of an application of which no letter tells, and its person is told that there is something to see."""


def listen(now: Unit) -> None:
    """Issue the letters that a unit calls for, and put notices into the outbox."""
    of_profiles: list[Told] = []
    written_to: set[UUID] = set()
    for told in tuple(now.told):
        if told.action in CALL_FOR_LETTERS:
            written_to |= _issue(now, told)
        elif told.action == "round.run":
            _invited(now, Invitation.objects.filter(round__number=told.subject, supplement__isnull=True))
        elif told.action == "supplement.done":
            _invited(now, Invitation.objects.filter(supplement=told.particulars["supplement"]))
        elif told.action == "ticket.made":
            post_about_account(told.particulars["ticket"], now.now)
        elif told.action in OF_PROFILES:
            of_profiles.append(told)
        elif told.action in OF_APPLICATIONS:
            _of_application(now, told)
    if of_profiles:
        _of_profiles(now, of_profiles, written_to)


def _issue(now: Unit, told: Told) -> set[UUID]:
    """Issue the letter that an event calls for; whom a notice tells of it."""
    application = found(told.subject)
    letter = letter_about(application, told.action, told.particulars, now.now)
    assert letter is not None
    facts = written(letter)
    digest = hashlib.sha256(facts.encode()).hexdigest()
    made = IssuedLetter.objects.create(
        application=application,
        kind=letter.kind.value,
        issued=now.now,
        cause=told.action,
        facts=facts,
        digest=digest,
    )
    now.tell("correspondence.issued", application.number, letter=made.id, kind=made.kind, facts=digest)
    person = application.profile.person_id
    if person is None:
        return set()
    post(f"letter/{made.id}", [person], now.now)
    return {person}


def _invited(now: Unit, rows: QuerySet[Invitation]) -> None:
    """One notice for each invitation whose person has an account; the others are not even looked at."""
    known = reachable(now.now)
    invited = rows.values_list("round", "profile__person")
    of_rounds = {round_ for round_, _ in invited}
    for round_ in sorted(of_rounds):
        post(f"invitation/{round_}", [person for _, person in invited if person in known], now.now)


def _of_application(now: Unit, told: Told) -> None:
    person = found(told.subject).profile.person_id
    if person is not None:
        post(f"{told.action}/{told.subject}/{now.now.isoformat()}", [person], now.now)


def _of_profiles(now: Unit, many: list[Told], written_to: set[UUID]) -> None:
    """One notice a person, whom no letter of the same unit tells; a unit of the clock may tell of many profiles.

    Few of them may have an account.
    """
    known, done = reachable(now.now), set(written_to)
    keys = [key for told in many if (key := key_of(told.subject)) is not None]
    people = dict(Profile.objects.filter(id__in=keys, person__in=known).values_list("id", "person"))
    for told in many:
        person = people.get(key_of(told.subject) or 0)
        if person is not None and person not in done:
            done.add(person)
            post(f"{told.action}/{told.subject}/{now.now.isoformat()}", [person], now.now)
