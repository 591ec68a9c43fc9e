"""A second factor beside the password: codes of an authenticator, passkeys, and recovery codes for when they are lost.

The key of an authenticator is sealed under a key of the service; a code is good once, in its half minute and those
beside it (RFC 6238, 5.2). Of a recovery code a digest is kept. Passkeys stand in :mod:`.passkeys`.
"""

from __future__ import annotations

import hmac
import logging
import re
import secrets
from datetime import datetime
from enum import StrEnum
from typing import NamedTuple

import pyotp
from django.conf import settings

from express_entry.law import Text
from express_entry.pool.faults import Conflict, PoolFault, Unacceptable
from express_entry.pool.units import Desk, Unit, unit

from . import keepsafe, sittings, tokens
from .attempts import Tried, attempt, count, forget, require_few
from .factorrows import Authenticator, Passkey, RecoveryCode
from .sittings import Sitting
from .tickets import Purpose, issue
from .users import User

STEP = 30
"""Seconds for which a code is good."""
BESIDE = 1
"""Steps before and after the present one in which a code is taken: clocks differ, and people type."""
CODES = 10
LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"
"""Of recovery codes: none that looks like another."""
LONG = 24
"""How many: 118 random bits, of which a plain digest may be kept (OWASP ASVS 5.0, 6.5.2)."""
ISSUER = "Express Entry"

_log = logging.getLogger(__name__)


class Shown(StrEnum):
    """By what somebody showed a second factor."""

    AUTHENTICATOR = "authenticator"
    PASSKEY = "passkey"
    RECOVERY = "recovery"


class Factors(NamedTuple):
    """What an account has beside its password."""

    authenticator: bool
    passkeys: int
    codes_left: int

    @property
    def any(self) -> bool:
        """Whether there is a second factor: recovery codes alone are none."""
        return self.authenticator or self.passkeys > 0


class WrongCode(PoolFault):
    """A code that is not the one of this moment, or was used."""

    def __init__(self) -> None:
        super().__init__(WRONG.of(), fields={"code": WRONG.of()})


class CodeWanted(PoolFault):
    """The password is right, and the account has a second factor too."""

    def __init__(self) -> None:
        super().__init__(WANTED.of(), fields={"code": WANTED.of()})


def factors_of(user: User) -> Factors:
    """The factors of an account."""
    return Factors(
        Authenticator.objects.filter(user=user, confirmed__isnull=False).exists(),
        Passkey.objects.filter(user=user).count(),
        RecoveryCode.objects.filter(user=user, used__isnull=True).count(),
    )


# ---------------------------------------------------------------------------------------------------------- to show one


def show_code(desk: Desk, user: User, code: str, *, address: str) -> Shown:
    """See to it that a code is one of the account's authenticator, or a recovery code of it.

    :raises TooMany: where too many were wrong.
    :raises WrongCode: where it is neither.
    """
    made = attempt(Tried.CODE, user.email, address)
    require_few(made, desk.clock())
    plain = re.sub(r"[\s-]", "", code[:60]).casefold()
    with unit(desk) as now:
        shown = _shown(now, user, plain)
    if shown is None:
        count(made, desk.clock())
        _log.info("code_refused")
        raise WrongCode
    forget(made)
    return shown


def _shown(now: Unit, user: User, plain: str) -> Shown | None:
    if re.fullmatch("[0-9]{6}", plain):
        return Shown.AUTHENTICATOR if _is_of_authenticator(now.now, user, plain) else None
    row = RecoveryCode.objects.select_for_update().filter(user=user, digest=_digest(user, plain), used=None).first()
    if row is None:
        return None
    row.used = now.now
    row.save(update_fields=["used"])
    now.tell("factor.recovery_used", user.pseudonym)
    return Shown.RECOVERY


def _is_of_authenticator(now: datetime, user: User, code: str, *, first: bool = False) -> bool:
    """Whether a code is that of a step of about now, later than every one that was taken before."""
    row = Authenticator.objects.select_for_update().filter(user=user, confirmed__isnull=first).first()
    if row is None:
        return False
    codes = pyotp.HOTP(keepsafe.opened(bytes(row.sealed), user.pseudonym))
    present = int(now.timestamp()) // STEP
    for step in range(present - BESIDE, present + BESIDE + 1):
        if step > row.step and hmac.compare_digest(codes.at(step), code):
            row.step, row.confirmed = step, row.confirmed or now
            row.save(update_fields=["step", "confirmed"])
            return True
    return False


# -------------------------------------------------------------------------------------------------------- authenticator


def offer_authenticator(desk: Desk, user: User) -> str:
    """The key for an authenticator, as its program takes it; it counts once :func:`take_authenticator` had a code.

    Until then the same key is offered again.

    :raises Conflict: where the account has one.
    """
    with unit(desk) as now:
        row = Authenticator.objects.select_for_update().filter(user=user).first()
        if row is not None and row.confirmed is not None:
            raise Conflict(HAS_ONE.of())
        if row is not None:
            return keepsafe.opened(bytes(row.sealed), user.pseudonym)
        key = pyotp.random_base32()
        Authenticator.objects.create(user=user, sealed=keepsafe.sealed(key, user.pseudonym), made=now.now)
        return key


def address_of_key(key: str, user: User, host: str) -> str:
    """What the square says that a program scans (``otpauth://``)."""
    return pyotp.TOTP(key).provisioning_uri(name=user.email, issuer_name=f"{ISSUER} ({host})")


def take_authenticator(desk: Desk, sitting: Sitting, code: str, *, origin: str, address: str) -> list[str]:
    """Have an authenticator count, by its first code; the recovery codes, where these are the first.

    :param sitting: the session in which it is shown, by whoever has the account; it goes on.

    :raises TooMany: where too many were wrong.
    :raises WrongCode: where the code is not of this moment.
    """
    user = sitting.user
    made = attempt(Tried.CODE, user.email, address)
    require_few(made, desk.clock())
    with unit(desk) as now:
        right = _is_of_authenticator(now.now, user, re.sub(r"\s", "", code[:60]), first=True)
        codes = added(now, sitting, Shown.AUTHENTICATOR, origin) if right else []
    if not right:
        count(made, desk.clock())
        raise WrongCode
    forget(made)
    return codes


def drop_authenticator(desk: Desk, user: User, *, origin: str) -> None:
    """Take the authenticator from an account."""
    with unit(desk) as now:
        gone, _ = Authenticator.objects.filter(user=user).delete()
        if gone:
            removed(now, user, Shown.AUTHENTICATOR, origin)


# ------------------------------------------------------------------------------------------------------- what follows


def added(now: Unit, sitting: Sitting, what: Shown, origin: str) -> list[str]:
    """Tell that a factor was added; the recovery codes, where these are the first.

    With the first factor every other session and every token ends, and so do the secret addresses of calendars: whoever
    had only the password does not act or read by them any more.
    """
    user = sitting.user
    held = factors_of(user)
    first = held.authenticator + held.passkeys == 1
    if first:
        sittings.end_all(user, now.now, but=sitting)
        tokens.revoke_all(now, user)
    now.tell("factor.added", user.pseudonym, factor=what.value, first=first)
    issue(now, Purpose.FACTOR_CHANGED, user.email, language=user.language, origin=origin, user=user)
    has_codes = RecoveryCode.objects.filter(user=user, used__isnull=True).exists()
    return [] if has_codes else _drawn(now, user)


def removed(now: Unit, user: User, what: Shown, origin: str) -> None:
    """Tell that a factor is gone; recovery codes go with the last one, since there is nothing to recover."""
    now.tell("factor.removed", user.pseudonym, factor=what.value)
    issue(now, Purpose.FACTOR_CHANGED, user.email, language=user.language, origin=origin, user=user)
    if not factors_of(user).any:
        RecoveryCode.objects.filter(user=user).delete()


def draw_codes(desk: Desk, user: User) -> list[str]:
    """Ten new recovery codes; those of before are good for nothing any more.

    :raises Unacceptable: where the account has no second factor.
    """
    if not factors_of(user).any:
        raise Unacceptable(NO_FACTOR.of())
    with unit(desk) as now:
        return _drawn(now, user)


def _drawn(now: Unit, user: User) -> list[str]:
    RecoveryCode.objects.filter(user=user).delete()
    codes = ["".join(secrets.choice(LETTERS) for _ in range(LONG)) for _ in range(CODES)]
    RecoveryCode.objects.bulk_create(
        RecoveryCode(user=user, digest=_digest(user, code), made=now.now) for code in codes
    )
    now.tell("factor.codes", user.pseudonym)
    return ["-".join(code[place : place + 4] for place in range(0, LONG, 4)) for code in codes]


def _digest(user: User, plain: str) -> str:
    """What is kept of a recovery code: its random bits need no slow digest."""
    text = f"express-entry/recovery@1\0{user.pseudonym}\0{plain}"
    return hmac.digest(settings.IDENTITY_KEY.encode(), text.encode(), "sha256").hex()


WRONG = Text(
    "code: it is not the one of this moment, or was used. Accepted: the six digits that the authenticator shows now, "
    "or a recovery code that was not used.",
    "code : ce n'est pas celui de ce moment, ou il a déjà servi. Acceptés : les six chiffres que l'authentificateur "
    "affiche maintenant, ou un code de récupération qui n'a pas servi.",
)
WANTED = Text(
    "code: the account has a second factor. Accepted: the six digits of its authenticator, or a recovery code.",
    "code : le compte a un second facteur. Acceptés : les six chiffres de son authentificateur, ou un code de "
    "récupération.",
)
HAS_ONE = Text(
    "the account has an authenticator. Accepted: another once this one was removed.",
    "le compte a un authentificateur. Accepté : un autre une fois celui-ci retiré.",
)
NO_FACTOR = Text(
    "the account has no second factor that recovery codes could stand in for.",
    "le compte n'a pas de second facteur que des codes de récupération pourraient remplacer.",
)
