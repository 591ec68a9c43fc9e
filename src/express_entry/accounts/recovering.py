"""A forgotten password: a link by mail that is good for an hour, once, and ends every session and every token.

With the password go the secret addresses of calendars that were drawn with it: correspondence hears of the change.

Whoever asks is answered alike, be there an account or not. An account with a second factor is not recovered without it,
or without a recovery code: a mailbox alone opens nothing that two keys locked.
"""

from __future__ import annotations

from datetime import datetime

from express_entry.law import Language
from express_entry.pool.units import Desk, Unit, unit

from . import sittings, tokens
from .registering import may_send
from .signin import require_email, require_password
from .tickets import BadTicket, Purpose, Ticket, issue, ticket_of
from .users import User, plain_email


def ask(desk: Desk, *, email: str, language: Language, origin: str, address: str) -> Ticket | None:
    """Ask for a way back into an account; where much was asked for, no message goes for a while.

    :raises Unacceptable: for what can be no address.
    :raises TooMany: where too much mail was asked for from one network.
    """
    require_email(email)
    if not may_send(desk, Purpose.RECOVER, email, address):
        return None
    with unit(desk) as now:
        return issue(now, Purpose.RECOVER, email, language=language, origin=origin)


def account_of(ticket: Ticket) -> User | None:
    """Whose password a ticket changes: nobody's where the address has no account, or one that has no password."""
    found = User.objects.filter(email=plain_email(ticket.email), is_active=True).first()
    return found if found is not None and found.has_usable_password() else None


def whose(link: str, now: datetime) -> User:
    """The account that a link leads back into.

    :raises BadTicket: where it does not hold.
    """
    found = account_of(ticket_of(link, Purpose.RECOVER, now))
    if found is None:
        raise BadTicket
    return found


def recover(desk: Desk, link: str, password: str) -> User:
    """Give an account another password by a link; all of its sessions and tokens end, and the address is told.

    Whether a second factor was shown, whoever calls has seen to.

    :raises BadTicket: where the link does not hold.
    :raises Unacceptable: where the password cannot be used.
    """
    user = whose(link, desk.clock())
    require_password(user.email, password)
    with unit(desk) as now:
        ticket = ticket_of(link, Purpose.RECOVER, now.now, lock=True)
        Ticket.objects.filter(email=ticket.email, purpose=Purpose.RECOVER.value, used__isnull=True).update(used=now.now)
        renew(now, user, password, origin=ticket.origin)
        return user


def change(desk: Desk, user: User, password: str, *, origin: str) -> None:
    """Give one's own account another password; all of its sessions and tokens end, and the address is told.

    :raises Unacceptable: where it cannot be used.
    """
    require_password(user.email, password)
    with unit(desk) as now:
        renew(now, user, password, origin=origin)


def renew(now: Unit, user: User, password: str, *, origin: str) -> None:
    """Put another password in the place of the one before, within a transaction."""
    user.set_password(password)
    user.handed_over = False
    user.save(update_fields=["password", "handed_over"])
    sittings.end_all(user, now.now)
    tokens.revoke_all(now, user)
    issue(now, Purpose.PASSWORD_CHANGED, user.email, language=user.language, origin=origin, user=user)
    now.tell("account.password", user.pseudonym)
