"""Roles with power over rounds, which two administrators give: one asks, and another confirms.

Where there is no other administrator, the one that there is gives them alone: a fresh service begins so. Whoever has
the command line gives every role. Only who asks counts as having given a role (:mod:`.apart`).
"""

from __future__ import annotations

from django.db import IntegrityError, transaction

from express_entry.law import Text
from express_entry.pool.faults import Conflict, Forbidden, NotFound
from express_entry.pool.units import Desk, Unit, unit

from . import apart, operators
from .askedrows import AskedGrant
from .roles import Role
from .users import Grant, User


def give(desk: Desk, *, email: str, role: Role, about: str = "") -> Grant | AskedGrant:
    """Give an account a role, or ask for it where another administrator has to confirm it.

    :raises Unacceptable: as :func:`.operators.grant`; so are the faults below.
    :raises Conflict: where the account has the role, or it was asked for already.
    :raises Forbidden: to somebody who would give it to themselves, or may not give it.
    """
    if operators.needs_another(desk.actor, operators.known(email), role):
        return _ask(desk, email, role)
    return operators.grant(desk, email=email, role=role, about=about)


def _ask(desk: Desk, email: str, role: Role) -> AskedGrant:
    with unit(desk) as now:
        user = operators.of_another(now, email)
        apart.require_own_password(user, role)
        apart.require_apart(now.actor, role)
        if user.grants.filter(role=role.value).exists():
            raise Conflict(operators.HELD.of(role=role.words))
        try:
            with transaction.atomic():
                made = AskedGrant.objects.create(user=user, role=role.value, asked=now.now, asked_by=now.actor)
        except IntegrityError:
            raise Conflict(ASKED_FOR.of(role=role.words)) from None
        now.tell("grant.asked", user.pseudonym, role=role.value)
        return made


def confirm(desk: Desk, key: int) -> Grant:
    """Give a role that another administrator asked for.

    :raises NotFound: where nothing of that number waits.
    :raises Forbidden: to who asked for it, and to who is to have it; and where it may not be given any more.
    :raises Conflict: where the account is closed or has the role, or who asked is no administrator any more.
    """
    with unit(desk) as now:
        waits = _waiting(now, key)
        role, user = Role(waits.role), waits.user
        if waits.asked_by == now.actor:
            raise Forbidden(BY_ANOTHER.of())
        if not user.is_active:
            raise Conflict(CLOSED.of())
        if not operators.administrators().filter(pseudonym=waits.asked_by).exists():
            raise Conflict(NOBODY_ASKS.of())
        apart.require_own_password(user, role)
        apart.require_apart(waits.asked_by, role)
        waits.delete()
        now.tell("grant.confirmed", user.pseudonym, role=role.value, asked_by=waits.asked_by)
        return operators.given(now, user, role, asked_by=waits.asked_by)


def turn_down(desk: Desk, key: int) -> bool:
    """Refuse a role that another administrator asked for, or withdraw what one asked for; whether it was one's own.

    :raises NotFound: where nothing of that number waits.
    :raises Forbidden: to who is to have it.
    """
    with unit(desk) as now:
        waits = _waiting(now, key)
        own = waits.asked_by == now.actor
        waits.delete()
        now.tell("grant.withdrawn" if own else "grant.refused", waits.user.pseudonym, role=waits.role)
        return own


def _waiting(now: Unit, key: int) -> AskedGrant:
    found = AskedGrant.objects.select_for_update(of=("self",)).select_related("user").filter(id=key).first()
    if found is None:
        raise NotFound(NONE_WAITS.of(value=str(key)))
    operators.require_another(now.actor, found.user)
    return found


def asked_of(user: User) -> list[AskedGrant]:
    """What waits to be confirmed for an account."""
    return list(user.asked_grants.order_by("id"))


ASKED_FOR = Text(
    "role: {role} was asked for already. Accepted: that another administrator confirms it.",
    "rôle : « {role} » a déjà été demandé. Accepté : qu'un autre administrateur le confirme.",
)
BY_ANOTHER = Text(
    "you asked for this role. Accepted: that another administrator confirms it.",
    "vous avez demandé ce rôle. Accepté : qu'un autre administrateur le confirme.",
)
CLOSED = Text("the account is closed.", "le compte est fermé.")
NOBODY_ASKS = Text(
    "who asked for the role is no administrator any more. Accepted: that an administrator asks anew.",
    "qui a demandé le rôle n'est plus administrateur. Accepté : qu'un administrateur le demande de nouveau.",
)
NONE_WAITS = Text("no role of number {value} waits.", "aucun rôle en attente ne porte le numéro {value}.")
