"""Attempts that are counted: after some that failed the next one waits, each time longer, up to a quarter of an hour.

From elsewhere an account stays open, so that nobody is locked out by what strangers try; what only somebody who knows
the password can try, and what sends mail, is counted from everywhere at once; who asks for mail to an address that got
enough of it is answered as ever, and none is sent. One network that tries much waits too.
Networks and accounts are kept as digests alone, for a day.
"""

from __future__ import annotations

import hmac
from collections.abc import Iterable
from datetime import datetime, timedelta
from enum import StrEnum
from typing import NamedTuple

from django.conf import settings
from django.db import models

from express_entry.law import Text
from express_entry.pool.faults import PoolFault

from .networks import network_of
from .users import plain_email

REMEMBERED = timedelta(days=1)
WINDOW = timedelta(minutes=15)
"""In which the failures from one network at every account are counted."""
FREE = 5
"""Failures at one account that nobody waits for."""
FIRST_WAIT, LONGEST_WAIT = timedelta(seconds=5), timedelta(minutes=15)
MOST_FROM_ADDRESS = 50
NOTHING, MOST = timedelta(0), 20


class Failure(models.Model):
    """An attempt that failed, or that is counted for what it costs: digests of the account and of the network."""

    account = models.CharField(max_length=64, db_index=True)
    address = models.CharField(max_length=64, db_index=True)
    at = models.DateTimeField(db_index=True)

    def __str__(self) -> str:
        return str(self.id)


class Tried(StrEnum):
    """What is attempted; each is counted by itself."""

    PASSWORD = "account"  # noqa: S105 - no password; it goes into the digest
    CODE = "code"
    NOMINATING = "nominating"
    """A number and a validation code, which a province was given."""
    REGISTERING = "mail-register"
    RECOVERING = "mail-recover"
    READDRESSING = "mail-address"

    @classmethod
    def of_mail(cls, purpose: str) -> Tried:
        """A message that is asked for; what strangers ask for one reason keeps nobody from another."""
        return cls(f"mail-{purpose}")

    @property
    def is_mail(self) -> bool:
        """Whether it sends a message."""
        return self not in (Tried.PASSWORD, Tried.CODE, Tried.NOMINATING)

    @property
    def from_anywhere(self) -> bool:
        """Whether attempts from every network count together."""
        return self is not Tried.PASSWORD

    @property
    def network(self) -> str:
        """Under what a network is counted: who asks for mail, or nominates, keeps nobody of it from signing in."""
        return "mail-network" if self.is_mail else "nominating-network" if self is Tried.NOMINATING else "address"


class TooMany(PoolFault):
    """So many attempts failed that none is looked at for a while."""

    def __init__(self, wait: timedelta, tried: Tried, *, everywhere: bool) -> None:
        self.tried, self.everywhere = tried, everywhere
        self.seconds = -int(-wait.total_seconds() // 1)
        super().__init__(TOO_MANY.of(seconds=str(self.seconds)))


class Attempt(NamedTuple):
    """Somebody who tries something: digests of the account that it is about and of the network it comes from."""

    tried: Tried
    account: str
    address: str

    @property
    def failures(self) -> models.QuerySet[Failure]:
        """The failures that count against it."""
        of_account = Failure.objects.filter(account=self.account)
        return of_account if self.tried.from_anywhere else of_account.filter(address=self.address)


def attempt(tried: Tried, email: str, address: str) -> Attempt:
    """An attempt at the account of an e-mail address, be there one or not, from a network address."""
    return Attempt(tried, _digest(tried.value, plain_email(email)), _digest(tried.network, network_of(address)))


def require_few(made: Attempt, now: datetime) -> None:
    """See to it that an attempt may be looked at.

    :raises TooMany: where too many failed before.
    """
    _forget_old(now)
    _require(made, _left_of_account(made, now), _left_of_network(made, now))


def is_enough(asked: Attempt, now: datetime) -> bool:
    """Whether so much mail was asked for that an address gets no more for a while, whoever asks.

    It is noted for the network that asks, not for the address: what a stranger asks for then makes nobody wait longer.

    :raises TooMany: where the network asked for too much.
    """
    _forget_old(now)
    _require(asked, NOTHING, _left_of_network(asked, now))
    if _left_of_account(asked, now) <= NOTHING:
        return False
    count(asked._replace(account=asked.address), now)
    return True


def _forget_old(now: datetime) -> None:
    Failure.objects.filter(at__lte=now - REMEMBERED).delete()


def _require(made: Attempt, of_account: timedelta, of_network: timedelta) -> None:
    left = max(of_account, of_network)
    if left > NOTHING:
        everywhere = made.tried.from_anywhere and of_account > NOTHING
        raise TooMany(max(left, timedelta(seconds=1)), made.tried, everywhere=everywhere)


def _left_of_account(made: Attempt, now: datetime) -> timedelta:
    at_this = list(made.failures.order_by("-at").values_list("at", flat=True)[:MOST])
    return at_this[0] + wait_after(len(at_this)) - now if at_this else NOTHING


def _left_of_network(made: Attempt, now: datetime) -> timedelta:
    here = Failure.objects.filter(address=made.address, at__gt=now - WINDOW).order_by("-at")
    many = list(here.values_list("at", flat=True)[:MOST_FROM_ADDRESS])
    return max(many[-1] + WINDOW - now, timedelta(seconds=1)) if len(many) == MOST_FROM_ADDRESS else NOTHING


def count(made: Attempt, now: datetime) -> None:
    """Note that an attempt failed, or that it is one of those that always count."""
    Failure.objects.create(account=made.account, address=made.address, at=now)


def forget(made: Attempt) -> None:
    """An attempt went well: the failures before it are forgotten."""
    made.failures.delete()


def wait_after(failures: int) -> timedelta:
    """How long is waited after so many failures: twice as long each time."""
    if failures < FREE:
        return NOTHING
    return min(FIRST_WAIT * (1 << min(failures - FREE, MOST)), LONGEST_WAIT)


def digests_of(emails: Iterable[str]) -> list[str]:
    """Under what attempts at the accounts of these addresses are counted."""
    return [_digest(tried.value, plain_email(email)) for email in emails for tried in Tried]


def digests_at(numbers: Iterable[str], provinces: Iterable[str]) -> list[str]:
    """Under what codes that provinces typed wrongly are counted at profiles, by their numbers."""
    about = [number_of(province, number) for number in numbers for province in provinces]
    return [_digest(Tried.NOMINATING.value, plain_email(each)) for each in about]


def number_of(province: str, number: str) -> str:
    """What is counted in the place of an account where a province nominates."""
    return f"{province} {number[:40]}"


def _digest(what: str, value: str) -> str:
    return hmac.digest(settings.SECRET_KEY.encode(), f"express-entry/{what}@1\0{value}".encode(), "sha256").hex()


TOO_MANY = Text(
    "there were too many attempts. Accepted: another in {seconds} seconds.",
    "il y a eu trop de tentatives. Accepté : une autre dans {seconds} secondes.",
)
