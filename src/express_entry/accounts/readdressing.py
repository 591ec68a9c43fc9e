"""Another e-mail address for an account: confirmed at the new one, told at the old one."""

from __future__ import annotations

from django.db import IntegrityError, transaction

from express_entry.law import Text
from express_entry.pool.faults import Conflict, Unacceptable
from express_entry.pool.units import Desk, unit

from .attempts import Tried, attempt, count, require_few
from .registering import HAS_ONE
from .signin import require_email
from .tickets import BadTicket, Purpose, Ticket, issue, ticket_of
from .users import User, plain_email


def ask(desk: Desk, user: User, email: str, *, origin: str, address: str) -> Ticket:
    """Ask that an account have another address: a message with a link goes there; nothing changes before.

    The answer is the same where that address has an account: its message says so, to whoever reads it.

    :raises Unacceptable: for what can be no address, or is the account's own.
    :raises TooMany: where too much mail was asked for.
    """
    require_email(email)
    if plain_email(email) == user.email:
        raise Unacceptable(THE_SAME.of(), fields={"email": THE_SAME.of()})
    asked = attempt(Tried.READDRESSING, email, address)
    require_few(asked, desk.clock())
    count(asked, desk.clock())
    with unit(desk) as now:
        return issue(now, Purpose.ADDRESS, email, language=user.language, origin=origin, user=user)


def confirm(desk: Desk, user: User, link: str) -> User:
    """Have an account go by the address that a link was sent to; the old address is told.

    :raises BadTicket: where the link does not hold, or is another account's.
    :raises Conflict: where the address has got an account meanwhile.
    """
    with unit(desk) as now:
        ticket = ticket_of(link, Purpose.ADDRESS, now.now, lock=True)
        if ticket.user_id != user.pk:
            raise BadTicket
        before = user.email
        try:
            with transaction.atomic():
                User.objects.filter(pk=user.pk).update(email=ticket.email)
        except IntegrityError:
            raise Conflict(HAS_ONE.of()) from None
        user.email = ticket.email
        Ticket.objects.filter(user=user, purpose=Purpose.ADDRESS.value).update(used=now.now)
        # A link to the old mailbox opens nothing from now on.
        Ticket.objects.filter(email=before, purpose=Purpose.RECOVER.value).update(used=now.now)
        issue(now, Purpose.ADDRESS_CHANGED, before, language=user.language, origin=ticket.origin, user=user)
        now.tell("account.address", user.pseudonym)
        return user


THE_SAME = Text(
    "email: this is the account's address already. Accepted: another one.",
    "adresse : c'est déjà celle du compte. Accepté : une autre.",
)
