"""What goes to an e-mail address about an account: a link that is good once, or word of what was changed.

A ticket is written whether or not the address has an account, so that whoever asks learns nothing by how long it takes;
what the message says, and whether there is one, is settled when it is sent. The link is the number of the ticket under
a signature of the service: nothing that opens an account is kept.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from enum import StrEnum

from django.core import signing
from django.db import models
from django.db.models import Q

from express_entry.law import Language, Text
from express_entry.pool.columns import one_of
from express_entry.pool.faults import PoolFault
from express_entry.pool.units import Unit

from .users import LONGEST_EMAIL, User, plain_email

SALT = "express_entry.accounts.tickets"
LONGEST_ORIGIN = 300
LONGEST_LINK = 200


class Purpose(StrEnum):
    """Why a message goes to an address."""

    REGISTER = "register"
    RECOVER = "recover"
    ADDRESS = "address"
    ADDRESS_CHANGED = "address_changed"
    PASSWORD_CHANGED = "password_changed"  # noqa: S105 - a purpose
    FACTOR_CHANGED = "factor_changed"

    @property
    def lasts(self) -> timedelta:
        """How long its link is good; no time where it has none."""
        return LASTS.get(self, timedelta(0))


LASTS: Mapping[Purpose, timedelta] = {
    Purpose.REGISTER: timedelta(hours=24),
    Purpose.RECOVER: timedelta(hours=1),
    Purpose.ADDRESS: timedelta(hours=24),
}
"""How long each link is good."""


class Ticket(models.Model):
    """A message to an address about an account."""

    purpose = models.CharField(max_length=20)
    email = models.CharField(max_length=LONGEST_EMAIL, db_index=True)
    user = models.ForeignKey(User, on_delete=models.CASCADE, null=True, related_name="tickets")
    """Whose account it is about, where that was known when it was made."""
    language = models.CharField(max_length=2)
    origin = models.CharField(max_length=LONGEST_ORIGIN)
    """Under which address the service was asked, as its links begin."""
    made = models.DateTimeField(db_index=True)
    until = models.DateTimeField()
    used = models.DateTimeField(null=True)

    class Meta:
        """The purposes and the languages."""

        constraints = (
            one_of("purpose", Purpose, "ticket_purpose"),
            models.CheckConstraint(condition=Q(language__in=["en", "fr"]), name="ticket_language"),
        )

    def __str__(self) -> str:
        return str(self.id)


class BadTicket(PoolFault):
    """A link that does not hold: it ran out, was used, or never was one."""

    def __init__(self) -> None:
        super().__init__(BAD.of())


def issue(
    now: Unit,
    purpose: Purpose,
    email: str,
    *,
    language: Language | str,
    origin: str,
    user: User | None = None,
) -> Ticket:
    """Have a message go to an address, once the transaction is done."""
    made = Ticket.objects.create(
        purpose=purpose.value,
        email=plain_email(email),
        user=user,
        language=language,
        origin=origin[:LONGEST_ORIGIN],
        made=now.now,
        until=now.now + purpose.lasts,
    )
    # It says nothing of whether the address has an account: of a ticket for nobody in particular nobody is named.
    now.tell("ticket.made", "anyone" if user is None else user.pseudonym, ticket=made.id, purpose=purpose.value)
    return made


def link_of(ticket: Ticket) -> str:
    """The end of the link of a ticket, the same each time."""
    return _signer().sign(f"{ticket.id}-{_stamp(ticket)}")


def ticket_of(text: str, purpose: Purpose, now: datetime, *, lock: bool = False) -> Ticket:
    """The ticket of a link; ``lock`` holds its row until the end of the transaction.

    :raises BadTicket: where it does not hold, for whatever reason.
    """
    try:
        number, _, stamp = _signer().unsign(text[:LONGEST_LINK]).partition("-")
    except signing.BadSignature:
        raise BadTicket from None
    rows = Ticket.objects.select_for_update(of=("self",)) if lock else Ticket.objects.all()
    found = rows.filter(id=int(number), purpose=purpose.value, used__isnull=True, until__gt=now).first()
    # A database that was restored gives numbers again: the instant tells the two apart.
    if found is None or _stamp(found) != stamp:
        raise BadTicket
    return found


def older(before: datetime) -> bool:
    """Whether there are tickets that are older."""
    return Ticket.objects.filter(made__lte=before).exists()


def clear(before: datetime) -> int:
    """Remove tickets that are older, and with them registrations that nobody confirmed; how many these were."""
    _, gone = Ticket.objects.filter(made__lte=before).delete()
    return gone.get("accounts.Ticket", 0)


def _signer() -> signing.Signer:
    return signing.Signer(sep=".", salt=SALT)


def _stamp(ticket: Ticket) -> str:
    return f"{int(ticket.made.astimezone(UTC).timestamp() * 1_000_000):x}"


BAD = Text(
    "the link ran out or was used already. Accepted: one from a newer message.",
    "le lien est échu ou a déjà servi. Accepté : celui d'un message plus récent.",
)
