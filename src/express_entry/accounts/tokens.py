"""Tokens by which programs sign in: shown once, kept only as a digest, never good for longer than was asked."""

from __future__ import annotations

import hashlib
import secrets
from datetime import datetime, timedelta

from django.db import models
from django.db.models import Q

from express_entry.law import Text
from express_entry.law.days import day_of
from express_entry.pool.faults import NotFound, Unacceptable
from express_entry.pool.units import Desk, Unit, unit

from .users import User

PREFIX = "ee_"
"""How a token begins, so that one that leaked is recognised."""
BYTES = 32
MOST_DAYS = 366


class Token(models.Model):
    """A token of an account, with the account's roles; ``digest`` is all that is kept of it."""

    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="tokens")
    name = models.CharField(max_length=100)
    digest = models.CharField(max_length=64, unique=True)
    created = models.DateTimeField()
    expires = models.DateTimeField()
    used = models.DateField(null=True)
    """The last day on which it was used."""
    revoked = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return str(self.id)


def issue(desk: Desk, user: User, *, name: str, days: int) -> tuple[Token, str]:
    """A new token and its text, which is shown this once.

    :raises Unacceptable: for no name, or a time that is too long.
    """
    if not name.strip() or len(name) > 100:
        raise Unacceptable(NO_NAME.of(), fields={"name": NO_NAME.of()})
    if not 1 <= days <= MOST_DAYS:
        fault = NO_DAYS.of(value=str(days), most=str(MOST_DAYS))
        raise Unacceptable(fault, fields={"days": fault})
    text = PREFIX + secrets.token_hex(BYTES)
    with unit(desk) as now:
        made = Token.objects.create(
            user=user,
            name=name.strip(),
            digest=digest_of(text),
            created=now.now,
            expires=now.now + timedelta(days=days),
        )
        now.tell("token.issued", user.pseudonym, token=made.id, expires=made.expires.isoformat())
    return made, text


def revoke(desk: Desk, key: int) -> Token:
    """Make a token useless, at once; done twice, the second time changes nothing.

    :raises NotFound: where there is none.
    """
    with unit(desk) as now:
        found = Token.objects.select_for_update().filter(id=key).first() if 0 < key < 2**63 else None
        if found is None:
            raise NotFound(NO_TOKEN.of(value=str(key)[:20]))
        if found.revoked is None:
            found.revoked = now.now
            found.save()
            now.tell("token.revoked", User.objects.get(id=found.user_id).pseudonym, token=found.id)
        return found


def revoke_all(now: Unit, user: User) -> None:
    """Make every token of an account useless, within a transaction; each is told to the trail."""
    for found in Token.objects.select_for_update().filter(user=user, revoked__isnull=True).order_by("id"):
        found.revoked = now.now
        found.save(update_fields=["revoked"])
        now.tell("token.revoked", user.pseudonym, token=found.id)


def holder(text: str, now: datetime) -> User | None:
    """The account that a token signs in; None for one that is not known, ran out or was revoked."""
    usable = text.isascii() and len(text) == len(PREFIX) + 2 * BYTES
    if not usable:
        return None
    in_force = Q(revoked__isnull=True, expires__gt=now, user__is_active=True)
    found = Token.objects.select_related("user").filter(in_force, digest=digest_of(text)).first()
    if found is None:
        return None
    if found.used != day_of(now):
        Token.objects.filter(id=found.id).update(used=day_of(now))
    return found.user


def digest_of(text: str) -> str:
    """What is kept of a token. Its 256 random bits need no slow digest."""
    return hashlib.sha256(text.encode()).hexdigest()


NO_NAME = Text(
    "name: it is empty or too long. Accepted: what the token is for, in up to 100 characters.",
    "nom : il est vide ou trop long. Accepté : à quoi sert le jeton, en 100 caractères au plus.",
)
NO_DAYS = Text(
    "days: {value} cannot be. Accepted: a whole number from 1 to {most}.",
    "jours : {value} est impossible. Valeurs acceptées : un nombre entier de 1 à {most}.",
)
NO_TOKEN = Text("there is no token {value}.", "il n'y a pas de jeton {value}.")
MADE_BEFORE = Text(
    "That token was made already, and its text is shown once. If you have not copied it, revoke the token and make "
    "another.",
    "Ce jeton est déjà créé, et son texte n'est montré qu'une fois. Si vous ne l'avez pas copié, révoquez le jeton et "
    "créez-en un autre.",
)
