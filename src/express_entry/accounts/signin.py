"""Signing in with a password: as slow for an address nobody has as for a wrong password, and not tried for ever.

How often it may be tried is counted in :mod:`.attempts`. An account that has a second factor is not signed in to by its
password alone: what comes then stands in :mod:`.factors`. An address that nobody confirmed has no account.
"""

from __future__ import annotations

import logging
import re
from datetime import datetime
from functools import lru_cache

from django.contrib.auth.hashers import check_password, make_password
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError

from express_entry.law import Reason, Text
from express_entry.pool.faults import Forbidden, PoolFault, Unacceptable

from .attempts import Tried, attempt, count, forget, require_few
from .users import LONGEST_EMAIL, User, plain_email

LONGEST_PASSWORD = 1000
OF_THE_PLACE = (
    "express",
    "entry",
    "entree",
    "entrée",
    "canada",
    "immigration",
    "password",
    "motdepasse",
    "ircc",
    "cic",
)
"""Words that everybody here would think of: of a password they count for nothing."""
LEAST_BESIDE = 8
"""Characters that a password has beside them."""
LEAST_DIFFERENT = 5
"""Characters of a password that are not the same: of any kind, digits alone too."""

_log = logging.getLogger(__name__)


class WrongPassword(PoolFault):
    """The address or the password is wrong; which of them is not told."""

    def __init__(self) -> None:
        super().__init__(WRONG.of())


def sign_in(email: str, password: str, *, address: str, now: datetime) -> User:
    """The account of an address and a password; a second factor it may have is still to be asked for.

    :raises TooMany: after too many failures.
    :raises WrongPassword: where there is no such account, it is closed, or the password is another.
    """
    made = attempt(Tried.PASSWORD, email, address)
    require_few(made, now)
    found = User.objects.filter(email=plain_email(email)).first()
    # A password is hashed whoever asks, so that an answer takes the same time.
    if _fits(password, found) and found is not None and found.is_active:
        forget(made)
        return found
    count(made, now)
    _log.info("sign_in_refused")
    raise WrongPassword


def _fits(password: str, kept: User | None) -> bool:
    hashed = kept.password if kept is not None else _nobodys()
    return check_password(password[:LONGEST_PASSWORD], hashed) and len(password) <= LONGEST_PASSWORD


def require_password_of(user: User, password: str, *, address: str, now: datetime) -> None:
    """See to it that somebody who is signed in says the password of the account.

    :raises TooMany: after too many failures.
    :raises WrongPassword: where it is another.
    """
    if sign_in(user.email, password, address=address, now=now).pk != user.pk:
        raise WrongPassword


@lru_cache(maxsize=1)
def _nobodys() -> str:
    return make_password("nobody has this password")


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
    if not reasons and len(set(password)) < LEAST_DIFFERENT:
        reasons = [_ALIKE.of(least=str(LEAST_DIFFERENT))]
    if not reasons and _beside(password) < LEAST_BESIDE:
        reasons = [_OF_THE_PLACE.of()]
    if reasons:
        raise Unacceptable(*reasons, fields={"password": _one(reasons)})


def _beside(password: str) -> int:
    """How many characters a password has beside the words that everybody would think of.

    Where there is such a word, signs count for nothing: they would only take it apart.
    """
    letters = rest = re.sub(r"[\W_]", "", password.casefold())
    for word in OF_THE_PLACE:
        rest = rest.replace(word, "")
    return len(password) if rest == letters else len(rest)


def _one(reasons: list[Reason]) -> Reason:
    return reasons[0]


def require_open(user: User) -> None:
    """See to it that an account was not closed.

    :raises Forbidden: where it was.
    """
    if not user.is_active:
        raise Forbidden(CLOSED.of())


WRONG = Text(
    "the address or the password is wrong. Accepted: those of an account.",
    "l'adresse ou le mot de passe est erroné. Acceptés : ceux d'un compte.",
)
NO_EMAIL = Text(
    "email: it is no address. Accepted: an e-mail address.",
    "adresse : ce n'en est pas une. Accepté : une adresse électronique.",
)
WEAK = Text("password: it is too easy to guess.", "mot de passe : il est trop facile à deviner.")
_TOO_LONG = Text("password: it has more than {most} characters.", "mot de passe : il a plus de {most} caractères.")
_ALIKE = Text(
    "password: it repeats a few characters. Accepted: at least {least} different ones, of any kind.",
    "mot de passe : il répète quelques caractères. Acceptés : au moins {least} caractères différents, de tout genre.",
)
_OF_THE_PLACE = Text(
    "password: it is made of words that everybody here would think of. Accepted: one with at least 8 other characters.",
    "mot de passe : il est fait de mots auxquels tout le monde penserait ici. Accepté : un mot de passe qui a au moins "
    "8 autres caractères.",
)
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
}
CLOSED = Text("the account is closed.", "le compte est fermé.")
