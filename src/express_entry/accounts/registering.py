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

from .attempts import Tried, attempt, count, is_enough
from .roles import Role
from .signin import require_email, require_password
from .tickets import Purpose, Ticket, issue, ticket_of
from .users import Grant, User


def register(desk: Desk, *, email: str, language: Language, origin: str, address: str) -> Ticket | None:
    """Ask for an account: a message goes to the address, with a link that makes it or word that there is one.

    Each request has a message of its own, and each link holds; where much was asked for, none goes for a while.

    :raises Unacceptable: for what can be no address.
    :raises TooMany: where too much mail was asked for from one network.
    """
    require_email(email)
    if not may_send(desk, Purpose.REGISTER, email, address):
        return None
    with unit(desk) as now:
        return issue(now, Purpose.REGISTER, email, language=language, origin=origin)


def may_send(desk: Desk, purpose: Purpose, email: str, address: str) -> bool:
    """Whether a message may go to an address, which is then counted; whoever asks is answered alike.

    So a stranger who has mail sent to somebody fills no box, and does not see by the answers whether a link was used.

    :raises TooMany: where the network asked for too much.
    """
    asked, now = attempt(Tried.of_mail(purpose.value), email, address), desk.clock()
    if is_enough(asked, now):
        return False
    count(asked, now)
    return True


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
