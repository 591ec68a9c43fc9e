"""All dates of a person as one iCalendar file (RFC 5545), and the secret address where a calendar program reads it.

Events keep their identity while their day moves. The file names nobody. The address is drawn at random, kept as a
digest alone, and made useless by drawing another one or taking it back; one that a representative drew, by the end of
the appointment; and one of an account, by another password or a first second factor.
"""

from __future__ import annotations

import hashlib
import secrets
from collections import Counter
from collections.abc import Iterator
from datetime import datetime
from typing import NamedTuple, cast
from uuid import uuid5

from django.db.models import Q

from express_entry.accounts.callers import Caller
from express_entry.accounts.firms import Appointment
from express_entry.accounts.models import Grant, User
from express_entry.assessment.shape import DISCLAIMER
from express_entry.law import Language, Text
from express_entry.law.citations import cited
from express_entry.law.days import day_of
from express_entry.pool.audit import Told
from express_entry.pool.faults import NotFound
from express_entry.pool.people import Person
from express_entry.pool.units import Desk, Unit, unit
from express_entry.reports.ics import EVENTS, KIND_WORDS, Event, Options, calendar_named, component

from .duedays import DueDay, due_days
from .owndays import OwnDays, own_days
from .rows import CalendarAddress

ACTION = "calendar.address"
BYTES = 32
ROUTE = "calendar/{token}.ics"
"""Where a feed is read, below the address of the service."""


def feed_of(person: Person, at: datetime, language: Language) -> bytes:
    """The calendar of what falls due of a person and changes their result, as it stands at an instant."""
    whole = calendar_named(NAME.say(language), DISCLAIMER[language], language)
    options = Options(language)
    for event in _events(person, at, language):
        whole.add_component(component(event, _uid(person, event.key), at, options))
    return bytes(whole.to_ical())


def _events(person: Person, at: datetime, language: Language) -> Iterator[Event]:
    """The deadlines and the days on which the result changes; a calendar without either says so on its own day.

    A file without events is none.
    """
    due, own = due_days(person, at), own_days(person, at)
    for each in due:
        yield _event(each, language)
    if own is not None:
        yield from _own_events(own, language)
    if not due and (own is None or not own.entries):
        yield Event(
            day_of(at), "nothing", NOTHING.say(language), DISCLAIMER[language], (KINDS["nothing"].say(language),)
        )


def _event(each: DueDay, language: Language) -> Event:
    said = (each.about, cited(each.citation, language), "", DISCLAIMER[language])
    summary = (OVERDUE if each.over else SUMMARY).of(what=each.what).say(language)
    return Event(each.day, each.key, summary, "\n".join(said), (KINDS[each.kind].say(language),))


def _own_events(own: OwnDays, language: Language) -> Iterator[Event]:
    """The days on which the result changes, with the causes; not by how much: whoever has the address reads it."""
    used: Counter[str] = Counter()
    for entry in own.entries:
        causes = [each.say(language) for each in entry.causes]
        key = "+".join(sorted(each.key for each in entry.causes))
        used[key] += 1
        kinds = dict.fromkeys(KIND_WORDS[each.kind].say(language) for each in entry.causes)
        said = (own.number, *causes, TURNS.say(language), "", DISCLAIMER[language])
        summary = SUMMARY.of(what=causes[0]).say(language)
        # The same may happen twice: work that leaves a window, comes again and leaves it again.
        yield Event(entry.day, f"own/{own.number}/{key}/{used[key]}", summary, "\n".join(said), tuple(kinds))


def _uid(person: Person, key: str) -> str:
    """The same for the same deadline of the same person, in either language."""
    return str(uuid5(EVENTS, hashlib.sha256(f"deadline\0{person.id.hex}\0{key}".encode()).hexdigest()))


# ------------------------------------------------------------------------------------------------------- its address


def renew(desk: Desk, person: Person, language: Language) -> str:
    """A new secret address, relative to that of the service, shown this once; the one before holds no longer."""
    text = secrets.token_urlsafe(BYTES)
    with unit(desk) as now:
        _end(person, now.now)
        by = User.objects.filter(pseudonym=now.actor).first()
        CalendarAddress.objects.create(
            person=person, drawn_by=by, digest=_digest(text), language=language, made=now.now
        )
        now.tell("calendar.renewed", person.id.hex)
    return ROUTE.format(token=text)


def revoke(desk: Desk, person: Person) -> None:
    """Make the secret address useless, at once.

    :raises NotFound: where there is none.
    """
    with unit(desk) as now:
        if not _end(person, now.now):
            raise NotFound(NO_ADDRESS.of())
        now.tell("calendar.revoked", person.id.hex)


class Latest(NamedTuple):
    """The last address of a person: whether it holds; else since when not, where that is known, and who drew it."""

    holds: bool
    stopped: datetime | None
    by_another: bool


def latest(person: Person, at: datetime) -> Latest | None:
    """How it stands with the last address that was drawn for somebody; None where there never was one."""
    row = CalendarAddress.objects.filter(person=person).select_related("drawn_by").order_by("made", "id").last()
    if row is None:
        return None
    by_another = row.drawn_by is not None and not Grant.objects.filter(user=row.drawn_by, person=person).exists()
    if row.revoked is None and _holds(row, at):
        return Latest(True, None, by_another)
    return Latest(False, row.revoked or _let_go(row, at), by_another)


def _let_go(row: CalendarAddress, at: datetime) -> datetime | None:
    """When the appointment ended by which somebody had drawn an address."""
    firms = Grant.objects.filter(user=row.drawn_by, firm__isnull=False).values("firm")
    ended = Appointment.objects.filter(person=row.person_id, firm__in=firms, ended__lte=at).order_by("ended").last()
    return None if ended is None else ended.ended


def read_at(token: str, at: datetime) -> tuple[Person, Language] | None:
    """Whose calendar an address is, and in which language; None for one that is not known, or does not hold."""
    if not token.isascii() or len(token) != len(secrets.token_urlsafe(BYTES)):
        return None
    rows = CalendarAddress.objects.select_related("person", "drawn_by")
    found = rows.filter(digest=_digest(token), revoked__isnull=True).first()
    return None if found is None or not _holds(found, at) else (found.person, cast("Language", found.language))


def _holds(held: CalendarAddress, at: datetime) -> bool:
    """Whether whoever drew an address may still do so: a firm for as long as its appointment stands."""
    by = held.drawn_by
    if by is None:
        return True
    return by.is_active and Person.objects.filter(Caller(at, by).people(ACTION, "id"), id=held.person_id).exists()


def end_with(now: Unit) -> None:
    """End the addresses of an account whose password is another, or that has its first second factor.

    Whoever had only the password may have drawn them: those of its own person, and those that it drew for others.
    """
    accounts = {each.subject for each in now.told if _locks_out(each)}
    if not accounts:
        return
    own = Grant.objects.filter(user__pseudonym__in=accounts, person__isnull=False).values("person")
    theirs = CalendarAddress.objects.filter(Q(person__in=own) | Q(drawn_by__pseudonym__in=accounts))
    for each in theirs.select_for_update(of=("self",)).filter(revoked__isnull=True).order_by("id"):
        each.revoked = now.now
        each.save(update_fields=["revoked"])
        now.tell("calendar.revoked", each.person_id.hex)


def _locks_out(told: Told) -> bool:
    return told.action == "account.password" or (told.action == "factor.added" and told.particulars["first"])


def _end(person: Person, at: datetime) -> int:
    Person.objects.select_for_update().get(id=person.id)  # two at once: the second ends what the first made
    return CalendarAddress.objects.filter(person=person, revoked__isnull=True).update(revoked=at)


def _digest(text: str) -> str:
    """What is kept of an address. Its 256 random bits need no slow digest."""
    return hashlib.sha256(text.encode()).hexdigest()


NAME = Text("Express Entry: deadlines", "Entrée express : échéances")
SUMMARY = Text("Express Entry – {what}", "Entrée express – {what}")
OVERDUE = Text("Express Entry – overdue: {what}", "Entrée express – en retard : {what}")
TURNS = Text(
    "The result changes on this day: see it explained in your account.",
    "Le résultat change à cette date : voyez-le expliqué dans votre compte.",
)
NOTHING = Text("Express Entry – nothing falls due", "Entrée express – rien n'échoit")
NO_ADDRESS = Text("the calendar has no secret address.", "le calendrier n'a pas d'adresse secrète.")
KINDS = {
    "draft": Text("Draft profile", "Ébauche de profil"),
    "profile": Text("Profile", "Profil"),
    "nomination": Text("Nomination", "Désignation"),
    "invitation": Text("Invitation", "Invitation"),
    "letter": Text("Letter", "Lettre"),
    "certificate": Text("Certificate", "Certificat"),
    "visa": Text("Visa", "Visa de résident permanent"),
    "service_standard": Text("Service standard", "Norme de service"),
    "nothing": Text("No deadline", "Aucune échéance"),
}
"""What kind of deadline an event is."""
