"""Registering as a candidate: nothing is an account before its address is confirmed, by whoever chose the password.

The answer is the same whether or not the address has an account. The link in the message asks for the password once
more: so nobody confirms by mistake, or because a program follows links, an account that somebody else asked for.
"""

from __future__ import annotations

from typing import cast

from django.contrib.auth.hashers import check_password, make_password
from django.db import IntegrityError, transaction

from express_entry.law import Language, Text
from express_entry.pool.faults import Conflict
from express_entry.pool.people import Person
from express_entry.pool.units import Desk, Unit, unit

from .attempts import Tried, attempt, count, forget, is_enough, require_few
from .roles import Role
from .signin import LONGEST_PASSWORD, WrongPassword, require_email, require_password
from .tickets import Purpose, Ticket, holding, issue, ticket_of
from .users import Grant, User


def register(desk: Desk, *, email: str, password: str, language: Language, origin: str, address: str) -> Ticket:
    """Ask for an account: a message goes to the address, with a link that makes it or word that there is one.

    :raises Unacceptable: for an address or a password that cannot be used.
    :raises TooMany: where too much mail was asked for.
    """
    require_email(email)
    require_password(email, password)
    held = held_back(desk, Purpose.REGISTER, email, address)
    hashed = make_password(password)
    if held is not None:
        return held
    with unit(desk) as now:
        return issue(now, Purpose.REGISTER, email, language=language, origin=origin, password=hashed)


def ask_anew(desk: Desk, waiting: Ticket, *, origin: str, address: str) -> Ticket:
    """Another message for a registration that was not confirmed, to somebody who said its password.

    :raises TooMany: where too much mail was asked for.
    """
    held = held_back(desk, Purpose.REGISTER, waiting.email, address)
    if held is not None:
        return held
    with unit(desk) as now:
        language = cast("Language", waiting.language)
        return issue(now, Purpose.REGISTER, waiting.email, language=language, origin=origin, password=waiting.password)


def held_back(desk: Desk, purpose: Purpose, email: str, address: str) -> Ticket | None:
    """What came to an address before and still holds, where it gets no more for a while; None where a message may go.

    So a stranger who has mail sent to somebody fills no box, and keeps nobody from the link that is in it.

    :raises TooMany: where there is none either, or the network asked for too much.
    """
    asked, now = attempt(Tried.MAIL, email, address), desk.clock()
    held = holding(email, purpose, now)
    if held is not None and is_enough(asked, now):
        return held
    require_few(asked, now)
    count(asked, now)
    return None


def confirm(desk: Desk, link: str, password: str, *, address: str) -> User:
    """Make the account of a registration, with the role of a candidate and a person of its own.

    :raises BadTicket: where the link does not hold.
    :raises WrongPassword: where the password is not the one that was chosen.
    :raises TooMany: where that was tried too often.
    :raises Conflict: where the address has got an account meanwhile.
    """
    ticket = ticket_of(link, Purpose.REGISTER, desk.clock())
    made = attempt(Tried.PASSWORD, ticket.email, address)
    require_few(made, desk.clock())
    if len(password) > LONGEST_PASSWORD or not check_password(password, ticket.password):
        count(made, desk.clock())
        raise WrongPassword
    forget(made)
    with unit(desk) as now:
        return _make(now, ticket_of(link, Purpose.REGISTER, now.now, lock=True))


def _make(now: Unit, ticket: Ticket) -> User:
    user = User(email=ticket.email, language=ticket.language, password=ticket.password, created=now.now)
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
