"""What one administrator does not do alone: hold a round, by giving its two roles to accounts that they made.

Who gives one of the two never gives the other, and neither does an administrator who has that role from them, or from
whom they have it. The audit trail is asked, which remembers what was taken back. Whoever has the command line may.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Mapping
from typing import NamedTuple

from express_entry.law import Text
from express_entry.pool.faults import Forbidden
from express_entry.pool.models import AuditEntry

from .roles import OFFICE, Role
from .users import Grant, User

OTHER: Mapping[Role, Role] = {
    Role.ROUND_OFFICER: Role.AUTHORISING_OFFICER,
    Role.AUTHORISING_OFFICER: Role.ROUND_OFFICER,
}
"""The roles that hold a round together."""


class _Given(NamedTuple):
    by: str
    to: str
    role: str


def require_own_password(user: User, role: Role) -> None:
    """See to it that nobody but its owner knows the password of an account that is to have a role of an office.

    :raises Forbidden: where it is the one that was handed over with it, or where there is none.
    """
    if role in OFFICE and not user.has_usable_password():
        raise Forbidden(PROGRAM.of(role=role.words))
    if role in OFFICE and user.handed_over:
        raise Forbidden(HANDED_OVER.of(role=role.words))


def require_apart(actor: str, role: Role) -> None:
    """See to it that an administrator gives one of the two roles of a round alone.

    :raises Forbidden: where they, or somebody of their line, gave or has the other.
    """
    other = OTHER.get(role)
    if other is None:
        return
    # Of two that are given at once, the second sees the first.
    list(Grant.objects.select_for_update().filter(role=Role.ADMINISTRATOR.value).order_by("id"))
    given = _given()
    makers = defaultdict(set)
    for each in given:
        if each.role == Role.ADMINISTRATOR.value:
            makers[each.to].add(each.by)
    of_other = {name for each in given if each.role == other.value for name in (each.by, each.to)}
    accounts = _accounts({*of_other, *makers, *(each.by for each in given)})
    own = _line(actor, makers) & accounts
    if any(_line(name, makers) & own for name in of_other & accounts):
        raise Forbidden(APART.of(role=role.words, other=other.words))


def _given() -> list[_Given]:
    """Every role that was ever given, by whom and to whom."""
    rows = AuditEntry.objects.filter(action="account.granted", payload__isnull=False).order_by("sequence")
    told = rows.values_list("actor", "subject", "payload")
    return [_given_in(by, to, json.loads(bytes(payload or b""))) for by, to, payload in told]


def _given_in(by: str, to: str, particulars: Mapping[str, str]) -> _Given:
    """Of a role that another administrator confirmed, who asked for it is who gave it."""
    return _Given(particulars.get("asked_by", by), to, particulars["role"])


def _accounts(names: set[str]) -> set[str]:
    """Those of some names that are accounts': the others are names at the command line."""
    return set(User.objects.filter(pseudonym__in=names).values_list("pseudonym", flat=True))


def _line(name: str, makers: Mapping[str, set[str]]) -> set[str]:
    """Somebody, who made them an administrator, who made these, and so on."""
    found, new = set[str](), {name}
    while new:
        found |= new
        new = {maker for each in new for maker in makers.get(each, ())} - found
    return found


PROGRAM = Text(
    "role: the account has no password, so it is a program's. Accepted for the role {role}: the account of somebody; "
    "whoever has the command line gives roles of an office to programs.",
    "rôle : le compte n'a pas de mot de passe, c'est donc celui d'un programme. Accepté pour le rôle « {role} » : le "
    "compte de quelqu'un; qui a la ligne de commande accorde des rôles d'un bureau à des programmes.",
)
HANDED_OVER = Text(
    "role: the password of the account is the one that was handed over with it, and somebody else knows it. Accepted "
    "for the role {role}: an account whose owner has chosen another password.",
    "rôle : le mot de passe du compte est celui qui a été remis avec lui, et quelqu'un d'autre le connaît. Accepté "
    "pour le rôle « {role} » : un compte dont le titulaire a choisi un autre mot de passe.",
)
APART = Text(
    "role: {role} and {other} hold a round together, and the other was given or is held by you, or by an administrator "
    "who comes from you or from whom you come. Accepted: that another administrator gives it, or whoever has the "
    "command line.",
    "rôle : « {role} » et « {other} » tiennent ensemble une ronde, et l'autre a été accordé ou est détenu par vous, ou "
    "par un administrateur qui vient de vous ou dont vous venez. Accepté : qu'un autre administrateur l'accorde, ou "
    "qui a la ligne de commande.",
)
