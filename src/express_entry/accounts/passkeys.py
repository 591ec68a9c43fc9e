"""Passkeys (WebAuthn, level 2): keys that a device or a browser holds for this service, and shows after the password.

What an authenticator signed is checked by ``fido2``; here is whose key it is, that each challenge is answered once, and
that the page which asked was this service's own. The name of the service is its host: an address of numbers has none.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date
from typing import Any

from django.db import IntegrityError, transaction
from fido2.server import Fido2Server
from fido2.utils import websafe_encode
from fido2.webauthn import (
    AttestedCredentialData,
    AuthenticationResponse,
    PublicKeyCredentialRpEntity,
    PublicKeyCredentialUserEntity,
    UserVerificationRequirement,
)

from express_entry.law import Text
from express_entry.law.days import day_of
from express_entry.pool.faults import NotFound, Unacceptable
from express_entry.pool.units import Desk, unit

from .attempts import Tried, attempt, count, forget, require_few
from .factorrows import LONGEST_NAME, Passkey
from .factors import Shown, WrongCode, added, removed
from .sittings import Sitting
from .users import User

MOST = 10
"""Passkeys of one account."""
LONGEST_ANSWER = 20_000


def offer(user: User, origin: str, host: str) -> tuple[dict[str, Any], dict[str, Any]]:
    """What a browser is asked to make a passkey with, and what is to be remembered until it did."""
    who = PublicKeyCredentialUserEntity(id=user.pseudonym.encode(), name=user.email, display_name=user.email)
    options, state = _server(origin, host).register_begin(
        who, _held(user), user_verification=UserVerificationRequirement.PREFERRED
    )
    return json.loads(json.dumps(dict(options))), _plain(state)


def take(
    desk: Desk, sitting: Sitting, answer: str, state: Mapping[str, Any], *, name: str, origin: str, host: str
) -> list[str]:
    """Add the passkey that a browser made; the recovery codes, where these are the first.

    :param sitting: the session in which it was made, by whoever has the account; it goes on.

    :raises Unacceptable: where it is none, is known already, or has no name that can be shown.
    """
    user, named = sitting.user, name.strip()
    if not 0 < len(named) <= LONGEST_NAME or not named.isprintable():
        raise Unacceptable(NO_NAME.of(), fields={"name": NO_NAME.of()})
    if Passkey.objects.filter(user=user).count() >= MOST:
        raise Unacceptable(ENOUGH.of(most=str(MOST)))
    try:
        made = _server(origin, host).register_complete(state, _read(answer))
    except (ValueError, KeyError, TypeError, IndexError, RecursionError):
        raise Unacceptable(NO_PASSKEY.of()) from None
    key = made.credential_data
    assert key is not None
    with unit(desk) as now:
        try:
            with transaction.atomic():
                Passkey.objects.create(
                    user=user,
                    name=named,
                    credential=websafe_encode(key.credential_id),
                    public=bytes(key),
                    signs=made.counter,
                    made=now.now,
                )
        except IntegrityError:
            raise Unacceptable(NO_PASSKEY.of()) from None
        return added(now, sitting, Shown.PASSKEY, origin)


def ask(user: User, origin: str, host: str) -> tuple[dict[str, Any], dict[str, Any]]:
    """What a browser is asked to show a passkey with, and what is to be remembered until it did."""
    options, state = _server(origin, host).authenticate_begin(
        _held(user), user_verification=UserVerificationRequirement.PREFERRED
    )
    return json.loads(json.dumps(dict(options))), _plain(state)


def show(
    desk: Desk, user: User, answer: str, state: Mapping[str, Any], *, origin: str, host: str, address: str
) -> Shown:
    """See to it that a browser showed a passkey of the account.

    :raises TooMany: where that failed too often.
    :raises WrongCode: where it did not.
    """
    made = attempt(Tried.CODE, user.email, address)
    require_few(made, desk.clock())
    if not _is_shown(user, answer, state, origin, host, day_of(desk.clock())):
        count(made, desk.clock())
        raise WrongCode
    forget(made)
    return Shown.PASSKEY


def _is_shown(user: User, answer: str, state: Mapping[str, Any], origin: str, host: str, today: date) -> bool:
    try:
        read = _read(answer)
        key = _server(origin, host).authenticate_complete(state, _held(user), read)
        signs = _signs(read)
    except (ValueError, KeyError, TypeError, IndexError, RecursionError):
        return False
    row = Passkey.objects.get(user=user, credential=websafe_encode(key.credential_id))
    # Many count nothing; of one that does, a number that does not grow shows a copy.
    fits = signs > row.signs or signs == row.signs == 0
    return fits and bool(Passkey.objects.filter(id=row.id, signs=row.signs).update(signs=signs, used=today))


def drop(desk: Desk, user: User, key: int, *, origin: str) -> None:
    """Take a passkey from an account.

    :raises NotFound: where it has none of that number.
    """
    with unit(desk) as now:
        gone, _ = Passkey.objects.filter(user=user, id=key).delete()
        if not gone:
            raise NotFound(NOT_THERE.of(value=str(key)[:20]))
        removed(now, user, Shown.PASSKEY, origin)


def _held(user: User) -> list[AttestedCredentialData]:
    return [AttestedCredentialData(bytes(row.public)) for row in Passkey.objects.filter(user=user).order_by("id")]


def _server(origin: str, host: str) -> Fido2Server:
    service = PublicKeyCredentialRpEntity(id=host, name="Express Entry")
    return Fido2Server(service, verify_origin=lambda stated: stated == origin)


def _plain(state: Mapping[str, Any]) -> dict[str, Any]:
    return {name: None if value is None else str(value) for name, value in state.items()}


def _read(answer: str) -> dict[str, Any]:
    if len(answer) > LONGEST_ANSWER:
        raise ValueError(len(answer))
    tree = json.loads(answer)
    if not isinstance(tree, dict):
        raise TypeError(type(tree))
    return tree


def _signs(answer: Mapping[str, Any]) -> int:
    return int(AuthenticationResponse.from_dict(answer).response.authenticator_data.counter)


NO_PASSKEY = Text(
    "passkey: the browser made none that can be used here, or it is known already. Accepted: another attempt, or "
    "another passkey.",
    "clé d'accès : le navigateur n'en a fait aucune qui puisse servir ici, ou elle est déjà connue. Acceptés : un "
    "autre essai, ou une autre clé d'accès.",
)
NO_NAME = Text(
    "name: it is empty or too long. Accepted: up to 60 characters by which you know the passkey.",
    "nom : il est vide ou trop long. Accepté : jusqu'à 60 caractères auxquels vous reconnaissez la clé d'accès.",
)
ENOUGH = Text(
    "an account has up to {most} passkeys. Accepted: another once one was removed.",
    "un compte a jusqu'à {most} clés d'accès. Accepté : une autre une fois qu'une a été retirée.",
)
NOT_THERE = Text("there is no passkey {value}.", "il n'y a pas de clé d'accès {value}.")
