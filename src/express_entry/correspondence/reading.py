"""Letters read again: listed, opened, rendered; whoever opens one of an application is in the audit trail.

A letter is kept as its facts and rendered from them each time. The facts say what was told, in both languages, and are
a few hundred bytes; the edition of the words stands in them; the pages need no store of their own, and are erased with
the facts.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from contextlib import suppress
from datetime import datetime
from typing import NamedTuple

from express_entry.application.applications import Application
from express_entry.application.keeping import found, require_no_interest, require_no_interest_in
from express_entry.law import Text
from express_entry.law.text import Sayable
from express_entry.letters import BadFacts, Letter, LetterKind, read_letter, title_in_list, written
from express_entry.pool.faults import Conflict, NotFound
from express_entry.pool.nominationrows import Nomination
from express_entry.pool.people import Person
from express_entry.pool.profiles import Profile
from express_entry.pool.profiles import key_of as profile_key_of
from express_entry.pool.roundrows import Invitation
from express_entry.pool.units import Desk, Unit, unit

from .gathering import invitation_letter, nomination_letter
from .rows import IssuedLetter

INVITATION = "invitation"
"""What stands for the number of the letter of an invitation, which is rendered from the invitation itself."""
NOMINATION = "nomination"
"""What stands for that of the letter of an accepted nomination, which is rendered from the nomination itself."""
BESIDE = frozenset({INVITATION, NOMINATION})
"""The letters that were there before any application."""


class Listed(NamedTuple):
    """A letter in a list: what to open it by, what it is, when it was issued, and the digest of its facts.

    The key begins with the kind, so that its number is not taken for that of what the office asked, which stands in the
    title: the one number that a letter says and an answer goes by.
    """

    key: str
    kind: LetterKind
    title: Sayable
    issued: datetime
    digest: str


def listed(number: str) -> list[Listed]:
    """The letters of an application, with those of its invitation and nomination; of a profile these alone.

    The oldest first.
    """
    application = None if _is_profile(number) else found(number)
    return list(_listed(application, _profile(number, application)))


def _listed(application: Application | None, profile: Profile) -> Iterator[Listed]:
    yield from sorted(_beside(application, profile), key=lambda each: each.issued)
    if application is not None:
        for row in IssuedLetter.objects.filter(application=application).order_by("id"):
            yield Listed(f"{row.kind}-{row.id}", LetterKind(row.kind), _title(row), row.issued, row.digest)


def _beside(application: Application | None, profile: Profile) -> Iterator[Listed]:
    invitation, nomination = _invitation(application, profile), _nomination(profile)
    if nomination is not None and nomination.accepted is not None:
        letter = nomination_letter(nomination)
        yield Listed(NOMINATION, letter.kind, title_in_list(letter), nomination.accepted, _digest(written(letter)))
    if invitation is not None:
        letter = invitation_letter(invitation)
        yield Listed(INVITATION, letter.kind, title_in_list(letter), invitation.issued, _digest(written(letter)))


def _title(row: IssuedLetter) -> Sayable:
    """What a letter is called; by its kind alone where its facts were erased, or are not those of a letter."""
    with suppress(BadFacts):
        return title_in_list(read_letter(row.facts))
    return LetterKind(row.kind).words


def open_letter(desk: Desk, number: str, key: str) -> Letter:
    """A letter to be read, by whoever acts, which the audit trail is told of.

    :raises NotFound: where there is none.
    :raises Forbidden: for an officer with an interest of their own in the file.
    :raises Conflict: where its facts are not those that it was issued with.
    """
    with unit(desk) as now:
        if key == NOMINATION:
            return _of_nomination(now, number)
        if _is_profile(number) or key == INVITATION:
            return _of_invitation(now, number)
        application = found(number)
        require_no_interest(now, application)
        rows = IssuedLetter.objects.filter(application=application)
        row = rows.filter(**named).first() if (named := _named(key)) is not None else None
        if row is None:
            raise NotFound(NO_LETTER.of(number=number, value=key[:20]))
        if not row.facts:
            raise NotFound(ERASED.of(value=key))
        if _digest(row.facts) != row.digest:
            raise Conflict(CHANGED.of(value=key))
        now.tell("correspondence.read", number, letter=row.id)
        return read_letter(row.facts)


def _named(key: str) -> dict[str, object] | None:
    """The row that a key names, with its kind before its number or without."""
    kind, _, number = key.rpartition("-")
    if not (number.isascii() and number.isdigit() and len(number) < 19):
        return None
    return {"id": int(number), **({"kind": kind} if "-" in key else {})}


def _of_invitation(now: Unit, number: str) -> Letter:
    application = None if _is_profile(number) else found(number)
    profile = _profile(number, application)
    require_no_interest_in(now, profile)
    invitation = _invitation(application, profile)
    if invitation is None:
        raise NotFound(NO_LETTER.of(number=number, value=INVITATION))
    now.tell("correspondence.read", number, letter=INVITATION)
    return invitation_letter(invitation)


def _of_nomination(now: Unit, number: str) -> Letter:
    profile = _profile(number, None if _is_profile(number) else found(number))
    require_no_interest_in(now, profile)
    nomination = _nomination(profile)
    if nomination is None:
        raise NotFound(NO_LETTER.of(number=number, value=NOMINATION))
    now.tell("correspondence.read", number, letter=NOMINATION)
    return nomination_letter(nomination)


def person_of(number: str) -> Person:
    """The person behind a profile or an application.

    :raises NotFound: where there is none of that number, or nobody behind it any more.
    """
    profile = _profile(number, None if _is_profile(number) else found(number))
    if profile.person is None:
        raise NotFound(NOBODY.of(number=number))
    return profile.person


def _invitation(application: Application | None, profile: Profile) -> Invitation | None:
    """That of an application, or the latest of a profile."""
    return application.invitation if application is not None else profile.invitations.order_by("-id").first()


def _nomination(profile: Profile) -> Nomination | None:
    """The latest that was accepted on a profile, whatever became of it."""
    accepted = profile.nominations.filter(accepted__isnull=False)
    return accepted.select_related("profile").order_by("-id").first()


def _is_profile(number: str) -> bool:
    return profile_key_of(number) is not None


def _profile(number: str, application: Application | None) -> Profile:
    if application is not None:
        return application.profile
    key = profile_key_of(number)
    row = None if key is None else Profile.objects.filter(id=key).first()
    if row is None:
        raise NotFound(NO_PROFILE.of(value=number[:40]))
    return row


def _digest(facts: str) -> str:
    return hashlib.sha256(facts.encode()).hexdigest()


NO_LETTER = Text("letter: {number} has no letter {value}.", "lettre : {number} n'a pas de lettre {value}.")
ERASED = Text("letter: {value} was erased.", "lettre : {value} a été effacée.")
CHANGED = Text(
    "letter: the facts of {value} are not those that it was issued with.",
    "lettre : les faits de {value} ne sont pas ceux avec lesquels elle a été émise.",
)
NO_PROFILE = Text("number: there is no profile {value}.", "numéro : il n'y a pas de profil {value}.")
NOBODY = Text("number: nobody stands behind {number}.", "numéro : personne n'est derrière {number}.")
