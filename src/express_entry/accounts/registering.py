"""Registering as a candidate: nothing is an account before its address is confirmed, by whoever reads its mail.

At first the address alone is asked for, and the answer is the same whether or not it has an account. The password is
chosen on the page that the link leads to: so whoever asks for an account with the address of somebody else has nothing
of it, and keeps nobody from having one. The page does nothing until a password is sent: programs that follow links make
no account.
"""

from __future__ import annotations

from django.contrib.auth.hashers import make_password
from django.db import IntegrityError, transaction

from express_entry.law import Language, Text
from express_entry.pool.faults import Conflict
from express_entry.pool.people import Person
from express_entry.pool.units import Desk, Unit, unit

from .attempts import Tried, attempt, count, is_enough, require_few
from .roles import Role
from .signin import require_email, require_password
from .tickets import Purpose, Ticket, holding, issue, ticket_of
from .users import Grant, User


def register(desk: Desk, *, email: str, language: Language, origin: str, address: str) -> Ticket:
    """Ask for an account: a message goes to the address, with a link that makes it or word that there is one.

    Each request has a message of its own, and each link holds; where much was asked for, what came is all.

    :raises Unacceptable: for what can be no address.
    :raises TooMany: where too much mail was asked for.
    """
    require_email(email)
    held = held_back(desk, Purpose.REGISTER, email, address)
    if held is not None:
        return held
    with unit(desk) as now:
        return issue(now, Purpose.REGISTER, email, language=language, origin=origin)


def held_back(desk: Desk, purpose: Purpose, email: str, address: str) -> Ticket | None:
    """What came to an address before and still holds, where it gets no more for a while; None where a message may go.

    So a stranger who has mail sent to somebody fills no box, and keeps nobody from the link that is in it.

    :raises TooMany: where there is none either, or the network asked for too much.
    """
    asked, now = attempt(Tried.of_mail(purpose.value), email, address), desk.clock()
    held = holding(email, purpose, now)
    if held is not None and is_enough(asked, now):
        return held
    require_few(asked, now)
    count(asked, now)
    return None


def confirm(desk: Desk, link: str, password: str) -> User:
    """Make the account of a registration, with a password, the role of a candidate and a person of its own.

    :raises BadTicket: where the link does not hold.
    :raises Unacceptable: for a password that cannot be used.
    :raises Conflict: where the address has got an account meanwhile.
    """
    require_password(ticket_of(link, Purpose.REGISTER, desk.clock()).email, password)
    hashed = make_password(password)
    with unit(desk) as now:
        return _make(now, ticket_of(link, Purpose.REGISTER, now.now, lock=True), hashed)


def _make(now: Unit, ticket: Ticket, hashed: str) -> User:
    user = User(email=ticket.email, language=ticket.language, password=hashed, created=now.now)
    try:
        with transaction.atomic():
            user.save()
    except IntegrityError:
        raise Conflict(HAS_ONE.of()) from None
    person = Person.objects.create(created=now.now)
    role = Role.CANDIDATE.value
    Grant.objects.create(user=user, role=role, person=person, granted=now.now, granted_by=user.pseudonym)
    # Whatever else was asked for under the address is settled with it.
    Ticket.objects.filter(email=ticket.email, purpose=Purpose.REGISTER.value).delete()
    now.tell("account.registered", user.pseudonym, role=role)
    return user


HAS_ONE = Text(
    "the address has an account already. Accepted: to sign in with it.",
    "l'adresse a déjà un compte. Accepté : l'ouverture d'une session avec celui-ci.",
)
