"""Signing in with a password: as slow for an address nobody has as for a wrong password, and not tried for ever.

After some failures the next attempt from the same network at the same account waits, each time longer, up to a quarter
of an hour; from elsewhere the account is open, so that nobody is locked out by what strangers try. One network that
tries many accounts waits too. Networks and accounts are kept as digests alone, for a day.
"""

from __future__ import annotations

import hmac
from datetime import datetime, timedelta
from functools import lru_cache

from django.conf import settings
from django.contrib.auth.hashers import check_password, make_password
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db import IntegrityError, models, transaction

from express_entry.law import Language, Reason, Text
from express_entry.pool.faults import Conflict, Forbidden, PoolFault, Unacceptable
from express_entry.pool.people import Person
from express_entry.pool.units import Desk, unit

from .networks import network_of
from .roles import Role
from .users import LONGEST_EMAIL, Grant, User, plain_email

REMEMBERED = timedelta(days=1)
WINDOW = timedelta(minutes=15)
"""In which the failures from one network at every account are counted."""
FREE = 5
"""Failures from one network at one account that nobody waits for."""
FIRST_WAIT, LONGEST_WAIT = timedelta(seconds=5), timedelta(minutes=15)
MOST_FROM_ADDRESS = 50
LONGEST_PASSWORD = 1000


class Failure(models.Model):
    """An attempt to sign in that failed: digests of the account asked for and of the network."""

    account = models.CharField(max_length=64, db_index=True)
    address = models.CharField(max_length=64, db_index=True)
    at = models.DateTimeField(db_index=True)

    def __str__(self) -> str:
        return str(self.id)


class TooMany(PoolFault):
    """So many attempts failed that none is looked at for a while."""

    def __init__(self, wait: timedelta) -> None:
        self.seconds = -int(-wait.total_seconds() // 1)
        super().__init__(TOO_MANY.of(seconds=str(self.seconds)))


class WrongPassword(PoolFault):
    """The address or the password is wrong; which of them is not told."""

    def __init__(self) -> None:
        super().__init__(WRONG.of())


def sign_in(email: str, password: str, *, address: str, now: datetime) -> User:
    """The account of an address and a password.

    :raises TooMany: after too many failures.
    :raises WrongPassword: where there is no such account, it is closed, or the password is another.
    """
    who, where = _digest("account", plain_email(email)), _digest("address", network_of(address))
    _require_few(who, where, now)
    found = User.objects.filter(email=plain_email(email)).first()
    # Hashed also where nobody has the address, so that an answer takes the same time.
    fits = check_password(password[:LONGEST_PASSWORD], found.password if found is not None else _nobodys())
    if not fits or found is None or not found.is_active:
        Failure.objects.create(account=who, address=where, at=now)
        raise WrongPassword
    Failure.objects.filter(account=who, address=where).delete()
    return found


@lru_cache(maxsize=1)
def _nobodys() -> str:
    return make_password("nobody has this password")


def _require_few(who: str, where: str, now: datetime) -> None:
    Failure.objects.filter(at__lte=now - REMEMBERED).delete()
    at_this = list(
        Failure.objects.filter(account=who, address=where).order_by("-at").values_list("at", flat=True)[:MOST]
    )
    left = at_this[0] + wait_after(len(at_this)) - now if at_this else NOTHING
    here = Failure.objects.filter(address=where, at__gt=now - WINDOW).order_by("-at").values_list("at", flat=True)
    many = list(here[:MOST_FROM_ADDRESS])
    if len(many) == MOST_FROM_ADDRESS:
        left = max(left, many[-1] + WINDOW - now, timedelta(seconds=1))
    if left > NOTHING:
        raise TooMany(max(left, timedelta(seconds=1)))


def wait_after(failures: int) -> timedelta:
    """How long is waited after so many failures from one network at one account: twice as long each time."""
    if failures < FREE:
        return NOTHING
    return min(FIRST_WAIT * (1 << min(failures - FREE, MOST)), LONGEST_WAIT)


NOTHING, MOST = timedelta(0), 20


def digest_of_account(email: str) -> str:
    """Under what failures to sign in to an account are counted."""
    return _digest("account", plain_email(email))


def _digest(what: str, value: str) -> str:
    return hmac.digest(settings.SECRET_KEY.encode(), f"express-entry/{what}@1\0{value}".encode(), "sha256").hex()


# ----------------------------------------------------------------------------------------------------------- register


def register(desk: Desk, *, email: str, password: str, language: Language) -> User:
    """A candidate's own account, with a person of its own.

    :raises Unacceptable: for an address or a password that cannot be used.
    :raises Conflict: where the address has an account.
    """
    require_email(email)
    require_password(email, password)
    with unit(desk) as now:
        try:
            with transaction.atomic():
                made = User.objects.register(email, password, language=language, now=now.now)
        except IntegrityError:
            raise Conflict(KNOWN.of()) from None
        person = Person.objects.create(created=now.now)
        Grant.objects.create(
            user=made, role=Role.CANDIDATE.value, person=person, granted=now.now, granted_by=made.pseudonym
        )
        now.tell("account.registered", made.pseudonym, role=Role.CANDIDATE.value)
        return made


def require_email(email: str) -> None:
    """See to it that an address can be one.

    :raises Unacceptable: where it cannot.
    """
    name, _, host = plain_email(email).rpartition("@")
    printable = all(each.isprintable() and not each.isspace() for each in plain_email(email))
    if not (name and "." in host and printable and len(plain_email(email)) <= LONGEST_EMAIL):
        raise Unacceptable(NO_EMAIL.of(), fields={"email": NO_EMAIL.of()})


def require_password(email: str, password: str) -> None:
    """See to it that a password is long and rare enough.

    :raises Unacceptable: where it is not.
    """
    reasons = [_TOO_LONG.of(most=str(LONGEST_PASSWORD))] if len(password) > LONGEST_PASSWORD else []
    try:
        if not reasons:
            validate_password(password, User(email=plain_email(email)))
    except ValidationError as error:
        reasons = [_WEAK.get(each.code or "", WEAK).of() for each in error.error_list]
    if reasons:
        raise Unacceptable(*reasons, fields={"password": _one(reasons)})


def _one(reasons: list[Reason]) -> Reason:
    return reasons[0]


def require_open(user: User) -> None:
    """See to it that an account was not closed.

    :raises Forbidden: where it was.
    """
    if not user.is_active:
        raise Forbidden(CLOSED.of())


TOO_MANY = Text(
    "too many attempts to sign in failed. Accepted: another in {seconds} seconds.",
    "trop de tentatives d'ouverture de session ont échoué. Accepté : une autre dans {seconds} secondes.",
)
WRONG = Text(
    "the address or the password is wrong. Accepted: those of an account.",
    "l'adresse ou le mot de passe est erroné. Acceptés : ceux d'un compte.",
)
KNOWN = Text(
    "email: the address cannot be registered; it may have an account. Accepted: another address, or to sign in.",
    "adresse : elle ne peut être inscrite; elle a peut-être déjà un compte. Accepté : une autre adresse, ou "
    "l'ouverture d'une session.",
)
NO_EMAIL = Text(
    "email: it is no address. Accepted: an e-mail address.",
    "adresse : ce n'en est pas une. Accepté : une adresse électronique.",
)
WEAK = Text("password: it is too easy to guess.", "mot de passe : il est trop facile à deviner.")
_TOO_LONG = Text("password: it has more than {most} characters.", "mot de passe : il a plus de {most} caractères.")
_WEAK = {
    "password_too_short": Text(
        "password: it is too short. Accepted: at least 12 characters.",
        "mot de passe : il est trop court. Accepté : au moins 12 caractères.",
    ),
    "password_too_common": Text(
        "password: many people use it. Accepted: a rarer one.",
        "mot de passe : beaucoup de gens l'utilisent. Accepté : un autre, plus rare.",
    ),
    "password_too_similar": Text(
        "password: it is too much like the address. Accepted: another.",
        "mot de passe : il ressemble trop à l'adresse. Accepté : un autre.",
    ),
    "password_entirely_numeric": Text(
        "password: it is all digits. Accepted: one with other characters too.",
        "mot de passe : il ne contient que des chiffres. Accepté : un mot de passe qui a aussi d'autres caractères.",
    ),
}
CLOSED = Text("the account is closed.", "le compte est fermé.")
